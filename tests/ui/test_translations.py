"""The screen in English: every word of the pages has one, and the compiled file beside it is of today."""

import ast
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

import hall_client
import resources
from hall_client.ui.keys import KEYS, OVERLAY_COLUMNS, said
from hall_client.ui.widgets.grade_face import grade_words
from hall_client.ui.widgets.scan_box import ScanBox

ROOT = Path(hall_client.__file__).parent.parent
UI = ROOT / "hall_client/ui"
TS = resources.path("translations/hall_client_en.ts")
QM = resources.path("translations/hall_client_en.qm")

HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
CHINESE = re.compile(f"{HAN.pattern}|[\u3000-\u303f\uff00-\uffef]")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
KEY_NAME = re.compile(r"\bF\d+\b|\bCtrl\b|\bAlt\b|\bEsc\b|\bEnter\b|\bPDF\b", re.ASCII)

# Words that are no text of the screen but data it works with: as stored, as printed, as the catalogue has them.
DATA = {
    # The journal's own words for its acts, looked up for their picture.
    "pages/cases_act_delegate.py": [
        *("受理", "容缺受理", "打印", "补打", "评价", "更正", "当场更正", "看完整证件号", "送达", "暂存"),
    ],
    # What a new hall is offered for its own tables; from then on it is the hall's, and on its papers.
    "pages/first_run_page.py": [
        "社会事务",
        "社保医保",
        "农业农村",
        "户籍和其他",
        "综合",
        "老年人、残疾人、孕妇和抱小孩的、军人和消防员、急难求助的",
    ],
    # What the domain says of an applicant who is too young or too old.
    "pages/window_hints.py": ["岁"],
    # Where a known answer comes from, in the domain's words.
    "pages/window_items.py": ["读卡带出"],
}


class Message(NamedTuple):
    """One text of the screen and its English, None where it is not finished."""

    context: str
    source: str
    english: str | None


def messages(path: Path) -> list[Message]:
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            english = None if translation.get("type") else translation.text
            found.append(Message(context.findtext("name", ""), message.findtext("source", ""), english))
    return found


def run(tool: str, *words: str) -> None:
    subprocess.run([Path(sysconfig.get_path("scripts"), tool), *words], check=True, capture_output=True)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English file after the words of today's screens were collected into a copy of it."""
    copy = tmp_path_factory.mktemp("words") / TS.name
    shutil.copy(TS, copy)
    program = [
        ROOT / f"hall_client/{name}.py" for name in ("app", "first_run", "key_strip", "program", "shift")
    ]
    screens = [*sorted(UI.rglob("*.py")), *program, *sorted((ROOT / "forms").glob("*.ui"))]
    options = ["-no-obsolete", "-locations", "none", "-tr-function-alias", "QT_TRANSLATE_NOOP+=_T"]
    run("pyside6-lupdate", *options, *map(str, screens), "-ts", str(copy))
    return copy


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The application in English, as HALL_LANGUAGE=en makes it."""
    translator = QTranslator(qapp)
    assert translator.load(str(QM))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_every_text_of_the_screens_is_in_the_english_file(collected: Path) -> None:
    today, kept = messages(collected), messages(TS)
    assert len(today) > 900
    assert not set(today) ^ set(kept), "run make words, then translate what it found"


def test_every_text_has_finished_english(collected: Path) -> None:
    lacking = [m for m in messages(collected) if not (m.english or "").strip() or HAN.search(m.english or "")]
    assert not lacking


def test_english_has_no_chinese_punctuation_and_keeps_what_is_filled_in(collected: Path) -> None:
    for message in messages(collected):
        english = message.english or ""
        assert not CHINESE.search(english), message
        assert "!" not in english, message
        source = message.source.replace("回车", "Enter")
        for kind in (PLACEHOLDER, KEY_NAME):
            assert set(kind.findall(english)) == set(kind.findall(source)), message


def test_a_sentence_is_a_sentence_in_english_too(collected: Path) -> None:
    for message in messages(collected):
        ends = (message.english or "").endswith(".") and message.english != "Orig."
        assert ends == message.source.endswith("。") or message.source.endswith("{more}"), message


def test_compiled_file_is_made_from_the_english_file(tmp_path: Path) -> None:
    fresh = tmp_path / QM.name
    run("pyside6-lrelease", "-silent", str(TS), "-qm", str(fresh))
    assert fresh.read_bytes() == QM.read_bytes(), "run make words"


@pytest.mark.usefixtures("english")
def test_keys_and_grades_are_english_at_run_time() -> None:
    groups = {group for column in OVERLAY_COLUMNS for group in column}
    for words in groups | {entry.word for entry in KEYS} | {entry.meaning for entry in KEYS if entry.meaning}:
        assert not CHINESE.search(said(words)), words
    assert said("过号") == "No-show"
    assert [grade_words(grade) for grade in (5, 1)] == ["Very satisfied", "Very dissatisfied"]


@pytest.mark.usefixtures("english")
def test_widgets_are_english_at_run_time() -> None:
    assert ScanBox().edit.accessibleName() == "Scan, number or name"
    assert QCoreApplication.translate("Settings", "改密码") == "Change password"


def test_no_chinese_of_the_pages_stands_outside_translation() -> None:
    found: dict[str, set[str]] = {}
    for path in UI.rglob("*.py"):
        words = set(untranslated(ast.parse(path.read_text(encoding="utf-8"))))
        if words:
            found[path.relative_to(UI).as_posix()] = words
    assert found == {name: set(words) for name, words in DATA.items()}


def untranslated(tree: ast.Module) -> Iterator[str]:
    """Literals with Chinese characters that are neither docstrings nor handed to a translation.

    Marks alone (、 ， ： （ ）) join what is already translated, or names.
    """
    aside: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            aside.add(node.value)
        elif isinstance(node, ast.Call) and _called(node) in {"tr", "translate", "_T"}:
            aside.update(node.args)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in aside and HAN.search(str(node.value)):
            yield str(node.value)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
