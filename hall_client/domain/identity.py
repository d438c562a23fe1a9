"""Who stands at the window: ID numbers, credit codes, phones and names, checked and masked."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

LONGEST_USUAL_NAME = 30
LONGEST_NAME = 60

_GAPS = re.compile(r"[\s\-‐-―−]")
_ID = re.compile(r"[0-9]{17}[0-9X]")
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_PHONE = re.compile(r"1[0-9]{10}|0[0-9]{9,11}|[0-9]{7,8}")
_TEST_REGION = "999999"


class BadIdentity(ValueError):
    """A number or name that cannot be taken as typed; its text is the sentence to show under the field."""


class IdKind(StrEnum):
    """Whose document an 18-character number belongs to, told from its first digits."""

    RESIDENT = "resident"
    RESIDENCE_PERMIT = "residence_permit"
    FOREIGNER = "foreigner"


KIND_WORDS = {
    IdKind.RESIDENT: "居民身份证",
    IdKind.RESIDENCE_PERMIT: "港澳台居民居住证",
    IdKind.FOREIGNER: "外国人永久居留身份证",
}


@dataclass(frozen=True)
class IdNumber:
    """A checked 18-character ID number with what it tells: document kind, birth date and sex (男 or 女)."""

    text: str
    kind: IdKind
    birth: date
    sex: str

    def age_on(self, day: date) -> int:
        """Full years on `day`; the birthday itself counts. Someone born on 02-29 turns older on 03-01."""
        before_birthday = (day.month, day.day) < (self.birth.month, self.birth.day)
        return day.year - self.birth.year - before_birthday


def check_id_number(text: str, on: date | None = None) -> IdNumber:
    """The ID number in `text` by GB 11643 (ISO 7064 MOD 11-2); full-width digits, gaps, small x put right.

    With `on`, a birth date after that day is refused. Region codes are not looked up: abolished counties
    live on in old people's numbers. Raises BadIdentity with a sentence that says which part to look at.
    """
    number = _compact(text)
    _check_shape(number)
    birth = _birth_date(number, on)
    if not mod_11_2.is_valid(number):
        raise BadIdentity("最后一位不对，请对照身份证再输一次。")
    sex = "男" if int(number[16]) % 2 else "女"
    return IdNumber(number, _kind(number), birth, sex)


def _check_shape(number: str) -> None:
    """Refuse what is not 18 characters; a short number most often lost its X to the Chinese input method."""
    if not number:
        raise BadIdentity("请输入证件号。")
    if not re.fullmatch(r"[0-9X]+", number) or "X" in number[:-1]:
        raise BadIdentity("证件号只有数字，最后一位可以是 X，请对照身份证再输一次。")
    if len(number) == 15:
        raise BadIdentity("这是 15 位的旧号码，请输入身份证上的 18 位号码。")
    if len(number) == 17:
        raise BadIdentity("只有 17 位，最后一位如果是 X，请切到英文再输一次。")
    if not _ID.fullmatch(number):
        raise BadIdentity(f"证件号要 18 位，现在是 {len(number)} 位，请对照身份证再输一次。")


def _birth_date(number: str, on: date | None) -> date:
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise BadIdentity("出生日期（第 7 到 14 位）不对，请对照身份证再输一次。") from None
    if on is not None and birth > on:
        raise BadIdentity("出生日期（第 7 到 14 位）还没到，请对照身份证再输一次。")
    return birth


def _kind(number: str) -> IdKind:
    """The document kind by prefix.

    Foreigners' permanent residence numbers (2023 card) begin with 9. Region 999999 is the invented region
    of our tests and demo; as a foreigner's number it would name a province 99 that does not exist, so it is
    read as a resident's.
    """
    if number[:6] in ("810000", "820000", "830000"):
        return IdKind.RESIDENCE_PERMIT
    if number[0] == "9" and not number.startswith(_TEST_REGION):
        return IdKind.FOREIGNER
    return IdKind.RESIDENT


def check_uscc(text: str) -> str:
    """The 统一社会信用代码 in `text` by GB 32100, in capitals. Raises BadIdentity with a sentence."""
    code = _compact(text)
    if len(code) != 18:
        raise BadIdentity(f"统一社会信用代码要 18 位，现在是 {len(code)} 位，请对照执照再输一次。")
    # The whole-number check of python-stdnum refuses letters in front, which village collectives (N…) have.
    if not _USCC.fullmatch(code):
        raise BadIdentity("统一社会信用代码里没有字母 I、O、S、V、Z，请对照执照再输一次。")
    if uscc.calc_check_digit(code[:17]) != code[17]:
        raise BadIdentity("最后一位不对，请对照执照再输一次。")
    return code


def check_phone(text: str) -> str:
    """The phone number in `text` as digits: a mobile number, or a landline with or without area code.

    Raises BadIdentity with the sentence to show.
    """
    number = re.sub(r"[()+]", "", _compact(text))
    number = number.removeprefix("86") if len(number) == 13 else number
    if not _PHONE.fullmatch(number):
        raise BadIdentity("电话要 11 位手机号，或带区号的座机号，请再输一次。")
    return number


def _compact(text: str) -> str:
    """Full-width characters made half-width, gaps and dashes out, letters in capitals."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", text)).upper()


