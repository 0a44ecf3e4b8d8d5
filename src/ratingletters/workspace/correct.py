"""Correction: an issued letter made again from corrected results, as its next version, with the reason kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.composition import compose
from ratingletters.errors import Setbacks
from ratingletters.model.comparison import Changed, Comparison
from ratingletters.model.edit import Carried
from ratingletters.model.letter import Letter
from ratingletters.model.people import Right
from ratingletters.model.results import Results
from ratingletters.narrative.unedited import unedited
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import NARRATIVE, Found, read_draft
from ratingletters.register.event import ChangedFact, Event, EventType
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.rules import require
from ratingletters.register.status import Letters, letters_of
from ratingletters.register.writing import Register
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.act import Act, folders, history, program
from ratingletters.workspace.compare import compared, side
from ratingletters.workspace.drafting import Drafted, Stamp, draft_letter, with_edits
from ratingletters.workspace.kept import Kept, kept

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction changes, and the draft of it; None where it was only planned. ``edits`` are the hand edits
    of the issued letter and what becomes of them."""

    comparison: Comparison
    edits: tuple[Carried, ...]
    drafted: Drafted | None = None


def plan(
    desk: Workspace, root: Path, councils: Sequence[tuple[Sourced, str, datetime.date | None]]
) -> tuple[Correction, ...]:
    """What a correction by these results would change; nothing is written. Raises :class:`RefusedError` for letters
    of which no version is issued."""
    letters = letters_of(history(root).events)
    nobody = Act("nobody", lambda: datetime.datetime.min.replace(tzinfo=datetime.UTC))
    planning = Correcting(desk, root, letters, nobody, "a plan")
    found: list[Correction] = []
    setbacks = Setbacks()
    for council, kind, date in councils:
        with setbacks.of_one():
            found.append(planning.planned(council, kind, date))
    setbacks.tell()
    return tuple(found)


def correct(
    desk: Workspace,
    root: Path,
    councils: Sequence[tuple[Sourced, str, datetime.date | None]],
    reason: str,
    source: str,
    act: Act,
    done: Callable[[Correction], None] = lambda _: None,
    disk: Disk | None = None,
) -> tuple[Correction, ...]:
    """Drafts the corrections of issued letters, each given as its results, its kind and its date (None: that of the
    results, else of the issued letter). A letter that cannot be corrected stops only itself.

    ``reason`` says why, ``source`` who told of the error. Raises :class:`RefusedError` and
    :class:`ProblemsFoundError`, when all others are done, as drafting does.
    """
    made: list[Correction] = []
    setbacks = Setbacks()
    for _, kind, _ in councils:
        desk.ready_kind(kind)
    why, told_by = (" ".join(each.split()) for each in (reason, source))
    with act.register(root, Right.DRAFT, disk) as register:
        correcting = Correcting(desk, root, register.letters, act, why, told_by)
        for council, kind, date in councils:
            with setbacks.of_one():
                made.append(correcting.drafted(register, council, kind, date))
                done(made[-1])
    setbacks.tell()
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Correcting:
    """Corrections of one reason."""

    desk: Workspace
    root: Path
    letters: Letters
    act: Act
    reason: str
    source: str = ""

    def issued(self, reference: str) -> tuple[Event, Kept]:
        """The event that the correction of a letter would be, and the issued letter; refused by the rules."""
        current, latest = self.letters.current(reference), self.letters.version(reference)
        event = Event(
            EventType.CORRECTED,
            self.act.at(),
            self.act.person,
            reference,
            self.letters.next_draft(reference),
            corrects=current.number if current else latest.number if latest else 1,
            reason=self.reason,
            source=self.source,
        )
        require(self.letters, event)
        assert current is not None  # noqa: S101
        return event, kept(self.desk, folders(self.root), reference, current)

    def planned(self, council: Sourced, kind: str, date: datetime.date | None) -> Correction:
        """What the correction of one letter would change."""
        event, old = self.issued(f"{kind}/{council.results.council.id}")
        results = dated(date, council, old)
        made = compose(results, self.desk.kind(kind), results.date or old.letter.date)
        folder = folders(self.root).version(old.reference, event.version)
        found, lies = inherited(read_draft(folder), folder, old)
        edited = with_edits(found, unedited(made.narrative), results, self.desk.kind(kind), lies)
        letter = replace(made, narrative=edited.narrative)
        return Correction(self.compared(event, old, results, letter), edited.edits)

    def drafted(
        self, register: Register, council: Sourced, kind: str, date: datetime.date | None
    ) -> Correction:
        """The correction of one letter, drafted, with its event."""
        event, old = self.issued(f"{kind}/{council.results.council.id}")
        results = dated(date, council, old)
        folder = register.folders.version(old.reference, event.version)
        ready = self.desk.ready_kind(kind)
        made, draft = draft_letter(
            results,
            ready.kind,
            ready.template,
            results.date or old.letter.date,
            folder,
            lambda found: inherited(found, folder, old),
            register.disk,
            Stamp(event.version, ready.print),
        )
        comparison = self.compared(event, old, results, made.letter)
        event = event._replace(
            files=draft.prints,
            kind=ready.print,
            program=program(),
            changes=tuple(map(printed, comparison.facts)),
        )
        before = self.letters.version(old.reference, event.version)
        if before is None or said(before.drafted) != said(event):
            register.add(event)
        drafted = Drafted(old.reference, folder, draft.change, made.edits, made.unattested)
        return Correction(comparison, drafted.edits, drafted)

    def compared(self, event: Event, old: Kept, results: Results, letter: Letter) -> Comparison:
        """The issued letter and its correction compared."""
        name = f"{old.reference}@v{event.version}"
        return compared(side(old), (name, results, self.desk.kind(letter.kind), letter))


def dated(date: datetime.date | None, council: Sourced, old: Kept) -> Results:
    """The results of a correction with its date: the one that is given, their own, else that of the issued letter."""
    return council.results.model_copy(update={"date": date or council.results.date or old.letter.date})


def inherited(found: Found, folder: Path, old: Kept) -> tuple[Found, Path]:
    """What hand edits are carried from, and where it lies: the draft of the correction, if there is one already, else
    the issued letter."""
    if found.narrative is not None:
        return found, folder
    return Found(old.files[NARRATIVE], (old.sentences,)), old.folder


def printed(change: Changed) -> ChangedFact:
    """A changed fact as the register keeps it: without its values."""
    return ChangedFact(
        change.name, *(fingerprint(each.encode()) if each else "" for each in (change.old, change.new))
    )


def said(event: Event) -> tuple[object, ...]:
    """What makes two corrections the same."""
    return event.type, event.files, event.kind, event.reason, event.source
