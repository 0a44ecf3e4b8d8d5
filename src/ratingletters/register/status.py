"""How a letter stands: read off its events, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from ratingletters.register.event import Event, EventType


class Status(StrEnum):
    """How one version of a letter stands. That a sign-off is stale depends on files, and is told elsewhere."""

    DRAFT = "draft"
    SIGNED_OFF = "signed off"
    ISSUED = "issued"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    WITHHELD = "withheld"
    DESTROYED = "destroyed"


TRANSITIONS: Mapping[EventType, Mapping[Status | None, Status]] = {
    EventType.DRAFTED: {None: Status.DRAFT, Status.DRAFT: Status.DRAFT, Status.WITHHELD: Status.WITHHELD},
    EventType.CORRECTED: {None: Status.DRAFT, Status.DRAFT: Status.DRAFT, Status.WITHHELD: Status.WITHHELD},
    EventType.EDITED: {Status.DRAFT: Status.DRAFT, Status.WITHHELD: Status.WITHHELD},
    EventType.SIGNED_OFF: {Status.DRAFT: Status.SIGNED_OFF, Status.WITHHELD: Status.SIGNED_OFF},
    EventType.ISSUED: {Status.SIGNED_OFF: Status.ISSUED},
    EventType.WITHHELD: {Status.DRAFT: Status.WITHHELD, Status.SIGNED_OFF: Status.WITHHELD},
    EventType.WITHDRAWN: {
        Status.DRAFT: Status.WITHDRAWN,
        Status.WITHHELD: Status.WITHDRAWN,
        Status.SIGNED_OFF: Status.WITHDRAWN,
        Status.ISSUED: Status.WITHDRAWN,
    },
    EventType.DESTROYED: {
        Status.ISSUED: Status.DESTROYED,
        Status.SUPERSEDED: Status.DESTROYED,
        Status.WITHDRAWN: Status.DESTROYED,
    },
}
"""What becomes of a version by each act; None is the version that is not there yet. What is not here is refused.

One more follows from an act on another version: an issued version becomes superseded when its correction is issued.
A withheld letter is released by a sign-off, and by nothing less; redrafting it leaves it withheld.
"""

OPEN = frozenset({Status.DRAFT, Status.WITHHELD, Status.SIGNED_OFF})
"""Still on its way: no further version can be begun beside it."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a letter with the events that made it what it is; None for what has not happened.

    ``drafted`` is the last that wrote the draft: drafted, corrected or edited. ``signed`` is the last sign-off, and
    stays when the version is withheld, withdrawn or destroyed. ``stopped`` is the last that withheld, withdrew or
    destroyed it. ``authors`` are all who drafted or edited it. ``corrects`` and ``superseded_by`` are the versions
    at the other end of a correction, 0 for none.
    """

    number: int
    status: Status
    drafted: Event
    signed: Event | None = None
    issued: Event | None = None
    stopped: Event | None = None
    authors: frozenset[str] = frozenset()
    corrects: int = 0
    superseded_by: int = 0

    @property
    def supersedes(self) -> int:
        """The version that this one took the place of; 0 until it is issued."""
        return self.corrects if self.issued else 0

    @property
    def reason(self) -> str:
        """Why it was withheld, withdrawn or destroyed; ``""`` while nothing stops it."""
        stops = {Status.WITHHELD, Status.WITHDRAWN, Status.DESTROYED}
        return self.stopped.reason or self.stopped.authority if self.stopped and self.status in stops else ""


@dataclass(slots=True)
class Letters:
    """Every letter that the events tell of, by its reference, with its versions in order."""

    versions: dict[str, list[Version]] = field(default_factory=dict)

    def of(self, letter: str) -> tuple[Version, ...]:
        """The versions of a letter, the first one first; none when there is no such letter."""
        return tuple(self.versions.get(letter, ()))

    def version(self, letter: str, number: int = 0) -> Version | None:
        """One version, the latest for 0; None when it is not there."""
        known = self.versions.get(letter, ())
        return known[(number or len(known)) - 1] if known and number <= len(known) else None

    def current(self, letter: str) -> Version | None:
        """The one version that is in force: issued, and neither superseded nor withdrawn; None when there is none."""
        return next((each for each in self.of(letter) if each.status is Status.ISSUED), None)

    def next_draft(self, letter: str) -> int:
        """The number of the version that a draft made now would have."""
        latest = self.version(letter)
        return latest.number + (latest.status not in OPEN) if latest else 1

    def take(self, event: Event) -> None:
        """One event more. An event that the rules would refuse changes nothing it cannot change."""
        becomes = TRANSITIONS.get(event.type)
        if becomes is None:
            return
        known = self.versions.get(event.letter, [])
        old = self.version(event.letter, event.version)
        status = becomes.get(old.status if old else None)
        if status is None or event.version > len(known) + 1:
            return
        if old is None:
            self.versions.setdefault(event.letter, []).append(first(event, status))
            return
        known[old.number - 1] = new = following(old, event, status)
        if event.type is EventType.ISSUED and 0 < new.corrects < new.number:
            corrected = known[new.corrects - 1]
            if corrected.status is Status.ISSUED:
                corrected = replace(corrected, status=Status.SUPERSEDED)
            known[new.corrects - 1] = replace(corrected, superseded_by=new.number)


def first(event: Event, status: Status) -> Version:
    """The version that an event begins."""
    return Version(event.version, status, event, authors=alone(event.actor), corrects=event.corrects)


@cache
def alone(person: str) -> frozenset[str]:
    """One author, kept once for all versions that are his alone."""
    return frozenset({person})


def following(old: Version, event: Event, status: Status) -> Version:
    """The version after one event more."""
    match event.type:
        case EventType.DRAFTED | EventType.CORRECTED | EventType.EDITED:
            return replace(old, status=status, drafted=event, authors=old.authors | {event.actor})
        case EventType.SIGNED_OFF:
            return replace(old, status=status, signed=event)
        case EventType.ISSUED:
            return replace(old, status=status, issued=event)
    return replace(old, status=status, stopped=event)


def letters_of(events: Iterable[Event]) -> Letters:
    """How every letter stands after some events."""
    letters = Letters()
    for event in events:
        letters.take(event)
    return letters
