"""The desk of a village in its real frame over a real store, worked by key presses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Counter, Village
from hall_client.domain.people import Person, Role
from hall_client.services import cataloguing
from tests.ui.pages.real_hall import HALL, real_hall
from tests.ui.pages.window_desk import Window, opened

PEOPLE = (
    Person("1101", "吴桂芳", "wgf", (Role.VILLAGE_PROXY,)),
    Person("1102", "马永福", "myf", (Role.SUPERVISOR,)),
)
VILLAGE = replace(
    HALL,
    station="9911",
    terminal="01",
    name="柳塘村便民服务站",
    seal="柳塘村便民服务站业务专用章",
    phone="100 0000 0061",
    address="柳塘村村委会一楼",
    own_window=1,
    series=(),
    priorities=(),
    windows=(Counter(1, "代办点"),),
    villages=(Village("柳塘村", 6),),
    parent="9901",
    parent_name="青禾镇便民服务中心",
)


@contextmanager
def village(
    folder: Path, qtbot: QtBot, *, in_person: str = "", width: int = 1366, height: int = 698
) -> Iterator[Window]:
    """The table of the sample village with 代办员 吴桂芳 on duty, the shift begun.

    For the item `in_person` the applicant has to come.
    """
    with real_hall(folder, VILLAGE, PEOPLE) as hall:
        if in_person:
            item = replace(hall.versions[in_person].item, may_be_proxied=False)
            cataloguing.take_in(hall.seed, hall.actor("1102"), [item], local_date(hall.clock.at))
        yield from opened(hall, qtbot, width, height, number="1101", window=1)
