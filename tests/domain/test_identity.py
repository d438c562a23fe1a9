"""ID numbers, credit codes, phones, names and masks; check digits here come from the standard's weights."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_client.domain.identity import (
    BadIdentity,
    IdKind,
    check_id_number,
    check_phone,
    check_uscc,
    clean_name,
    mask_id,
    mask_id_on_paper,
    mask_name,
    mask_phone,
    name_warnings,
    private_use,
)

LONG_NAME = "阿布都热依木·古丽巴哈尔·买买提艾力·吐尔逊江·努尔麦麦提"


def with_check(body: str) -> str:
    """The 17 digits with their check character by the weights of GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def test_the_example_of_the_standard() -> None:
    number = check_id_number("11010519491231002X")
    assert (number.text, number.birth, number.sex) == ("11010519491231002X", date(1949, 12, 31), "女")
    assert number.kind is IdKind.RESIDENT


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２ｘ",
    ],
)
def test_what_people_type_is_put_right(typed: str) -> None:
    assert check_id_number(typed).text == "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "请输入证件号"),
        ("110105491231002", "15 位的旧号码"),
        ("11010519491231002", "最后一位如果是 X"),
        ("110105194912310", "15 位的旧号码"),
        ("1101051949123100", "现在是 16 位"),
        ("11010519491231002X1", "只有数字"),
        ("1101051949123100221", "现在是 19 位"),
        ("11010519491231002A", "只有数字"),
        ("陈有根", "只有数字"),
        ("110105194912310021", "最后一位不对，请对照身份证再输一次。"),
        (with_check("11010519490231002"), "出生日期（第 7 到 14 位）不对"),
        (with_check("11010500000101002"), "出生日期（第 7 到 14 位）不对"),
    ],
)
def test_each_mistake_has_its_own_sentence(typed: str, words: str) -> None:
    with pytest.raises(BadIdentity, match=words):
        check_id_number(typed)


def test_a_birth_date_after_today_is_refused() -> None:
    number = with_check("99999920260319001")
    with pytest.raises(BadIdentity, match="还没到"):
        check_id_number(number, on=date(2026, 3, 18))
    assert check_id_number(number, on=date(2026, 3, 19)).birth == date(2026, 3, 19)


def test_document_kinds_by_prefix() -> None:
    assert check_id_number(with_check("99999919410315001")).kind is IdKind.RESIDENT
    assert check_id_number(with_check("93384019880229003")).kind is IdKind.FOREIGNER
    for region in ("810000", "820000", "830000"):
        assert check_id_number(with_check(region + "19900101001")).kind is IdKind.RESIDENCE_PERMIT
    assert check_id_number(with_check("81000119900101001")).kind is IdKind.RESIDENT


def test_age_turns_on_the_birthday() -> None:
    number = check_id_number(with_check("99999919460319001"))
    assert number.age_on(date(2026, 3, 18)) == 79
    assert number.age_on(date(2026, 3, 19)) == 80
    leap = check_id_number(with_check("99999919440229001"))
    assert leap.age_on(date(2026, 2, 28)) == 81
    assert leap.age_on(date(2026, 3, 1)) == 82


@given(
    region=st.integers(110000, 659999),
    birth=st.dates(date(1900, 1, 1), date(2026, 3, 18)),
    order=st.integers(0, 999),
    place=st.integers(0, 17),
    shift=st.integers(1, 9),
)
def test_every_right_number_passes_and_every_single_slip_is_caught(
    region: int, birth: date, order: int, place: int, shift: int
) -> None:
    right = with_check(f"{region}{birth:%Y%m%d}{order:03d}")
    number = check_id_number(right)
    assert number.birth == birth
    assert number.sex == ("男" if order % 2 else "女")
    digit = "0123456789"[(int(right[place].replace("X", "0")) + shift) % 10]
    if digit != right[place]:
        with pytest.raises(BadIdentity):
            check_id_number(right[:place] + digit + right[place + 1 :])


@given(st.text(max_size=25))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        outcome = check_id_number(text).text
    except BadIdentity as refused:
        outcome = str(refused)
    assert len(outcome) == 18 or outcome.endswith("。")


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",
        "11511301008778298W",
        "11511301MB15537661",
        "11511301008778298w",
        " 91350100-M000100Y43",
    ],
)
def test_credit_codes(code: str) -> None:
    assert check_uscc(code) == code.strip().replace("-", "").upper()


