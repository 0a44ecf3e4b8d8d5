"""A letter's reference: ``annual-rating-2009/exampleshire``, or one version, ``annual-rating-2009/exampleshire@v2``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from ratingletters.errors import UnusableFileError, did_you_mean

FORM = re.compile(r"(?P<kind>[^/@]+)/(?P<council>[^/@]+)(?:@v(?P<version>[1-9][0-9]{0,8}))?")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """``version`` counts from 1; 0 is the letter as such, whose latest version is meant. ``kind`` and ``council`` may
    be patterns as the shell has them (``*``, ``?``, ``[a-m]*``), each for its own part. ``by_pattern``: nobody named
    this letter itself; a pattern brought it."""

    kind: str
    council: str
    version: int = 0
    by_pattern: bool = field(default=False, compare=False)

    @property
    def letter(self) -> str:
        """The letter without the version, as an event names it."""
        return f"{self.kind}/{self.council}"

    def __str__(self) -> str:
        return f"{self.letter}@v{self.version}" if self.version else self.letter


def read_reference(text: str) -> Reference:
    """The reference that somebody wrote. Raises :class:`UnusableFileError` when it is none."""
    found = FORM.fullmatch(text)
    if not found:
        remedy = "write <kind>/<council>, as annual-rating-2009/exampleshire, or <kind>/<council>@v2"
        raise UnusableFileError(f"'{text}'", "this is not the reference of a letter", remedy)
    return Reference(found["kind"], found["council"], int(found["version"] or 0))


def matching(wanted: Iterable[str], letters: Iterable[str]) -> tuple[Reference, ...]:
    """The references that are meant, each once, in the order asked for and then of their names.

    ``letters`` are those that there are. Raises :class:`UnusableFileError` for a reference that is none, and for one
    that no letter answers to.
    """
    known = [read_reference(each) for each in sorted(letters)]
    found: dict[Reference, bool] = {}
    for text in wanted:
        asked = read_reference(text)
        answering = [each for each in known if fits(asked, each)]
        if not answering:
            remedy = did_you_mean(asked.letter, map(str, known)) or "'letters register list' has every letter"
            raise UnusableFileError(f"'{text}'", "the register has no such letter", remedy)
        for each in answering:
            meant = Reference(each.kind, each.council, asked.version)
            found[meant] = found.get(meant, True) and asked.letter != each.letter
    return tuple(replace(each, by_pattern=by_pattern) for each, by_pattern in found.items())


def fits(asked: Reference, letter: Reference) -> bool:
    """Whether a letter answers to a reference, which may be a pattern."""
    return fnmatchcase(letter.kind, asked.kind) and fnmatchcase(letter.council, asked.council)
