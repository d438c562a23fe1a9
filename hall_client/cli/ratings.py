"""`hall-client open-ratings`: ratings opened again with the recovery key, when no supervisor knows a password."""

import argparse
from typing import Any

from hall_client.cli.common import (
    add_folder,
    add_recovery_key,
    add_supervisor,
    opened,
    password_of,
    recovery_key_of,
)
from hall_client.services.signing_in import let_in_by_sheet
from hall_client.storage import backup


def register(commands: Any) -> None:
    """Add `open-ratings --supervisor N --password-file F [--recovery-key-file K]`."""
    parser = commands.add_parser(
        "open-ratings", help="主管都忘了密码：重设密码后，用封存的恢复密钥让主管重新打开群众评价"
    )
    add_supervisor(parser, "主管或批准人")
    add_recovery_key(parser)
    add_folder(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Wrap what the recovery key opens in the person's password."""
    password = password_of(args)
    key = recovery_key_of(args)
    if key is None:
        return 2
    public, secret = backup.halves(key)
    with opened(args) as desk:
        person = let_in_by_sheet(desk.desk, args.supervisor, password, {public: secret})
    print(f"{person.name}从下一次登录起能打开群众评价，这件事记入了全程留痕。")
    print("恢复密钥拆过封了，请用 hall-client renew-recovery 换一把。")
    return 0
