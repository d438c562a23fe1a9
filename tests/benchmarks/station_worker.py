"""A process that is a new station: fills itself from the centre, and tells what that cost and what memory it took."""

import json
import re
import sys
from pathlib import Path

from hall_client.central import membership
from hall_client.central.address import connect
from hall_client.central.line import CentralLine
from hall_client.central.patience import Patient
from hall_client.services import fetching
from tests.benchmarks.centres import cost
from tests.benchmarks.halls import enter


def main(where: str, password: str) -> None:
    """Print the cost and the megabytes as JSON."""
    folder = Path(where)
    opened, clock = enter(folder)
    member = membership.load(folder)
    assert member is not None
    with connect(member.address(folder), password, kind=Patient) as connection:
        line, before = CentralLine(connection, clock), _megabytes("VmRSS")

        def fill() -> None:
            fetching.pull(opened.desk, line)
            assert fetching.prove(opened.desk, line, anyway=True) == 0, "something did not arrive"

        found = cost(connection, fill)
    after, peak = _megabytes("VmRSS"), _megabytes("VmHWM")
    opened.close()
    print(json.dumps({**vars(found), "before": before, "after": after, "peak": peak}))


def _megabytes(name: str) -> float:
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
