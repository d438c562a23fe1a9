"""Every key of the counter's keyboard in one table: what it does and how pages listen to it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class Scope(StrEnum):
    """Where a key has its meaning. Inside one scope no sequence appears twice."""

    PROGRAM = "program"
    MATERIALS = "materials"
    COUNTING = "counting"
    LIST = "list"
    COPY = "copy"
    OUTCOMES = "outcomes"


@dataclass(frozen=True)
class Key:
    """One shortcut. `word` is its short name on buttons and keyboard strip, `meaning` its row on the F1 page.

    `caps` are the key caps as drawn when they differ from the sequences; an empty `group` has no row on the
    F1 page (the row of function keys shows it, or it only repeats another key).
    """

    name: str
    sequences: tuple[str, ...]
    word: str
    group: str = ""
    meaning: str = ""
    caps: tuple[str, ...] = ()
    scope: Scope = Scope.PROGRAM

    @property
    def shown_caps(self) -> tuple[str, ...]:
        """The key caps to draw for this shortcut."""
        return self.caps or tuple(cap.replace("Return", "Enter") for cap in self.sequences)

    @property
    def hint(self) -> str:
        """The first key cap, for the hint beside a button's words."""
        return self.shown_caps[0]


def _T(_context: str, text: str) -> str:
    """Marks a word for lupdate (as its alias of QT_TRANSLATE_NOOP) and leaves it as it is."""
    return text


_CALL = _T("keys", "叫号")
_CASE = _T("keys", "办件")
_FILL = _T("keys", "填写")
_RIGHT = _T("keys", "右栏")
_MATERIALS = _T("keys", "材料表里")
_COUNTING = _T("keys", "交接点收里")
_PRINT = _T("keys", "打印和评价")
_LEAD = _T("keys", "主管和村站")
_SCREEN = _T("keys", "界面")
_PAGES = _T("keys", "去哪一页")
_SIZE = _T("keys", "字号")
_COMMON = _T("keys", "通用")

OVERLAY_COLUMNS = (
    (_CALL, _CASE),
    (_FILL, _RIGHT, _COUNTING),
    (_MATERIALS,),
    (_PRINT, _LEAD, _SCREEN),
    (_PAGES, _SIZE, _COMMON),
)
"""The groups of the F1 page, column by column."""


