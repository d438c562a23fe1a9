"""更正: a printed case put right. The old record stays in the journal, and the paper is printed anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hall_client.domain.cases import Case, CaseRefused, next_state
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.identity import BadIdentity, check_id_number, clean_name
from hall_client.domain.numbers import document_number
from hall_client.domain.people import Actor, Person, check_word, require
from hall_client.domain.search import initials
from hall_client.domain.visits import Document
from hall_client.services import papers
from hall_client.services.ports import Desk, Work

FIELDS = ("applicant_name", "applicant_id", "applicant_phone", "applicant_address", "result_number")
FIELD_WORDS = {
    "applicant_name": "姓名",
    "applicant_id": "证件号",
    "applicant_phone": "电话",
    "applicant_address": "住址",
    "result_number": "结果文号",
}


@dataclass(frozen=True)
class Amended:
    """A case put right, with the papers that have to be printed anew."""

    case: Case
    documents: tuple[Document, ...]


def amend(desk: Desk, actor: Actor, case_id: str, fields: Mapping[str, str], reason: str) -> Amended:
    """Change `fields` of a case, with a reason; its last papers are made again with the right data.

    The state and the clock stay as they are. Raises CaseRefused, BadIdentity, NotAllowed.
    """
    require(actor, "case.amend")
    if not reason.strip():
        raise CaseRefused("更正要写原因，还没有改。")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        next_state("case.amend", case.state)
        wanted = _checked(case, fields)
        if not wanted:
            raise CaseRefused("没有改动，不用更正。")
        after = replace(case, **wanted, version=case.version + 1, amended=case.amended + 1)
        made = _papers_again(desk, work, actor, after)
        before = {name: getattr(case, name) for name in wanted}
        facts: dict[str, Any] = {"number": case.number, "reason": reason.strip(), "before": before}
        rows = {
            "case": {case_id: changes(case, after)},
            "document": {document.id: as_row(document) for document in made},
        }
        work.append(NewEntry("case.amend", case_id, actor.number, at, rows, facts, based_on=case.version))
    return Amended(after, made)


def _checked(case: Case, fields: Mapping[str, str]) -> dict[str, Any]:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise CaseRefused("这一栏不能更正，请撤回后重新办。")
    wanted: dict[str, Any] = {name: text.strip() for name, text in fields.items()}
    if wanted.get("applicant_name"):
        wanted["applicant_name"] = clean_name(wanted["applicant_name"])
        wanted["applicant_initials"] = initials(wanted["applicant_name"])
    if wanted.get("applicant_id") and case.applicant_id_type == "resident":
        wanted["applicant_id"] = check_id_number(wanted["applicant_id"]).text
    if "applicant_name" in wanted and not wanted["applicant_name"]:
        raise BadIdentity("姓名不能空着。")
    return {name: text for name, text in wanted.items() if getattr(case, name) != text}


def _papers_again(desk: Desk, work: Work, actor: Actor, case: Case) -> tuple[Document, ...]:
    at = desk.now()
    hall = work.reference.hall(local_date(at))
    documents = work.cases.documents(case.id)
    latest = {document.kind: document for document in documents}
    made = []
    for kind, old in latest.items():
        nth = 1 + sum(1 for document in documents if document.kind == kind)
        number = document_number(case.number, papers.CODES[kind], nth)
        data = {
            **old.data,
            "head": papers.head(hall, actor, number, at, old.copies),
            "case": papers.case_data(case),
        }
        sheet = desk.paper.draw(kind, data, roll=hall.outlet(kind, old.size).fit.roll)
        made.append(
            replace(
                old,
                id=desk.new_id(),
                number=number,
                data=data,
                sha256=sheet.sha256,
                template=sheet.template,
                business_date=local_date(at),
                made_at=at,
                state="made",
                reprints=0,
            )
        )
    return tuple(made)


def void(desk: Desk, actor: Actor, supervisor: Person, case_id: str, reason: str) -> Case:
    """作废: a case entered by mistake, on its own day, by a supervisor's word. It counts nowhere and stays listed."""
    check_word(actor, supervisor)
    if not reason.strip():
        raise CaseRefused("作废要写原因，还没有改。")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        if case.business_date != local_date(at):
            raise CaseRefused("只有当天录错的能作废。请用更正，或请群众撤回。")
        state = next_state("case.void", case.state)
        after = replace(case, state=state, version=case.version + 1, reason=reason.strip(), closed_at=at)
        rows = {"case": {case_id: changes(case, after)}}
        facts = {"number": case.number, "reason": reason.strip()}
        entry = NewEntry("case.void", case_id, actor.number, at, rows, facts, supervisor.number, case.version)
        work.append(entry)
    return after