def test_a_village_collective_has_a_letter_in_front() -> None:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "N2330602MF1234567"
    total = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    code = body + alphabet[(31 - total % 31) % 31]
    assert check_uscc(code) == code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1151130108778239R", "现在是 17 位"),
        ("91350100M000100Y4O", "没有字母 I、O"),
        ("91350100M000100Y44", "最后一位不对"),
    ],
)
def test_bad_credit_codes(code: str, words: str) -> None:
    with pytest.raises(BadIdentity, match=words):
        check_uscc(code)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("100 0000 0021", "10000000021"),
        ("１００００００００２１", "10000000021"),
        ("+86 100-0000-0021", "10000000021"),
        ("(0575) 8200000", "05758200000"),
        ("0575-82000000", "057582000000"),
        ("82000000", "82000000"),
    ],
)
def test_phones(typed: str, kept: str) -> None:
    assert check_phone(typed) == kept


@pytest.mark.parametrize("typed", ["", "1000000002", "100000000211", "没有", "23456"])
def test_bad_phones(typed: str) -> None:
    with pytest.raises(BadIdentity, match="11 位手机号"):
        check_phone(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  陈　有根 ", "陈有根"),
        ("李　敏", "李敏"),
        ("古丽巴哈尔•阿布都热依木", "古丽巴哈尔·阿布都热依木"),
        ("古丽巴哈尔．阿布都热依木", "古丽巴哈尔·阿布都热依木"),
        ("古丽巴哈尔.阿布都热依木", "古丽巴哈尔·阿布都热依木"),
        ("古丽巴哈尔 · 阿布都热依木", "古丽巴哈尔·阿布都热依木"),
        ("John  R. Smith", "John R. Smith"),
        ("Jose\u0301 Mari\u0301a", "Jos\u00e9 Mar\u00eda"),
        ("王\ue7c7", "王\u1e3f"),  # V-12: a8bc read by an older table
        ("王\ue81e", "王\u9fb4"),  # V-12: fe59 read by an older table
        (LONG_NAME, LONG_NAME),
    ],
)
def test_names_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept
    assert clean_name(kept) == kept


@pytest.mark.parametrize("character", "䶮龑韡頔㛃𬍛𬀩𫖮𠮷𬭎")
def test_rare_characters_pass_untouched(character: str) -> None:
    # V-11
    assert clean_name(f"王{character}") == f"王{character}"
    assert name_warnings(f"王{character}") == ()
    assert mask_name(f"王{character}") == "王＊"


def test_v12_is_what_the_older_table_makes_of_the_bytes() -> None:
    assert clean_name(b"\xa8\xbc".decode("gb18030")) == "ḿ"
    assert clean_name(b"\xfe\x59".decode("gb18030")) == "龴"


def test_made_up_characters_are_named_not_lost() -> None:
    name = clean_name("王\ue000\U000f0001\ue000")
    assert name == "王\ue000\U000f0001\ue000"
    assert private_use(name) == ("\ue000", "\U000f0001")
    assert name_warnings(name) == ("卡里是造字，请对照卡面选字。",)


def test_length_is_counted_in_characters() -> None:
    assert name_warnings("𠮷" * 30) == ()
    assert name_warnings("𠮷" * 31) == ("姓名有 31 个字，请对照证件核一遍。",)
    assert clean_name("𠮷" * 60) == "𠮷" * 60
    with pytest.raises(BadIdentity, match="现在是 61 个字"):
        clean_name("𠮷" * 61)


@pytest.mark.parametrize("typed", ["陈\x00有根", "陈\t有根", "陈\u200b有根", "陈\u202e有根", "陈\ud842有根"])
def test_invisible_characters_are_refused(typed: str) -> None:
    with pytest.raises(BadIdentity, match="看不见的字符"):
        clean_name(typed)


@pytest.mark.parametrize("typed", ["", " 　", "\n"])
def test_an_empty_name_is_asked_for(typed: str) -> None:
    with pytest.raises(BadIdentity, match="请输入姓名"):
        clean_name(typed)


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        name = clean_name(text)
    except BadIdentity:
        return
    assert clean_name(name) == name
    assert name.encode("utf-8").decode("utf-8") == name


def test_masks() -> None:
    number = with_check("99999919410315001")
    assert mask_id(number) == f"999999 1941**** {number[14:]}"
    assert mask_id_on_paper(number) == f"999999********{number[14:]}"
    assert mask_phone("10000000021") == "100****0021"
    assert mask_phone("057582000000") == "********0000"
    assert mask_id("E12345678") == "*****5678"
    assert mask_id_on_paper("H1234") == "*****"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("陈秀兰", "陈＊兰"),
        ("李敏", "李＊"),
        ("欧阳德顺", "欧＊＊顺"),
        ("𠮷", "𠮷＊"),
        (LONG_NAME, "阿＊＊提"),
        ("", "＊"),
    ],
)
def test_masked_names(name: str, masked: str) -> None:
    assert mask_name(name) == masked
