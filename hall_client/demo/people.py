"""Invented citizens: names with rare characters and a very long one, ID numbers of a region that does not exist."""

from dataclasses import dataclass
from random import Random

from hall_client.domain.identity import check_id_number

_REGION = "999999"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

RARE = ("陈䶮", "王𬭎", "刘𠮷安")
LONGEST = "古丽巴哈尔·阿布都热依木·吐尔逊江·买买提·艾山江·努尔麦麦提"
_SURNAMES = "陈刘王李张杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("有根", "秀兰", "长顺", "桂芳", "建国", "玉梅", "志强", "小军", "水根", "春燕", "丽华", "根生")


@dataclass(frozen=True)
class Citizen:
    """Somebody who comes to the hall."""

    name: str
    id_number: str
    phone: str
    village: str
    group: int


def id_number(random: Random, born: int) -> str:
    """An ID number that checks, of the region 999999."""
    month, day, order = random.randint(1, 12), random.randint(1, 28), random.randint(1, 998)
    body = f"{_REGION}{born:04d}{month:02d}{day:02d}{order:03d}"
    check = _CHECKS[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]
    return check_id_number(body + check).text


def citizen(random: Random, villages: tuple[str, ...], born: int, name: str = "") -> Citizen:
    """A citizen born in `born`; telephone numbers begin with 100 and exist nowhere."""
    made = name or random.choice(_SURNAMES) + random.choice(_GIVEN)
    phone = f"100 0000 {random.randint(100, 9999):04d}"
    return Citizen(made, id_number(random, born), phone, random.choice(villages), random.randint(1, 3))
