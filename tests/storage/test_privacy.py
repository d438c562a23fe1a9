"""Nothing readable lies on the disk or in the log: names, ID numbers, phones, addresses."""

import logging
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.services import (
    amending,
    attending,
    deciding,
    looking_up,
    parking,
    printing_out,
    stepping,
)
from hall_client.storage.verify import verify
from tests.desk import CLERK, TestDesk, fresh
from tests.services.acts import LONG_NAME, draft_of, finished

SOMEBODY = Party(
    name=LONG_NAME, id_number="999999198502140038", phone="10000000044", address="柳塘村第三组 18 号"
)
PRIVATE = (LONG_NAME, "买买提艾力", "陈䶮根", "999999198502140038", "10000000044", "柳塘村第三组")


def a_day(hall: TestDesk) -> None:
    """Everything that handles a person: typed, parked, accepted, printed, looked up, put right, refused."""
    accepted = finished(hall, "MZ-006", Outcome.ACCEPTED, who=SOMEBODY)
    for document in accepted.documents:
        printing_out.put_out(hall.desk, CLERK, document.id)
    stepping.unmask(hall.desk, CLERK, accepted.case.id, "电话核对")
    amending.amend(hall.desk, CLERK, accepted.case.id, {"applicant_name": "陈䶮根"}, "姓名录错了。")
    looking_up.look_at(hall.desk, CLERK, accepted.case.id)
    looking_up.find(hall.desk, "陈䶮根")
    draft = draft_of(hall, "RS-004", SOMEBODY)
    with pytest.raises(deciding.OutcomeRefused):
        deciding.finish(hall.desk, CLERK, draft)
    parking.park(hall.desk, CLERK, draft)
    attending.finish(hall.desk, CLERK)
    verify(hall.opened.store)


def test_no_file_holds_anything_readable(hall: TestDesk) -> None:
    a_day(hall)
    files = [path for path in hall.opened.folder.rglob("*") if path.is_file()]
    assert "hall.db-wal" in {path.name for path in files}, "the write-ahead log is looked at as well"
    for path in files:
        content = path.read_bytes()
        for text in (*PRIVATE, "MZ-006", "CREATE TABLE"):
            assert text.encode() not in content, path
            assert text.encode("utf-16-le") not in content, path
            assert text.encode("utf-16-be") not in content, path


def test_the_log_names_nobody(
    hall_template: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        hall = fresh(hall_template, tmp_path / "hall")
        a_day(hall)
        hall.tray.jammed = True
        document = finished(hall, "RS-004", Outcome.ON_THE_SPOT, who=SOMEBODY).documents[0]
        with pytest.raises(Exception, match="打印机"):
            printing_out.put_out(hall.desk, CLERK, document.id)
        hall.opened.close()
    said = caplog.text + "".join(capfd.readouterr())
    for text in PRIVATE:
        assert text not in said
        assert text.encode("unicode_escape").decode() not in said


def test_a_database_fault_names_nobody(hall: TestDesk) -> None:
    """What an unforeseen fault carries into the log: the statement, never its values."""

    def act() -> None:
        with hall.desk.store.work() as work:
            work.reference.set_credential("nobody of ours", password_hash=LONG_NAME)

    with pytest.raises(IntegrityError, match="FOREIGN KEY") as caught:
        act()
    assert LONG_NAME not in str(caught.value)