KEYS: tuple[Key, ...] = (
    Key("help", ("F1",), _T("keys", "帮助")),
    Key("call_next", ("F2",), _T("keys", "呼叫下一位"), _CALL),
    Key("recall", ("F3",), _T("keys", "重呼"), _CALL),
    Key("no_show", ("F4",), _T("keys", "过号"), _CALL, _T("keys", "过号，可撤销")),
    Key("transfer", ("Ctrl+J",), _T("keys", "转窗"), _CALL, _T("keys", "转到别的窗口")),
    Key("pause", ("Ctrl+B",), _T("keys", "暂停"), _CALL, _T("keys", "暂停、恢复叫号")),
    Key("new_case", ("Ctrl+N",), _T("keys", "新办"), _CASE, _T("keys", "新办、同一人再办")),
    Key("same_person", ("Alt+N",), _T("keys", "同一人再办"), _LEAD, _T("keys", "村站：同一人再办")),
    Key("report_day", ("Alt+R",), _T("keys", "报日报"), _LEAD, _T("keys", "村站：报今天的日报")),
    Key("stop_list", ("Alt+T",), _T("keys", "停开证明"), _LEAD, _T("keys", "村里不开的证明")),
    Key("park", ("Ctrl+S",), _T("keys", "暂存"), _CASE),
    Key("unpark", ("Ctrl+T",), _T("keys", "取回"), _CASE, _T("keys", "取回暂存的")),
    Key("undo", ("Ctrl+Z",), _T("keys", "撤销"), _CASE, _T("keys", "撤销、重做"), ("Ctrl+Z", "Ctrl+Y")),
    Key("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), _T("keys", "重做")),
    Key("amend", ("Ctrl+M",), _T("keys", "更正"), _CASE, _T("keys", "更正已打印的")),
    Key("scans", ("Alt+F",), _T("keys", "附件"), _CASE, _T("keys", "看、加附件")),
    Key("section_applicant", ("Alt+1",), _T("keys", "申请人"), _FILL),
    Key("section_item", ("Alt+2",), _T("keys", "事项"), _FILL),
    Key("section_situation", ("Alt+3",), _T("keys", "情形"), _FILL),
    Key("section_materials", ("Alt+4",), _T("keys", "材料"), _FILL),
    Key("section_outcome", ("Alt+5",), _T("keys", "结果"), _FILL),
    Key("read_card", ("F5",), _T("keys", "读身份证"), _FILL),
    Key("show_full_id", ("Alt+V",), _T("keys", "看完整证件号"), _FILL),
    Key("copy_field", ("F7",), _T("keys", "复制栏"), _FILL, _T("keys", "复制姓名等"), ("F7", "1–5")),
    Key("next_pane_tab", ("Ctrl+Tab",), _T("keys", "换右栏"), _RIGHT, _T("keys", "要点、预览、往来")),
    Key("print", ("F12", "Ctrl+P"), _T("keys", "打印"), _PRINT, _T("keys", "打印，同 Ctrl+P"), ("F12",)),
    Key("reprint", ("Ctrl+R",), _T("keys", "重打"), _PRINT, _T("keys", "重打上一张")),
    Key("rate_again", ("Ctrl+G",), _T("keys", "重新请评"), _PRINT),
    Key("urge", ("Alt+D",), _T("keys", "督办"), _LEAD, _T("keys", "督办、回复督办")),
    Key(
        "check_row",
        ("Space",),
        _T("keys", "勾选"),
        _LEAD,
        _T("keys", "勾选交接"),
        (_T("keys", "空格"),),
        Scope.LIST,
    ),
    Key("go_on_without", ("Alt+B",), _T("keys", "不等"), _LEAD, _T("keys", "不等没开的窗口")),
    Key("export", ("Ctrl+O",), _T("keys", "导出"), _LEAD, _T("keys", "导出表格、到 U 盘")),
    Key("import", ("Ctrl+I",), _T("keys", "导入"), _LEAD, _T("keys", "导入 U 盘")),
    Key("find", ("Ctrl+F",), _T("keys", "查找"), _SCREEN, _T("keys", "扫码或查找")),
    Key("lock", ("Ctrl+L",), _T("keys", "离席"), _SCREEN, _T("keys", "离席锁屏")),
    Key("zone_next", ("F6",), _T("keys", "换区域")),
    Key("zone_previous", ("Shift+F6",), _T("keys", "换回上一区域")),
    Key("page_1", ("Ctrl+1",), _T("keys", "办理"), _PAGES, _T("keys", "办理、代办")),
    Key("page_2", ("Ctrl+2",), _T("keys", "办件"), _PAGES),
    Key("page_3", ("Ctrl+3",), _T("keys", "大厅"), _PAGES),
    Key("page_4", ("Ctrl+4",), _T("keys", "日报"), _PAGES),
    Key("page_5", ("Ctrl+5",), _T("keys", "目录"), _PAGES),
    Key("page_6", ("Ctrl+6",), _T("keys", "交接"), _PAGES),
    Key("page_7", ("Ctrl+7",), _T("keys", "设置"), _PAGES),
    Key("page_8", ("Ctrl+8",), _T("keys", "取号"), _PAGES),
    Key("page_9", ("Ctrl+9",), _T("keys", "差评"), _PAGES),
    Key(
        "larger",
        ("Ctrl+=", "Ctrl++"),
        _T("keys", "放大"),
        _SIZE,
        _T("keys", "放大、缩小"),
        ("Ctrl +", "Ctrl −"),
    ),
    Key("smaller", ("Ctrl+-",), _T("keys", "缩小"), caps=("Ctrl −",)),
    Key("standard_size", ("Ctrl+0",), _T("keys", "恢复标准"), _SIZE),
    Key("step_back", ("Esc",), _T("keys", "退一步"), _COMMON, _T("keys", "关掉消息、退一步")),
    Key("confirm", ("Ctrl+Return", "Ctrl+Enter"), _T("keys", "就地确认"), _COMMON, caps=("Ctrl+Enter",)),
    Key("on_the_spot", ("F8",), _T("keys", "当场办结")),
    Key("accept", ("F9",), _T("keys", "受理")),
    Key("notice", ("F10",), _T("keys", "一次性告知")),
    Key("other_outcomes", ("F11",), _T("keys", "其他结果")),
    Key("move_up", ("Alt+Up",), _T("keys", "上移一行")),
    Key("move_down", ("Alt+Down",), _T("keys", "下移一行")),
    Key("row", ("Up", "Down"), _T("keys", "换材料"), _MATERIALS, caps=("↑", "↓"), scope=Scope.MATERIALS),
    Key("original", ("1",), _T("keys", "原件"), _MATERIALS, scope=Scope.MATERIALS),
    Key("copy", ("2",), _T("keys", "复印件"), _MATERIALS, scope=Scope.MATERIALS),
    Key("waived", ("3",), _T("keys", "免交"), _MATERIALS, _T("keys", "共享免交"), scope=Scope.MATERIALS),
    Key("deferred", ("4",), _T("keys", "容缺"), _MATERIALS, scope=Scope.MATERIALS),
    Key("missing", ("5",), _T("keys", "缺"), _MATERIALS, scope=Scope.MATERIALS),
    Key("unfit", ("6",), _T("keys", "不合格"), _MATERIALS, scope=Scope.MATERIALS),
    Key("clear", ("0",), _T("keys", "清除标记"), _MATERIALS, scope=Scope.MATERIALS),
    Key("copies", ("+", "-"), _T("keys", "份数"), _MATERIALS, caps=("+", "−"), scope=Scope.MATERIALS),
    Key("note", ("B",), _T("keys", "备注"), _MATERIALS, scope=Scope.MATERIALS),
    Key("scan", ("F",), _T("keys", "附件"), _MATERIALS, scope=Scope.MATERIALS),
    Key(
        "all_original",
        ("Ctrl+A",),
        _T("keys", "全部记原件"),
        _MATERIALS,
        caps=("Ctrl+A", "1"),
        scope=Scope.MATERIALS,
    ),
    Key("matched", ("1",), _T("keys", "相符"), _COUNTING, scope=Scope.COUNTING),
    Key("short", ("2",), _T("keys", "份数不符"), _COUNTING, scope=Scope.COUNTING),
    Key("returned", ("3",), _T("keys", "退回"), _COUNTING, scope=Scope.COUNTING),
    Key("seal_broken", ("F",), _T("keys", "封口破损"), _COUNTING, scope=Scope.COUNTING),
)

_BY_NAME = {key.name: key for key in KEYS}


def key(name: str) -> Key:
    """The shortcut called `name`. Raises KeyError when the table has none."""
    return _BY_NAME[name]


def said(text: str) -> str:
    """A word of the table in the user's language."""
    return QCoreApplication.translate("keys", text)


def bind(owner: QWidget, name: str, slot: Callable[[], object]) -> QAction:
    """Call `slot` when the shortcut `name` is pressed anywhere in the program while `owner` is on screen.

    Two pages may bind the same shortcut: a hidden page does not hear it. Disable the returned action while
    its answer is awaited. Raises KeyError for a shortcut that is not in the table.
    """
    entry = key(name)
    action = QAction(said(entry.word), owner)
    action.setShortcuts([QKeySequence(text) for text in entry.sequences])
    action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    action.setAutoRepeat(name in ("larger", "smaller"))
    action.triggered.connect(lambda: slot())
    owner.addAction(action)
    return action


class UndoPasser(QObject):
    """Lets Ctrl+Z and Ctrl+Y through to the case when the text field has no typing of its own to undo."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Leave the key to the shortcut where the field has nothing to do with it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        standard = QKeySequence.StandardKey
        passed_on = (event.matches(standard.Undo) and not _can(field, "Undo")) or (
            event.matches(standard.Redo) and not _can(field, "Redo")
        )
        if passed_on:
            event.ignore()
        return passed_on


def _can(field: QObject, act: str) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if act == "Undo" else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return document.isUndoAvailable() if act == "Undo" else document.isRedoAvailable()
    return False


def pass_on_undo(app: QApplication) -> UndoPasser:
    """Make Ctrl+Z undo the case from inside an untouched field; the result lives as long as `app`."""
    return UndoPasser(app)
