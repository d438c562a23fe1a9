"""When a tide window is proposed (E.6), which one, and when it goes back."""

from dataclasses import replace

from hall_client.domain.tides import BoardRules, SeriesLoad, WindowLoad, propose

RULES = BoardRules()
A, B = ("A",), ("B",)
IDLE = WindowLoad(6, A, A, staffed=True, paused=False, busy=False, waiting=0)
BUSY = WindowLoad(4, B, B, staffed=True, paused=False, busy=True, waiting=9)


def load(waiting: int, windows: int = 1, letter: str = "B") -> SeriesLoad:
    return SeriesLoad(letter, "社保医保", waiting, 600, windows)


def test_nothing_is_proposed_up_to_eight_people_with_a_short_wait() -> None:
    assert propose([load(8, windows=4)], [IDLE, BUSY], 6.0, RULES) is None
    found = propose([load(9, windows=4)], [IDLE, BUSY], 6.0, RULES)
    assert found is not None
    assert (found.window, found.series, found.letter, found.ends) == (6, ("A", "B"), "B", False)


def test_a_long_wait_of_few_people_is_enough() -> None:
    assert propose([load(5)], [IDLE, BUSY], 6.0, RULES) is None
    found = propose([load(5)], [IDLE, BUSY], 6.1, RULES)
    assert found is not None
    assert found.minutes == 31
    assert propose([load(1)], [IDLE, BUSY], 60.0, RULES) is None


def test_an_idle_window_helps_before_a_busy_one_and_a_paused_one_never() -> None:
    busy = replace(IDLE, number=1, busy=True)
    found = propose([load(9)], [busy, IDLE], 6.0, RULES)
    assert found is not None
    assert found.window == 6
    found = propose([load(9)], [busy, replace(IDLE, paused=True)], 6.0, RULES)
    assert found is not None
    assert found.window == 1


def test_a_window_with_people_of_its_own_is_left_alone() -> None:
    crowded = replace(IDLE, waiting=3)
    assert propose([load(9), load(3, letter="A")], [crowded, BUSY], 6.0, RULES) is None


def test_where_nobody_can_help_a_window_without_anybody_is_opened_the_fitting_one_first() -> None:
    empty = replace(IDLE, number=5, staffed=False)
    fitting = replace(empty, number=7, series=B, own=B)
    found = propose([load(9)], [BUSY, empty, fitting], 6.0, RULES)
    assert found is not None
    assert (found.window, found.reserve, found.series) == (7, True, ("B",))


def test_the_longest_queue_comes_first() -> None:
    helper = replace(IDLE, series=("C",), own=("C",))
    found = propose([load(9), load(12, letter="A")], [helper], 6.0, RULES)
    assert found is not None
    assert found.letter == "A"


def test_a_tide_goes_back_when_fewer_than_three_wait() -> None:
    helping = replace(IDLE, series=("A", "B"))
    assert propose([load(3)], [helping], 6.0, RULES) is None
    found = propose([load(2)], [helping], 6.0, RULES)
    assert found is not None
    assert (found.ends, found.series, found.window) == (True, ("A",), 6)
