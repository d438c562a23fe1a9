"""Sealed ratings: who gets what opens them, and what a stranger finds in the database of the rated clerk's own PC."""

from contextlib import closing
from dataclasses import replace

import pytest

from hall_client.devices.rating_lock import PasswordLock
from hall_client.domain.cases import Outcome
from hall_client.domain.entries import NewEntry
from hall_client.domain.people import NotAllowed, Role
from hall_client.domain.ratings import Grade
from hall_client.services import follow_ups, rating, rating_keys, settings_changing, signing_in, tallying
from hall_client.services.signing_in import SignedIn
from hall_client.storage import backup
from hall_client.storage.database import FILE_NAME, connect
from hall_client.storage.verify import verify
from tests.desk import APPROVER, CLERK, SUPERVISOR, TestDesk, with_keys
from tests.services.acts import finished

REASON = "服务态度"


def everything(hall: TestDesk) -> list[tuple[str, ...]]:
    """Every row of every table, as somebody reads them who got hold of the key of the database."""
    opened = hall.opened
    key = opened.secrets.get(opened.installation.name)
    assert key is not None
    with closing(connect(opened.folder / FILE_NAME, key)) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [tuple(map(str, row)) for name in names for row in raw.execute(f'SELECT * FROM "{name}"')]


def rated(hall: TestDesk, grade: Grade, reasons: tuple[str, ...]) -> str:
    service = finished(hall, "RS-004", Outcome.ON_THE_SPOT).case.service_id
    rating.give(hall.desk, service, grade)
    rating.change(hall.desk, service, grade, reasons, None)
    return service


def test_the_key_of_the_database_opens_no_rating(hall: TestDesk) -> None:
    """Best and worst leave the same traces: no grade, no reason, the same lengths."""
    best, worst = rated(hall, Grade.VERY_GOOD, ()), rated(hall, Grade.VERY_BAD, (REASON, "服务效率", "其他"))
    rows = everything(hall)
    about = {each: sorted(row for row in rows if any(each in cell for cell in row)) for each in (best, worst)}
    assert not [row for row in rows if any(REASON in cell for cell in row)]
    assert not [cell for row in about[worst] for cell in row if '"grade"' in cell]
    sizes = [[len("".join(row)) for row in about[each] if "sealed" in "".join(row)] for each in (best, worst)]
    assert sizes[0] == sizes[1] != []


def test_a_clerk_who_signs_in_gets_nothing_to_open_with(hall: TestDesk) -> None:
    assert signing_in.sign_in(hall.desk, "0307", "qinghe-0307", 3).actor.rating_keys == {}
    boss = signing_in.sign_in(hall.desk, "0101", "qinghe-0101", None).actor
    assert len(boss.rating_keys) == 1
    assert boss.rating_keys == with_keys(hall.desk, APPROVER).rating_keys
    (secret,) = boss.rating_keys.values()
    assert repr(secret) not in repr(boss)


def test_another_password_opens_nothing() -> None:
    lock = PasswordLock()
    public, secret = lock.new_pair()
    wrapped = lock.wrap(secret, "qinghe-0101")
    assert lock.unwrap(wrapped, "qinghe-0307") is None
    assert lock.unwrap("no hex", "qinghe-0101") is None
    assert lock.unwrap(wrapped, "qinghe-0101") == secret
    sealed = lock.seal(public, b"said")
    assert lock.open({public: secret}, sealed) == b"said"
    assert lock.open({public: lock.new_pair()[1]}, sealed) is None
    assert lock.open({}, sealed) is None
    assert lock.open({public: secret}, f"{public}.damaged") is None


def test_a_new_password_opens_what_the_old_one_did(hall: TestDesk) -> None:
    rated(hall, Grade.BAD, ())
    boss = signing_in.sign_in(hall.desk, "0101", "qinghe-0101", None).actor
    signing_in.change_password(hall.desk, boss, "qinghe-0101", "andere-2026")
    again = signing_in.sign_in(hall.desk, "0101", "andere-2026", None).actor
    assert rating.grades_of_day(hall.desk, again) == (0, 0, 0, 1, 0)


