"""A helper program that knows a device's own library: a process that stays open and speaks lines of JSON.

The protocol, version 1; every message is one line of UTF-8, ended by LF, on the helper's standard input and output:

    to the helper      {"id": 7, "do": "status"}              is the device there?
                       {"id": 8, "do": "read", "seconds": 2}  wait that long for a card (or take a picture)
                       {"id": 9, "do": "cancel"}              give up what is under way; it is answered as "cancelled"
    from the helper    {"id": 7, "ready": true, "device": "…"}
                       {"id": 8, "error": "no_card"}          or what was read, see `card_reader` and `camera`

Each request but "cancel" gets exactly one answer with its id. Errors are "no_card", "no_device", "unreadable" and
"cancelled". The helper writes nothing else on its output, keeps nothing it has read, and ends when its input does.
One that is silent for longer than it was given, or ends, or floods, is ended with all it started, told about, and
started again: vendor libraries hang and crash, and a new process is the one cure that always helps.
"""

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Annotated

import msgspec

START_SECONDS = 5.0
"""What a helper is given beyond the time of its first request: vendor libraries load slowly."""
GRACE_SECONDS = 1.0
"""What it is given beyond the time it was told."""
STATE_SECONDS = 2.0
"""What it is given to say how its device is."""
LONGEST_ANSWER = 16 * 1024 * 1024
"""A line with the largest picture that is kept, in base64."""

log = logging.getLogger(__name__)


class AdapterFault(Exception):
    """The helper did not answer; `words` is what became of it, for people."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class _Line(msgspec.Struct):
    """What is looked at first in an answer."""

    id: int


class _State(msgspec.Struct):
    """Answers to "status"."""

    ready: bool
    device: Annotated[str, msgspec.Meta(max_length=60)] = ""


class Adapter:
    """One helper. `ask` may be called from several threads and takes them in turn; `cancel` from any at any time."""

    def __init__(self, command: Sequence[str], name: str) -> None:
        self._command, self._name = list(command), name
        self._turn, self._writing = threading.Lock(), threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._number, self._busy, self._closed = 0, False, False

    def ask(self, do: str, seconds: float) -> bytes:
        """The helper's line of answer to a request that may take it `seconds`. Raises AdapterFault."""
        with self._turn:
            self._busy = True
            try:
                return self._asked(do, seconds)
            finally:
                self._busy = False

    def device(self, what: str) -> str:
        """How the helper calls its device, a `what`. Raises AdapterFault also where it does not find it."""
        try:
            answer = msgspec.json.decode(self.ask("status", STATE_SECONDS), type=_State)
        except msgspec.MsgspecError:
            raise AdapterFault(f"{self._name}的程序答得不对，请换一个版本") from None
        if not answer.ready:
            raise AdapterFault(f"没找到{what}，请看插头")
        return answer.device

    def cancel(self) -> None:
        """Ask the helper to give up what is under way, if anything is."""
        if self._busy:
            with contextlib.suppress(AdapterFault):
                self._write({"id": 0, "do": "cancel"})

    def close(self) -> None:
        """End the helper."""
        self._closed = True
        self._end()

    def _asked(self, do: str, seconds: float) -> bytes:
        patience = seconds + GRACE_SECONDS
        if self._process is None:
            self._start()
            patience += START_SECONDS
        self._number += 1
        try:
            self._write({"id": self._number, "do": do, "seconds": seconds})
            return self._answer(self._number, patience)
        except AdapterFault as fault:
            log.warning("%s: %s", self._name, fault)
            self._end()
            # Ready for the next request, without that one having to wait for it.
            with contextlib.suppress(AdapterFault):
                self._start()
            raise

    def _start(self) -> None:
        if self._closed:
            raise AdapterFault(f"{self._name}已经关了。")
        try:
            process = subprocess.Popen(  # noqa: S603 - the command comes from this PC's own settings, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as fault:
            raise AdapterFault(f"{self._name}的程序启动不了（{fault.strerror}）。") from None
        self._process, self._answers = process, queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._answers), name="adapter", daemon=True).start()

    def _write(self, request: dict[str, object]) -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise AdapterFault(f"{self._name}的程序没有在运行。")
        try:
            with self._writing:
                process.stdin.write(msgspec.json.encode(request) + b"\n")
                process.stdin.flush()
        except OSError:
            raise AdapterFault(f"{self._name}的程序停了，已经重新启动。") from None

    def _answer(self, number: int, patience: float) -> bytes:
        until = time.monotonic() + patience
        while True:
            try:
                line = self._answers.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise AdapterFault(f"{self._name}的程序没有回应，已经重新启动。") from None
            if line is None:
                raise AdapterFault(f"{self._name}的程序停了，已经重新启动。")
            # An answer that comes after its request was given up is nobody's.
            if _number_of(line) in (number, None):
                return line

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()


def _number_of(line: bytes) -> int | None:
    try:
        return msgspec.json.decode(line, type=_Line).id
    except msgspec.MsgspecError:
        return None


def _listen(process: subprocess.Popen[bytes], answers: "queue.SimpleQueue[bytes | None]") -> None:
    """Hand on the helper's lines; None when there are no more, or one is too long."""
    with contextlib.suppress(OSError, ValueError):
        while process.stdout is not None:
            line = process.stdout.readline(LONGEST_ANSWER)
            if not line.endswith(b"\n"):
                break
            answers.put(line)
    answers.put(None)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a helper and whatever it started, or its children would hold the device."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
