"""附件 at the desk: what is taken and what is not, on a draft and on a case, and what the journal says of it."""

import secrets
from dataclasses import replace

import pytest

from hall_client.domain import attachments
from hall_client.domain.attachments import MOST, AttachmentRefused, Picked, picked
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import NotAllowed
from hall_client.services import amending, attaching, carrying, deciding, intake, looking_up
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, HANDLER, TestDesk
from tests.services.acts import ZHOU, draft_of, finished, mark_all

PDF, JPEG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"


def scan(name: str = "户口簿.pdf", start: bytes = PDF, size: int = 600_000) -> Picked:
    return picked(name, start + secrets.token_bytes(size - len(start)))


def accepted(hall: TestDesk) -> tuple[Case, str]:
    case = finished(hall, "MZ-006", Outcome.ACCEPTED).case
    with hall.desk.store.read() as work:
        return case, work.cases.materials(case.id)[0].code


def opened(hall: TestDesk, attachment: attachments.Attachment) -> bytes:
    return carrying.fetch(hall.desk, attachment, lambda here: None, lambda: False)


def kept(hall: TestDesk) -> int:
    """Files whose content lies in the database, attached or not."""
    query = "SELECT count(*), (SELECT count(DISTINCT sha256) FROM kept_piece) FROM kept_file"
    with hall.opened.store.read() as work:
        count, of_pieces = work.connection.exec_driver_sql(query).one()
    assert count == of_pieces
    return int(count)


@pytest.mark.parametrize(("start", "media_type"), [(PDF, "pdf"), (JPEG, "jpeg"), (PNG, "png")])
def test_a_file_is_what_its_first_bytes_say(hall: TestDesk, start: bytes, media_type: str) -> None:
    case, code = accepted(hall)
    # Its name says nothing.
    chosen = scan("扫描.doc", start)
    made = attaching.attach(hall.desk, CLERK, case.id, code, chosen)
    assert made.media_type.endswith(media_type)
    assert opened(hall, made) == chosen.content


def test_what_is_no_scan_is_refused_in_words(hall: TestDesk) -> None:
    with pytest.raises(AttachmentRefused, match="不是 PDF、JPEG 或 PNG"):
        picked("表.pdf", b"PK\x03\x04" + bytes(1000))
    with pytest.raises(AttachmentRefused, match="空的"):
        picked("表.pdf", b"")
    with pytest.raises(AttachmentRefused, match=r"10\.0 MB，没有加"):
        picked("表.pdf", PDF + bytes(MOST))
    assert len(picked("表.pdf", PDF + bytes(MOST - len(PDF))).content) == MOST


def test_a_long_name_keeps_its_ends() -> None:
    name = picked("陈" * 200 + "的户口簿第一页.pdf", PDF).name
    assert len(name) == 80
    assert name.endswith("的户口簿第一页.pdf")


def test_an_attachment_is_an_act_of_its_case(hall: TestDesk) -> None:
    case, code = accepted(hall)
    made = attaching.attach(hall.desk, CLERK, case.id, code, scan())
    view = looking_up.look_at(hall.desk, CLERK, case.id)
    assert view.attachments == (made,)
    assert view.case.version == case.version, "a draft open at another window can still be finished"
    assert (view.acts[-1].word, view.acts[-1].detail[-8:]) == ("加附件", "：户口簿.pdf")
    with pytest.raises(AttachmentRefused, match="加过了"):
        attaching.attach(hall.desk, CLERK, case.id, code, picked("又一次.pdf", opened(hall, made)))
    attaching.look_at(hall.desk, HANDLER, made)
    attaching.detach(hall.desk, CLERK, made)
    view = looking_up.look_at(hall.desk, CLERK, case.id)
    assert view.attachments == ()
    assert [act.word for act in view.acts[-2:]] == ["看附件", "撤下附件"]
    with pytest.raises(AttachmentRefused, match="已经撤下"):
        attaching.detach(hall.desk, CLERK, made)
    assert verify(hall.opened.store).findings == ()


def test_who_may(hall: TestDesk) -> None:
    case, code = accepted(hall)
    made = attaching.attach(hall.desk, CLERK, case.id, code, scan())
    for act in (
        lambda: attaching.attach(hall.desk, HANDLER, case.id, code, scan()),
        lambda: attaching.detach(hall.desk, HANDLER, made),
        lambda: attaching.look_at(hall.desk, GUIDE, made),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert kept(hall) == 1


def test_nothing_is_half_written(hall: TestDesk) -> None:
    case, code = accepted(hall)
    amending.void(hall.desk, CLERK, ZHOU, case.id, "打错了")
    with pytest.raises(AttachmentRefused, match="已经作废"):
        attaching.attach(hall.desk, CLERK, case.id, code, scan())
    assert kept(hall) == 0


def test_a_scan_on_a_draft_is_recorded_with_the_outcome(hall: TestDesk) -> None:
    draft = mark_all(hall, draft_of(hall, "MZ-006"), MaterialState.ORIGINAL)
    code = draft.marks[0].code
    chosen, mistaken = scan(), scan("别人的.jpg", JPEG)
    draft = attaching.attach_to_draft(hall.desk, CLERK, draft, code, chosen)
    draft = attaching.attach_to_draft(hall.desk, CLERK, draft, code, mistaken)
    draft = attaching.attach_to_draft(hall.desk, CLERK, draft, "不再要的材料", scan("没用.png", PNG))
    with pytest.raises(AttachmentRefused, match="加过了"):
        attaching.attach_to_draft(hall.desk, CLERK, draft, code, chosen)
    draft = attaching.detach_from_draft(hall.desk, CLERK, draft, draft.attachments[1])
    intake.save(hall.desk, draft)
    (restored,) = intake.unfinished(hall.desk, CLERK)
    assert restored.attachments == draft.attachments
    done = deciding.finish(hall.desk, CLERK, replace(restored, outcome=Outcome.RECEIVED.value))
    (made,) = looking_up.look_at(hall.desk, CLERK, done.case.id).attachments
    assert (made.material, opened(hall, made)) == (code, chosen.content)
    assert kept(hall) == 1, "what was taken off again is not kept"

    again = intake.open_case(hall.desk, CLERK, done.case.number, "", "").draft
    assert again.attachments == (made,)
    again = attaching.detach_from_draft(hall.desk, CLERK, again, made)
    again = mark_all(hall, again, MaterialState.ORIGINAL)
    deciding.finish(hall.desk, CLERK, replace(again, outcome=Outcome.ACCEPTED.value))
    assert looking_up.look_at(hall.desk, CLERK, done.case.id).attachments == ()


def test_a_draft_thrown_away_takes_its_scans_along(hall: TestDesk) -> None:
    draft = attaching.attach_to_draft(hall.desk, CLERK, draft_of(hall, "MZ-006"), "M1", scan())
    intake.save(hall.desk, draft)
    assert kept(hall) == 1
    intake.discard(hall.desk, draft)
    assert kept(hall) == 0


def test_a_pc_that_stands_alone_says_that_it_has_no_such_file(hall: TestDesk) -> None:
    case, code = accepted(hall)
    made = attaching.attach(hall.desk, CLERK, case.id, code, scan())
    with hall.desk.store.work() as work:
        work.files.drop(case.id, made.sha256)
    with pytest.raises(AttachmentRefused, match="这台电脑上没有"):
        opened(hall, made)
