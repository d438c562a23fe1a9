"""What opens a window: the program itself, the ticket machine, the call display, the rating screen."""

import argparse
from typing import Any

from hall_client.cli.common import add_folder, settings_of


def add_program_options(parser: argparse.ArgumentParser) -> None:
    """The options of the program when it is started without a command."""
    add_folder(parser)


def register(commands: Any) -> None:
    """Add kiosk, display and rating."""
    kiosk = commands.add_parser("kiosk", help="取号机：全屏，主管按 Ctrl+L 退出")
    add_folder(kiosk)
    kiosk.set_defaults(func=run_kiosk)
    display = commands.add_parser("display", help="叫号屏：全屏，叫号出声，主管按 Ctrl+L 退出")
    display.add_argument("--window", type=int, metavar="W", help="只做几号窗口上方的窗口屏，不出声")
    add_folder(display)
    display.set_defaults(func=run_display)
    rating = commands.add_parser("rating", help="评价器：全屏，主管按 Ctrl+L 退出")
    rating.add_argument("--window", type=int, metavar="W", help="几号窗口的评价器；不写就是本机窗口")
    add_folder(rating)
    rating.set_defaults(func=run_rating)


# Qt takes a third of a second to load; the commands that open no window do without it.
def run_program(args: argparse.Namespace) -> int:
    """Open the window program."""
    from hall_client import app

    return app.run_program(settings_of(args))


def run_kiosk(args: argparse.Namespace) -> int:
    """Open the ticket machine."""
    from hall_client import faces

    return faces.run_kiosk(settings_of(args))


def run_rating(args: argparse.Namespace) -> int:
    """Open the rating screen."""
    from hall_client import faces

    return faces.run_rating(settings_of(args), args.window)


def run_display(args: argparse.Namespace) -> int:
    """Open the call display."""
    from hall_client import call_display

    return call_display.run_display(settings_of(args), args.window)
