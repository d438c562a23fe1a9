"""One meeting with the centre: what was done here goes up, what stands comes down. Any of it may be done twice."""

from collections.abc import Callable
from dataclasses import dataclass

from hall_client.domain.entries import instant_text
from hall_client.domain.syncing import PushState
from hall_client.services import (
    carrying,
    disputes,
    fetching,
    relaying,
    salvaging,
    sending,
    sharing,
    taking_in,
)
from hall_client.services.line_ports import Line, LineRefused
from hall_client.services.ports import Desk
from hall_client.services.sending import Greeted, Sent

_NEW_LOGS = 2
"""How often in one meeting a log may turn out to be in doubt."""


@dataclass(frozen=True)
class SyncReport:
    """What one meeting did. `parent` is empty for a hall; `repaired` things differed though nobody had changed them.

    `files` are the scans the centre has since; with `files_left` another meeting should follow at once.
    `relayed` entries of stations without a line were brought on their behalf.
    """

    unit: str
    parent: str
    epoch: str
    sent: int
    refused: int
    changed: int
    arrived: int
    kinds: frozenset[str]
    new_log: bool
    rewound: bool
    repaired: int
    unfit: int
    files: int
    files_left: int
    relayed: int = 0


def _nothing(_waiting: int) -> None:
    pass


def sync_once(desk: Desk, line: Line, told: Callable[[int], None] = _nothing) -> SyncReport:
    """Meet the centre. `told` hears how many entries still wait, before every batch.

    Raises LineDown, LineRefused; whatever was done by then stays done, and the next meeting goes on from there.
    Nothing here keeps the local database waiting for the network.
    """
    fetching.forget_if_newer(desk)
    greeted, sent = _send(desk, line, told)
    hello = greeted.hello
    relaying.keep_peers(desk, line, hello)
    relayed = relaying.relay_waiting(desk, line)
    pulled = fetching.pull(desk, line)
    fetching.refresh_stale(desk, line)
    repaired = fetching.prove(desk, line, anyway=pulled.rewound)
    taking_in.match_arrived(desk)
    disputes.learn(desk, line)
    sharing.share_logins(desk, line, hello)
    sharing.share_parked(desk, line, hello.epoch)
    sharing.share_holdings(desk, line)
    sharing.note_clock(desk, hello)
    salvaging.hand_over(desk, line, hello)
    carried = carrying.send_some(desk, line, hello.epoch)
    with desk.store.work() as work:
        work.set_meta("synced_at", instant_text(desk.now()))
    return SyncReport(
        unit=hello.unit,
        parent=hello.parent,
        epoch=hello.epoch,
        sent=sent.entries,
        refused=sent.refused,
        changed=sent.changed,
        arrived=pulled.things,
        kinds=pulled.kinds,
        new_log=greeted.new_log,
        rewound=pulled.rewound,
        repaired=repaired,
        unfit=pulled.unfit,
        files=carried.whole,
        files_left=carried.left,
        relayed=relayed,
    )


def _send(desk: Desk, line: Line, told: Callable[[int], None]) -> tuple[Greeted, Sent]:
    greeted = sending.greet(desk, line)
    sent = sending.push_all(desk, line, greeted.hello, told)
    for _ in range(_NEW_LOGS):
        if sent.state is PushState.STORED:
            return greeted, sent
        greeted = sending.greet(desk, line, renewing=True)
        sent = sending.push_all(desk, line, greeted.hello, told)
    if sent.state is PushState.STORED:
        return greeted, sent
    raise LineRefused(
        "中心一再说这台电脑的留痕对不上，先不传了。本机的都在，照常办理；请让维护人员看一下，是不是有两台电脑用了同一份数据。"
    )
