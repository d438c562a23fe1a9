"""A process that draws one paper, says how long that took it, and ends: `ours KIND`, or `bare FILE` of strings."""

import sys
import time
from pathlib import Path


def main(way: str, what: str) -> None:
    """Draw it and print the milliseconds of processor time that came after the imports.

    Only what this way needs is imported, so that the whole process can be weighed as well.
    """
    if way == "ours":
        import printing
        import resources

        begun = time.process_time()
        printing.use_fonts(resources.path("fonts"))
        printing.render(what, printing.sample(what))
    else:
        from tests.benchmarks.bare_paper import draw

        begun = time.process_time()
        draw(Path(what))
    print((time.process_time() - begun) * 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
