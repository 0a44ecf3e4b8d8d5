"""The register read and checked: every event follows the one before, and every problem has its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.register.event import Event
from ratingletters.register.event_reading import RESTORE, read_event

GENESIS = "0" * 64
"""What the first event follows."""

CODES = (
    ("REG-006", "events are missing, doubled or in another order"),
    ("REG-019", "two histories follow one event"),
)


class Link(NamedTuple):
    """One line: its place, its event (None when it is none, or the same one again), and its problems."""

    place: Place
    event: Event | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A register as it was read. ``length`` is how many bytes of it are whole lines; ``torn`` is what stands after
    them, the rest of a write that a crash cut short, ``b""`` for none."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    length: int = 0
    torn: bytes = b""

    @property
    def head(self) -> str:
        """The hash of the last event, which stands for all of them; ``GENESIS`` when there is none."""
        return self.events[-1].hash if self.events else GENESIS


DRAFT = re.compile(rb'"type":"(?:drafted|edited)"')
"""In the events of which many are added at once (:meth:`~ratingletters.register.writing.Register.add_all`)."""


def is_torn(line: bytes) -> bool:
    """Whether a crash cut a line short: what it did not write is not there, or zeros."""
    return line[-1:] != b"\n" or b"\0" in line


@dataclass(slots=True)
class Reader:
    """Follows the lines of a register. ``lines`` counts the whole ones; ``length`` and ``torn`` are as in
    :class:`Chain`, once all is read. ``hashes`` has the line of every event by its hash, ``followed`` the line that
    follows an event, ``forks`` what is known of each until its head is. ``trusted`` says whether the line before was
    an event."""

    source: str
    lines: int = 0
    length: int = 0
    torn: bytes = b""
    head: str = GENESIS
    seq: int = 0
    trusted: bool = True
    followed: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, int] = field(default_factory=dict)
    forks: list[tuple[Place, int, int, str]] = field(default_factory=list)

    def links(self, lines: Iterable[bytes]) -> Iterator[Link]:
        """Each line as it comes. The last ones are not told when they are torn: a line that is not ended, or one with
        zero bytes in it and the drafts that were written with it."""
        torn: list[bytes] = []
        for line in lines:
            if is_torn(line) or (torn and DRAFT.search(line)):
                torn.append(line)
                continue
            yield from map(self.link, torn)
            torn.clear()
            yield self.link(line)
        self.torn = b"".join(torn)
        yield from (
            Link(place, None, (self.forked(place, seq, line, head),)) for place, seq, line, head in self.forks
        )

    def link(self, line: bytes) -> Link:
        """One line, compared with the one before."""
        self.lines += 1
        self.length += len(line)
        place = Place(self.source, self.lines)
        problems: list[Problem] = []
        try:
            event = read_event(line, place)
        except ProblemsFoundError as error:
            self.trusted = False
            return Link(place, None, error.problems)
        if event.hash in self.hashes:
            what = f"this line is line {self.hashes[event.hash]} again"
            return Link(place, None, (Problem(place, what, "REG-006", RESTORE),))
        if event.prev != self.head or event.seq != self.seq + 1:
            problems += self.broken(event, place)
        self.followed.setdefault(event.prev, place.line)
        self.hashes[event.hash] = place.line
        self.head, self.seq, self.trusted = event.hash, event.seq, True
        return Link(place, event, tuple(problems))

    def broken(self, event: Event, place: Place) -> Iterator[Problem]:
        """Why an event does not follow the one before. After a line that is none, nothing can be said."""
        if event.prev in self.followed:
            self.forks.append((place, event.seq, self.followed[event.prev], self.head))
        elif not self.trusted:
            return
        elif event.seq > self.seq + 1:
            missing = (
                f"event {self.seq + 1}"
                if event.seq == self.seq + 2
                else f"events {self.seq + 1} to {event.seq - 1}"
            )
            yield Problem(place, f"{missing} should come before this one", "REG-006", RESTORE)
        else:
            what = (
                f"event {event.seq} does not follow the line before: that one was changed, or this one moved"
            )
            yield Problem(place, what, "REG-006", RESTORE)

    def forked(self, place: Place, seq: int, line: int, head: str) -> Problem:
        """Two histories in one register, as a merge of two copies makes them: where, and the heads of both."""
        heads = f"one from line {line} to the head {head}, one from here to {self.head}"
        remedy = "two copies of this register were both written to: keep one, and do the other's acts again"
        return Problem(place, f"two histories follow event {seq - 1}: {heads}", "REG-019", remedy)


def read_chain(lines: Iterable[bytes], source: str) -> Chain:
    """The register in some lines, each with its end; ``source`` is the name that places give."""
    reader = Reader(source)
    events: list[Event] = []
    problems: list[Problem] = []
    for link in reader.links(lines):
        problems += link.problems
        if link.event:
            events.append(link.event)
    return Chain(tuple(events), tuple(problems), reader.length, reader.torn)