def test_another_supervisor_hands_the_key_on_an_administrator_cannot(hall: TestDesk) -> None:
    rated(hall, Grade.BAD, ())
    admin = replace(SUPERVISOR, number="0901")
    signing_in.set_password(hall.desk, admin, "0101", "vergessen-1")
    lost = signing_in.sign_in(hall.desk, "0101", "vergessen-1", None).actor
    assert lost.rating_keys == {}
    helper = replace(with_keys(hall.desk, APPROVER), roles=SUPERVISOR.roles)
    signing_in.set_password(hall.desk, helper, "0101", "wieder-da-1")
    back = signing_in.sign_in(hall.desk, "0101", "wieder-da-1", None).actor
    assert rating.grades_of_day(hall.desk, back) == (0, 0, 0, 1, 0)
    signing_in.set_password(hall.desk, helper, "0307", "qinghe-neu-1")
    assert signing_in.sign_in(hall.desk, "0307", "qinghe-neu-1", 3).actor.rating_keys == {}


def appointed(hall: TestDesk, number: str, name: str) -> None:
    """Somebody becomes a supervisor whose password nobody but they know."""
    roles = (Role.CLERK, Role.SUPERVISOR)
    settings_changing.save_person(hall.desk, SUPERVISOR, number, name, roles, disabled=False)


def sign_in(hall: TestDesk, number: str, password: str = "") -> SignedIn:
    return signing_in.sign_in(hall.desk, number, password or f"qinghe-{number}", None)


def asking(hall: TestDesk, signed_in: SignedIn) -> list[str]:
    """Whom this person could let in."""
    return [each.number for each in rating_keys.asking(hall.desk, signed_in.actor)]


def test_who_was_appointed_later_opens_all_once_another_supervisor_let_them_in(hall: TestDesk) -> None:
    rated(hall, Grade.BAD, (REASON,))
    appointed(hall, "0305", "李敏")
    assert sign_in(hall, "0305").actor.rating_keys == {}
    assert asking(hall, sign_in(hall, "0305")) == []
    boss = sign_in(hall, "0101")
    assert asking(hall, boss) == ["0305"]
    assert sign_in(hall, "0305").actor.rating_keys == {}, "not by itself"
    rating_keys.let_in(hall.desk, boss.actor, "0305")
    fresh = sign_in(hall, "0305").actor
    assert fresh.rating_keys == boss.actor.rating_keys
    assert rating.grades_of_day(hall.desk, fresh) == (0, 0, 0, 1, 0)
    assert asking(hall, sign_in(hall, "0101")) == []
    signing_in.change_password(hall.desk, fresh, "qinghe-0305", "andere-2026")
    assert sign_in(hall, "0305", "andere-2026").actor.rating_keys == boss.actor.rating_keys
    with hall.desk.store.read() as work:
        told = [(each.body or {})["facts"] for each in work.entries_of("0101") if each.kind == "rating.key"]
        mine = [each for each in work.ratings.wrapped() if each.person == "0305"]
    assert told == [{"to": "0305"}]
    assert [("." in each.wrapped, bool(each.public)) for each in mine] == [(False, True), (False, False)]
    assert verify(hall.opened.store).findings == ()


def test_nobody_is_let_in_who_may_not_and_by_nobody_who_cannot(hall: TestDesk) -> None:
    appointed(hall, "0305", "李敏")
    appointed(hall, "0306", "王志强")
    for number in ("0305", "0306"):
        assert asking(hall, sign_in(hall, number)) == []
    for number, roles, disabled in (("0305", (Role.CLERK,), False), ("0306", (Role.SUPERVISOR,), True)):
        settings_changing.save_person(hall.desk, SUPERVISOR, number, "谁", roles, disabled=disabled)
    boss = sign_in(hall, "0101")
    assert asking(hall, boss) == []
    for number in ("0305", "0306", "0307"):
        rating_keys.let_in(hall.desk, boss.actor, number)
    assert sign_in(hall, "0305").actor.rating_keys == {}
    with pytest.raises(NotAllowed):
        rating_keys.let_in(hall.desk, CLERK, "0305")


