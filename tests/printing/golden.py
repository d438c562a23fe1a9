"""What every sample looked like when a person last approved it.

`python -m tests.printing.golden` writes the files anew after a paper was changed on purpose and looked at.
"""

import hashlib
from pathlib import Path

import printing
from tests.printing import reading

FOLDER = Path(__file__).parent / "golden"


def fingerprint(kind: str) -> str:
    """A hash of everything drawn for the sample of `kind`, and its text."""
    done = printing.render(kind, printing.sample(kind))
    drawn = hashlib.sha256(b"\0".join(reading.streams(done.pdf))).hexdigest()
    return f"{done.template} {done.pages} {drawn}\n{reading.text(done.pdf)}\n"


def main() -> None:
    """Write all golden files."""
    printing.use_fonts(Path(__file__).resolve().parents[2] / "resources" / "fonts")
    FOLDER.mkdir(exist_ok=True)
    for kind in printing.KINDS:
        (FOLDER / f"{kind}.txt").write_text(fingerprint(kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
