"""A hall made from the first page: opened, signed in to, worked in; or nothing made, and both ways out told."""

import itertools
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from hall_client.desk import system_now
from hall_client.first_run import make_hall
from hall_client.settings import Settings
from hall_client.setup_file import read_plan
from hall_client.ui.background import Background
from hall_client.ui.pages.first_run_controller import FirstRunController
from hall_client.ui.pages.first_run_page import FirstRunPage
from tests.program.seat import K, Seat, delete

PASSPHRASE = "青禾镇 green field 𠮷"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return Settings(tmp_path / "new", secret)


@pytest.mark.slow
def test_a_hall_made_under_a_passphrase_can_be_worked_in(settings: Settings) -> None:
    made = make_hall(settings, read_plan(resources.path("demo_hall.toml")))
    assert "口令" in made.key_words
    assert made.print_key() is not None
    for path in settings.folder.rglob("*"):
        assert path.is_dir() or made.recovery_key.encode() not in path.read_bytes(), path
    seat = Seat(settings.folder, PASSPHRASE, system_now())
    try:
        seat.sign_in("0307")
        seat.call()
        number = seat.at_once()
        seat.press(K.Key_F12)
        assert seat.tray.sheets[0][0] == f"{number}-C8-1"
    finally:
        seat.close()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FirstRunPage]:
    """The first page where there is neither a keyring nor a passphrase."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    background = Background()
    made = FirstRunPage()
    maker = partial(make_hall, Settings(tmp_path / "new"))
    FirstRunController(made, background, maker)
    made.show()
    yield made
    background.close()
    delete(made)


def test_without_a_keyring_both_ways_out_are_on_the_page(
    page: FirstRunPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.plan_ready.emit(read_plan(resources.path("demo_hall.toml")))
    qtbot.waitUntil(lambda: bool(page.form.problems.text()))
    said = page.form.problems.text()
    assert "一、装上系统钥匙串" in said
    assert "二、改用口令保管密钥" in said
    assert page.form.problems.isVisible()
    assert page.form.next.isEnabled()
    assert page.form.stack.currentIndex() == 0
    assert not list(itertools.chain(tmp_path.rglob("hall.db"), tmp_path.rglob("installation.json")))
    assert QApplication.activeModalWidget() is None
