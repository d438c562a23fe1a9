"""查进度: for who has the number and the code; nobody is named, and nothing says which of the two was wrong."""

from dataclasses import asdict

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.numbers import case_number
from hall_client.services import progress
from hall_client.services.progress import ProgressRefused
from tests.desk import MORNING, TestDesk
from tests.services.acts import finished

SOMEBODY = Party(
    name="陈䶮根", id_number="999999198502140038", phone="10000000044", address="柳塘村第三组 18 号"
)

UNKNOWN_NUMBER = case_number("9901", "03", MORNING.date(), 899)


def test_number_and_code_show_the_state_and_nobody(hall: TestDesk) -> None:
    case = finished(hall, "MZ-003", Outcome.ACCEPTED, who=SOMEBODY).case
    found = progress.look_up(hall.desk, case.number, case.query_code)
    assert (found.item, found.state) == (case.item_name, "承办中")
    assert found.due == case.promised_due
    said = str(asdict(found))
    for private in ("陈", "䶮", "999999198502140038", "10000000044", "柳塘"):
        assert private not in said


@pytest.mark.parametrize("code", ["", "000000", "1"])
def test_a_wrong_code_and_an_unknown_number_say_the_same(hall: TestDesk, code: str) -> None:
    case = finished(hall, "MZ-003", Outcome.ACCEPTED, who=SOMEBODY).case
    assert case.query_code != code
    with pytest.raises(ProgressRefused) as wrong_code:
        progress.look_up(hall.desk, case.number, code)
    with pytest.raises(ProgressRefused) as unknown:
        progress.look_up(hall.desk, UNKNOWN_NUMBER, case.query_code)
    assert str(wrong_code.value) == progress.UNKNOWN
    assert str(unknown.value) == progress.UNKNOWN


def test_a_number_misread_is_told_as_such(hall: TestDesk) -> None:
    with pytest.raises(ProgressRefused, match="最后一位不对"):
        progress.look_up(hall.desk, UNKNOWN_NUMBER[:15] + str((int(UNKNOWN_NUMBER[15]) + 1) % 10), "000000")
