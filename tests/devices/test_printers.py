"""Papers without a printer: filed whole, private, under a name that tells nothing about a person."""

import logging
import stat
from pathlib import Path

import pytest

import printing
from hall_client.devices.paper import Press
from hall_client.devices.printers import PaperFolder, file_name, printer_here
from hall_client.domain.printers import FILED, Outlet
from hall_client.services.ports import PrintFailed

NUMBER = "9901032603180015"
ID_NUMBER = "999999194103120010"


def test_without_a_queue_the_paper_is_filed_for_its_owner_alone(tmp_path: Path) -> None:
    file = printer_here(tmp_path / "papers").put_out(b"%PDF-1", f"{NUMBER}-C3-1-补打2", "a5", 2, FILED)
    assert file == tmp_path / "papers" / f"{NUMBER}-C3-1-补打2.pdf"
    assert file.read_bytes() == b"%PDF-1"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_on_windows_a_paper_never_falls_to_the_folder_where_a_printer_is_named(tmp_path: Path) -> None:
    """Windows itself is not here: what is missing is told, nothing is filed in silence."""
    with pytest.raises(PrintFailed, match="没有装打印服务（打印机“HP”）"):
        printer_here(tmp_path, platform="win32").put_out(b"%PDF-1", NUMBER, "a5", 1, Outlet("HP"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", "etc-passwd.pdf"),
        (f"回执 {ID_NUMBER}", "回执.pdf"),
        ("a" * 200, "a" * 80 + ".pdf"),
        ("..", "paper.pdf"),
    ],
)
def test_a_file_name_leaves_the_folder_nowhere_and_names_nobody(name: str, file: str) -> None:
    assert file_name(name) == file


def test_a_full_or_closed_folder_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / f"{NUMBER}.pdf").mkdir()
    with pytest.raises(PrintFailed, match="内容已经存好，不会重号"):
        PaperFolder(tmp_path).put_out(b"%PDF-1", NUMBER)
    assert [each.name for each in tmp_path.iterdir()] == [f"{NUMBER}.pdf"]


def test_without_a_print_service_the_sentence_names_the_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with pytest.raises(PrintFailed, match="打印服务没有运行（打印机“窗口A5”）"):
        printer_here(tmp_path).put_out(b"%PDF-1", f"回执 {ID_NUMBER}", "a5", 1, Outlet("窗口A5"))
    assert "窗口A5" in caplog.text
    assert ID_NUMBER not in caplog.text


def test_a_paper_that_cannot_be_drawn_is_told_and_logged_without_its_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(PrintFailed, match="内容已经存好"):
        Press().draw("receipt", {"head": ID_NUMBER})
    assert ID_NUMBER not in caplog.text


def test_the_press_draws_the_same_bytes_and_reports_what_no_typeface_has() -> None:
    data = printing.sample("receipt")
    assert Press().draw("receipt", data) == Press().draw("receipt", data)
    assert Press().draw("receipt", data, reprint=1).sha256 != Press().draw("receipt", data).sha256
