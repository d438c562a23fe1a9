"""Making a paper of a case: its number, its data, the drawing, and the record that is kept of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from hall_client.domain.cases import Case, CaseMaterial
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.numbers import document_number
from hall_client.domain.people import Actor
from hall_client.domain.visits import Document
from hall_client.services import case_papers, papers
from hall_client.services.ports import Desk, Sheet, Work

_COPIES = {"delivery": 1, "mandate": 3}
"""C9 is signed and filed, C12 is for villager, village and town; of others the citizen and the file get one each."""

_A4 = frozenset({"mandate", "referral"})


def make(
    desk: Desk,
    work: Work,
    actor: Actor,
    hall: Hall,
    case: Case,
    materials: Sequence[CaseMaterial],
    kind: str,
    decision: Mapping[str, str],
    at: datetime,
) -> tuple[Document, Sheet]:
    """The next paper of `kind` for `case`, drawn; recording the document is the caller's act."""
    nth = 1 + work.cases.paper_count(case.id, kind)
    number = document_number(case.number, papers.CODES[kind], nth)
    copies = copies_of(kind)
    frame = papers.head(hall, actor, number, at, copies)
    version = work.reference.version(case.item_code, case.item_version)
    told = {"operator": actor.name, "operator_no": actor.number, **decision}
    told["first_contact"] = decision.get("first_contact", _named(work, case.first_contact))
    data = case_papers.document_data(kind, frame, case, materials, version, hall, told, at)
    size = size_of(kind, hall)
    sheet = desk.paper.draw(kind, data, roll=hall.outlet(kind, size).fit.roll)
    document = Document(
        id=f"{case.id}/{kind}/{nth}",
        case_id=case.id,
        kind=kind,
        number=number,
        template=sheet.template,
        data=data,
        sha256=sheet.sha256,
        copies=copies,
        business_date=local_date(at),
        made_at=at,
        size=size,
    )
    return document, sheet


def copies_of(kind: str) -> int:
    """How many of a paper are printed."""
    return _COPIES.get(kind, 2)


def size_of(kind: str, hall: Hall) -> str:
    """The size a paper of a case is printed on in this hall: a4, a5, or roll for vouchers on 80 mm."""
    if kind in _A4:
        return "a4"
    return "roll" if kind in case_papers.ON_ROLL and hall.vouchers_on_roll else "a5"


def _named(work: Work, number: str) -> str:
    name = work.reference.person_name(number)
    return f"{name}（工号 {number}）" if name else number
