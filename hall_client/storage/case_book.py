"""Cases and what belongs to them, read from the rows the journal folded."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, func, select

from hall_client.domain.attachments import Attachment
from hall_client.domain.cases import Case, CaseMaterial, Step
from hall_client.domain.visits import Document
from hall_client.storage.case_tables import attachment, case, case_material, case_step, document
from hall_client.storage.records import record
from hall_client.storage.statements import Statement
from hall_client.storage.tables import journal

_LAST = "\U0010ffff"
_PAPER_COUNT = Statement(
    select(func.count()).where(
        document.c.case_id == bindparam("the_case"), document.c.kind == bindparam("the_kind")
    )
)


class CaseBook:
    """Reading cases, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _cases(self, query: Select[Any]) -> tuple[Case, ...]:
        return tuple(record(Case, row) for row in self._connection.execute(query).mappings())

    def get(self, case_id: str) -> Case:
        """The case with this id. Raises KeyError."""
        found = self._cases(select(case).where(case.c.id == case_id))
        if not found:
            raise KeyError(case_id)
        return found[0]

    def found(self, case_id: str) -> Case | None:
        """The case with this id, where it is here."""
        return next(iter(self._cases(select(case).where(case.c.id == case_id))), None)

    def numbered(self, number: str) -> tuple[Case, ...]:
        """The cases with this 16-digit number, oldest first."""
        return self._cases(select(case).where(case.c.number == number).order_by(case.c.opened_at, case.c.id))

    def given_twice(self) -> tuple[Case, ...]:
        """The cases that share their number with another one, by number and age."""
        twice = select(case.c.number).group_by(case.c.number).having(func.count() > 1)
        query = select(case).where(case.c.number.in_(twice))
        return self._cases(query.order_by(case.c.number, case.c.opened_at, case.c.id))

    def materials(self, case_id: str) -> tuple[CaseMaterial, ...]:
        """Its materials in the order of the list."""
        query = (
            select(case_material).where(case_material.c.case_id == case_id).order_by(case_material.c.position)
        )
        return tuple(record(CaseMaterial, row) for row in self._connection.execute(query).mappings())

    def steps(self, case_id: str) -> tuple[Step, ...]:
        """Its recorded steps in order of time."""
        query = (
            select(case_step).where(case_step.c.case_id == case_id).order_by(case_step.c.at, case_step.c.id)
        )
        return tuple(record(Step, row) for row in self._connection.execute(query).mappings())

    def documents(self, case_id: str) -> tuple[Document, ...]:
        """Its papers in order of making."""
        query = select(document).where(document.c.case_id == case_id)
        return self._documents(query.order_by(document.c.made_at, document.c.number))

    def attachments(self, case_id: str) -> tuple[Attachment, ...]:
        """Its scans, withdrawn ones too, oldest first."""
        query = select(attachment).where(attachment.c.case_id == case_id)
        rows = self._connection.execute(query.order_by(attachment.c.at, attachment.c.id)).mappings()
        return tuple(record(Attachment, row) for row in rows)

    def paper_count(self, case_id: str, kind: str) -> int:
        """How many papers of this kind were made for the case."""
        row = _PAPER_COUNT.run(self._connection, {"the_case": case_id, "the_kind": kind}).fetchone()
        return int(row[0])

    def document(self, document_id: str) -> Document:
        """One paper. Raises KeyError."""
        found = self._documents(select(document).where(document.c.id == document_id))
        if not found:
            raise KeyError(document_id)
        return found[0]

    def unprinted(self) -> tuple[Document, ...]:
        """Papers that an act at this installation made and that were not confirmed as printed, oldest first."""
        # Papers of other desks come down while they are still being printed there.
        here = exists().where(
            journal.c.subject.in_([document.c.case_id, document.c.id]), journal.c.at == document.c.made_at
        )
        query = select(document).where(document.c.state.in_(["made", "failed"]), here)
        return self._documents(query.order_by(document.c.made_at))

    def _documents(self, query: Select[Any]) -> tuple[Document, ...]:
        return tuple(record(Document, row) for row in self._connection.execute(query).mappings())

    def of_person(self, id_number: str, limit: int = 20) -> tuple[Case, ...]:
        """A person's cases, newest first."""
        query = select(case).where(case.c.applicant_id == id_number)
        return self._cases(query.order_by(case.c.opened_at.desc()).limit(limit))

    def search(self, text: str, limit: int = 50) -> tuple[Case, ...]:
        """Cases whose name, initials, number or ID number begins with `text`, or whose ID or number ends with it.

        Every branch runs over an index, so that a full store answers like an empty one. Newest first.
        """
        wanted = text.strip()
        if not wanted:
            return self._cases(select(case).order_by(case.c.business_date.desc()).limit(limit))
        found: dict[str, Case] = {}
        for column, start in self._branches(wanted):
            query = select(case).where(column >= start, column < start + _LAST).order_by(column).limit(limit)
            found.update({each.id: each for each in self._cases(query)})
        newest = sorted(found.values(), key=lambda each: each.opened_at, reverse=True)
        return tuple(newest[:limit])

    @staticmethod
    def _branches(text: str) -> tuple[tuple[Any, str], ...]:
        if text.isascii() and text.isdigit():
            backwards = text[::-1]
            tails = ((case.c.id_tail, backwards), (case.c.number_tail, backwards)) if len(text) <= 6 else ()
            return ((case.c.number, text), (case.c.applicant_id, text), *tails)
        if text.isascii():
            return ((case.c.applicant_initials, text.lower()), (case.c.applicant_id, text.upper()))
        return ((case.c.applicant_name, text),)

    def of_day(self, day: date) -> tuple[Case, ...]:
        """Cases first recorded on that day, in order of their numbers."""
        return self._cases(
            select(case).where(case.c.business_date == day.isoformat()).order_by(case.c.number)
        )

    def clocks(self, states: Sequence[str]) -> tuple[Case, ...]:
        """Cases in these states, soonest due first."""
        query = select(case).where(case.c.state.in_(states))
        return self._cases(query.order_by(case.c.promised_due, case.c.number))

    def numbers_under(self, prefix: str) -> tuple[str, ...]:
        """The case numbers that begin with `prefix` (station, terminal and day), in order."""
        query = select(case.c.number).where(case.c.number >= prefix, case.c.number < prefix + _LAST)
        return tuple(self._connection.scalars(query.order_by(case.c.number)))
