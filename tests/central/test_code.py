"""The enrolment code: read back from paper, forgiven what people mistype, refused when it is another code."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hall_client.central import code
from hall_client.central.code import CodeRefused, EnrolCode

CODE = EnrolCode(("hall-server:5433", "10.0.0.8:5433"), 0xA1B2C3D4, bytes(range(10)), bytes(range(16)))


@given(
    some.integers(1, 2**32 - 1), some.binary(min_size=10, max_size=10), some.binary(min_size=16, max_size=16)
)
def test_what_is_printed_is_read_back(number: int, secret: bytes, pin: bytes) -> None:
    made = EnrolCode(("hall-server:5433",), number, secret, pin)
    assert code.read(made.text) == made


WHERE, LETTERS = CODE.text.split("/")


@pytest.mark.parametrize(
    "typed",
    [
        CODE.text.lower(),
        CODE.text.upper(),
        f"  {CODE.text}\n",
        CODE.text.replace(",", "，").replace(":", "：").replace("/", "／").replace(".", "。"),
        f"{WHERE} / {LETTERS.replace('-', ' ')}",
        f"{WHERE}/{LETTERS.replace('-', '')}",
        f"{WHERE}/{LETTERS.replace('0', 'O').replace('1', 'I')}",
        f"{WHERE}/{LETTERS.replace('0', 'o').replace('1', 'l')}",
    ],
)
def test_a_person_may_type_it_as_people_do(typed: str) -> None:
    assert code.read(typed) == CODE


@given(some.data())
def test_one_wrong_letter_is_noticed(data: some.DataObject) -> None:
    text = CODE.text
    start = text.index("/") + 1
    at = data.draw(some.sampled_from([i for i in range(start, len(text)) if text[i] != "-"]))
    letter = data.draw(
        some.sampled_from([each for each in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if each != text[at]])
    )
    with pytest.raises(CodeRefused):
        code.read(text[:at] + letter + text[at + 1 :])


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "地址"),
        (CODE.text.split("/")[1], "地址"),
        (CODE.text.replace("hall-server:5433", "hall-server"), "hall-server"),
        (CODE.text.replace("5433", "99999"), "99999"),
        (CODE.text.replace("10.0.0.8", "10.0.0.9"), "输错"),
        (CODE.text[:-1], "51"),
        (CODE.text[:-1] + "U", "U"),
        (CODE.text[:-1] + "中", "中"),
    ],
)
def test_what_is_wrong_is_named(typed: str, word: str) -> None:
    with pytest.raises(CodeRefused, match=word):
        code.read(typed)


def test_the_secret_is_in_no_message() -> None:
    assert "secret" not in repr(CODE)
    assert CODE.password not in repr(CODE)


def test_every_code_is_another() -> None:
    made = {code.new(("h:1",), bytes(32)).text for _ in range(100)}
    assert len(made) == 100
    assert code.new(("h:1",), bytes(32)).role.startswith("hall_d_")
    assert code.new(("h:1",), bytes(32), number=0).role == "hall_standby"
