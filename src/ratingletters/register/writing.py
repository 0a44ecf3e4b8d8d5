"""The register open for writing: the lock held, what is there checked, and events added one by one.

One act, or a batch of them, is one ``with``. For each letter its files are published first, by the hundred if need
be, and its event is added last: that line is the commit. So a crash anywhere leaves whole letters with their events,
then perhaps files without one, which the next run adopts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.places import Place
from ratingletters.register.chain import GENESIS, read_chain
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, line_of, sealed
from ratingletters.register.event_reading import read_event
from ratingletters.register.folders import Folders, is_copy
from ratingletters.register.rules import require
from ratingletters.register.status import Letters, letters_of

WAIT = 10.0
"""Seconds for which an act waits for another to be done."""

LATER_FORM = "REG-020"


@dataclass(slots=True)
class Register:
    """``events`` and ``letters`` are as of the last event added. ``kept_aside`` is the file with a torn last line that
    was found and cut off; None when there was none."""

    folders: Folders
    disk: Disk
    events: list[Event] = field(default_factory=list)
    letters: Letters = field(default_factory=Letters)
    length: int = 0
    kept_aside: Path | None = None

    @property
    def head(self) -> str:
        """The hash that stands for the whole register so far."""
        return self.events[-1].hash if self.events else GENESIS

    def placed(self, event: Event) -> Event:
        """The event with its place in the chain, as it is to be signed."""
        return event._replace(seq=len(self.events) + 1, prev=self.head)

    def add(self, event: Event) -> Event:
        """Adds an event, placed if it is not yet, and gives it back with its hash; it is on the disk then.

        Raises :class:`RefusedError` when a rule forbids the act or the place in the chain is taken,
        :class:`ProblemsFoundError` when the event itself is not sound, and :class:`UnusableFileError` when the disk
        refuses; nothing was added then.
        """
        (added,) = self.add_all([event])
        return added

    def add_all(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Adds the events of some letters, one of each, with one write: all of them or none. Raises as :meth:`add`.

        More than one at a time must be drafts: of a write that a power cut tore, only drafts are cut off.
        """
        added: list[Event] = []
        lines: list[bytes] = []
        seq, head = len(self.events), self.head
        for given in events:
            event = given if given.seq else given._replace(seq=seq + 1, prev=head)
            if (event.seq, event.prev) != (seq + 1, head):
                raise RefusedError(
                    f"event {event.seq} was made for another place in the register",
                    "sign it again as it stands now",
                )
            require(self.letters, event)
            lines.append(line_of(sealed(event)))
            added.append(read_event(lines[-1], Place(str(self.folders.register), event.seq)))
            seq, head = seq + 1, added[-1].hash
        if added:
            self.disk.append(self.folders.register, b"".join(lines), self.length)
        for event, line in zip(added, lines, strict=True):
            self.length += len(line)
            self.events.append(event)
            self.letters.take(event)
        return tuple(added)


@contextmanager
def writing(
    folders: Folders, disk: Disk | None = None, wait: float = WAIT, before: Register | None = None
) -> Iterator[Register]:
    """The register for one act, made where there is none, and locked until the act is over. ``before`` is the same
    register as an act left it just now: it is read anew only if somebody added to it since.

    Raises :class:`BusyError` when another act is not over after ``wait`` seconds; :class:`ProblemsFoundError` when
    the register has problems, :class:`RefusedError` when it is a later program's or has a second copy beside it.
    """
    disk = disk or Disk()
    disk.make_folder(folders.root)
    with disk.lock(folders.lock, wait):
        disk.force_folder(folders.root.parent)
        yield before if before and is_as_left(before, disk) else opened(folders, disk)


def is_as_left(register: Register, disk: Disk) -> bool:
    """Whether nothing was added to a register since it was open."""
    found = disk.found(register.folders.register)
    return found is not None and found.st_size == register.length


def opened(folders: Folders, disk: Disk) -> Register:
    """The register as it is, whole and forced to the disk: nothing may rest on what a crash could still take."""
    path, register = folders.register, Register(folders, disk)
    for name in filter(is_copy, disk.names(folders.root)):
        raise RefusedError(
            f"{folders.root / name}: a second register lies beside {path.name}; nothing was written",
            "find out which one is right (letters register verify), and move the other elsewhere",
        )
    if disk.found(path) is None:
        return register
    chain = read_chain(disk.lines(path), str(path))
    for problem in chain.problems:
        if problem.code == LATER_FORM:
            raise RefusedError(f"{problem.place}: {problem.what}", problem.remedy)
    if chain.problems:
        raise ProblemsFoundError(chain.problems)
    if chain.torn:
        register.kept_aside = disk.cut(path, chain.length, chain.torn)
    disk.confirm(path)
    register.events, register.letters = list(chain.events), letters_of(chain.events)
    register.length = chain.length
    return register
