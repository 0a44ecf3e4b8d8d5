"""One event of the register: what was done to which letter by whom, in one line of canonical JSON.

Canonical means names in order, no spaces, plain ASCII: one event has one spelling. A letter is named by its reference,
a person by the id that the workspace gives him; no addressee and no text of a letter comes into an event, so that a
letter can be destroyed without touching the chain.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

FORM = 1
"""The version of the events' form. A register of a later one is read by a later program only."""


class EventType(StrEnum):
    """What can be done to a letter, or to the keys of those who sign."""

    DRAFTED = "drafted"
    EDITED = "edited"
    SIGNED_OFF = "signed-off"
    ISSUED = "issued"
    CORRECTED = "corrected"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"
    DESTROYED = "destroyed"
    KEY_ADDED = "key-added"
    KEY_REVOKED = "key-revoked"
    CHECKPOINT = "checkpoint"


class ChangedFact(NamedTuple):
    """A fact that a correction changed: its address and the fingerprints of its values, ``""`` where there is none."""

    address: str
    old: str = ""
    new: str = ""


class Event(NamedTuple):
    """What is absent is ``""``, 0, None or empty, and is not written. A register has thousands, so it is a tuple.

    ``at`` is in UTC, to the second. ``letter`` is ``<kind>/<council>``, ``version`` counts from 1. ``files`` are names
    in the version's folder with their fingerprints, in the order of the names. ``kind`` is the fingerprint of the
    letter kind as it stood, ``content`` that of the Word letter's uncompressed parts, ``program`` the version of this
    program. ``corrects`` is the issued version that a correction corrects, ``source`` who told of the error.
    ``authority`` is by what a letter is destroyed. ``key`` is a key's OpenSSH fingerprint, ``public`` its line,
    ``holder`` whose it is, ``after`` and ``before`` when it may sign; ``sig`` is an armoured signature.
    ``seq`` counts from 1, ``prev`` is the hash of the event before; with ``hash`` they are given by the register.
    """

    type: EventType
    at: datetime.datetime
    actor: str
    letter: str = ""
    version: int = 0
    files: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    content: str = ""
    program: str = ""
    corrects: int = 0
    reason: str = ""
    source: str = ""
    changes: tuple[ChangedFact, ...] = ()
    authority: str = ""
    key: str = ""
    public: str = ""
    holder: str = ""
    after: datetime.datetime | None = None
    before: datetime.datetime | None = None
    sig: str = ""
    seq: int = 0
    prev: str = ""
    hash: str = ""
    v: int = FORM

    def file(self, name: str) -> str:
        """The fingerprint of a file by its name; ``""`` when the event does not name it."""
        return next((found for known, found in self.files if known == name), "")


HAS: Mapping[EventType, tuple[str, str]] = {
    EventType.DRAFTED: ("letter version files kind", "program"),
    EventType.EDITED: ("letter version files", "kind program reason"),
    EventType.SIGNED_OFF: ("letter version files kind key sig", "content program"),
    EventType.ISSUED: ("letter version files", ""),
    EventType.CORRECTED: ("letter version files kind corrects reason", "program source changes"),
    EventType.WITHHELD: ("letter version reason", ""),
    EventType.WITHDRAWN: ("letter version reason", ""),
    EventType.DESTROYED: ("letter version authority", "reason"),
    EventType.KEY_ADDED: ("key public holder", "after before"),
    EventType.KEY_REVOKED: ("key reason", "holder"),
    EventType.CHECKPOINT: ("", "reason key sig"),
}
"""What an event of each type says beside what every event says: what it must, and what it may."""

EVERY = "v seq prev type at actor hash"
TIMES = frozenset({"at", "after", "before"})
ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def canonical(value: object) -> str:
    """The one spelling of a value."""
    return ENCODER.encode(value)


def values_of(event: Event) -> dict[str, Any]:
    """What is written of an event."""
    values = {name: value for name, value in event._asdict().items() if value}
    for name in TIMES & values.keys():
        values[name] = f"{values[name]:%Y-%m-%dT%H:%M:%SZ}"
    if event.files:
        values["files"] = dict(event.files)
    if event.changes:
        values["changes"] = [
            {name: text for name, text in each._asdict().items() if text} for each in event.changes
        ]
    return values


def to_sign(event: Event) -> bytes:
    """What a signature covers: the event without ``sig`` and ``hash``, with its place in the chain and so with all
    that came before it."""
    return canonical(values_of(event._replace(sig="", hash=""))).encode("ascii")


def sealed(event: Event) -> Event:
    """The event with its hash, which is over all of it, the signature included."""
    text = canonical(values_of(event._replace(hash="")))
    return event._replace(hash=hashlib.sha256(text.encode("ascii")).hexdigest())


def line_of(event: Event) -> bytes:
    """The event as its line of the register."""
    return canonical(values_of(event)).encode("ascii") + b"\n"
