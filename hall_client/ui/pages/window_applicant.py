"""The applicant and the agent: typed, read from a card, checked while the clerk goes on."""

from dataclasses import replace

from PySide6.QtCore import QObject

from hall_client.domain.catalogue import Item
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft, Party, with_answers
from hall_client.domain.identity import (
    BadIdentity,
    check_id_number,
    check_phone,
    check_uscc,
    clean_name,
    name_warnings,
)
from hall_client.domain.situations import prefilled
from hall_client.ui.models.person_words import CHECKED, sex_and_age
from hall_client.ui.pages.window_bench import Bench
from hall_client.ui.workspace.party_fields import NO_DOCUMENT, USCC

_WHOLE = 18


class ApplicantController(QObject):
    """Takes what is typed into the draft letter by letter and says under a field what is wrong with it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._section = section = bench.page.case.applicant
        section.edited.connect(self._on_edited)
        section.agent_edited.connect(self._on_agent_edited)
        section.agent_wished.connect(self._on_agent_wished)
        section.relation_edited.connect(self._on_relation)
        section.left_field.connect(self._on_left)
        bench.draft_changed.connect(self._show)

    def _show(self) -> None:
        draft = self._bench.draft
        self._section.show_draft(draft)
        for party, fields in (
            (draft.applicant, self._section.person),
            (draft.agent or Party(), self._section.agent),
        ):
            fields.show_remarks(_name_remark(party.name), about(party, self._bench))

    def _on_edited(self, field: str, text: str) -> None:
        self._change(replace(self._bench.draft.applicant, **_typed(field, text)), field)
        if field == "id_number" and len(text) >= _WHOLE:
            self._check(field, of_agent=False)

    def _on_agent_edited(self, field: str, text: str) -> None:
        agent = replace(self._bench.draft.agent or Party(), **_typed(field, text))
        self.commit(replace(self._bench.draft, agent=agent), self.tr("代办人"), typed_into=f"agent.{field}")
        if field == "id_number" and len(text) >= _WHOLE:
            self._check(field, of_agent=True)

    def _change(self, applicant: Party, field: str) -> None:
        names = {
            "name": self.tr("姓名"),
            "id_type": self.tr("证件类型"),
            "id_number": self.tr("证件号"),
            "no_id_reason": self.tr("无证件的原因"),
            "phone": self.tr("电话"),
            "address": self.tr("住址"),
        }
        self.commit(replace(self._bench.draft, applicant=applicant), names[field], typed_into=field)

    def _on_agent_wished(self, wished: bool) -> None:
        draft = self._bench.draft
        after = replace(draft, agent=Party() if wished else None, relation=draft.relation if wished else "")
        self.commit(after, self.tr("代办人"))
        if wished:
            self._section.agent.name.setFocus()

    def _on_relation(self, text: str) -> None:
        self.commit(replace(self._bench.draft, relation=text), self.tr("关系"), typed_into="relation")

    def commit(self, after: Draft, name: str, *, typed_into: str = "") -> None:
        """A step on the persons; answers that follow from them follow along."""
        bench = self._bench
        bench.start_service()
        if bench.item is not None:
            after = self._answered(after, bench.item)
        bench.history.commit(after, name, typed_into=typed_into)

    def _answered(self, after: Draft, item: Item) -> Draft:
        before = self._bench.draft
        known_now = prefilled(item, self._bench.facts(item, after))
        known_then = prefilled(item, self._bench.facts(item, before))
        new = {question: code for question, code in known_now.items() if known_then.get(question) != code}
        answers = {**after.answers, **new}
        return with_answers(after, item, answers) if answers != dict(after.answers) else after

    def _on_left(self, field: str, of_agent: bool) -> None:
        party = self._party(of_agent)
        if party is None or not str(getattr(party, field)):
            self._section.show_error(field, "", of_agent=of_agent)
            return
        self._check(field, of_agent=of_agent)

    def _party(self, of_agent: bool) -> Party | None:
        return self._bench.draft.agent if of_agent else self._bench.draft.applicant

    def _check(self, field: str, *, of_agent: bool) -> None:
        party = self._party(of_agent)
        if party is None:
            return
        try:
            text = checked(party, field)
        except BadIdentity as bad:
            self._section.show_error(field, str(bad), of_agent=of_agent)
            return
        self._section.show_error(field, "", of_agent=of_agent)
        self._put_right(field, text, of_agent=of_agent)
        if field == "id_number" and not of_agent:
            self._bench.look_up(text)

    def _put_right(self, field: str, text: str, *, of_agent: bool) -> None:
        party = self._party(of_agent)
        if party is None or getattr(party, field) == text:
            return
        if of_agent:
            self._on_agent_edited(field, text)
        else:
            self._on_edited(field, text)

    def objection(self) -> str:
        """What is still wrong with the persons, or an empty text; the field at fault gets the keyboard."""
        draft = self._bench.draft
        for party, of_agent in ((draft.applicant, False), (draft.agent, True)):
            for field in ("name", "id_number", "phone") if party is not None else ():
                if not getattr(party, field):
                    continue
                try:
                    checked(party or Party(), field)
                except BadIdentity as bad:
                    self._section.show_error(field, str(bad), of_agent=of_agent)
                    return str(bad)
        return ""


def _typed(field: str, text: str) -> dict[str, str]:
    if field == "id_type":
        kind = "organisation" if text == USCC else "natural"
        return {
            "id_type": text,
            "kind": kind,
            **({"id_number": ""} if text == NO_DOCUMENT else {"no_id_reason": ""}),
        }
    return {field: text, "source": "typed"} if field in ("name", "id_number") else {field: text}


def checked(party: Party, field: str) -> str:
    """The text of a field put right. Raises BadIdentity with the sentence to show under it."""
    text = str(getattr(party, field))
    if field == "name":
        return clean_name(text)
    if field == "phone":
        return check_phone(text)
    if field == "id_number" and party.id_type == USCC:
        return check_uscc(text)
    if field == "id_number" and party.id_type in CHECKED:
        return check_id_number(text).text
    return text.strip()


def about(party: Party, bench: Bench) -> str:
    """“男，84 岁” for a right ID number; empty otherwise."""
    return sex_and_age(party.id_type, party.id_number, local_date(bench.desk.now()))


def _name_remark(name: str) -> str:
    try:
        return "".join(name_warnings(clean_name(name))) if name else ""
    except BadIdentity:
        return ""
