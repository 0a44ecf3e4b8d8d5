"""A letter made again from what its version folder keeps: the results, the narrative, and the kind as it stood."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.composition import Kind, compose
from ratingletters.errors import RefusedError
from ratingletters.kinds.folders import kind_files
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import Edited, Generated
from ratingletters.model.letter import Letter
from ratingletters.narrative.unedited import generated, unedited
from ratingletters.places import Place
from ratingletters.reading.document import ValuePath
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import NARRATIVE, RESULTS, Found
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.folders import Folders
from ratingletters.register.status import Version
from ratingletters.sources.results import read_results
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.drafting import with_edits
from ratingletters.workspace.kind import load_kind

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a letter with all that it was made from.

    ``letter`` is as a reader has it, the hand edits in their places; ``sentences`` are those that the builder made.
    ``files`` are the results and the narrative by their names, byte for byte; ``kind_files`` those of the kind.
    """

    reference: str
    number: int
    folder: Path
    council: Sourced
    kind: Kind
    kind_files: Mapping[str, bytes]
    letter: Letter
    edited: Edited
    sentences: tuple[Generated, ...]
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The version's reference, ``<kind>/<council>@v1``."""
        return f"{self.reference}@v{self.number}"

    def place(self, path: ValuePath) -> Place:
        """Where a value of the results stands in the kept file, which is named without its folder."""
        return replace(self.council.place(path), source=RESULTS)


def kept(desk: Workspace, folders: Folders, reference: str, version: Version) -> Kept:
    """A version of a letter made again: a signed one by its kind as it stood, a draft by the kind as it is.

    Raises :class:`RefusedError` when a file is not as the register has it, or the kind of a draft is another now.
    """
    disk = Disk()
    folder = folders.version(reference, version.number)
    event = version.signed or version.drafted
    files = {name: disk.read(folder / name) for name in (RESULTS, NARRATIVE)}
    for name, data in files.items():
        if event.file(name) != fingerprint(data):
            what = f"{folder / name} is not as the register has it: it was changed since"
            remedy = (
                "restore it from a copy"
                if version.signed
                else "draft the letter again: your edits are carried over"
            )
            raise RefusedError(what, remedy)
    kind, kind_parts = kind_of(desk, folders, reference, version)
    (council,) = read_results(folder / RESULTS)
    made = compose(council.results, kind, council.results.date or datetime.date.min)
    plain = unedited(made.narrative)
    sentences = generated(plain)
    found = Found(files[NARRATIVE], (sentences,))
    edited = with_edits(found, plain, council.results, kind, folder)
    if write_marked(edited.marked).encode() != files[NARRATIVE]:
        what = f"{folder / NARRATIVE} is not what this version of the program makes of it"
        remedy = (
            f"it was made by version {event.program or 'unknown'}"
            if version.signed
            else "draft the letter again"
        )
        raise RefusedError(what, remedy)
    letter = replace(made, narrative=edited.narrative)
    return Kept(
        reference, version.number, folder, council, kind, kind_parts, letter, edited, sentences, files
    )


def kind_of(
    desk: Workspace, folders: Folders, reference: str, version: Version
) -> tuple[Kind, Mapping[str, bytes]]:
    """The kind that a version was made by, and its files."""
    name = reference.partition("/")[0]
    if version.signed:
        said = version.signed.kind
        if said not in desk.kept_kinds:
            desk.kept_kinds[said] = kind_as_it_stood(desk, folders.kind(said), said, name)
        return desk.kept_kinds[said]
    kind = desk.kind(name)
    files = desk.kind_files(name)
    if version.drafted.kind and version.drafted.kind != fingerprint_of_files(files):
        what = f"{reference}@v{version.number}: its kind was changed since it was drafted"
        raise RefusedError(what, "draft it again, look at it, and sign that off")
    return kind, files


def kind_as_it_stood(desk: Workspace, folder: Path, said: str, name: str) -> tuple[Kind, Mapping[str, bytes]]:
    """A kind that was kept when a letter was signed, and its files; nothing is loaded twice if it is still the same.
    Raises :class:`RefusedError` when it is not the one that was signed."""
    files = kind_files(folder) if folder.is_dir() else {}
    if fingerprint_of_files(files) != said:
        what = f"{folder} is not the kind that the letter was made from"
        raise RefusedError(
            what, "restore it from a copy; its fingerprint tells whether that is the right one"
        )
    same = name in desk.kinds and desk.kind_files(name) == files
    return desk.kind(name) if same else load_kind(folder, name), files
