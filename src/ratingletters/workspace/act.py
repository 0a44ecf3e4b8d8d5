"""An act on letters: who does it and when, and the register that is open for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.people import Right
from ratingletters.register.chain import Chain, read_chain
from ratingletters.register.disk import Disk
from ratingletters.register.folders import Folders
from ratingletters.register.reference import Reference, matching
from ratingletters.register.status import Letters, Status, Version, letters_of
from ratingletters.register.writing import Register, writing
from ratingletters.workspace.layout import LETTERS
from ratingletters.workspace.people import may, read_people


@dataclass(frozen=True, slots=True)
class Act:
    """``person`` is who acts, by the id that ``letters.toml`` has; ``now`` tells the time, in UTC."""

    person: str
    now: Callable[[], datetime.datetime]

    @contextmanager
    def register(
        self, root: Path, right: Right, disk: Disk | None = None, before: Register | None = None
    ) -> Iterator[Register]:
        """The register of a workspace, locked for this act. Raises :class:`RefusedError` when the person may not
        do it, else as :func:`writing`."""
        self.require(root, right)
        with writing(folders(root), disk, before=before) as register:
            yield register

    def require(self, root: Path, right: Right) -> None:
        """Raises :class:`RefusedError` when the person may not do an act of this sort."""
        may(read_people(root), self.person, right)

    def at(self) -> datetime.datetime:
        """The time of an event that is added now, to the second."""
        return self.now().replace(microsecond=0)


def folders(root: Path) -> Folders:
    """Where everything of a workspace's register lies."""
    return Folders(root / LETTERS)


def history(root: Path) -> Chain:
    """The register of a workspace as it stands, read without a lock: the events up to the last whole line.

    Raises :class:`ProblemsFoundError` when it is not whole otherwise.
    """
    place, disk = folders(root), Disk()
    if disk.found(place.register) is None:
        return Chain()
    chain = read_chain(disk.lines(place.register), str(place.register))
    if chain.problems:
        raise ProblemsFoundError(chain.problems)
    return chain


def how_many(root: Path, references: Sequence[str], done: Container[Status]) -> int:
    """How many letters an act is to be done on, as the register stands. Raises as :func:`matching`."""
    return len(undone(references, letters_of(history(root).events), done))


def undone(references: Sequence[str], letters: Letters, done: Container[Status]) -> tuple[Reference, ...]:
    """The letters that an act is to be done on: all that are named, and those that a pattern brings and on which it
    is not ``done`` yet. So a batch that was stopped goes on when the same command is run again."""

    def is_done(reference: Reference) -> bool:
        version = letters.version(reference.letter, reference.version)
        return version is not None and version.status in done

    found = matching(references, letters.versions)
    return tuple(each for each in found if not (each.by_pattern and is_done(each)))


def meant(letters: Letters, reference: Reference) -> tuple[Version | None, int]:
    """The version that a reference means, the latest where it names none, and its number; None for one that is not
    there."""
    version = letters.version(reference.letter, reference.version)
    return version, version.number if version else reference.version or 1


@cache
def program() -> str:
    """The version of this program."""
    return version("ratingletters")
