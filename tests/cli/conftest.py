"""What the tests of the commands stand on."""

from pathlib import Path

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.materials import MaterialState
from hall_client.services import calling, issuing, printing_out
from tests.cli.running import Terminal, key_on
from tests.desk import CLERK, GUIDE, TestDesk
from tests.services.acts import finished


@pytest.fixture
def hall_client(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line, with no folder of the user's own in reach."""
    monkeypatch.delenv("HALL_DATA", raising=False)
    monkeypatch.delenv("HALL_PASSPHRASE_FILE", raising=False)
    return Terminal(capsys)


@pytest.fixture
def worked(hall: TestDesk) -> Path:
    """The folder of a hall with a morning's work in it: four numbers, three cases, one paper not printed."""
    for _ in range(4):
        issuing.issue(hall.desk, GUIDE, "A")
    calling.call_next(hall.desk, CLERK, "one")
    spot = finished(hall, "RS-004", Outcome.ON_THE_SPOT)
    finished(hall, "MZ-006", Outcome.ACCEPTED)
    finished(hall, "MZ-006", Outcome.NOTICED, MaterialState.MISSING)
    printing_out.put_out(hall.desk, CLERK, spot.documents[0].id)
    hall.opened.close()
    return hall.opened.folder


@pytest.fixture
def recovery(hall_client: Terminal, tmp_path: Path) -> tuple[Path, Path]:
    """A hall of its own set up by the command, and a file with its recovery key as read from the printed sheet."""
    assert hall_client("setup", "--demo", "--data", tmp_path / "hall").code == 0
    key = tmp_path / "key"
    key.write_text(key_on(next((tmp_path / "hall" / "papers").glob("*.pdf"))), encoding="utf-8")
    return tmp_path / "hall", key
