"""A process that draws one paper and ends: `ours KIND`, or `bare FILE` with the strings to write."""

import sys
from pathlib import Path


def main(way: str, what: str) -> None:
    """Draw it; only what this way needs is imported, because importing is part of what is measured."""
    if way == "ours":
        import printing
        import resources

        printing.use_fonts(resources.path("fonts"))
        printing.render(what, printing.sample(what))
    else:
        from tests.benchmarks.bare_paper import draw

        draw(Path(what))


if __name__ == "__main__":
    main(*sys.argv[1:])
