"""The redline of two versions of a letter: one Word file that shows as tracked changes what the later one changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ratingletters import word
from ratingletters.errors import ProblemsFoundError, RefusedError, UnusableFileError
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import DRAFT
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.folders import LETTER, Folders
from ratingletters.register.status import Version
from ratingletters.workspace.act import folders
from ratingletters.workspace.compare import two_versions
from ratingletters.workspace.people import read_people

ENDING = ".docx"


@dataclass(frozen=True, slots=True)
class Redlined:
    """A redline written: the names of the two versions (``<kind>/<council>@v1``), the file, and what it marks."""

    old: str
    new: str
    file: Path
    made: word.Redline


def redline(
    root: Path, reference: str, file: Path, old: int = 0, new: int = 0, disk: Disk | None = None
) -> Redlined:
    """Writes what changes from version ``old`` of a letter to version ``new`` into a Word file, by the name of whoever
    drafted the later of the two and at that time; the versions as :func:`two_versions` takes them.

    A signed version is compared as it was signed off, one that is not as it was drafted. Raises
    :class:`RefusedError` when a file is not as the register has it, or another file has the name of the redline, or
    that name lies among the register's files; :class:`UnusableFileError` for one that does not end in ``.docx``.
    """
    disk = disk or Disk()
    if file.suffix.lower() != ENDING:
        raise UnusableFileError(str(file), f"a redline is a Word file, and this does not end in {ENDING}")
    if folders(root).root in file.parents:
        raise RefusedError(
            f"{file}: the register's folder keeps the register's own files", "choose another folder"
        )
    letter, before, after = two_versions(root, reference, old, new)
    names = (f"{letter}@v{before.number}", f"{letter}@v{after.number}")
    files = [registered(folders(root), letter, each, disk) for each in (before, after)]
    drafted = max(before, after, key=lambda each: each.number).drafted
    person = read_people(root).people.get(drafted.actor)
    author = word.Author(person.name if person else drafted.actor, drafted.at)
    made = word.write_redline(files[0], files[1], author, names)
    if problems := word.check_structure(made.data, str(file)):
        raise ProblemsFoundError(problems)
    if disk.found(file) and disk.read(file) != made.data:
        raise RefusedError(
            f"{file}: another file is already there; nothing was written", "choose another name"
        )
    disk.publish([(file, made.data)], file.parent)
    return Redlined(*names, file, made)


def registered(places: Folders, letter: str, version: Version, disk: Disk) -> bytes:
    """The Word file of a version, the very one that the register names."""
    name, event = (LETTER, version.signed) if version.signed else (DRAFT, version.drafted)
    path = places.version(letter, version.number) / name
    if disk.found(path) is None:
        raise RefusedError(
            f"{path} is gone", "restore it from a copy" if version.signed else "draft the letter again"
        )
    data = disk.read(path)
    if fingerprint(data) != event.file(name):
        if version.signed:
            remedy = "restore it from a copy: its fingerprint tells which is the right one"
            raise RefusedError(f"{path} is not the file that was signed off", remedy)
        remedy = (
            f"if its edits shall stay, read them in with letters edits {letter}; then draft the letter again"
        )
        raise RefusedError(f"{path} was changed since it was drafted", remedy)
    return data
