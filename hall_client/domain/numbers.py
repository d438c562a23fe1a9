"""The numbers a hall gives out (cases, papers, tickets) and what a scanned code turns out to be."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from stdnum.iso7064 import mod_11_10

from hall_client.domain.identity import BadIdentity, IdNumber, check_id_number

LAST_CASE_SERIAL = 899
FIRST_HANDOVER_SERIAL = 901
LAST_SERIAL = 999

_GAPS = re.compile(r"[\s\-‐-―−_]")
_CASE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{6})([0-9]{3})[0-9]")
_DOCUMENT = re.compile(r"(.+)-([A-Z][0-9]{1,2})-([1-9][0-9]*)")
_TICKET = re.compile(r"([A-Z])([0-9]{3})")
_TYPED_TICKET = re.compile(r"([A-Z]) ?-?([0-9]{1,3})")
_SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")
NOT_OURS = "这个码不是本中心的回执或告知书。"


class BadNumber(ValueError):
    """A number that cannot be given out or read; its text is the sentence to show."""


@dataclass(frozen=True)
class CaseNumber:
    """A checked case or hand-over number and what it is made of; `text` is the 16 digits of the barcode."""

    text: str
    station: str
    terminal: str
    day: date
    serial: int

    @property
    def is_handover(self) -> bool:
        """Whether the number belongs to a hand-over manifest (serial 9xx) and not to a case."""
        return self.serial > LAST_CASE_SERIAL

    @property
    def shown(self) -> str:
        """The number in groups, as people read it: 9901-03-260318-009-9."""
        return "-".join((self.text[:4], self.text[4:6], self.text[6:12], self.text[12:15], self.text[15:]))


def case_number(station: str, terminal: str, day: date, serial: int) -> str:
    """The 16 digits of a case: station 4, terminal 2, yymmdd, serial 001-899 of that day, check digit.

    The check digit is ISO 7064 MOD 11,10. Raises BadNumber when a part does not fit.
    """
    if not 1 <= serial <= LAST_CASE_SERIAL:
        raise BadNumber(f"这台电脑今天的办件编号用完了，每天最多 {LAST_CASE_SERIAL} 个，请换一台办。")
    return _numbered(station, terminal, day, serial)


def handover_number(station: str, terminal: str, day: date, serial: int) -> str:
    """The 16 digits of a hand-over manifest: as `case_number`, with a serial from 901 to 999."""
    if not FIRST_HANDOVER_SERIAL <= serial <= LAST_SERIAL:
        raise BadNumber("这台电脑今天的交接清单编号用完了，请换一台打印。")
    return _numbered(station, terminal, day, serial)


def _numbered(station: str, terminal: str, day: date, serial: int) -> str:
    if not re.fullmatch(r"[0-9]{4}", station) or not re.fullmatch(r"[0-9]{2}", terminal) or terminal == "00":
        raise BadNumber("站点号要 4 位数字，终端号要 01 到 99，请主管在设置里改。")
    body = f"{station}{terminal}{day:%y%m%d}{serial:03d}"
    return body + mod_11_10.calc_check_digit(body)


def parse_case_number(text: str) -> CaseNumber:
    """The case or hand-over number in `text`, plain or in groups, full-width digits and gaps allowed.

    Raises BadNumber with the sentence to show.
    """
    digits = _GAPS.sub("", unicodedata.normalize("NFKC", text))
    if not re.fullmatch(r"[0-9]+", digits):
        raise BadNumber("编号只有数字，请照回执再输一次。")
    parts = _CASE.fullmatch(digits)
    if parts is None:
        raise BadNumber(f"编号要 16 位，现在是 {len(digits)} 位，请照回执再输一次。")
    if not mod_11_10.is_valid(digits):
        raise BadNumber("编号最后一位不对，请照回执再输一次。")
    station, terminal, day, serial = parts.groups()
    if terminal == "00" or serial in ("000", "900"):
        raise BadNumber(NOT_OURS)
    return CaseNumber(digits, station, terminal, _day(day), int(serial))


def _day(yymmdd: str) -> date:
    try:
        return date(2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
    except ValueError:
        raise BadNumber(NOT_OURS) from None


def shown(number: str) -> str:
    """A stored 16-digit number in groups. Raises BadNumber when it is none of ours."""
    return parse_case_number(number).shown


def document_number(case_number: str, paper_code: str, n: int) -> str:
    """The 文书编号 of the n-th paper of its kind for a case: number, paper code, n: 9901032603180099-C4-1.

    Its barcode carries the 16 digits alone: a Chinese input method would swallow the letter.
    """
    return f"{case_number}-{paper_code}-{n}"


def ticket_label(series: str, n: int) -> str:
    """What is printed on ticket `n` of a series today: A023. Raises BadNumber past 999."""
    if not 1 <= n <= LAST_SERIAL:
        raise BadNumber(f"{series} 类今天的号取完了，每天最多 {LAST_SERIAL} 个，请到导办台。")
    return f"{series}{n:03d}"


def typed_ticket(text: str) -> str:
    """The label a clerk means by `text` typed from a slip: a23 is A023. Raises BadNumber with what it looks like."""
    parts = _TYPED_TICKET.fullmatch(unicodedata.normalize("NFKC", text).strip().upper())
    if parts is None or int(parts[2]) == 0:
        raise BadNumber("票号是一个字母加数字，像 A023，请照小票再输一次。")
    return ticket_label(parts[1], int(parts[2]))


def spoken_ticket(label: str, window: int) -> str:
    """The sentence the voice says twice, digits read one by one: 请 A零零七号到3号窗口."""
    return f"请 {label.translate(_SPOKEN)}号到{window}号窗口"


@dataclass(frozen=True)
class CaseScan:
    """A receipt or notice: open that case."""

    number: CaseNumber


@dataclass(frozen=True)
class ManifestScan:
    """A hand-over manifest."""

    number: CaseNumber


@dataclass(frozen=True)
class DocumentScan:
    """A paper number typed by hand: the case, the paper code and which paper of its kind."""

    number: CaseNumber
    paper_code: str
    n: int


@dataclass(frozen=True)
class TicketScan:
    """A queue ticket of today."""

    label: str


@dataclass(frozen=True)
class IdCardScan:
    """An ID number: the applicant."""

    id_number: IdNumber


@dataclass(frozen=True)
class UnknownScan:
    """Nothing of ours; `sentence` says so, `number` is another centre's case number where it is one."""

    sentence: str = NOT_OURS
    number: CaseNumber | None = None


Scan = CaseScan | ManifestScan | DocumentScan | TicketScan | IdCardScan | UnknownScan


def classify_scan(text: str, station_prefix: str) -> Scan:
    """What a scanned or typed code is; `station_prefix` begins every station number of this centre.

    Never raises: a torn barcode or a parcel label is an UnknownScan with its sentence.
    """
    code = unicodedata.normalize("NFKC", text).strip().upper()
    if _TICKET.fullmatch(code):
        return TicketScan(code)
    document = _DOCUMENT.fullmatch(code)
    try:
        number = parse_case_number(document[1] if document else code)
    except BadNumber:
        return _id_card_or_unknown(code)
    if not number.station.startswith(station_prefix):
        return UnknownScan(number=number)
    if document:
        return DocumentScan(number, document[2], int(document[3]))
    return ManifestScan(number) if number.is_handover else CaseScan(number)


def _id_card_or_unknown(code: str) -> Scan:
    try:
        return IdCardScan(check_id_number(code))
    except BadIdentity:
        return UnknownScan()
