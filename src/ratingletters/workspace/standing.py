"""How every letter stands: read off the events, and off the kinds and files for what makes a sign-off stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.errors import RatingLettersError
from ratingletters.register.fingerprint import fingerprint_of_files
from ratingletters.register.reference import matching
from ratingletters.register.status import Status, Version, letters_of
from ratingletters.workspace.act import history

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """One version of a letter. ``stale``: it is signed off and not issued, and its kind was changed since."""

    letter: str
    version: Version
    stale: bool

    @property
    def name(self) -> str:
        """The version's reference."""
        return f"{self.letter}@v{self.version.number}"


def standing(
    desk: Workspace, root: Path, references: Sequence[str] = (), *, latest: bool = False
) -> Iterator[Standing]:
    """Every version of the letters that are meant, of all where none is named; only the last with ``latest``."""
    letters = letters_of(history(root).events)
    wanted = (
        matching(references, letters.versions)
        if references
        else matching(sorted(letters.versions), letters.versions)
    )
    prints: dict[str, str] = {}
    for reference in wanted:
        versions = letters.of(reference.letter)
        for version in versions[-1:] if latest and not reference.version else versions:
            if reference.version in {0, version.number}:
                yield Standing(reference.letter, version, is_stale(desk, reference.kind, version, prints))


def is_stale(desk: Workspace, kind: str, version: Version, prints: dict[str, str]) -> bool:
    """Whether a letter that is signed off and not issued would be another by the kind as it is now."""
    if version.status is not Status.SIGNED_OFF or version.signed is None:
        return False
    if kind not in prints:
        try:
            prints[kind] = fingerprint_of_files(desk.kind_files(kind))
        except RatingLettersError:
            prints[kind] = ""
    return prints[kind] != version.signed.kind
