"""The import and export template of the catalogue: four sheets of named columns, one row per thing.

The columns are those township pages really use for items and materials (domain part F).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hall_client.domain.catalogue import (
    Applicant,
    Clause,
    Condition,
    EntryMode,
    Fact,
    Form,
    Kind,
    Labelled,
    Origin,
    Route,
    RuleOutcome,
    Source,
)
