"""Putting papers out: print what was saved, print again, and what was left over by a crash or a dead printer."""

from dataclasses import dataclass
from pathlib import Path

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry
from hall_client.domain.people import Actor, require
from hall_client.domain.visits import Document
from hall_client.services.ports import Desk, PrintFailed, Work


class PaperGone(PrintFailed):
    """The act that made this paper did not stand: it is not to be handed out, and printing again does not help.

    Between an act and its printing the centre may have answered that another desk was first.
    """

    def __init__(self) -> None:
        reason = "这一件在别处先办了，这次办理没有作数"
        remedy = "这张不要交给群众，已经打出来的请收回。两边的记录都留着，在设置的同步页上看。"
        super().__init__(f"{reason}。{remedy}", reason, remedy)


@dataclass(frozen=True)
class PutOut:
    """A paper that came out, or was filed as a PDF because its size has no printer (`file`)."""

    document: Document
    file: Path | None


def put_out(desk: Desk, actor: Actor, document_id: str) -> PutOut:
    """Print a saved paper from its kept data.

    Raises PrintFailed, and the paper stays saved; PaperGone when there is nothing to print any more.
    """
    require(actor, "document.print")
    return _print(desk, actor, document_id, reprint=0)


def print_again(desk: Desk, actor: Actor, document_id: str) -> PutOut:
    """补打: the same paper with the mark 补打(第n次). Raises PrintFailed, PaperGone."""
    require(actor, "document.reprint")
    with desk.store.read() as work:
        before = _kept(work, document_id)
    return _print(desk, actor, document_id, reprint=before.reprints + 1 if before.state == "printed" else 0)


def _print(desk: Desk, actor: Actor, document_id: str, reprint: int) -> PutOut:
    at = desk.now()
    with desk.store.read() as work:
        document = _kept(work, document_id)
        hall = work.reference.hall(local_date(at))
    outlet = hall.outlet(document.kind, document.size)
    sheet = desk.paper.draw(document.kind, document.data, reprint=reprint, roll=outlet.fit.roll)
    name = f"{document.number}-补打{reprint}" if reprint else document.number
    try:
        file = desk.printer.put_out(sheet.pdf, name, document.size, document.copies, outlet)
    except PrintFailed as failure:
        _record(desk, actor, document, "failed", document.reprints, str(failure))
        raise
    return PutOut(_record(desk, actor, document, "printed", reprint or document.reprints, ""), file)


def _kept(work: Work, document_id: str) -> Document:
    try:
        return work.cases.document(document_id)
    except KeyError:
        raise PaperGone from None


def _record(desk: Desk, actor: Actor, document: Document, state: str, reprints: int, words: str) -> Document:
    kind = "document.reprint" if reprints > document.reprints else "document.print"
    facts = {"number": document.number, "kind": document.kind, "state": state, "words": words}
    rows = {"document": {document.id: {"state": state, "reprints": reprints}}}
    with desk.store.work() as work:
        _kept(work, document.id)
        subject = document.case_id or document.id
        work.append(NewEntry(kind, subject, actor.number, desk.now(), rows, facts))
        return work.cases.document(document.id)


def left_over(desk: Desk) -> tuple[Document, ...]:
    """Papers saved but not known to have come out: offered for printing at the next start."""
    with desk.store.read() as work:
        return work.cases.unprinted()
