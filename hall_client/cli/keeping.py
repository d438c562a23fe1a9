"""Keeping the records safe: verify, self-check, backup, restore, another recovery key, status."""

import argparse
import json
import platform
from pathlib import Path
from typing import Any

from hall_client import __version__
from hall_client.cli.common import (
    add_folder,
    add_recovery_key,
    add_supervisor,
    opened,
    password_of,
    recovery_key_of,
    settings_of,
)
from hall_client.desk import OpenDesk, make_backup, restore
from hall_client.domain.deadlines import local_date
from hall_client.self_check import Row, self_check
from hall_client.services import line_views, rating_keys
from hall_client.services.papers import shown_instant
from hall_client.services.signing_in import supervisor
from hall_client.setup_file import recovery_sheet
from hall_client.storage import backup
from hall_client.storage.verify import verify


def register(commands: Any) -> None:
    """Add verify, self-check, backup, restore, renew-recovery and status."""
    check = commands.add_parser("verify", help="核对全程留痕：前后相扣，重算一遍与现有记录一致")
    check.add_argument("--json", action="store_true", help="输出 JSON")
    add_folder(check)
    check.set_defaults(func=run_verify)

    health = commands.add_parser("self-check", help="自检：数据、密钥、字体、目录、日历、打印机")
    health.add_argument("--json", action="store_true", help="输出 JSON")
    add_folder(health)
    health.set_defaults(func=run_self_check)

    saving = commands.add_parser("backup", help="备份到文件，用恢复密钥封存")
    saving.add_argument("file", metavar="FILE", help="备份文件")
    add_folder(saving)
    saving.set_defaults(func=run_backup)

    back = commands.add_parser("restore", help="从备份恢复；原来的数据文件改名保留")
    back.add_argument("file", metavar="FILE", help="备份文件")
    add_recovery_key(back)
    back.add_argument("--demo", action="store_true", help="密钥放在数据旁边，只能用来看")
    add_folder(back)
    back.set_defaults(func=run_restore)

    renewing = commands.add_parser(
        "renew-recovery", help="换一把恢复密钥：封存单拆过、丢了以后；当场用新的做一份备份"
    )
    add_supervisor(renewing, "主管")
    add_folder(renewing)
    renewing.set_defaults(func=run_renew_recovery)

    state = commands.add_parser("status", help="这台电脑的现状：版本、留痕条数、没办完的、没打出来的")
    state.add_argument("--json", action="store_true", help="输出 JSON")
    add_folder(state)
    state.set_defaults(func=run_status)


def run_verify(args: argparse.Namespace) -> int:
    """0 when everything holds; 1 with the first bad entry by name."""
    with opened(args) as desk:
        result = verify(desk.store)
    if args.json:
        found = [{"seq": finding.seq, "text": finding.sentence} for finding in result.findings]
        print(
            json.dumps(
                {"entries": result.entries, "head": result.head, "findings": found}, ensure_ascii=False
            )
        )
    elif result.findings:
        for finding in result.findings:
            print(finding.sentence)
        print("留痕核对没有通过。请不要继续使用这台电脑办件，先备份，再报主管和维护人员。")
    else:
        print(f"{result.entries} 条记录前后相扣，没有改动或缺失。末条 {result.head[:16]}")
    return 1 if result.findings else 0


def run_self_check(args: argparse.Namespace) -> int:
    """0 when all is well; 1 when something does not work (a warning alone is not a failure)."""
    chosen = settings_of(args)
    rows = self_check(chosen.folder, chosen.passphrase())
    if args.json:
        print(json.dumps([row.__dict__ for row in rows], ensure_ascii=False))
    else:
        for row in rows:
            print(f"{_mark(row)} {row.name}：{row.text}")
    return 1 if any(row.ok is False for row in rows) else 0


def _mark(row: Row) -> str:
    return {True: "正常", None: "留意", False: "不行"}[row.ok]


