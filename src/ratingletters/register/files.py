"""Whether the files are those that the register names, and no others: both ways, by their fingerprints."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from ratingletters.errors import Problem, RatingLettersError, UnusableFileError
from ratingletters.places import Place
from ratingletters.register.disk import Disk
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.folders import DRAFTS, KINDS, LOCK, README, REGISTER, Folders, is_copy, is_debris
from ratingletters.register.status import Letters, Status, Version

CODES = (
    ("REG-009", "a file that was signed off is changed or missing, or one that was destroyed is still there"),
    ("REG-018", "a second register lies beside the register"),
    ("REG-010", "the register does not know a file (a warning)"),
    ("REG-110", "a file that was signed off can be written to (a warning)"),
    ("REG-111", "a stopped run left something behind (a warning)"),
)
WARNINGS = frozenset({"REG-010", "REG-110", "REG-111"})
"""What is told and is no fault of the register."""

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
FROM_COPY = "restore it from a copy; its fingerprint tells whether that is the right one"
UNKNOWN = "move it elsewhere if it does not belong here"


def files_and_letters(folders: Folders, letters: Letters, disk: Disk) -> Iterator[Problem]:
    """Every difference between the files and what the events say of them."""
    known: set[Path] = {folders.root / KINDS}
    kinds: set[str] = set()
    for letter, versions in letters.versions.items():
        for version in versions:
            folder = folders.version(letter, version.number)
            known.update((folder, folder.parent, folder.parent.parent))
            if version.status is Status.DESTROYED:
                yield from left_over(folder, disk)
            else:
                yield from of_version(folder, version, disk)
            if version.signed:
                kinds.add(version.signed.kind)
    for kind in sorted(kinds):
        yield from of_kind(folders.kind(kind), kind, disk)
    for name in disk.names(folders.root / KINDS):
        if name not in kinds:
            yield warned(folders.root / KINDS / name, "no signed letter was made from this kind")
    yield from strays(folders.root, known, disk)


def of_version(folder: Path, version: Version, disk: Disk) -> Iterator[Problem]:
    """The files of one version: those of its sign-off as they were signed, beside them only what a draft leaves."""
    signed = dict(version.signed.files) if version.signed else {}
    names = disk.names(folder)
    for name, said in signed.items():
        yield from of_file(folder / name, said, disk)
    for name in names:
        if is_debris(name):
            yield left_behind(folder / name)
        elif name not in signed and name not in DRAFTS:
            yield warned(folder / name, "the register does not know this file")


def of_file(path: Path, said: str, disk: Disk) -> Iterator[Problem]:
    """One file that an event names with its fingerprint."""
    found = disk.found(path)
    if found is None:
        what = f"is missing; the register has it with the fingerprint {said}"
        yield Problem(Place(str(path)), what, "REG-009", FROM_COPY)
        return
    if not stat.S_ISREG(found.st_mode):
        yield Problem(Place(str(path)), "is not a file", "REG-009", FROM_COPY)
        return
    try:
        print_ = fingerprint(disk.read(path))
    except UnusableFileError as error:
        yield Problem(Place(str(path)), error.why, "REG-009", error.remedy)
        return
    if print_ != said:
        what = f"was changed: its fingerprint is {print_}, the register has {said}"
        yield Problem(Place(str(path)), what, "REG-009", FROM_COPY)
    elif found.st_mode & WRITABLE:
        yield Problem(Place(str(path)), "can be written to", "REG-110", f"chmod 444 '{path}'")


def left_over(folder: Path, disk: Disk) -> Iterator[Problem]:
    """What is still there of a version that was destroyed."""
    for name in disk.names(folder):
        remedy = "run letters register destroy again: it goes on where it was stopped"
        yield Problem(Place(str(folder / name)), "was destroyed, and is still there", "REG-009", remedy)


def of_kind(folder: Path, said: str, disk: Disk) -> Iterator[Problem]:
    """A letter kind as it stood, which a signed letter was made from."""
    try:
        files = dict(files_below(folder, disk))
    except RatingLettersError as error:
        yield Problem(Place(str(folder)), str(error), "REG-009", FROM_COPY)
        return
    if not files:
        what = "this kind is missing, and a signed letter was made from it"
        yield Problem(Place(str(folder)), what, "REG-009", FROM_COPY)
    elif (found := fingerprint_of_files(files)) != said:
        yield Problem(Place(str(folder)), f"was changed: its fingerprint is {found}", "REG-009", FROM_COPY)


def files_below(folder: Path, disk: Disk, before: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of a folder with its name from there down; hidden ones apart."""
    for name in disk.names(folder):
        if name.startswith("."):
            continue
        found = disk.found(folder / name)
        if found and stat.S_ISDIR(found.st_mode):
            yield from files_below(folder / name, disk, f"{before}{name}/")
        else:
            yield f"{before}{name}", disk.read(folder / name)


def strays(root: Path, known: set[Path], disk: Disk) -> Iterator[Problem]:
    """What lies in the register's folder and belongs to no letter that it knows."""
    for name in disk.names(root):
        path = root / name
        if is_copy(name):
            remedy = "find out which one is right, and move the other elsewhere"
            yield Problem(Place(str(path)), "is a second register", "REG-018", remedy)
        elif is_debris(name):
            yield left_behind(path)
        elif name not in {REGISTER, LOCK, KINDS, README} and not (name.startswith(".") and path not in known):
            yield from unknown(path, known, disk, 2)


def unknown(path: Path, known: set[Path], disk: Disk, depth: int) -> Iterator[Problem]:
    """The highest folders and files that no letter accounts for; ``depth`` is how far below letters' folders end."""
    if path not in known:
        yield warned(path, "the register does not know this")
    elif depth:
        for name in disk.names(path):
            if not name.startswith("."):
                yield from unknown(path / name, known, disk, depth - 1)


def warned(path: Path, what: str) -> Problem:
    """Something that the register does not account for."""
    return Problem(Place(str(path)), what, "REG-010", UNKNOWN)


def left_behind(path: Path) -> Problem:
    """Something that a stopped run left."""
    if path.name.startswith(REGISTER):
        what, remedy = "is a torn line that was cut off the register", "look at it, and delete it"
    else:
        what, remedy = "was left by a run that was stopped", "run the same command again, or delete it"
    return Problem(Place(str(path)), what, "REG-111", remedy)
