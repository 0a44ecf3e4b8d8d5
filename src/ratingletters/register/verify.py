"""Proves a register again: the chain, the rules, the signatures, and the files that it names.

The chain alone cannot tell that its last events were cut off, or that all of it was made anew: the first is seen
by whoever kept a head, the second by the signatures, each of which covers all that came before it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ratingletters.errors import Problem
from ratingletters.places import Place
from ratingletters.register.chain import GENESIS, Link, Reader
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event
from ratingletters.register.files import WARNINGS, files_and_letters
from ratingletters.register.folders import Folders
from ratingletters.register.rules import breaches
from ratingletters.register.status import Letters

CODES = (
    ("REG-004", "the last line is torn (a warning)"),
    ("REG-007", "events were cut off: the head that somebody kept is not there"),
    ("REG-016", "the time of an event is before that of the one before it (a warning)"),
)
MILD = WARNINGS | {"REG-004", "REG-016"}

Check = Callable[[Event, Place], Problem | None]
"""What is wrong with an event's signature or key, told at its place. It is asked of every event, in order, so that it
can follow which keys were added and revoked."""


def no_check(_event: Event, _place: Place) -> None:
    """Signatures are not looked at."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a register was found to be. It is proved when there are no ``problems``; ``warnings`` are told and are no
    fault of it. ``head`` is the hash of its last event."""

    events: int
    letters: int
    head: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def verify(
    folders: Folders, head: str = "", check: Check = no_check, disk: Disk | None = None
) -> Verification:
    """Everything wrong with a register and its files. With a ``head`` that somebody kept, also that nothing up to it
    was cut off. Raises :class:`UnusableFileError` when the register cannot be read at all."""
    disk = disk or Disk()
    path = folders.register
    reader, letters = Reader(str(path)), Letters()
    found: list[Problem] = []
    lines = disk.lines(path) if disk.found(path) else iter(())
    for link in in_time(reader.links(lines), found):
        found += link.problems
        if link.event:
            found += (Problem(link.place, what, code, do) for code, what, do in breaches(letters, link.event))
            problem = check(link.event, link.place)
            found += [problem] if problem else []
            letters.take(link.event)
    if reader.torn:
        what = f"the last line is torn ({len(reader.torn)} bytes): a write was cut short, and it was never part of this"
        place = Place(str(path), reader.lines + 1)
        found.append(Problem(place, what, "REG-004", "the next act here cuts it off and keeps it aside"))
    if head and head != GENESIS and head not in reader.hashes:
        what = f"there is no event with the hash {head}: events were cut off the end, or changed"
        found.append(Problem(Place(str(path)), what, "REG-007", "find a copy of the register in which it is"))
    found += files_and_letters(folders, letters, disk)
    return Verification(
        len(reader.hashes),
        len(letters.versions),
        reader.head,
        tuple(sorted({each for each in found if each.code not in MILD})),
        tuple(sorted({each for each in found if each.code in MILD})),
    )


def in_time(links: Iterator[Link], found: list[Problem]) -> Iterator[Link]:
    """The same lines; an event with an earlier time than the one before it is told. Order comes from the chain."""
    latest: datetime.datetime | None = None
    for link in links:
        if link.event:
            if latest and link.event.at < latest:
                what = f"this event's time is before that of the one before ({latest:%Y-%m-%dT%H:%M:%SZ})"
                found.append(
                    Problem(link.place, what, "REG-016", "see that the clock of that machine is right")
                )
            latest = link.event.at
        yield link
