"""Draws the workspace and the states sheet to PNG files, to be laid beside the design and looked at.

Run: QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery FOLDER
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.models.materials_model import MaterialRow
from hall_client.ui.shell import Shell
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.bottom_bar import BottomBar
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.materials_summary import MaterialsSummary
from hall_client.ui.widgets.materials_table import MaterialsTable
from hall_client.ui.widgets.message_row import Message, MessageAction, MessageKind, MessageRow
from hall_client.ui.widgets.option_row import OptionRow
from hall_client.ui.widgets.outcome_button import OutcomeButton
from hall_client.ui.widgets.paper_view import PaperView
from hall_client.ui.widgets.queue_list import QueueList, QueueRow
from hall_client.ui.widgets.section_card import SectionCard, SectionState
from hall_client.ui.widgets.section_stack import SectionStack
from hall_client.ui.widgets.stage_bar import Stage, StageBar, StageState
from hall_client.ui.widgets.status_cell import CellState

REASONS = ("没带", "要开具", "先办别的证", "其他")
ROWS = (
    MaterialRow("m1", "申请人居民身份证", "原件核验，留复印件 1 份", "original", 1),
    MaterialRow("m2", "申请人户口簿", "首页、本人页", "waived", 0, "户籍已核验 09:37"),
    MaterialRow("m3", "高龄津贴申请表", "原件，申请人签字或按印", "original", 1, "窗口代打印"),
    MaterialRow("m4", "社会保障卡", "正反面复印在一张纸上", "copy", 1),
    MaterialRow("m5", "代办人居民身份证", "原件核验", "original", 0, "已读卡 09:36"),
    MaterialRow(
        "m6",
        "委托书",
        "写明代办事项，申请人签字或按印",
        reasons=REASONS,
        remedy="窗口有空白委托书，可以当场写。",
    ),
    MaterialRow("m7", "健在情况核实表", "村民委员会盖章", reasons=REASONS),
)
QUEUE = (
    QueueRow("P004", "优先 老年人", "3 分钟", chip=True, is_next=True),
    QueueRow("A024", "社会事务", "12 分钟"),
    QueueRow("B011", "社保医保", "10 分钟"),
    QueueRow("Y003", "预约 10:00", "", chip=True),
)


def _nothing() -> None:
    """For actions nobody presses in a picture."""


def materials_section() -> tuple[SectionCard, MaterialsTable]:
    card = SectionCard("材料", "Alt+4")
    table = MaterialsTable()
    card.head.addWidget(MaterialsSummary(table.model), 1)
    card.body.addWidget(table)
    card.set_state(SectionState.ACTIVE)
    table.set_rows(ROWS)
    return card, table


def left_column() -> QFrame:
    left = QFrame()
    left.setProperty("role", "left")
    theme.fix(left, width=236)
    column = QVBoxLayout(left)
    theme.space(column)
    queue = QueueList()
    queue.set_rows(QUEUE)
    buttons = QHBoxLayout()
    theme.space(buttons, (14, 10, 14, 10), 6)
    for text, caps in (("重呼", ("F3",)), ("过号", ("F4",)), ("转窗", ())):
        buttons.addWidget(KeyButton(text, caps, kind="small", light_key=True))
    ticket = QLabel("A023")
    ticket.setProperty("type", "ticket")
    ticket.setProperty("tone", "dark_blue")
    column.addWidget(ticket)
    column.addLayout(buttons)
    column.addWidget(queue, 1)
    return left


def bottom_bar() -> BottomBar:
    bar = BottomBar()
    call = OutcomeButton("呼叫下一位", "F2", icon="speaker", width=208)
    call.set_words("呼叫下一位", "下一个 P004")
    undo = OutcomeButton("撤销", "Ctrl+Z", icon="undo")
    undo.set_words("撤销", "材料 5 的标记")
    bar.add_left(call)
    bar.add_left(undo)
    bar.add_left(OutcomeButton("暂存", "Ctrl+S", width=78))
    for text, key, reason in (
        ("当场办结", "F8", "不是即办件"),
        ("受理", "F9", "剩 2 项未看"),
        ("一次性告知", "F10", "剩 2 项未看"),
        ("转联办", "", "不涉及"),
        ("送上级", "", "本级可办"),
    ):
        button = OutcomeButton(text, key)
        button.forbid(reason)
        bar.add_outcome(button)
    refuse = OutcomeButton("不予受理", "F11")
    refuse.allow("要写理由")
    print_button = OutcomeButton("打印", width=188)
    print_button.forbid("先选结果")
    bar.add_outcome(refuse)
    bar.add_right(print_button)
    return bar


def workspace(background: Background) -> Shell:
    shell = Shell()
    shell.set_hall("青禾镇便民服务中心", "3 号窗口")
    shell.set_user("赵婷")
    shell.set_connection(CellState.WELL, "已联网")
    shell.set_devices(CellState.WELL, "设备正常")
    shell.set_clock("09:41")
    shell.set_serving("A023", "已用 04:12", "等候 12 人")
    page = QWidget()
    row = QHBoxLayout(page)
    theme.space(row)
    left = left_column()
    row.addWidget(left)
    stack = SectionStack()
    for title, cap, words in (
        ("申请人", "Alt+1", "陈有根　男，84 岁"),
        ("事项", "Alt+2", "高龄津贴申请"),
        ("情形", "Alt+3", "首次申请 / 本镇户籍 / 亲属代办"),
    ):
        card = SectionCard(title, cap)
        card.set_summary(words)
        card.set_state(SectionState.DONE)
        stack.add(card)
    materials, table = materials_section()
    stack.add(materials)
    centre = QVBoxLayout()
    theme.space(centre, (12, 12, 12, 12))
    centre.addWidget(stack)
    row.addLayout(centre, 1)
    paper = PaperView(background)
    paper.show_words("选好结果，这里出预览")
    theme.fix(paper, width=300)
    row.addWidget(paper)
    shell.add_page("work", "办理", page, 1, bottom_bar())
    for key, title, number in (("cases", "办件", 2), ("tally", "日报", 4), ("settings", "设置", 7)):
        shell.add_page(key, title, QWidget(), number)
    table.setFocus()

    def adapt(mode: WidthMode) -> None:
        left.setVisible(mode is not WidthMode.NARROW)
        paper.setVisible(mode is WidthMode.WIDE)
        for card in stack.findChildren(SectionCard):
            card.setVisible(mode is not WidthMode.NARROW or card is materials)

    adapt(shell.width_watch.mode)
    shell.width_watch.changed.connect(adapt)
    return shell


def _block(title: str, *widgets: QWidget) -> QFrame:
    block = QFrame()
    block.setProperty("role", "card")
    column = QVBoxLayout(block)
    theme.space(column, (14, 10, 14, 12), 8)
    label = QLabel(title)
    label.setProperty("type", "small")
    label.setProperty("tone", "hint")
    column.addWidget(label)
    for widget in widgets:
        column.addWidget(widget)
    return block


def _line(*widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    theme.space(row, (4, 4, 4, 4), 10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return line


def _messages() -> list[QWidget]:
    ask = (MessageAction("暂存并呼叫", _nothing, "F2"), MessageAction("不叫", _nothing, "Esc"))
    again = (MessageAction("再打", _nothing, "F12"), MessageAction("换一台", _nothing))
    kind = MessageKind
    return [
        MessageRow(message, boxed=True)
        for message in (
            Message(kind.OFFLINE, "现在没有网络，照常收件、打印、叫号。", "联网后自动上传，编号不变。"),
            Message(kind.AMBER, "这一件还没办完。", "再按一次 F2，暂存这一件并呼叫 P004。", ask),
            Message(kind.RED, "回执没打出来，打印机没有回应。", "办件已经存好，不会重号。", again, "printer"),
            Message(kind.INFO, "扫到 3 月 10 日的一次性告知书。", "带出看过的 5 项材料。", (), "scan"),
        )
    ]


def _buttons() -> list[QWidget]:
    off, primary, danger = QPushButton("不可用"), QPushButton("主按钮"), QPushButton("移除")
    off.setEnabled(False)
    primary.setProperty("kind", "primary")
    danger.setProperty("kind", "danger")
    outcomes = [OutcomeButton("受理", "F9"), OutcomeButton("一次性告知", "F10"), OutcomeButton("当场办结")]
    outcomes[0].allow(state="recommended")
    outcomes[1].allow(state="on")
    outcomes[2].forbid("不是即办件")
    keys = KeyButton("更正这一件", ("Ctrl+M",)), KeyButton("改", ("Alt+1",), kind="link")
    return [_line(QPushButton("平常"), off, primary, danger), _line(*outcomes), _line(*keys)]


def _chips() -> QWidget:
    return _line(
        Chip("超期 1 天", "red_solid", "unfit"),
        Chip("今天到期", "amber_line", "clock"),
        Chip("还有 3 天", "outline", "clock"),
        Chip("补正中，停表", "plain", "pause"),
        Chip("已办结", "green", "done"),
        Chip("承诺件", "blue"),
    )


def states() -> QWidget:
    sheet = QWidget()
    sheet.setProperty("role", "page")
    columns = QHBoxLayout(sheet)
    theme.space(columns, (16, 12, 16, 12), 14)
    wrong, read_only = Field("证件号", digits=True), QLineEdit("只读")
    wrong.set_text("999999196803120020")
    wrong.set_error("最后一位不对，请对照身份证再输一次。")
    read_only.setReadOnly(True)
    answered = OptionRow("谁来办？", (("self", "本人"), ("kin", "亲属代办"), ("village", "委托村站")))
    answered.set_answer("kin", "读卡带出", "id-card")
    asked = OptionRow("钱发到哪里？", (("card", "社会保障卡"), ("bank", "银行卡")))
    stages = StageBar()
    done, current = StageState.DONE, StageState.CURRENT
    stages.set_stages(
        [
            *(
                Stage("申请", "09:37", done),
                Stage("受理", "09:44", done),
                Stage("承办", "镇社会事务办", current),
            ),
            *(Stage("审核"), Stage("批准"), Stage("办结", "04-01 前")),
        ]
    )
    names = [CodeText("古丽巴哈尔·阿布都热依木·吐尔逊江"), CodeText("苏䶮 钟𬭎 周𠮷 王\U0002ebf0 刘\ue000")]
    note = EmptyNote("people", "没有人在等", "有人取号时这里会出现，也可以按 Ctrl+N 直接办。")
    left = (_block("就地消息", *_messages()), _block("流程", stages), _block("情形", answered, asked))
    right = (_block("按钮和结果", *_buttons()), _block("输入框", wrong, read_only), _block("时限", _chips()))
    for blocks in (left, (*right, _block("名字", *names), _block("没有内容时", note))):
        column = QVBoxLayout()
        theme.space(column, spacing=12)
        for block in blocks:
            column.addWidget(block)
        column.addStretch(1)
        columns.addLayout(column, 1)
    return sheet


def main(folder: Path) -> None:
    app = QApplication([])
    background = Background()

    def shoot(name: str, make: Callable[[], QWidget], *, scale: float = 1.0, contrast: bool = False) -> None:
        theme.apply(app, scale, contrast)
        widget = make()
        widget.resize(1366, 698)
        widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        widget.show()
        widget.activateWindow()
        app.processEvents()
        app.processEvents()
        widget.grab().save(str(folder / f"{name}.png"))
        widget.close()

    def lacking() -> Shell:
        shell = workspace(background)
        for table in shell.findChildren(MaterialsTable):
            table.view.mark(5, "missing")
            table.set_rows(tuple(replace(row, reason="没带") for row in table.model.rows))
        return shell

    def message() -> Shell:
        shell = workspace(background)
        shell.strip.post(MessageKind.OFFLINE, "现在没有网络，照常收件、打印、叫号。", "编号不变，不用重做。")
        shell.set_connection(CellState.AMBER, "离线办理中")
        shell.set_devices(CellState.OUTLINE, "回执纸将尽")
        return shell

    def asked() -> Shell:
        shell = message()
        shell.strip.ask(
            "call_next",
            "这一件还没办完。",
            "再按一次 F2，暂存这一件并呼叫 P004。",
            _nothing,
            cap="F2",
            yes="暂存并呼叫",
            no="不叫",
        )
        return shell

    def locked() -> Shell:
        shell = workspace(background)
        shell.lock("3 号窗口")
        return shell

    def helped() -> Shell:
        shell = workspace(background)
        shell.show_page("help")
        return shell

    shoot("workspace", lambda: workspace(background))
    for percent in (125, 150, 200):
        shoot(f"workspace-{percent}", lambda: workspace(background), scale=percent / 100)
    shoot("lacking", lacking)
    shoot("lacking-200", lacking, scale=2.0)
    shoot("offline", message)
    shoot("contrast", lambda: workspace(background), contrast=True)
    shoot("states", states)
    shoot("states-150", states, scale=1.5)
    shoot("asked", asked)
    shoot("asked-200", asked, scale=2.0)
    shoot("help", helped)
    shoot("help-200", helped, scale=2.0)
    shoot("lock", locked)
    background.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