def run_backup(args: argparse.Namespace) -> int:
    """Write a backup and say where it is."""
    with opened(args) as desk:
        file = make_backup(desk, Path(args.file))
    print(f"已备份到 {file}（{file.stat().st_size // 1024} KB），要用封存的恢复密钥才能打开。")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Restore; asks for the recovery key when no file is given."""
    chosen = settings_of(args)
    key = recovery_key_of(args)
    if key is None:
        return 2
    kept = restore(chosen.folder, Path(args.file), key, passphrase=chosen.passphrase(), demo=args.demo)
    print(f"已恢复到 {chosen.folder}，开始新的留痕。")
    if kept:
        print(f"原来的数据文件改名留着：{kept}")
    print("打开程序后请扫一下这台电脑最后打印的回执，编号从它后面接着用；今天的号票从 501 起。")
    return 0


def run_renew_recovery(args: argparse.Namespace) -> int:
    """Another recovery key: its sheet first, so that there is never a key in force that nobody holds."""
    password = password_of(args)
    with opened(args) as desk:
        person = supervisor(desk.desk, args.supervisor, password)
        key, public = backup.new_recovery_key()
        sheet = recovery_sheet(desk, key)
        try:
            rating_keys.new_sheet(desk.desk, person, password, public)
        except Exception:
            if sheet:
                sheet.unlink(missing_ok=True)
            raise
        # Before anything else can fail: from here on this sheet is the one that counts.
        print(f"恢复密钥换好了，这件事记入了全程留痕。新的封存单：{sheet}")
        print("请打印这张纸，交中心负责人封存，然后删掉这个文件。")
        print("以前的备份仍要旧的封存单才能打开，不再要它们了再当面销毁旧单。")
        print(f"已用新的做好备份：{make_backup(desk)}")
    return 0


def _line(desk: OpenDesk) -> dict[str, Any]:
    """What this PC knows of its line without asking the centre."""
    parts = line_views.status_parts(desk.desk)
    return {
        "joined": desk.connect is not None,
        "waiting": parts.waiting if desk.connect else 0,
        "waiting_cases": parts.waiting_cases if desk.connect else 0,
        "disputes": parts.disputes,
        "last_success": parts.last_success.isoformat() if parts.last_success else "",
    }


def _line_words(line: dict[str, Any]) -> str:
    if not line["joined"]:
        return "单机办理，没有加入中心库"
    last = line["last_success"]
    met = f"{shown_instant(last)} 同步过" if last else "还没有同步过"
    disputed = f"；{line['disputes']} 件两边都改过" if line["disputes"] else ""
    return f"已加入中心库，{met}；没传的 {line['waiting']} 条，其中办件 {line['waiting_cases']} 件{disputed}"


def run_status(args: argparse.Namespace) -> int:
    """What stands on this PC now."""
    with opened(args) as desk, desk.store.read() as work:
        seq, head = work.head()
        hall = work.reference.hall(local_date(desk.desk.now()))
        facts = {
            "version": __version__,
            "system": platform.platform(terse=True),
            "hall": hall.name,
            "station": hall.station,
            "terminal": hall.terminal,
            "log": work.log_id,
            "entries": seq,
            "head": head,
            "drafts": len(work.drafts.numbers()),
            "unprinted": len(work.cases.unprinted()),
            "key": desk.secrets.words,
            "backup": _last_backup(desk.folder),
        }
        line = _line(desk)
    if args.json:
        print(json.dumps({**facts, "line": line}, ensure_ascii=False))
        return 0
    print(f"{facts['hall']}　站点 {facts['station']}　终端 {facts['terminal']}　版本 {facts['version']}")
    print(f"留痕 {facts['entries']} 条；没办完的 {facts['drafts']} 件；没打出来的 {facts['unprinted']} 张")
    print(f"密钥：{facts['key']}；最近备份：{facts['backup'] or '还没有'}")
    print(f"同步：{_line_words(line)}")
    return 0


def _last_backup(folder: Path) -> str:
    files = sorted((folder / "backups").glob("*.hallbackup"))
    return files[-1].stem if files else ""