# Bytes a8bc and fe59 were private use in GB 18030-2000/2005 and are real characters since 2022 (domain L-41).
_ENCODED_SINCE_2022 = str.maketrans({"\ue7c7": "\u1e3f", "\ue81e": "\u9fb4"})
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•．・‧∙⋅･", "·"))
_HAN = r"\u2e80-\ua4cf\ue000-\ufaff\U00020000-\U0010ffff"
_DOT_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s*\.\s*(?=[{_HAN}])")
_GAP_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}·])\s+|\s+(?=[{_HAN}·])")


def clean_name(text: str) -> str:
    """A person's or unit's name as it is kept: NFC, one middle dot U+00B7, no stray gaps.

    Characters that GB 18030-2022 moved out of private use are moved here too; what private use is left
    stays and is named by `private_use`. Raises BadIdentity for an empty or very long name and for invisible
    characters.
    """
    name = unicodedata.normalize("NFC", text.strip().translate(_ENCODED_SINCE_2022).translate(_MIDDLE_DOTS))
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in name):
        raise BadIdentity("姓名里有看不见的字符，请删掉重新输一次。")
    name = _DOT_BETWEEN_HAN.sub("·", name)
    name = " ".join(_GAP_BESIDE_HAN.sub("", name).split())
    if not name:
        raise BadIdentity("请输入姓名。")
    if len(name) > LONGEST_NAME:
        raise BadIdentity(f"姓名最多 {LONGEST_NAME} 个字，现在是 {len(name)} 个字。")
    return name


def private_use(text: str) -> tuple[str, ...]:
    """The private-use characters (造字) left in `text`, each once: other computers show them differently."""
    return tuple(dict.fromkeys(c for c in text if unicodedata.category(c) == "Co"))


def name_warnings(name: str) -> tuple[str, ...]:
    """What a clerk should look at again in a cleaned name; nothing here blocks."""
    warnings = []
    if private_use(name):
        warnings.append("卡里是造字，请对照卡面选字。")
    if len(name) > LONGEST_USUAL_NAME:
        warnings.append(f"姓名有 {len(name)} 个字，请对照证件核一遍。")
    return tuple(warnings)


def mask_id(number: str) -> str:
    """An ID number for the clerk's screen, month and day of birth hidden: 999999 1941**** 0013."""
    if len(number) != 18:
        return _keep_tail(number)
    return f"{number[:6]} {number[6:10]}**** {number[14:]}"


def mask_id_on_paper(number: str) -> str:
    """An ID number for paper, the whole birth date hidden: 999999********0056."""
    if len(number) != 18:
        return _keep_tail(number)
    return f"{number[:6]}********{number[14:]}"


def mask_phone(number: str) -> str:
    """A phone number with its middle hidden: 100****0021."""
    if len(number) != 11:
        return _keep_tail(number)
    return f"{number[:3]}****{number[7:]}"


def _keep_tail(number: str) -> str:
    """Other numbers show their last four characters, or nothing when they are hardly longer than that."""
    shown = 4 if len(number) >= 8 else 0
    return "*" * (len(number) - shown) + number[len(number) - shown :]


def mask_name(name: str) -> str:
    """A name for public faces: 陈秀兰 → 陈＊兰, 李敏 → 李＊; two marks at most, to hide the length."""
    if len(name) <= 2:
        return name[:1] + "＊"
    return name[0] + "＊" * min(len(name) - 2, 2) + name[-1]
