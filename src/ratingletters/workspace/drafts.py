"""Drafts of many letters, each with its event in the register: who drafted or edited which bytes.

Letters are made by the range, here or in other processes, and taken over in their order: then the register is locked,
what each of them was made over is looked at again, all files of the range are written, and the events are added. So
the register and the files are the same whoever made the letters, one range is in memory whatever the batch, and a
batch that is stopped has whole letters only.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ratingletters.errors import Problem, ProblemsFoundError, RefusedError, Setbacks
from ratingletters.model.people import Right
from ratingletters.places import Place
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import NARRATIVE, RESULTS, as_seen, replace_drafts
from ratingletters.register.event import Event, EventType
from ratingletters.register.rules import require
from ratingletters.register.status import OPEN, Letters, Version
from ratingletters.register.writing import Register, writing
from ratingletters.sources.pieces import Piece
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.act import Act, folders, program
from ratingletters.workspace.drafting import Drafted
from ratingletters.workspace.making import Asked, Elsewhere, Order, Range, Ready, asked, make_range

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ratingletters.workspace.desk import Workspace

AT_ONCE = 50
"""Letters of a range: made as one piece of work, written under one lock."""

AHEAD = 8
"""Ranges that wait at an executor, or in memory for their turn."""

NOBODY = "nobody"
NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)

T = TypeVar("T")
R = TypeVar("R")


def drafts(
    desk: Workspace,
    root: Path,
    councils: Iterable[Piece | Sourced],
    act: Act | None,
    order: Order,
    executor: Executor | None = None,
    ahead: int = AHEAD,
    at_once: int = AT_ONCE,
    disk: Disk | None = None,
) -> Iterator[Drafted]:
    """Drafts letters, and tells of each when it is written and in the register; as :meth:`Workspace.drafts`."""
    batch = Batch(desk, root, act, disk or Disk(), at_once)
    ranges = batch.ranges(councils, order)
    if executor:
        made = in_turn(executor, Elsewhere.of(desk, root), ranges, ahead)
    else:
        made = (tuple(make_range(desk, each, batch.disk)) for each in ranges)
    for each in made:
        yield from batch.written(each)
    batch.setbacks.tell()


def in_turn(executor: Executor, work: Callable[[T], R], tasks: Iterable[T], ahead: int) -> Iterator[R]:
    """What an executor makes of tasks, in their order; no more than ``ahead`` of them wait. What has not begun when it
    is no longer wanted never does."""
    begun = (executor.submit(work, each) for each in tasks)
    waiting = deque(islice(begun, ahead))
    try:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(islice(begun, 1))
    finally:
        for each in waiting:
            each.cancel()


@dataclass(slots=True)
class Batch:
    """A batch on its way. ``places`` are where its letters come from, by their references; ``register`` is as the last
    range left it."""

    desk: Workspace
    root: Path
    act: Act | None
    disk: Disk
    at_once: int = AT_ONCE
    setbacks: Setbacks = field(default_factory=Setbacks)
    places: dict[str, Place] = field(default_factory=dict)
    register: Register | None = None

    def locked(self) -> AbstractContextManager[Register]:
        """The register for one range."""
        if self.act:
            return self.act.register(self.root, Right.DRAFT, self.disk, self.register)
        return writing(folders(self.root), self.disk, before=self.register)

    def ranges(self, councils: Iterable[Piece | Sourced], order: Order) -> Iterator[Range]:
        """The batch in ranges."""
        place, letters = folders(self.root), Letters()
        if self.disk.found(place.register):
            with self.locked() as self.register:
                letters = self.register.letters
        numbers = {each: letters.next_draft(each) for each in letters.versions}
        later = {letter: number for letter, number in numbers.items() if number > 1}
        wanted = self.wanted(councils, order)
        while some := tuple(islice(wanted, self.at_once)):
            yield Range(some, order, place, later)

    def wanted(self, councils: Iterable[Piece | Sourced], order: Order) -> Iterator[Piece | Asked]:
        """What is to be made: what was read already only if it is sound."""
        for council in councils:
            if isinstance(council, Piece):
                yield council
                continue
            with self.setbacks.of_one():
                self.desk.sound([council], order.kind)
                yield asked(council, order)

    def written(self, made: Iterable[Ready | ProblemsFoundError | RefusedError]) -> Iterator[Drafted]:
        """The letters of a range, written and in the register."""
        ready: list[Ready] = []
        allowed: list[tuple[Ready, Event]] = []
        for each in made:
            with self.setbacks.of_one():
                if not isinstance(each, Ready):
                    raise each
                ready.append(each)
        if not ready:
            return
        with self.locked() as self.register:
            for each in ready:
                with self.setbacks.of_one():
                    allowed.append((each, self.event(each, self.register)))
            replace_drafts((each.draft for each, _ in allowed), self.disk)
            if self.act:
                self.register.add_all(unrecorded((each for _, each in allowed), self.register.letters))
        for each, _ in allowed:
            yield Drafted(each.reference, each.draft.folder, each.draft.change, each.edits, each.unattested)

    def event(self, ready: Ready, register: Register) -> Event:
        """The event of a draft, if no rule forbids it and all is as it was when the letter was made."""
        first = self.places.setdefault(ready.reference, ready.place)
        if first != ready.place:
            council = ready.reference.rpartition("/")[2]
            what = f"the results of '{council}' are given twice: here and at {first}"
            raise ProblemsFoundError([Problem(ready.place, what, "RES-014", "take one of the two out")])
        latest = register.letters.version(ready.reference)
        event = Event(
            EventType.DRAFTED,
            self.act.at() if self.act else NEVER,
            self.act.person if self.act else NOBODY,
            ready.reference,
            register.letters.next_draft(ready.reference),
            ready.draft.prints,
            ready.kind,
            program=program(),
        )
        if latest and latest.corrects and latest.status in OPEN:
            same_results(latest, event)
        require(register.letters, event)
        if event.version != ready.version or (ready.draft.turns and not as_seen(ready.draft, self.disk)):
            what = f"{ready.draft.folder}: was changed while the letter was made; nothing was replaced"
            raise RefusedError(what, "draft it again")
        return event


def unrecorded(events: Iterable[Event], letters: Letters) -> Iterator[Event]:
    """The events of drafts that say something else than the last one of their version; of one whose narrative alone is
    another, that it was edited."""
    for event in events:
        before = letters.version(event.letter, event.version)
        if before is None:
            yield event
        elif (before.drafted.files, before.drafted.kind) != (event.files, event.kind):
            edited = only_edited(before.drafted, event)
            yield event._replace(type=EventType.EDITED) if edited else event


def only_edited(before: Event, now: Event) -> bool:
    """Whether a draft differs from the one before by the hand edits in its narrative alone."""
    return (before.kind, before.file(RESULTS)) == (now.kind, now.file(RESULTS)) and before.file(
        NARRATIVE
    ) != now.file(NARRATIVE)


def same_results(correction: Version, draft: Event) -> None:
    """Refuses to draft a correction on other results than it was made for: its reason would not cover them."""
    if draft.file(RESULTS) != correction.drafted.file(RESULTS):
        what = f"{draft.letter}@v{correction.number} corrects v{correction.corrects}, on other results than these"
        remedy = "correct it again with a reason: letters correct RESULTS --reason TEXT"
        raise RefusedError(what, remedy)
