"""The first run: all faults at once, a plan that stands, the key shown once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.hall import HallPlan
from hall_client.domain.people import Role
from hall_client.services.setting_up import NewAccount
from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.pages import first_run_tables as tables
from hall_client.ui.pages.first_run_controller import FirstRunController, MadeHall
from hall_client.ui.pages.first_run_page import FirstRunPage

KEY = "K7QM4XWD9RTB2HPC"


class Maker:
    """Stands where the program sets the hall up: keeps the plans, prints into a list."""

    def __init__(self) -> None:
        self.plans: list[HallPlan] = []
        self.printed = 0

    def set_up(self, plan: HallPlan) -> MadeHall:
        self.plans.append(plan)
        accounts = tuple(NewAccount(p.number, p.name, "" if p.password else "abcd-2345") for p in plan.people)
        return MadeHall(KEY, accounts, "数据的钥匙放在系统的钥匙串里。", self.print_key)

    def print_key(self) -> Path | None:
        self.printed += 1
        return None


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def page(qtbot: QtBot, maker: Maker) -> Iterator[FirstRunPage]:
    background = Background()
    made = FirstRunPage()
    qtbot.addWidget(made)
    FirstRunController(made, background, maker.set_up, lambda: ("办公室 A4 激光",))
    made.resize(1366, 698)
    made.show()
    qtbot.waitUntil(lambda: made.form.a4.count() == 2)
    yield made
    background.close()


def to_the_last_step(page: FirstRunPage) -> None:
    for _ in range(3):
        page.form.next.click()


def fill(page: FirstRunPage) -> None:
    form = page.form
    form.name.setText("青禾镇便民服务中心")
    form.name.textEdited.emit(form.name.text())
    form.station.setText("9901")
    form.terminal.setText("03")
    form.own_window.setValue(3)
    while form.people_table.rowCount():
        form.people_table.setCurrentCell(0, 0)
        tables.drop_row(form.people_table)
    tables.add_person(form.people_table, "0307", "何𠮷", (Role.CLERK, Role.HANDLER))
    tables.add_person(form.people_table, "0101", "周海燕", (Role.SUPERVISOR,))


def test_all_faults_are_shown_at_once_and_nothing_is_set_up(page: FirstRunPage, maker: Maker) -> None:
    to_the_last_step(page)
    page.form.own_window.setValue(9)
    page.form.next.click()
    said = page.form.problems.text()
    for words in ("站点号", "中心名称", "本机窗口", "窗口人员 clerk"):
        assert words in said
    assert maker.plans == []


def test_a_good_plan_carries_everything_that_was_typed(
    page: FirstRunPage, maker: Maker, qtbot: QtBot
) -> None:
    fill(page)
    to_the_last_step(page)
    page.form.a4.setCurrentIndex(1)
    page.form.next.click()
    qtbot.waitUntil(lambda: len(maker.plans) == 1)
    plan = maker.plans[0]
    assert (plan.hall.name, plan.hall.station, plan.hall.own_window) == ("青禾镇便民服务中心", "9901", 3)
    assert plan.hall.seal == "青禾镇便民服务中心业务专用章"
    assert [each.letter for each in plan.hall.series] == ["A", "B", "C", "D"]
    assert [each.number for each in plan.hall.windows] == [1, 2, 3]
    assert plan.hall.printers == {"a4": "办公室 A4 激光"}
    assert "老年人" in [each.label for each in plan.hall.priorities]
    assert [(each.name, each.roles) for each in plan.people] == [
        ("何𠮷", (Role.CLERK, Role.HANDLER)),
        ("周海燕", (Role.SUPERVISOR,)),
    ]


def test_the_key_is_shown_once_and_printed(page: FirstRunPage, maker: Maker, qtbot: QtBot) -> None:
    fill(page)
    to_the_last_step(page)
    page.form.next.click()
    qtbot.waitUntil(lambda: page.form.key_text.text() == "K7QM 4XWD 9RTB 2HPC")
    assert page.form.accounts.rowCount() == 2
    assert not page.form.back.isVisible()
    page.form.print_key.click()
    qtbot.waitUntil(lambda: maker.printed == 1)
    with qtbot.waitSignal(page.finished):
        page.form.next.click()


def test_a_refusal_of_the_machine_is_shown_and_what_was_typed_stays(
    page: FirstRunPage, qtbot: QtBot, maker: Maker
) -> None:
    fill(page)
    to_the_last_step(page)
    page.show_problems(("数据文件夹不能写入。什么都没有改动。",))
    assert page.form.next.isEnabled()
    assert page.form.name.text() == "青禾镇便民服务中心"
    page.form.next.click()
    qtbot.waitUntil(lambda: len(maker.plans) == 1)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_at_every_size(page: FirstRunPage, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, scale)
    for step in range(page.form.stack.count()):
        page.form.stack.setCurrentIndex(step)
        qapp.processEvents()
        assert page.minimumSizeHint().height() <= 698
        inside = page.form.stack.parentWidget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= 1366
