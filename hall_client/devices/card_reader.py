"""The reader of second-generation ID cards: the vendor's helper program, a simulated one, or none."""

import logging
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

import msgspec

from hall_client.devices.adapter import Adapter, AdapterFault
from hall_client.domain.identity import BadIdentity, check_id_number, clean_name
from hall_client.services.ports import Card, CardNotRead, DeviceState

NOT_READ = "没读到卡。把身份证平放在感应区再按 F5，也可以直接输证件号。"
NOT_TRUSTED = "卡读出来的内容不完整，没有采用。请再按 F5，也可以直接输证件号。"
CANCELLED = "读卡停了。要读再按 F5，也可以直接输证件号。"
NO_DEVICE = "没找到读卡器。请看插头，再按 F5，也可以直接输证件号。"
NO_READER = "没有接"
READ_SECONDS = 2.0

_AND_NOW = "请再按 F5，也可以直接输证件号。"
_SAID = {"cancelled": CANCELLED, "no_device": NO_DEVICE, "unreadable": NOT_TRUSTED}

log = logging.getLogger(__name__)


class CardAnswer(msgspec.Struct, forbid_unknown_fields=True):
    """What a helper has read, as the `card` of its answer. `name` may hold private-use characters (造字)."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    sex: Literal["男", "女"]
    id_number: Annotated[str, msgspec.Meta(min_length=18, max_length=18)]
    address: Annotated[str, msgspec.Meta(max_length=120)]


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    """Answers to "read": a card or an error."""

    id: int
    card: CardAnswer | None = None
    error: Annotated[str, msgspec.Meta(max_length=40)] = ""


class NoReader:
    """A desk without a reader."""

    def read(self) -> Card:
        """Raises CardNotRead: the clerk types the number."""
        raise CardNotRead(NOT_READ)

    def cancel(self) -> None:
        """Nothing is under way."""

    def state(self) -> DeviceState:
        """Nothing is connected."""
        return DeviceState(None, NO_READER)

    def close(self) -> None:
        """There is nothing to let go of."""


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

    def cancel(self) -> None:
        """A reading takes no time."""

    def state(self) -> DeviceState:
        """It is always well."""
        return DeviceState(True, "模拟的，读的是虚构的卡")


class AdapterReader:
    """Asks a helper program that knows the vendor's library, by the protocol of `adapter`.

    A card is answered as {"id": 8, "card": {"name", "sex", "id_number", "address"}}; photographs are not taken over.
    """

    def __init__(self, command: Sequence[str], seconds: float = READ_SECONDS) -> None:
        self._adapter = Adapter(command, "读卡")
        self._seconds = seconds
        self._read = 0

    def read(self) -> Card:
        """The card on the reader, its number checked by GB 11643. Raises CardNotRead."""
        try:
            line = self._adapter.ask("read", self._seconds)
        except AdapterFault as fault:
            raise CardNotRead(fault.words + _AND_NOW) from None
        try:
            card = _card(msgspec.json.decode(line, type=_Answer))
        except (msgspec.MsgspecError, BadIdentity) as fault:
            # The fault's words may quote the card.
            log.warning("card reader: answer refused (%s, %d bytes)", type(fault).__name__, len(line))
            raise CardNotRead(NOT_TRUSTED) from None
        self._read += 1
        return card

    def cancel(self) -> None:
        """Give up waiting for a card."""
        self._adapter.cancel()

    def state(self) -> DeviceState:
        """What the helper says of its device, and how many cards were read since the program was started."""
        try:
            device = self._adapter.device("读卡器")
        except AdapterFault as fault:
            return DeviceState(False, fault.words)
        return DeviceState(True, f"{device or '正常'}，读过 {self._read} 张")

    def close(self) -> None:
        """End the helper."""
        self._adapter.close()


def _card(answer: _Answer) -> Card:
    """The card in a helper's answer. Raises CardNotRead or BadIdentity."""
    read = answer.card
    if read is None:
        raise CardNotRead(_SAID.get(answer.error, NOT_READ))
    number = check_id_number(read.id_number)
    if number.sex != read.sex:
        raise BadIdentity("性别和证件号对不上。")
    address = read.address.strip()
    if not address.isprintable():
        raise BadIdentity("住址里有看不见的字符。")
    return Card(clean_name(read.name), read.sex, number.text, address)
