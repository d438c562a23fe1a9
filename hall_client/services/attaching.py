"""附件: a scan put beside a material of a case or of a draft, withdrawn again, and looked at."""

from dataclasses import replace
from datetime import datetime

from hall_client.domain.attachments import Attachment, AttachmentRefused, Picked
from hall_client.domain.cases import Case, CaseState
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft
from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.people import Actor, require
from hall_client.services.line_ports import PIECE
from hall_client.services.ports import Desk, Work


def attach(desk: Desk, actor: Actor, case_id: str, material: str, picked: Picked) -> Attachment:
    """Keep a scan of a case's material: content, row and entry, or nothing. Raises AttachmentRefused, NotAllowed."""
    require(actor, "case.attach")
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        if case.state is CaseState.VOIDED:
            raise AttachmentRefused("这一件已经作废，不能再加附件。")
        made = _made(desk, actor, case_id, material, picked)
        _check_new(standing(work, case_id), made)
        _keep(work, made, picked)
        work.append(entry_of(work, actor, case, made, made.at))
    return made


def attach_to_draft(desk: Desk, actor: Actor, draft: Draft, material: str, picked: Picked) -> Draft:
    """Keep a scan for a draft; the outcome records it. Raises AttachmentRefused, NotAllowed."""
    require(actor, "case.attach")
    made = _made(desk, actor, draft.future_case, material, picked)
    _check_new(draft.attachments, made)
    with desk.store.work() as work:
        _keep(work, made, picked)
    return replace(draft, attachments=(*draft.attachments, made))


def detach(desk: Desk, actor: Actor, attachment: Attachment) -> None:
    """Withdraw an attachment put there by mistake. The record that it was there stays. Raises AttachmentRefused."""
    require(actor, "case.detach")
    at = desk.now()
    with desk.store.work() as work:
        stands = {each.id for each in standing(work, attachment.case_id)}
        if attachment.id not in stands:
            raise AttachmentRefused("这份附件已经撤下了。")
        case = work.cases.get(attachment.case_id)
        rows = {"attachment": {attachment.id: {"withdrawn_at": instant_text(at)}}}
        facts = {"number": case.number, "what": _words(work, attachment)}
        work.append(NewEntry("case.detach", case.id, actor.number, at, rows, facts, based_on=case.version))


def detach_from_draft(desk: Desk, actor: Actor, draft: Draft, attachment: Attachment) -> Draft:
    """Take a scan off a draft; one the earlier case had already is withdrawn from it."""
    with desk.store.read() as work:
        recorded = any(each.id == attachment.id for each in standing(work, draft.future_case))
    if recorded:
        detach(desk, actor, attachment)
    return replace(draft, attachments=tuple(each for each in draft.attachments if each.id != attachment.id))


def look_at(desk: Desk, actor: Actor, attachment: Attachment) -> None:
    """Say who looks at a scan of a case: it shows what is covered everywhere else. Raises NotAllowed.

    A draft's is not recorded: it was put there at this window a moment ago.
    """
    require(actor, "case.look_at_scan")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.found(attachment.case_id)
        if case is not None:
            facts = {"number": case.number, "what": _words(work, attachment)}
            work.append(NewEntry("case.look_at_scan", case.id, actor.number, at, facts=facts))


def purpose_lines(desk: Desk, item_name: str) -> tuple[str, str]:
    """What a picture of a paper is marked with: what alone it may be used for (L-24), by whom it was taken and when."""
    day = local_date(desk.now())
    with desk.store.read() as work:
        hall = work.reference.hall(day)
    return f"仅供办理“{item_name}”使用", f"{hall.name} {day.isoformat()}"


def of_material(desk: Desk, case_id: str, material: str) -> tuple[Attachment, ...]:
    """The scans of one material of a case."""
    with desk.store.read() as work:
        return tuple(each for each in standing(work, case_id) if each.material == material)


def standing(work: Work, case_id: str) -> tuple[Attachment, ...]:
    """The attachments of a case that were not withdrawn, oldest first."""
    return tuple(each for each in work.cases.attachments(case_id) if each.withdrawn_at is None)


def entry_of(work: Work, actor: Actor, case: Case, attachment: Attachment, at: datetime) -> NewEntry:
    """What the journal says of an attachment that is recorded now."""
    facts = {"number": case.number, "what": _words(work, attachment)}
    rows = {"attachment": {attachment.id: as_row(attachment)}}
    return NewEntry("case.attach", case.id, actor.number, at, rows, facts, based_on=case.version)


def _made(desk: Desk, actor: Actor, case_id: str, material: str, picked: Picked) -> Attachment:
    return Attachment(
        id=desk.new_id(),
        case_id=case_id,
        material=material,
        name=picked.name,
        sha256=picked.sha256,
        size=len(picked.content),
        media_type=picked.media_type,
        at=desk.now(),
        actor=actor.number,
    )


def _check_new(known: tuple[Attachment, ...], made: Attachment) -> None:
    if any((each.material, each.sha256) == (made.material, made.sha256) for each in known):
        raise AttachmentRefused(f"“{made.name}”已经加过了，没有再加。")


def _keep(work: Work, made: Attachment, picked: Picked) -> None:
    content = picked.content
    pieces = [content[start : start + PIECE] for start in range(0, len(content), PIECE)]
    work.files.keep(made.case_id, made.sha256, made.size, pieces)


def _words(work: Work, attachment: Attachment) -> str:
    names = {each.code: each.name for each in work.cases.materials(attachment.case_id)}
    name = names.get(attachment.material, "")
    return f"{name}：{attachment.name}" if name else attachment.name
