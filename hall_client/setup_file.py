"""What goes into a set-up and what comes out of it on paper: the plan's file, the sheet with the recovery key."""

import tomllib
from pathlib import Path

from hall_client.desk import OpenDesk, Ready, open_desk
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import HallPlan, PlanRefused, plan_from
from hall_client.domain.people import PROGRAM
from hall_client.domain.printers import FILED, Outlet
from hall_client.services import papers
from hall_client.storage import backup


def read_plan(file: Path) -> HallPlan:
    """The plan in a TOML file. Raises PlanRefused with every problem."""
    try:
        with file.open("rb") as stream:
            return plan_from(tomllib.load(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise PlanRefused((f"设置文件 {file} 读不了，什么都没有装。",)) from error
    except tomllib.TOMLDecodeError as error:
        raise PlanRefused((f"设置文件 {file} 不是 TOML：{error}。什么都没有装。",)) from error


def write_recovery_sheet(
    folder: Path, passphrase: str | None, ready: Ready, outlet: Outlet = FILED
) -> Path | None:
    """The recovery key of a new installation on paper, as `recovery_sheet` makes it. Raises PrintFailed."""
    opened = open_desk(folder, passphrase=passphrase)
    try:
        return recovery_sheet(opened, ready.recovery_key, outlet)
    finally:
        opened.close()


def recovery_sheet(opened: OpenDesk, recovery_key: str, outlet: Outlet = FILED) -> Path | None:
    """A recovery key on paper, to be sealed: printed at `outlet`, or filed as a PDF, to be deleted afterwards.

    Returns the filed PDF, which never takes the place of the one of an earlier key. Raises PrintFailed.
    """
    at = opened.desk.now()
    with opened.store.read() as work:
        hall = work.reference.hall(local_date(at))
    data = {
        "head": papers.head(hall, PROGRAM, f"{hall.station}{hall.terminal}-MY", at),
        "key": recovery_key,
        "made_on": papers.day_of(at),
        "installation": f"{hall.station}-{hall.terminal}",
        "keeper": "中心负责人",
    }
    sheet = opened.desk.paper.draw("recovery_key", data)
    name = f"{hall.station}{hall.terminal}-恢复密钥-{backup.halves(recovery_key)[0][:8]}"
    return opened.desk.printer.put_out(sheet.pdf, name, "a4", 1, outlet)
