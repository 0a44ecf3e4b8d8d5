"""The register for those who want to query it: SQLite, CSV or JSON, one row an event."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from pathlib import Path

from ratingletters.errors import UnusableFileError, did_you_mean
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, values_of
from ratingletters.workspace.act import history

COLUMNS = (
    "seq", "at", "type", "actor", "letter", "version", "reason", "source", "corrects", "authority", "kind", "content",
    "program", "key", "holder", "public", "after", "before", "files", "changes", "sig", "prev", "hash",
)  # fmt: skip
"""Every field of an event but the version of its form, the telling ones first. ``files`` and ``changes`` are JSON."""


def export(root: Path, file: Path) -> int:
    """Writes all events into a file whose ending says the form, and tells how many. Raises
    :class:`UnusableFileError` for another ending or a file that cannot be written."""
    write = FORMS.get(file.suffix)
    if write is None:
        raise UnusableFileError(str(file), "its ending is none of a form", did_you_mean(file.suffix, FORMS))
    events = history(root).events
    Disk().replace(file, write(events))
    return len(events)


def row(event: Event) -> list[str | int | None]:
    """One event as a row; null for what is absent."""
    values: Mapping[str, object] = values_of(event)
    cells = (values.get(name) for name in COLUMNS)
    return [each if isinstance(each, (str, int, type(None))) else json.dumps(each) for each in cells]


def as_csv(events: Iterable[Event]) -> bytes:
    """Comma-separated, with a byte order mark, so that Excel reads it as UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(row(event) for event in events)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(events: Iterable[Event]) -> bytes:
    """One document with all events."""
    return f"{json.dumps({'v': 1, 'events': [values_of(each) for each in events]}, indent=1)}\n".encode()


def as_sqlite(events: Iterable[Event]) -> bytes:
    """A database with one table, ``events``."""
    database = sqlite3.connect(":memory:")
    database.execute(f"create table events ({', '.join(COLUMNS)})")
    marks = ", ".join("?" * len(COLUMNS))
    database.executemany(f"insert into events values ({marks})", map(row, events))  # noqa: S608
    database.commit()
    return database.serialize()


FORMS: Mapping[str, Callable[[Iterable[Event]], bytes]] = {
    ".csv": as_csv,
    ".json": as_json,
    ".sqlite": as_sqlite,
}
"""The forms by the ending of the file."""
