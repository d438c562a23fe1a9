"""One desk of the demo's town, a process of its own: real pages on its own installation, told what to do by lines.

`python -m hall_client.demo.site FILE` reads what it is from a JSON file, then one order a line from standard input,
and answers each with `done` and a word, or `stuck`.
"""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import msgspec

from hall_client.demo.site_file import SiteFile


def main(file: str) -> int:
    """Obey orders until the end of input. 1 when a page did not follow."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("HALL_LANGUAGE", None)
    # Qt chooses its platform when it is first loaded, so the desk is loaded after the choice.
    from hall_client.demo.site_desk import SiteDesk

    desk = SiteDesk(msgspec.json.decode(Path(file).read_bytes(), type=SiteFile))
    try:
        return _obey(desk.do, sys.stdin, sys.stdout)
    finally:
        desk.close()


def _obey(do: Callable[..., str], orders: TextIO, answers: TextIO) -> int:
    for line in orders:
        try:
            answers.write(f"done {do(*line.split())}\n")
        except Exception:
            traceback.print_exc()
            answers.write("stuck\n")
            return 1
        finally:
            answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
