"""`python -m tests.benchmarks`: the table of ratios, each measured against its own yardstick in the same run."""

import argparse
import json
import logging
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import (
    accepting,
    display,
    items,
    lag,
    line,
    line_lag,
    papers,
    queue,
    shared_queue,
    starting,
    station,
    stores,
    waking,
)
from tests.benchmarks.measure import Row

MODULES: dict[str, Callable[[Path], Iterator[Row]]] = {
    "accepting": accepting.rows,
    "papers": papers.rows,
    "stores": stores.rows,
    "items": items.rows,
    "queue": queue.rows,
    "shared": shared_queue.rows,
    "display": display.rows,
    "starting": starting.rows,
    "lag": lag.rows,
    "line": line.rows,
    "station": station.rows,
    "waking": waking.rows,
    "line_lag": line_lag.rows,
}

FULL = {"station": station.all_rows, "waking": waking.all_rows}
"""What takes minutes, in the size of a large hall."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write bench.json. A missed limit is told in the table; a measurement is no test."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="测速：和同样的活直接做比。"
    )
    parser.add_argument("--only", choices=MODULES, help="只测一组")
    parser.add_argument("--full", action="store_true", help="按大厅的规模测，要好几分钟")
    parser.add_argument("--out", type=Path, default=Path("bench.json"), help="结果写到哪里")
    args = parser.parse_args(arguments)
    logging.getLogger("hall_client").setLevel(logging.ERROR)
    found: list[Row] = []
    measured = {**MODULES, **(FULL if args.full else {})}
    print("   比值    上限  　　    我们      对照  单位    项目 ／ 对照是什么", flush=True)
    with tempfile.TemporaryDirectory(prefix="hall-bench-") as folder:
        for name in [args.only] if args.only else MODULES:
            for row in measured[name](Path(folder)):
                found.append(row)
                print(_line(row), flush=True)
    machine = {"python": platform.python_version(), "system": platform.platform(), "cpu": platform.machine()}
    rows = [{**asdict(row), "ratio": row.ratio, "kept": row.kept} for row in found]
    args.out.write_text(json.dumps({"machine": machine, "rows": rows}, ensure_ascii=False, indent=1) + "\n")
    return 0


def _line(row: Row) -> str:
    ratio = f"{row.ratio:7.2f}" if row.ratio is not None else "      —"
    limit = f"≤{row.limit:6.2f}" if row.limit is not None else "   只打印"[-7:]
    kept = {True: "达到", False: "超过", None: "　　"}[row.kept]
    theirs = f"{row.theirs:9.2f}" if row.theirs is not None else "        —"
    note = f"（{row.note}）" if row.note else ""
    return f"{ratio} {limit}  {kept}  {row.ours:9.2f} {theirs}  {row.unit}  {row.what} ／ {row.against}{note}"


if __name__ == "__main__":
    sys.exit(main())
