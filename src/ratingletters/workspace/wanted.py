"""Which files an export is to bring: of which letters, as what, and from which bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from ratingletters.errors import Problem, RefusedError, Setbacks
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import DRAFT
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.folders import LETTER
from ratingletters.register.reference import Reference
from ratingletters.register.status import Letters, Status, Version, letters_of
from ratingletters.workspace.act import folders, history, meant, undone
from ratingletters.workspace.signed_letter import signature_flaws, signed_bytes

SIGNED = frozenset({Status.SIGNED_OFF, Status.ISSUED, Status.SUPERSEDED})
"""Letters that stand so leave the house."""

GONE = frozenset({Status.WITHDRAWN, Status.DESTROYED})
"""A letter that stands so is passed over where a pattern brings it."""


class Form(StrEnum):
    """What a letter is exported as; the value is the ending of the file."""

    PDF = "pdf"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is wanted: ``name`` is its own without the ending. ``source`` is the letter's file in Word and
    ``print`` its fingerprint; ``read`` gives its bytes, proved."""

    letter: str
    version: int
    form: Form
    name: str
    source: Path
    print: str
    read: Callable[[], bytes]


def wanted(
    root: Path,
    references: Sequence[str],
    forms: Iterable[Form],
    setbacks: Setbacks,
    *,
    drafts: bool,
    disk: Disk,
) -> tuple[Wanted, ...]:
    """Every file of the letters that are meant; those that a rule keeps in the house are gathered. With ``drafts``
    letters that are not signed off are brought too, as they lie there."""
    chain, place = history(root), folders(root)
    letters = letters_of(chain.events)
    flaws: Mapping[int, Problem] = signature_flaws(root, place, chain.events)
    found: list[Wanted] = []
    taken: dict[str, str] = {}
    for reference in undone(references, letters, GONE):
        with setbacks.of_one():
            version = exportable(letters, reference, drafts=drafts)
            folder = place.version(reference.letter, version.number)
            if version.signed:
                source = folder / LETTER
                read = partial(signed_bytes, place, version.signed, flaws, disk)
            else:
                source = folder / DRAFT
                read = partial(disk.read, source)
            print_ = fingerprint(read())
            name = (
                f"{reference.letter.replace('/', '-')}-v{version.number}{'' if version.signed else '-draft'}"
            )
            if taken.setdefault(name, reference.letter) != reference.letter:
                what = f"{reference.letter} and {taken[name]} would have the same file, {name}"
                raise RefusedError(what, "export them into two folders")
            for form in forms:
                found.append(Wanted(reference.letter, version.number, form, name, source, print_, read))
    return tuple(found)


def exportable(letters: Letters, reference: Reference, *, drafts: bool) -> Version:
    """The version that is meant, if it may leave the house."""
    version, number = meant(letters, reference)
    name = f"{reference.letter}@v{number}"
    if version is None:
        raise RefusedError(f"there is no {name}", f"see 'letters register show {reference.letter}'")
    if version.status in SIGNED or (drafts and version.status is Status.DRAFT):
        return version
    current = letters.current(reference.letter)
    if version.status is Status.DRAFT:
        earlier = f", or export the letter in force: {reference.letter}@v{current.number}" if current else ""
        remedy = f"sign it off first{earlier}; --drafts exports drafts, as such"
        raise RefusedError(f"{name} is not signed off, so it is not exported", remedy)
    why = f" ({version.reason})" if version.reason else ""
    raise RefusedError(f"{name} is {version.status}{why}, so it is not exported", "leave it out")
