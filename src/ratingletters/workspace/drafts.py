"""Drafts of many letters, each with its event in the register: who drafted or edited which bytes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters import word
from ratingletters.errors import RefusedError, Setbacks
from ratingletters.model.people import Right
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import NARRATIVE, RESULTS
from ratingletters.register.event import Event, EventType
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.rules import require
from ratingletters.register.status import OPEN, Version
from ratingletters.register.writing import Register, writing
from ratingletters.sources.sourced import Sourced
from ratingletters.sources.write import write_results
from ratingletters.workspace.act import Act, folders, program
from ratingletters.workspace.drafting import Drafted, draft_letter

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace

AT_ONCE = 200
"""Letters that are drafted under one lock; then others may have the register for a moment."""

NOBODY = "nobody"
NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


def draft_letters(
    desk: Workspace,
    root: Path,
    councils: Sequence[tuple[Sourced, str, datetime.date]],
    act: Act | None,
    done: Callable[[Drafted], None],
    disk: Disk | None = None,
) -> tuple[Drafted, ...]:
    """Drafts letters one by one, each given as its results, its kind and its date; one that cannot be drafted stops
    only itself. Without an ``act`` the drafts are files that the register does not know, so nobody can sign them.

    Raises, when all others are drafted, :class:`ProblemsFoundError` for hand edits that cannot be understood, or
    :class:`RefusedError` for letters of which a rule forbids it.
    """
    templates = desk.templates({kind for _, kind, _ in councils})
    drafted: list[Drafted] = []
    setbacks = Setbacks()
    for at in range(0, len(councils), AT_ONCE):
        with act.register(root, Right.DRAFT, disk) if act else writing(folders(root), disk) as register:
            drafting = Drafting(desk, register, act, templates)
            for council, kind, date in councils[at : at + AT_ONCE]:
                with setbacks.of_one():
                    drafted.append(drafting.draft(council, kind, date))
                    done(drafted[-1])
    setbacks.tell()
    return tuple(drafted)


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafting under the lock of a register."""

    desk: Workspace
    register: Register
    act: Act | None
    templates: Mapping[str, word.Template]

    def draft(self, council: Sourced, kind: str, date: datetime.date) -> Drafted:
        """One letter drafted as the version that a draft would be now, if no rule forbids that."""
        reference = f"{kind}/{council.results.council.id}"
        number = self.register.letters.next_draft(reference)
        latest = self.register.letters.version(reference)
        event = self.event(EventType.DRAFTED, reference, number)
        if latest and latest.corrects and latest.status in OPEN:
            same_results(latest, council, date, reference)
        require(self.register.letters, event)
        folder = self.register.folders.version(reference, number)
        drafted = draft_letter(
            council.results, self.desk.kind(kind), self.templates[kind], date, folder, disk=self.register.disk
        )
        self.record(drafted, event, latest if latest and latest.number == number else None)
        return drafted

    def event(self, type_: EventType, reference: str, number: int) -> Event:
        """An event of now, by whoever acts."""
        person = self.act.person if self.act else NOBODY
        at = self.act.at() if self.act else NEVER
        return Event(type_, at, person, reference, number)

    def record(self, drafted: Drafted, event: Event, before: Version | None) -> None:
        """Adds the event of a draft to the register, unless the last one says the same."""
        if self.act is None:
            return
        kind = fingerprint_of_files(self.desk.kind_files(drafted.letter.kind))
        event = event._replace(files=drafted.prints, kind=kind, program=program())
        if before and (before.drafted.files, before.drafted.kind) == (event.files, event.kind):
            return
        if before and event.type is EventType.DRAFTED and only_edited(before.drafted, event):
            event = event._replace(type=EventType.EDITED)
        self.register.add(event)


def only_edited(before: Event, now: Event) -> bool:
    """Whether a draft differs from the one before by the hand edits in its narrative alone."""
    return (before.kind, before.file(RESULTS)) == (now.kind, now.file(RESULTS)) and before.file(
        NARRATIVE
    ) != now.file(NARRATIVE)


def same_results(correction: Version, council: Sourced, date: datetime.date, reference: str) -> None:
    """Refuses to draft a correction on other results than it was made for: its reason would not cover them."""
    written = write_results(council.results.model_copy(update={"date": date})).encode()
    if fingerprint(written) != correction.drafted.file(RESULTS):
        what = (
            f"{reference}@v{correction.number} corrects v{correction.corrects}, on other results than these"
        )
        remedy = "correct it again with a reason: letters correct RESULTS --reason TEXT"
        raise RefusedError(what, remedy)
