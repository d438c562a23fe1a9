"""Case numbers, paper numbers, tickets, and what the scan box makes of what it is given."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.identity import check_id_number
from hall_client.domain.numbers import (
    NOT_OURS,
    BadNumber,
    CaseNumber,
    CaseScan,
    DocumentScan,
    IdCardScan,
    ManifestScan,
    TicketScan,
    UnknownScan,
    case_number,
    classify_scan,
    document_number,
    handover_number,
    parse_case_number,
    shown,
    spoken_ticket,
    ticket_label,
)

DAY = date(2026, 3, 18)
NUMBER = case_number("9901", "03", DAY, 9)
MANIFEST = handover_number("9917", "01", DAY, 901)
ELSEWHERE = case_number("8801", "03", DAY, 9)


def with_check(body: str) -> str:
    """The digits with their check digit by the recursive rule of ISO 7064 MOD 11,10."""
    product = 10
    for digit in body:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return body + str((11 - product) % 10)


def test_a_number_is_station_terminal_date_serial_check() -> None:
    assert with_check("990103260318009") == NUMBER
    assert shown(NUMBER) == f"9901-03-260318-009-{NUMBER[-1]}"
    assert parse_case_number(NUMBER) == CaseNumber(NUMBER, "9901", "03", DAY, 9)
    assert not parse_case_number(NUMBER).is_handover
    assert parse_case_number(MANIFEST).is_handover


@given(
    station=st.integers(0, 9999),
    terminal=st.integers(1, 99),
    day=st.dates(date(2024, 1, 1), date(2099, 12, 31)),
    serial=st.integers(1, 899),
    place=st.integers(0, 15),
    shift=st.integers(1, 9),
)
def test_what_is_given_out_is_read_back_and_every_slip_is_caught(
    station: int, terminal: int, day: date, serial: int, place: int, shift: int
) -> None:
    number = case_number(f"{station:04d}", f"{terminal:02d}", day, serial)
    assert number == with_check(number[:-1])
    read = parse_case_number(shown(number))
    assert (int(read.station), int(read.terminal), read.day, read.serial) == (station, terminal, day, serial)
    slip = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(BadNumber):
        parse_case_number(slip)


@pytest.mark.parametrize(
    "typed",
    [
        shown(NUMBER),
        f" {NUMBER} ",
        shown(NUMBER).replace("-", " "),
        shown(NUMBER).replace("-", "－"),
        shown(NUMBER).replace("-", "—"),
    ],
)
def test_the_shown_form_and_gaps_are_read(typed: str) -> None:
    assert parse_case_number(typed).text == NUMBER


def test_full_width_digits_are_read() -> None:
    wide = NUMBER.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert parse_case_number(wide).text == NUMBER


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "只有数字"),
        ("A023", "只有数字"),
        ("٩٩٠١", "只有数字"),
        (NUMBER[:-1], "现在是 15 位"),
        (with_check("990103260318009")[:-1] + str((int(NUMBER[-1]) + 1) % 10), "最后一位不对"),
        (with_check("990103261318009"), "不是本中心的"),  # a thirteenth month
        (with_check("990103260318000"), "不是本中心的"),
        (with_check("990103260318900"), "不是本中心的"),
        (with_check("990100260318009"), "不是本中心的"),
    ],
)
def test_each_mistake_has_its_sentence(typed: str, words: str) -> None:
    with pytest.raises(BadNumber, match=words):
        parse_case_number(typed)


@pytest.mark.parametrize("serial", [0, 900, 901, 1000])
def test_a_case_never_takes_a_serial_of_the_manifests(serial: int) -> None:
    with pytest.raises(BadNumber, match="用完了"):
        case_number("9901", "03", DAY, serial)


@pytest.mark.parametrize("serial", [1, 899, 900, 1000])
def test_a_manifest_never_takes_a_serial_of_the_cases(serial: int) -> None:
    with pytest.raises(BadNumber, match="用完了"):
        handover_number("9901", "03", DAY, serial)


@pytest.mark.parametrize(
    ("station", "terminal"), [("990", "03"), ("9901", "3"), ("99O1", "03"), ("9901", "00")]
)
def test_a_bad_station_or_terminal_gives_no_number(station: str, terminal: str) -> None:
    with pytest.raises(BadNumber, match="站点号"):
        case_number(station, terminal, DAY, 9)


def test_tickets_are_printed_and_spoken_digit_by_digit() -> None:
    assert ticket_label("A", 7) == "A007"
    assert spoken_ticket("A007", 3) == "请 A零零七号到3号窗口"
    assert spoken_ticket(ticket_label("P", 123), 12) == "请 P一二三号到12号窗口"
    for n in (0, 1000):
        with pytest.raises(BadNumber, match="取完了"):
            ticket_label("A", n)


ID_NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    ("scanned", "found"),
    [
        (NUMBER, CaseScan(parse_case_number(NUMBER))),
        (shown(NUMBER), CaseScan(parse_case_number(NUMBER))),
        (MANIFEST, ManifestScan(parse_case_number(MANIFEST))),
        (ELSEWHERE, UnknownScan(NOT_OURS, parse_case_number(ELSEWHERE))),
        (document_number(NUMBER, "C4", 12), DocumentScan(parse_case_number(NUMBER), "C4", 12)),
        (document_number(NUMBER, "C12", 1), DocumentScan(parse_case_number(NUMBER), "C12", 1)),
        (document_number(shown(NUMBER), "c5", 1), DocumentScan(parse_case_number(NUMBER), "C5", 1)),
        (document_number(ELSEWHERE, "C4", 1), UnknownScan(NOT_OURS, parse_case_number(ELSEWHERE))),
        ("A023", TicketScan("A023")),
        ("ａ０２３ ", TicketScan("A023")),
        (ID_NUMBER.lower(), IdCardScan(check_id_number(ID_NUMBER))),
        ("6901234567892", UnknownScan()),  # a shop's barcode
        (NUMBER[:-1], UnknownScan()),
        ("", UnknownScan()),
        ("古丽巴哈尔·阿布都热依木", UnknownScan()),
    ],
)
def test_what_a_scan_is(scanned: str, found: object) -> None:
    assert classify_scan(scanned, station_prefix="99") == found


def test_a_foreign_code_is_told_in_words() -> None:
    scan = classify_scan(ELSEWHERE, station_prefix="99")
    assert isinstance(scan, UnknownScan)
    assert scan.sentence == "这个码不是本中心的回执或告知书。"


@given(st.text(max_size=30))
def test_no_scan_ever_raises(text: str) -> None:
    assert classify_scan(text, "99") is not None
