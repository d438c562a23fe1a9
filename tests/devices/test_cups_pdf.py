"""Papers of a case printed through CUPS with cups-pdf: what comes out scans, and what cannot goes nowhere else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hall_client.devices.printers import printer_here
from hall_client.domain.cases import Outcome
from hall_client.domain.materials import MaterialState
from hall_client.services import printing_out
from hall_client.services.ports import Desk, PrintFailed
from hall_client.services.settings_changing import change_setting
from tests.desk import CLERK, SUPERVISOR, TestDesk
from tests.devices.cups_pdf import pdf_queue
from tests.devices.loopback import FakePrinter, PrintService, print_service
from tests.printing import reading
from tests.services.acts import finished

pytestmark = pytest.mark.slow

QUEUE = "A5-PDF"
A5 = (148.0, 210.0)


@pytest.fixture
def other() -> Iterator[FakePrinter]:
    """The printer everything would fall to that has no queue of its own."""
    fake = FakePrinter()
    yield fake
    fake.close()


@pytest.fixture
def service(other: FakePrinter, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    with print_service() as running:
        running.queue("other", other, "works")
        running.run("lpadmin", "-d", "other")
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{running.port}")
        yield running


@pytest.fixture
def out(service: PrintService) -> Path:
    """Where the PDFs come out."""
    return pdf_queue(service, QUEUE)


@pytest.fixture
def desk(hall: TestDesk, tmp_path: Path) -> Desk:
    """The desk with the printers of this PC, A5 set to cups-pdf."""
    change_setting(hall.desk, SUPERVISOR, "printers", {"a5": QUEUE})
    return replace(hall.desk, printer=printer_here(tmp_path / "papers"))


@pytest.mark.parametrize(
    ("outcome", "state", "kind"),
    [
        (Outcome.NOTICED, MaterialState.MISSING, "notice"),
        (Outcome.ACCEPTED, MaterialState.ORIGINAL, "acceptance"),
    ],
)
def test_the_codes_of_a_case_scan_from_what_came_out(
    hall: TestDesk, desk: Desk, out: Path, outcome: Outcome, state: MaterialState, kind: str
) -> None:
    done = finished(hall, "MZ-006", outcome, MaterialState.ORIGINAL, state)
    (paper,) = [each for each in done.documents if each.kind == kind]
    printing_out.put_out(desk, CLERK, paper.id)
    (file,) = out.iterdir()
    pdf, number = file.read_bytes(), done.case.number
    codes = {code.kind: code.text for code in reading.codes(pdf)}
    assert codes["Code128"] == number
    assert f'"n":"{number}"' in codes["QRCode"]
    assert reading.codes(pdf) == reading.codes(desk.paper.draw(kind, paper.data).pdf)
    (page, *_) = reading.pictures(pdf, dpi=254)
    assert (page.width / 10, page.height / 10) == pytest.approx(A5, abs=1.0)


def _stopped(service: PrintService) -> None:
    service.run("cupsdisable", QUEUE)


def _vanished(service: PrintService) -> None:
    service.run("lpadmin", "-x", QUEUE)


@pytest.mark.parametrize(
    ("happens", "told"), [(_stopped, "打印机停用了"), (_vanished, "系统里没有这台打印机")]
)
def test_a_queue_that_stopped_or_is_gone_is_told_and_nothing_comes_out_anywhere(
    hall: TestDesk,
    desk: Desk,
    service: PrintService,
    out: Path,
    other: FakePrinter,
    happens: Callable[[PrintService], None],
    told: str,
) -> None:
    done = finished(hall, "MZ-006", Outcome.ACCEPTED)
    happens(service)
    with pytest.raises(PrintFailed, match=told):
        printing_out.put_out(desk, CLERK, done.documents[0].id)
    service.run("cupsenable", QUEUE)
    assert service.waiting() == []
    assert not out.exists()
    assert other.documents == []
    assert [each.id for each in printing_out.left_over(desk)] == [each.id for each in done.documents]
