"""Names with rare characters and long names: printed, searchable, never cut."""

import pytest

import printing
from tests.printing import reading

RARE = "䶮𬭎𠮷㛃"
LONG = "阿依古丽·买买提江·吐尔逊·艾合买提·克里木·玉素甫·艾山江"
NO_FONT = "\U0002ebf0"


def named(kind: str, name: str) -> dict[str, object]:
    sample = printing.sample(kind)
    case = sample["case"]
    assert isinstance(case, dict)
    case["applicant"]["name"] = name
    case["agent"] = {"name": name, "id_kind": "居民身份证", "id_masked": "999999********0031"}
    return sample


@pytest.mark.parametrize("kind", ["receipt", "notice", "deferral", "timeline"])
def test_rare_characters_can_be_found_in_the_archived_paper(kind: str) -> None:
    done = printing.render(kind, named(kind, RARE))
    assert RARE in reading.text(done.pdf)
    assert done.uncovered == ()


def test_characters_above_the_basic_plane_keep_their_code_points() -> None:
    sample = printing.sample("notice") | {"kept": "姓名里的字：𠅤𪚥𬀩𬍛𫖮。"}
    assert "姓名里的字：𠅤𪚥𬀩𬍛𫖮。" in reading.flat(printing.render("notice", sample).pdf)


@pytest.mark.parametrize("roll", [False, True])
@pytest.mark.parametrize("kind", ["receipt", "acceptance", "completion"])
def test_long_name_wraps_and_is_never_cut(kind: str, roll: bool) -> None:
    done = printing.render(kind, named(kind, LONG) | {"roll": roll})
    assert reading.flat(done.pdf).count(LONG) >= 2


def test_character_without_a_typeface_prints_as_its_code_and_is_reported() -> None:
    done = printing.render("notice", named("notice", f"欧{NO_FONT}吉"))
    assert done.uncovered == (NO_FONT,)
    assert "欧U+2EBF0吉" in reading.flat(done.pdf)
    assert "□" not in reading.text(done.pdf)


def test_control_characters_leave_no_mark() -> None:
    done = printing.render("notice", named("notice", "刘\x07长\x00顺"))
    assert "刘长顺" in reading.text(done.pdf)
    assert done.uncovered == ()
