"""What services read of cases, of what belongs to them, and of drafts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from hall_client.domain.attachments import Attachment
from hall_client.domain.cases import Case, CaseMaterial, Step
from hall_client.domain.drafts import Draft
from hall_client.domain.visits import Document


class CaseBook(Protocol):
    """Cases and what belongs to them, for reading."""

    def get(self, case_id: str) -> Case:
        """The case with this id. Raises KeyError."""

    def found(self, case_id: str) -> Case | None:
        """The case with this id, where it is here."""

    def numbered(self, number: str) -> tuple[Case, ...]:
        """The cases with this 16-digit number, oldest first."""

    def given_twice(self) -> tuple[Case, ...]:
        """The cases that share their number with another one, by number and age."""

    def materials(self, case_id: str) -> tuple[CaseMaterial, ...]:
        """Its materials in the order of the list."""

    def steps(self, case_id: str) -> tuple[Step, ...]:
        """Its recorded steps in order of time."""

    def documents(self, case_id: str) -> tuple[Document, ...]:
        """Its papers in order of making."""

    def attachments(self, case_id: str) -> tuple[Attachment, ...]:
        """Its scans, withdrawn ones too, oldest first."""

    def paper_count(self, case_id: str, kind: str) -> int:
        """How many papers of this kind were made for the case."""

    def document(self, document_id: str) -> Document:
        """One paper. Raises KeyError."""

    def unprinted(self) -> tuple[Document, ...]:
        """Papers that were saved and not confirmed as printed."""

    def of_person(self, id_number: str, limit: int = 20) -> tuple[Case, ...]:
        """A person's cases, newest first."""

    def search(self, text: str, limit: int = 50) -> tuple[Case, ...]:
        """Cases by name, initials, number, end of number, or last four of the ID number; newest first."""

    def of_day(self, day: date) -> tuple[Case, ...]:
        """Cases first recorded on that day."""

    def clocks(self, states: Sequence[str]) -> tuple[Case, ...]:
        """Cases in these states, soonest due first."""

    def numbers_under(self, prefix: str) -> tuple[str, ...]:
        """The case numbers that begin with `prefix` (station, terminal and day), in order."""


class Drafts(Protocol):
    """Drafts: one encrypted row each."""

    def save(self, draft: Draft, at: datetime) -> None:
        """Keep the draft as it is now."""

    def delete(self, draft_id: str) -> None:
        """Forget a draft that became history or was emptied."""

    def of_window(self, window: int) -> tuple[Draft, ...]:
        """The drafts of a window, newest first."""

    def parked(self) -> tuple[Draft, ...]:
        """All parked drafts, newest first."""

    def all(self) -> tuple[Draft, ...]:
        """Every draft, newest first."""

    def saved_at(self) -> Mapping[str, str]:
        """When each draft was saved last."""

    def get(self, draft_id: str) -> Draft:
        """One draft. Raises KeyError."""

    def numbers(self) -> tuple[str, ...]:
        """The case numbers that drafts hold."""
