"""The command line: for IT staff, scripts and checks. Plain text, clear refusals, never a traceback."""

import logging
import sys
from collections.abc import Sequence

from hall_client import __version__
from hall_client.cli import (
    appointments,
    catalogue,
    central,
    deadline,
    demo,
    enrol,
    keeping,
    package,
    ratings,
    setup,
    sync,
    tally,
    windows,
)
from hall_client.cli.common import said_by_us
from hall_client.cli.parsing import Parser

logger = logging.getLogger(__name__)


def parser() -> Parser:
    """All commands."""
    made = Parser(prog="hall-client", description="便民窗口：不写命令就打开窗口程序。")
    made.add_argument("--version", action="version", version=f"hall-client {__version__}", help="显示版本")
    windows.add_program_options(made)
    commands = made.add_subparsers(title="命令", metavar="命令", parser_class=Parser)
    for module in (
        setup,
        enrol,
        demo,
        keeping,
        ratings,
        sync,
        package,
        catalogue,
        appointments,
        deadline,
        tally,
        central,
        windows,
    ):
        module.register(commands)
    made.set_defaults(func=windows.run_program)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 done, 1 refused or failed or findings, 2 bad usage."""
    # Nothing is logged to the terminal: what a person should know is printed in words.
    logging.getLogger().addHandler(logging.NullHandler())
    args = parser().parse_args(argv)
    try:
        return int(args.func(args))
    except KeyboardInterrupt:
        print("已停下。", file=sys.stderr)
        return 1
    except Exception as error:
        if said_by_us(error):
            print(str(error), file=sys.stderr)
            return 1
        logger.exception("a command failed in a way nobody foresaw")
        print(
            "程序遇到没有料到的情况，已经停下，存好的都在。请把这一行和刚才的命令告诉维护人员："
            f"{type(error).__name__}: {error}",
            file=sys.stderr,
        )
        return 1