def test_an_asking_that_was_answered_otherwise_takes_nothing_away(hall: TestDesk) -> None:
    """Asked, then a supervisor set a new password and gave the key with it: the next sign-in must not take it back."""
    appointed(hall, "0305", "李敏")
    sign_in(hall, "0305")
    head = replace(with_keys(hall.desk, APPROVER), roles=SUPERVISOR.roles)
    signing_in.set_password(hall.desk, head, "0305", "wieder-da-1")
    assert asking(hall, sign_in(hall, "0101")) == []
    assert len(sign_in(hall, "0305", "wieder-da-1").actor.rating_keys) == 1


def test_a_desk_without_the_halls_keys_asks_for_none(hall: TestDesk) -> None:
    """A PC that was not enrolled with --supervisor: nobody would ever answer there."""
    other = hall.desk.lock.new_pair()[0]
    with hall.desk.store.work() as work:
        ever = rating_keys.EVER.isoformat()
        unknown = {"scope": "station", "key": "ratings_key", "effective": ever, "value": other}
        rows = {"setting": {f"station/ratings_key/{ever}": unknown}}
        work.append(NewEntry("setting.change", "own", "0901", hall.clock(), rows))
    appointed(hall, "0305", "李敏")
    sign_in(hall, "0305")
    with hall.desk.store.read() as work:
        assert not [each for each in work.ratings.wrapped() if each.id.startswith("own/")]


def test_a_hall_from_before_gets_its_sheet_at_a_sign_in(hall: TestDesk) -> None:
    recovery_key, public = backup.new_recovery_key()
    with hall.desk.store.work() as work:
        work.set_meta("recovery_public", public)
    boss = sign_in(hall, "0101").actor
    with hall.desk.store.read() as work:
        sheets = [each.wrapped for each in work.ratings.wrapped() if not each.person]
    assert len(sheets) == 2
    opened = [hall.desk.lock.open(dict([backup.halves(recovery_key)]), each) for each in sheets]
    (secret,) = boss.rating_keys.values()
    assert sorted(opened, key=bool) == [None, secret.hex().encode()]
    before = len(sheets)
    sign_in(hall, "0101")
    with hall.desk.store.read() as work:
        assert len([each for each in work.ratings.wrapped() if not each.person]) == before


def test_a_hall_from_before_gets_its_key_at_the_first_sign_in(hall: TestDesk) -> None:
    with hall.desk.store.work() as work:
        ever = rating_keys.EVER.isoformat()
        none = {"scope": "station", "key": "ratings_key", "effective": ever, "value": ""}
        rows = {"setting": {f"station/ratings_key/{ever}": none}}
        work.append(NewEntry("setting.change", "own", "0901", hall.clock(), rows))
    rated(hall, Grade.VERY_BAD, ())
    day = hall.clock.at.date()
    assert tallying.centre_tally(hall.desk, SUPERVISOR, day).figures.grades == (0, 0, 0, 0, 1)
    boss = signing_in.sign_in(hall.desk, "0101", "qinghe-0101", None).actor
    rated(hall, Grade.BAD, (REASON,))
    assert rating.grades_of_day(hall.desk, boss) == (0, 0, 0, 1, 1)
    assert len(follow_ups.register(hall.desk, boss).lines) == 2
    with hall.desk.store.read() as work:
        kinds = [
            type(each).__name__
            for _, each in work.ratings.between(hall.clock.at.date(), hall.clock.at.date())
        ]
    assert kinds == ["Rating", "SealedRating"]
    assert verify(hall.opened.store).findings == ()


class Failing(PasswordLock):
    """Fails where the copy for the new sheet is made."""

    def seal(self, public: str, content: bytes) -> str:
        raise OSError("no space left on device")


def test_a_new_recovery_key_is_in_force_with_its_copy_or_not_at_all(hall: TestDesk) -> None:
    """A key half in force would be one that nobody holds: its sheet is thrown away where the act failed."""
    signing_in.sign_in(hall.desk, "0101", "qinghe-0101", None)
    boss = signing_in.supervisor(hall.desk, "0101", "qinghe-0101")
    with hall.desk.store.read() as work:
        before = work.get_meta("recovery_public"), work.sync.head()
    with pytest.raises(OSError, match="no space"):
        rating_keys.new_sheet(replace(hall.desk, lock=Failing()), boss, "qinghe-0101", "f" * 64)
    with hall.desk.store.read() as work:
        assert (work.get_meta("recovery_public"), work.sync.head()) == before
