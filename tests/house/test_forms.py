"""The compiled forms are those of the Designer files beside them."""

import subprocess
import sys
from pathlib import Path

FORMS = Path(__file__).parents[2] / "forms"
UIC = Path(sys.executable).parent / "pyside6-uic"


def compiled(designer_file: Path) -> str:
    done = subprocess.run(
        [UIC, designer_file.name], cwd=FORMS, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_every_form_is_compiled_and_nothing_else_lies_there() -> None:
    sources = {path.stem for path in FORMS.glob("*.ui")}
    modules = {path.stem.removeprefix("ui_") for path in FORMS.glob("*.py")} - {"__init__"}
    assert sources == modules


def test_compiling_again_changes_nothing() -> None:
    stale = [
        source.name
        for source in sorted(FORMS.glob("*.ui"))
        if compiled(source) != (FORMS / f"ui_{source.stem}.py").read_text(encoding="utf-8")
    ]
    assert stale == []
