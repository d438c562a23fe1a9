"""What the administrator of the centre does: codes, revocation, people, how it stands."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hall_client.central import administering, salvaging
from hall_client.central.administering import Issued
from hall_client.central.salvaging import Copy
from hall_client.cli.central_place import administration, shown_by
from hall_client.devices.paper import Press
from hall_client.domain.cases import state_word
from hall_client.domain.deadlines import LOCAL_ZONE


def run_enrol_code(args: argparse.Namespace) -> int:
    """Issue a code; the unit is made first where it is new."""
    with administration(args) as connection:
        if args.name:
            administering.create_unit(connection, args.unit, args.name, args.parent)
        hosts, fingerprint = shown_by(args, connection)
        issued = administering.issue(
            connection, args.unit, hosts, fingerprint, args.hours, opens_sealed=args.supervisor
        )
        if args.pdf:
            Path(args.pdf).write_bytes(_paper(issued))
    print(f"登记码（{issued.unit} {issued.name}，{_local(issued.expires)} 前有效，只能用一次）：")
    print(issued.code.text)
    print(f"设备名 {issued.code.role}。在要登记的电脑上运行：hall-client enrol 登记码")
    if args.pdf:
        print(f"登记码单：{args.pdf}")
    return 0


def run_standby_code(args: argparse.Namespace) -> int:
    """Issue a standby's code."""
    with administration(args) as connection:
        made = administering.issue_standby(connection, *shown_by(args, connection))
    print("备用服务器的码（能复制整个中心库，请当面交给装备用库的人，用完即毁）：")
    print(made.text)
    return 0


def run_revoke(args: argparse.Namespace) -> int:
    """Revoke one device, or those of a station."""
    if bool(args.role) == bool(args.station):
        print("请写设备名，或者写 --station（可加 --terminal）。什么都没有改动。", file=sys.stderr)
        return 2
    with administration(args) as connection:
        roles = (args.role,) if args.role else administering.roles_of(connection, args.station, args.terminal)
        if not roles:
            print(f"站点 {args.station} 没有这样的电脑，什么都没有改动。", file=sys.stderr)
            return 1
        for role in roles:
            administering.revoke(connection, role)
            print(f"已停用 {role}：连接已断开，不能再连。")
    return 0


def run_disable_person(args: argparse.Namespace) -> int:
    """Disable a person everywhere."""
    with administration(args) as connection:
        name = administering.disable_person(connection, args.unit, args.number)
    print(f"已停用 {args.number} {name}：站点 {args.unit} 的电脑下次联系中心库时生效。")
    return 0


def run_status(args: argparse.Namespace) -> int:
    """How the centre stands."""
    with administration(args) as connection:
        facts = administering.status(connection)
    if args.json:
        print(json.dumps(facts, ensure_ascii=False, default=lambda value: value.isoformat()))
        return 0
    for unit in facts["units"]:
        print(f"{unit['unit']} {unit['name']}" + (f"（属 {unit['parent']}）" if unit["parent"] else ""))
        for device in facts["devices"]:
            if device["unit"] == unit["unit"]:
                print(f"  {_device(device)}")
    print("留痕：" + _counts(facts["entries"], _ANSWERS))
    if facts["packages"]:
        print(_packages(facts["packages"]))
    print("日志：" + _counts(facts["audit"], {}))
    if facts["copies"]:
        print(f"中心少了、电脑还留着的：{facts['copies']} 样，hall-client central salvage 列出来")
    return 0


def run_salvage(args: argparse.Namespace) -> int:
    """List what desks still hold of what the centre lost; take it or turn it down."""
    with administration(args) as connection:
        if args.take:
            taken = salvaging.take(connection, args.take)
            print(f"已补回 {len(taken)} 样，各台电脑下次联系中心时都有：" + _names(taken))
        elif args.drop:
            dropped = salvaging.turn_down(connection, args.drop)
            print(f"已定下不要 {len(dropped)} 样，中心没有改动：" + _names(dropped))
        else:
            _print_copies(salvaging.copies(connection))
    return 0


def _print_copies(copies: tuple[Copy, ...]) -> None:
    if not copies:
        print("电脑上有的中心都有，没有要补回的。")
        return
    for each in copies:
        words = (
            f"{state_word(each.here)}，中心{state_word(each.there) if each.stands else '没有'}"
            if each.number
            else ""
        )
        print(f"{each.unit} {each.name}　{words or '内容不同'}　留着的电脑 {'、'.join(each.devices)}")
    print("先等每台电脑都联系过（central status 看最近联系）：办理的那台一来，会自己补上，不再列在这里。")
    print("那台电脑回不来的，补回：hall-client central salvage --take 编号；不要：--drop 编号。")


def _names(copies: tuple[Copy, ...]) -> str:
    return "、".join(each.name for each in copies)


_STATES = {"code": "登记码未用", "active": "在用", "revoked": "已停用"}
_ANSWERS = {"accepted": "已收", "duplicate": "重复", "conflict": "冲突", "quarantined": "待查"}


def _device(device: dict[str, Any]) -> str:
    state = _STATES[device["state"]]
    if device["state"] == "code":
        return f"{device['role']}　{state}，{_local(device['expires'])} 到期"
    seen = _local(device["seen_at"]) if device["seen_at"] else "还没有"
    return f"{device['role']}　终端 {device['terminal'] or '—'}　{state}　最近联系 {seen}　留痕 {device['seq'] or 0} 条"


def _packages(packages: list[dict[str, Any]]) -> str:
    odd = [each for each in packages if not each["genuine"]]
    told = f"U 盘：村站的包 {len(packages)} 个"
    for each in odd:
        told += (
            f"\n  {each['unit']} 第 {each['to']} 条为止的包，签名和中心的对不上，由 {each['by']} 带来，请查"
        )
    return told if odd else told + "，签名都对得上"


def _counts(counts: dict[str, int], words: dict[str, str]) -> str:
    return "，".join(f"{words.get(name, name)} {count}" for name, count in counts.items()) or "还没有"


def _local(at: datetime) -> str:
    return f"{at.astimezone(LOCAL_ZONE):%Y-%m-%d %H:%M}"


def _paper(issued: Issued) -> bytes:
    address, _, letters = issued.code.text.partition("/")
    head = {
        "unit": issued.name,
        "document_number": f"{issued.unit}-DJ-{issued.code.number:08x}",
        "printed_at": _local(datetime.now(UTC)),
        "operator_no": "管理员",
        "terminal": "00",
    }
    data = {
        "head": head,
        "station": issued.unit,
        "station_name": issued.name,
        "address": address,
        "groups": letters.split("-"),
        "expires": _local(issued.expires),
    }
    return Press().draw("enrolment_code", data).pdf


ACTS = {
    "enrol-code": run_enrol_code,
    "standby-code": run_standby_code,
    "revoke": run_revoke,
    "disable-person": run_disable_person,
    "salvage": run_salvage,
    "status": run_status,
}
