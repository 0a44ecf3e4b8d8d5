"""An event read from its line, strictly; what is wrong with a line that is none, all of it and in words."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from sys import intern
from typing import Any

from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.places import Place
from ratingletters.register.event import FORM, TIMES, ChangedFact, Event, EventType, canonical
from ratingletters.register.event_form import FIELDS, MAY, MUST, NAMED, line_form, value_form

CODES = (
    ("REG-005", "an event is not what its hash says: it was changed"),
    ("REG-020", "the register was written by a later version of the program"),
    ("REG-101", "a line is not an event in canonical JSON"),
    ("REG-102", "a field is not known, or not in an event of this type"),
    ("REG-103", "a field is missing"),
    ("REG-104", "a field holds what does not belong there"),
)

RESTORE = "restore the register from a copy; the letters themselves are not touched by this"
TYPES = {str(each): each for each in EventType}
NUMBERS = {"v", "seq", "version", "corrects"}
TEXTS = {"reason", "source", "authority", "public"}
OFTEN = {"actor", "kind", "program"}
"""What thousands of events say alike, and is kept once."""


def read_event(line: bytes, place: Place) -> Event:
    """The event in a line, which ends with a newline. Raises :class:`ProblemsFoundError` with every problem of it."""
    event = matched(line)
    if event is None:
        problems = [Problem(place, what, code, remedy) for what, code, remedy in slips(line)]
        if problems:
            raise ProblemsFoundError(problems)
        event = event_of(json.loads(line))
    if hashed(line, event.hash) != event.hash:
        what = f"this event was changed: it is not what its hash {event.hash[:12]}… was made of"
        raise ProblemsFoundError([Problem(place, what, "REG-005", RESTORE)])
    return event


def matched(line: bytes) -> Event | None:
    """The event in a line that has its form; None when it has not, or when only a closer look can tell."""
    text = line.decode("ascii", "replace")
    kind = text.rpartition('"type":"')[2].partition('"')[0]
    found = line_form(kind).fullmatch(text) if kind in MUST else None
    if found is None or "\\u" in text:
        return None
    values: dict[str, Any] = {name: value for name, value in found.groupdict().items() if value}
    for name in NUMBERS & values.keys():
        values[name] = int(values[name])
    for name in TEXTS & values.keys():
        if "\\" in values[name]:
            values[name] = json.loads(f'"{values[name]}"')
    if "sig" in values:
        values["sig"] = values["sig"].replace("\\n", "\n")
    if "changes" in values:
        values["changes"] = json.loads(values["changes"])
    if "files" in values:
        files = NAMED.findall(values["files"])
        values["files"] = dict(files)
        if files != sorted(values["files"].items()):
            return None
    try:
        return event_of(values)
    except ValueError:
        return None


def event_of(values: dict[str, Any]) -> Event:
    """The event that sound values are. Raises ValueError for a date that there is not."""
    values["type"] = TYPES[values["type"]]
    for name in TIMES & values.keys():
        values[name] = datetime.datetime.fromisoformat(values[name])
    for name in OFTEN & values.keys():
        values[name] = intern(values[name])
    if "files" in values:
        values["files"] = tuple((intern(name), print_) for name, print_ in values["files"].items())
    if "changes" in values:
        values["changes"] = tuple(ChangedFact(**each) for each in values["changes"])
    return Event(**values)


def hashed(line: bytes, said: str) -> str:
    """The hash of a canonical line, which says its own: that is left out."""
    return hashlib.sha256(line[:-1].replace(b',"hash":"%s"' % said.encode(), b"", 1)).hexdigest()


def slips(line: bytes) -> Iterator[tuple[str, str, str]]:
    """Everything wrong with a line that is to be an event: what, the code, what to do."""
    try:
        values = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        values = None
    if type(values) is not dict:
        yield "this line is not an event", "REG-101", RESTORE
        return
    if type(form := values.get("v")) is int and form > FORM:
        remedy = "this register can be read by that version only; nothing may be written here with this one"
        yield f"written by a later version of the program (form {form})", "REG-020", remedy
        return
    clean = True
    for slip in (*unknown(values), *unsound(values)):
        clean = False
        yield slip
    if clean and canonical(values).encode("ascii") + b"\n" != line:
        what = "this line is not in the one spelling of its event: another program wrote or changed it"
        yield what, "REG-101", RESTORE


def unknown(values: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Fields that are missing, not known, or not of this type of event."""
    for name in values.keys() - FIELDS.keys():
        yield f"{canonical(name)[:40]} is not a field of an event", "REG-102", did_you_mean(name, FIELDS)
    kind = values.get("type")
    if type(kind) is str and kind in MUST:
        for name in (values.keys() & FIELDS.keys()) - MAY[EventType(kind)]:
            yield f"'{name}' does not belong into an event {kind}", "REG-102", RESTORE
        for name in MUST[EventType(kind)] - values.keys():
            yield f"'{name}' is missing", "REG-103", RESTORE
    elif "type" not in values:
        yield "'type' is missing", "REG-103", RESTORE


def unsound(values: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Fields that hold what does not belong there."""
    for name, value in values.items():
        if name not in FIELDS:
            continue
        text = canonical(value)
        if not value_form(name).fullmatch(text) or not (
            is_real(value) if name in TIMES else is_printable(value)
        ):
            yield f"{name}: {text[:60]} is not {FIELDS[name][1]}", "REG-104", RESTORE


def is_real(value: str) -> bool:
    """Whether a moment is in the calendar."""
    try:
        return bool(datetime.datetime.fromisoformat(value))
    except ValueError:
        return False


def is_printable(value: Any) -> bool:
    """Whether the texts of a value hold no control characters and no halves of characters; a signature has lines."""
    if type(value) is list:
        return all(is_printable(each) for group in value for each in group.values())
    return type(value) is not str or value.replace("\n", "").isprintable()
