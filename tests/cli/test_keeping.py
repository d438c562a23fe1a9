"""`verify`, `self-check`, `backup`, `restore`, `status`."""

import json
from pathlib import Path

import pytest

from hall_client.storage.database import FILE_NAME
from tests.cli.running import Terminal
from tests.desk import TestDesk
from tests.storage.prying import flip, run_sql


def test_verify_says_that_all_holds(hall_client: Terminal, worked: Path) -> None:
    said = hall_client("verify", "--data", worked)
    assert (said.code, said.error) == (0, "")
    assert "条记录前后相扣，没有改动或缺失" in said.out
    told = json.loads(hall_client("verify", "--json", "--data", worked).out)
    assert told["findings"] == []
    assert told["head"].startswith(said.out.split()[-1])
    assert f"{told['entries']} 条记录" in said.out


def test_verify_names_the_changed_entry(hall_client: Terminal, hall: TestDesk, worked: Path) -> None:
    (seq,) = run_sql(hall, "SELECT min(seq) FROM journal WHERE kind = 'case.accept'")[0]
    run_sql(hall, "UPDATE journal SET body = replace(body, '0307', '0305') WHERE seq = ?", seq)
    said = hall_client("verify", "--data", worked)
    assert said.code == 1
    assert f"第 {seq} 条的内容被改过（case.accept）" in said.out
    assert "先备份，再报主管和维护人员" in said.out
    told = json.loads(hall_client("verify", "--json", "--data", worked).out)
    assert [finding["seq"] for finding in told["findings"]] == [seq]


@pytest.mark.parametrize("command", ["verify", "status", "tally", "backup"])
def test_a_changed_byte_is_damage_with_the_way_out(hall_client: Terminal, worked: Path, command: str) -> None:
    changed = flip(worked / FILE_NAME, 50)
    needed: dict[str, tuple[object, ...]] = {
        "tally": ("--date", "2026-03-18"),
        "backup": (worked / "b.hallbackup",),
    }
    more = needed.get(command, ())
    said = hall_client(command, *more, "--data", worked)
    assert (said.code, said.out) == (1, "")
    assert "本机数据文件损坏，程序没有改动它" in said.error
    assert "hall-client restore 备份文件" in said.error
    assert (worked / FILE_NAME).read_bytes() == changed


def test_self_check_lists_what_works(hall_client: Terminal, worked: Path) -> None:
    said = hall_client("self-check", "--data", worked)
    assert said.code == 0
    for row in ("本机数据", "密钥", "备份", "磁盘", "事项目录", "工作日历", "打印机", "字体和文书"):
        assert f" {row}：" in said.out
    rows = {row["name"]: row for row in json.loads(hall_client("self-check", "--json", "--data", worked).out)}
    assert rows["字体和文书"]["ok"] is True
    assert rows["密钥"]["ok"] is None, "a key beside its data is worth a look"
    assert "没打出来 2 张" in rows["本机数据"]["text"]


def test_self_check_fails_on_damage(hall_client: Terminal, worked: Path) -> None:
    size = (worked / FILE_NAME).stat().st_size
    changed = flip(worked / FILE_NAME, size // 2)
    said = hall_client("self-check", "--data", worked)
    assert said.code == 1
    assert "不行 本机数据：文件有 1 处损坏，没有改动它。请从备份恢复。" in said.out
    assert (worked / FILE_NAME).read_bytes() == changed


def test_self_check_without_a_hall(hall_client: Terminal, tmp_path: Path) -> None:
    said = hall_client("self-check", "--data", tmp_path)
    assert said.code == 1
    assert "不行 本机数据" in said.out
    assert "正常 字体和文书" in said.out


def test_a_backup_comes_back_with_the_key_from_the_paper(
    hall_client: Terminal, recovery: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, key = recovery
    file = tmp_path / "day.hallbackup"
    assert hall_client("backup", file, "--data", folder).code == 0
    said = hall_client("restore", file, "--recovery-key-file", key, "--demo", "--data", tmp_path / "new")
    assert said.code == 0, said.error
    assert "今天的号票从 501 起" in said.out
    assert "扫一下这台电脑最后打印的回执" in said.out
    facts = [json.loads(hall_client("status", "--json", "--data", f).out) for f in (folder, tmp_path / "new")]
    assert facts[0]["log"] != facts[1]["log"]
    assert facts[0]["hall"] == facts[1]["hall"] == "青禾镇便民服务中心"
    assert hall_client("verify", "--data", tmp_path / "new").code == 0
    onto = hall_client("restore", file, "--recovery-key-file", key, "--demo", "--data", folder)
    assert (onto.code, "原来的数据文件改名留着" in onto.out) == (0, True)


def test_restore_refuses_in_words(
    hall_client: Terminal, recovery: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = recovery
    file = tmp_path / "day.hallbackup"
    hall_client("backup", file, "--data", folder)
    wrong = tmp_path / "wrong"
    wrong.write_text("ABCD 2345", encoding="utf-8")
    new = ("--demo", "--data", tmp_path / "new")
    for words, code, sentence in (
        ((file, "--recovery-key-file", wrong), 1, "恢复密钥不对"),
        ((file, "--recovery-key-file", tmp_path / "none"), 1, "读不了，什么都没有改动"),
        ((tmp_path / "none.hallbackup", "--recovery-key-file", key), 1, "没有找到备份文件"),
        ((key, "--recovery-key-file", key), 1, "不是备份文件"),
        ((file,), 2, "要恢复密钥"),
    ):
        said = hall_client("restore", *words, *new)
        assert (said.code, said.out) == (code, "")
        assert sentence in said.error
    assert not (tmp_path / "new" / FILE_NAME).exists()


def test_status_tells_what_stands(hall_client: Terminal, worked: Path) -> None:
    facts = json.loads(hall_client("status", "--json", "--data", worked).out)
    assert (facts["station"], facts["terminal"], facts["unprinted"], facts["drafts"]) == ("9901", "03", 2, 0)
    text = hall_client("status", "--data", worked).out
    assert "青禾镇便民服务中心　站点 9901　终端 03" in text
    assert "没打出来的 2 张" in text
    assert "最近备份：还没有" in text
