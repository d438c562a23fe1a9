"""`appointments import`: bookings from a table, each line booked or refused by name."""

import csv
from pathlib import Path

from hall_client.desk import open_desk
from hall_client.services import appointing
from tests.cli.running import Terminal
from tests.desk import TestDesk

HEADER = ("日期", "时段", "业务", "姓名", "证件号", "电话")
CHEN = ("a", "陈䶮根", "999999194103120010", "100 0000 0044")


def table(file: Path, *rows: tuple[str, ...]) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    return file


def test_a_table_is_booked_line_by_line(hall: TestDesk, tmp_path: Path, hall_client: Terminal) -> None:
    hall.opened.close()
    folder = hall.opened.folder
    desk = open_desk(folder)
    day = appointing.bookings(desk.desk).days[0].isoformat()
    rows = (HEADER, (day, "10:30", *CHEN), (day, "14:00", *CHEN), (day, "10:30", "A", "李敏", "12", "1"))
    said = hall_client("appointments", "import", table(tmp_path / "约.csv", *rows), "--data", folder)
    assert said.code == 1
    assert "约上 1 个，没约上 2 个。" in said.out
    assert "第 3 行没有约上" in said.out
    assert "一天一次" in said.out
    assert [each.name for each in appointing.bookings(desk.desk).booked] == ["陈䶮根"]
    desk.close()


def test_a_table_that_is_none_books_nothing(hall: TestDesk, tmp_path: Path, hall_client: Terminal) -> None:
    hall.opened.close()
    folder = hall.opened.folder
    said = hall_client(
        "appointments", "import", table(tmp_path / "a.csv", HEADER[1:], CHEN), "--data", folder
    )
    assert (said.code, "表里缺日期" in said.error) == (1, True)
    rows = (HEADER, ("下周三", "10:30", *CHEN))
    said = hall_client("appointments", "import", table(tmp_path / "b.csv", *rows), "--data", folder)
    assert (said.code, "第 2 行的日期或时段看不懂" in said.error) == (1, True)
