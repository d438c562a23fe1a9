"""A card reader for trials: `python -m hall_client.devices.adapters.card_simulator`; invented cards, region 999999.

Every third time no card lies there, as at a real counter.
"""

import threading
from itertools import count
from typing import Any

from hall_client.devices.adapters.serving import serve

ADDRESS = "青禾镇柳塘村三组 18 号"
CARDS = (
    {"name": "陈䶮根", "sex": "男", "id_number": "999999194103120010", "address": ADDRESS},
    {
        "name": "古丽巴哈尔·艾合买提",
        "sex": "女",
        "id_number": "999999197505060026",
        "address": "青禾镇上桥村一组 4 号",
    },
)
_turns = count()


def read(seconds: float, given_up: threading.Event) -> dict[str, Any]:
    """The next card, or after `seconds` none."""
    turn = next(_turns) % (len(CARDS) + 1)
    if turn < len(CARDS):
        return {"card": CARDS[turn]}
    return {"error": "cancelled" if given_up.wait(seconds) else "no_card"}


def status() -> dict[str, Any]:
    """Always there."""
    return {"ready": True, "device": "模拟读卡器"}


if __name__ == "__main__":
    serve(read, status)
