"""The helper's side of the protocol in `hall_client.devices.adapter`; needs nothing but Python."""

import json
import sys
import threading
from collections.abc import Callable
from typing import Any

Work = Callable[[float, threading.Event], dict[str, Any]]
"""Gets the seconds it may take and an event that is set when it should give up; returns the rest of the answer."""


def serve(work: Work, status: Callable[[], dict[str, Any]]) -> None:
    """Answer requests until the input ends. `work` does "read", one at a time; others are listened to meanwhile."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    given_up, speaking = threading.Event(), threading.Lock()

    def answer(number: int, rest: dict[str, Any]) -> None:
        with speaking:
            sys.stdout.write(json.dumps({"id": number, **rest}, ensure_ascii=False) + "\n")
            sys.stdout.flush()

    def read(number: int, seconds: float) -> None:
        answer(number, work(seconds, given_up))

    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "cancel":
            given_up.set()
        elif request["do"] == "status":
            answer(request["id"], status())
        else:
            given_up.clear()
            threading.Thread(target=read, args=(request["id"], request["seconds"]), daemon=True).start()
