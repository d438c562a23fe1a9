"""The tables of the line to the centre: answers, rows held and lost, files on their way, packages by hand."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, LargeBinary, Table, Text, text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

answer = Table(
    "answer",
    metadata,
    Column("log_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    _text("disposition"),
    _whole("version"),
    _text("was"),
    Index("ix_answer_disposition", "disposition"),
)
"""The centre's answer to entries about cases or refused once, and every answer that is not `accepted`.

`was` is an earlier answer that a promoted or restored centre has changed since; a person looks at it.
"""
held = Table(
    "held",
    metadata,
    Column("thing", Text, primary_key=True),
    _text("kind"),
    _whole("version"),
    Column("foreign_rows", Boolean, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("stale", Boolean, nullable=False),
)
"""What the centre told us. `foreign_rows`: they cannot be proved by this installation's own log.

`gone`: out of this unit's scope; `stale`: an entry of ours did not stand, so the rows are to be fetched anew.
"""
Index("ix_held_stale", held.c.thing, sqlite_where=text("stale"))
mark = Table("mark", metadata, Column("n", Integer, primary_key=True), _text("token"))
"""The last places in the feed that were reached, each with its proof."""
line_event = Table(
    "line_event",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("at"),
    _text("words"),
    Column("well", Boolean, nullable=False),
)
"""最近: what became of the line, the last fifty."""
salvage = Table(
    "salvage",
    metadata,
    Column("thing", Text, primary_key=True),
    _text("kind"),
    _whole("version"),
    Column("lost", JSON, nullable=False),
    Column("base", JSON, nullable=False),
    _text("told"),
)
"""What a centre that went back has no longer, as it stood here.

`lost` are the rows and fields it lacked or had otherwise, `base` all that it had of the thing then; `told` is the epoch
in which it was handed over, empty in the meeting that noticed it, `-` after that one, and `+` once it is there again
until the centre has been told.
"""
parked_away = Table(
    "parked_away",
    metadata,
    Column("draft_id", Text, primary_key=True),
    _text("saved_at"),
    _text("epoch"),
)
"""Parked drafts of this desk that stand at the centre, as they were saved, and under which epoch."""

kept_file = Table(
    "kept_file",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    _whole("size"),
    _whole("here"),
    _whole("sent"),
    _text("epoch"),
    Column("refused", Boolean, nullable=False),
)
"""The content of attachments: bytes that are here and bytes the centre told of having, under which epoch of it.

`refused`: under that epoch the centre does not take it, or what is kept here is damaged.
"""
kept_piece = Table(
    "kept_piece",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The pieces of a kept file, in order from 0."""
peer = Table(
    "peer",
    metadata,
    Column("device", Text, primary_key=True),
    _text("unit"),
    _text("name"),
    _text("place"),
    _text("state"),
    _text("sign_key"),
    _text("seal_key"),
)
"""The devices packages may be exchanged with, as the centre last told."""
package = Table(
    "package",
    metadata,
    Column("id", Text, primary_key=True),
    _text("direction"),
    _text("unit"),
    _text("name"),
    _text("made_at"),
    _text("at"),
    _whole("entries"),
    _whole("cases"),
    _text("state"),
    _text("words"),
    Column("part", Text, nullable=True),
    Index("ix_package_at", "at"),
)
"""Packages made and read here; `part` is what is still to be relayed to the centre."""
