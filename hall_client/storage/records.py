"""From rows to the frozen records the services return: rows never leave the storage floor."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from hall_client.domain.records import convert

T = TypeVar("T")


def record(kind: type[T], row: RowMapping) -> T:
    """`row` as a frozen `kind`; columns the record does not have are passed over."""
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return convert({name: row[name] for name in names}, kind)


def parsed(kind: type[T], body: Mapping[str, Any]) -> T:
    """A JSON `body` as a frozen `kind`; fields it lacks take their defaults."""
    return convert(body, kind)
