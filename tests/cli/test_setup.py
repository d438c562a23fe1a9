"""`hall-client setup`: a ready hall from a file or a sample one; a bad file is refused with everything wrong in it."""

from pathlib import Path

import pytest

import resources
from hall_client.desk import open_desk
from hall_client.domain.deadlines import local_date
from hall_client.services import signing_in
from tests.cli.running import Terminal

SAMPLE = resources.path("demo_hall.toml")


def test_a_sample_hall_is_ready_to_work(hall_client: Terminal, tmp_path: Path) -> None:
    said = hall_client("setup", "--demo", "--data", tmp_path / "hall")
    assert said.code == 0
    assert "已装好：青禾镇便民服务中心，站点 9901，终端 03，3 个窗口。" in said.out
    assert "只给演示用" in said.out
    sheet = Path(
        next(line for line in said.out.splitlines() if line.startswith("恢复密钥：/")).partition("：")[2]
    )
    assert sheet.read_bytes().startswith(b"%PDF")
    opened = open_desk(tmp_path / "hall")
    assert signing_in.sign_in(opened.desk, "0307", "qinghe-0307", 3).actor.window == 3
    with opened.store.read() as work:
        assert len(work.reference.versions(local_date(opened.desk.now()))) == 41
    opened.close()
    assert hall_client("verify", "--data", tmp_path / "hall").code == 0


def test_a_hall_from_a_file_with_a_passphrase(hall_client: Terminal, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        SAMPLE.read_text(encoding="utf-8").replace('password = "qinghe-0307"\n', ""), encoding="utf-8"
    )
    word = tmp_path / "word"
    word.write_text("一个够长的口令 2026\n", encoding="utf-8")
    data = ("--data", tmp_path / "hall", "--passphrase-file", word)
    said = hall_client("setup", "--from", plan, *data)
    assert said.code == 0
    line = next(line for line in said.out.splitlines() if line.startswith("初始密码"))
    assert line.endswith("（只显示这一次）")
    password = line.split("：")[1].removesuffix("（只显示这一次）")
    assert "qinghe-0305" not in said.out, "a password the plan brought is not shown"
    assert hall_client("verify", *data).code == 0
    assert "口令" in hall_client("verify", "--data", tmp_path / "hall").error
    opened = open_desk(tmp_path / "hall", passphrase="一个够长的口令 2026")
    assert signing_in.sign_in(opened.desk, "0307", password, 3).person.name == "赵婷"
    opened.close()


def test_a_folder_takes_one_hall(hall_client: Terminal, tmp_path: Path) -> None:
    assert hall_client("setup", "--demo", "--data", tmp_path).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = hall_client("setup", "--demo", "--data", tmp_path)
    assert (again.code, again.out) == (1, "")
    assert "已经有安装，没有改动" in again.error
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_everything_wrong_in_a_plan_is_told_at_once(hall_client: Terminal, tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for good, bad in (
        ('station = "9901"', 'station = "99０1"'),
        ('terminal = "03"', 'terminal = "3"'),
        ('name = "青禾镇便民服务中心"', 'name = " "'),
        ("own_window = 3", "own_window = 9"),
        ('opens = "08:30"', 'opens = "18:30"'),
        ('letter = "B"', 'letter = "A"'),
        ('roles = ["supervisor"]', 'roles = ["citizen"]'),
        ('password = "qinghe-0901"', 'password = "short"'),
        ('number = "0305"', 'number = "0307"'),
    ):
        assert text.count(good) == 1
        text = text.replace(good, bad)
    plan = tmp_path / "plan.toml"
    plan.write_text(text, encoding="utf-8")
    said = hall_client("setup", "--from", plan, "--data", tmp_path / "hall")
    assert said.code == 1
    for problem in (
        "station（站点号）要写 4 位数字",
        "terminal（终端号）要写 2 位数字",
        "name（中心名称）不能空着",
        "own_window（本机窗口）是 9",
        "opens（开门）要早于",
        "series（号票种类）",
        "还缺主管 supervisor",
        "不能写 citizen",
        "孙明的密码太短",
        "工号有重复",
    ):
        assert problem in said.error
    assert not (tmp_path / "hall" / "installation.json").exists()
    assert not list((tmp_path / "hall").glob("*.db"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[hall\n", "不是 TOML"),
        (b"\xff\xfe\x00", "读不了"),
        (b"MZ\x90\x00 a program with another name", "读不了"),
        (b"", "有一处不能用"),
        (b'[hall]\nstation = "9901"\n', "有一处不能用"),
        (SAMPLE.read_bytes().replace(b'"clerk"', b'"clark"', 1), "有一处不能用"),
        (SAMPLE.read_bytes().replace(b"number = 1\n", b'number = "first"\n', 1), "有一处不能用"),
    ],
    ids=["broken", "utf-16", "exe", "empty", "half", "unknown role", "a word for a number"],
)
def test_a_file_that_is_no_plan_is_refused(
    hall_client: Terminal, tmp_path: Path, content: bytes, sentence: str
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_bytes(content)
    said = hall_client("setup", "--from", plan, "--data", tmp_path / "hall")
    assert said.code == 1
    assert sentence in said.error
    assert not (tmp_path / "hall" / "installation.json").exists()


def test_bad_ways_to_call_setup(hall_client: Terminal, tmp_path: Path) -> None:
    assert hall_client("setup", "--data", tmp_path).code == 2
    assert hall_client("setup", "--demo", "--from", SAMPLE, "--data", tmp_path).code == 2
    missing = hall_client("setup", "--from", tmp_path / "no.toml", "--data", tmp_path)
    assert missing.code == 1
    assert "读不了，什么都没有装" in missing.error
    short = tmp_path / "word"
    short.write_text("短", encoding="utf-8")
    weak = hall_client("setup", "--from", SAMPLE, "--data", tmp_path / "hall", "--passphrase-file", short)
    assert (weak.code, "口令太短" in weak.error) == (1, True)
    absent = hall_client(
        "setup", "--from", SAMPLE, "--data", tmp_path, "--passphrase-file", tmp_path / "none"
    )
    assert (absent.code, "读不了" in absent.error) == (1, True)


def test_the_printed_sample_sets_up_a_hall(hall_client: Terminal, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(hall_client("setup", "--print-sample").out, encoding="utf-8")
    word = tmp_path / "word"
    word.write_text("一个够长的口令 2026", encoding="utf-8")
    data = ("--data", tmp_path / "hall", "--passphrase-file", word)
    assert hall_client("setup", "--from", plan, *data).code == 0
