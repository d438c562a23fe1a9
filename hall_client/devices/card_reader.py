"""The reader of second-generation ID cards: the vendor's helper program, a simulated one, or none."""

import contextlib
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

import msgspec

from hall_client.domain.identity import BadIdentity, check_id_number, clean_name
from hall_client.services.ports import Card, CardNotRead

NOT_READ = "没读到卡。把身份证平放在感应区再按 F5，也可以直接输证件号。"
NOT_TRUSTED = "卡读出来的内容不完整，没有采用。请再按 F5，也可以直接输证件号。"
HELPER_SECONDS = 2.0

_ASK = b'{"read":"id_card"}\n'
_LONGEST_ANSWER = 4096

log = logging.getLogger(__name__)


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    """The one line a helper writes for a card it has read."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    sex: Literal["男", "女"]
    id_number: Annotated[str, msgspec.Meta(min_length=18, max_length=18)]
    address: Annotated[str, msgspec.Meta(max_length=120)]


class NoReader:
    """A desk without a reader."""

    def read(self) -> Card:
        """Raises CardNotRead: the clerk types the number."""
        raise CardNotRead(NOT_READ)


class SimulatedReader:
    """Reads invented cards one after another, then none."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = iter(cards)

    def read(self) -> Card:
        """The next card. Raises CardNotRead after the last."""
        card = next(self._cards, None)
        if card is None:
            raise CardNotRead(NOT_READ)
        return card


class HelperReader:
    """Asks a helper program that knows the vendor's library.

    The helper gets one line of JSON, {"read":"id_card"}, and answers with one: name, sex, id_number, address,
    or {} when no card lies there. It is started for every reading and ended with it: vendor libraries hang and
    crash, and a new process is the one cure that always helps.
    """

    def __init__(self, command: Sequence[str], seconds: float = HELPER_SECONDS) -> None:
        self._command = list(command)
        self._seconds = seconds

    def read(self) -> Card:
        """The card on the reader, its number checked by GB 11643. Raises CardNotRead."""
        line = self._asked().strip()
        if line == b"{}":
            raise CardNotRead(NOT_READ)
        try:
            return _card(line)
        except (msgspec.MsgspecError, BadIdentity) as fault:
            # The fault's words may quote the card.
            log.warning("card reader: answer refused (%s, %d bytes)", type(fault).__name__, len(line))
            raise CardNotRead(NOT_TRUSTED) from None

    def _asked(self) -> bytes:
        try:
            helper = subprocess.Popen(  # noqa: S603 - the command comes from this PC's settings, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as fault:
            log.warning("card reader: helper does not start (%s)", fault.strerror)
            raise CardNotRead(NOT_READ) from None
        with helper:
            return self._talk(helper)

    def _talk(self, helper: subprocess.Popen[bytes]) -> bytes:
        try:
            answer, _ = helper.communicate(_ASK, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            log.warning("card reader: helper gave no answer in %s s", self._seconds)
            _end(helper)
            raise CardNotRead(NOT_READ) from None
        if helper.returncode or len(answer) > _LONGEST_ANSWER:
            log.warning("card reader: helper ended with %s, %d bytes", helper.returncode, len(answer))
            raise CardNotRead(NOT_READ)
        return answer


def _end(helper: subprocess.Popen[bytes]) -> None:
    """End a helper and whatever it started, or its children would hold the reader."""
    if sys.platform == "win32":
        helper.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(helper.pid, signal.SIGKILL)


def _card(line: bytes) -> Card:
    """The card in a helper's answer. Raises MsgspecError or BadIdentity."""
    answer = msgspec.json.decode(line, type=_Answer)
    number = check_id_number(answer.id_number)
    if number.sex != answer.sex:
        raise BadIdentity("性别和证件号对不上。")
    address = answer.address.strip()
    if not address.isprintable():
        raise BadIdentity("住址里有看不见的字符。")
    return Card(clean_name(answer.name), answer.sex, number.text, address)
