"""A person in a few words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from hall_client.domain.identity import BadIdentity, check_id_number

CHECKED = ("resident", "residence_permit", "foreigner")
"""Kinds of documents whose number tells sex and day of birth."""


def sex_and_age(id_type: str, id_number: str, today: date) -> str:
    """“男，84 岁” for a right ID number; empty otherwise."""
    if id_type not in CHECKED:
        return ""
    try:
        number = check_id_number(id_number, today)
    except BadIdentity:
        return ""
    words = QCoreApplication.translate("ApplicantController", "{sex}，{age} 岁")
    return words.format(sex=number.sex, age=number.age_on(today))
