"""Rebuilding: a signed letter made again from what is kept, and held against its registered fingerprints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.errors import RatingLettersError
from ratingletters.register.event import Event
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.folders import LETTER
from ratingletters.register.reference import matching
from ratingletters.register.status import Status, Version, letters_of
from ratingletters.workspace.act import folders, history, program
from ratingletters.workspace.kept import kept
from ratingletters.workspace.sign_off import rendered

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """One signed version made again. ``same_bytes``: byte for byte; ``same_content``: but for what another
    compressor does. ``why`` says what stood in the way, or which program had made it; ``data`` are its bytes."""

    name: str
    same_bytes: bool
    same_content: bool
    why: str = ""
    data: bytes = b""


def rebuild(desk: Workspace, root: Path, references: Sequence[str]) -> Iterator[Rebuilt]:
    """Signed versions made again: the one that a reference names, else all of a letter. Destroyed ones are gone."""
    letters = letters_of(history(root).events)
    for reference in matching(references, letters.versions):
        for version in letters.of(reference.letter):
            wanted = reference.version in {0, version.number}
            if wanted and version.signed and version.status is not Status.DESTROYED:
                yield rebuilt(desk, root, reference.letter, version, version.signed)


def rebuilt(desk: Workspace, root: Path, letter: str, version: Version, signed: Event) -> Rebuilt:
    """One version made again. What goes wrong is told, and is no error of this."""
    name = f"{letter}@v{version.number}"
    try:
        data, content = rendered(kept(desk, folders(root), letter, version))
    except RatingLettersError as error:
        return Rebuilt(name, same_bytes=False, same_content=False, why=str(error))
    same, alike = fingerprint(data) == signed.file(LETTER), content == signed.content
    why = "" if alike else f"it was made by version {signed.program}, and this is {program()}"
    return Rebuilt(name, same, alike, why, data)
