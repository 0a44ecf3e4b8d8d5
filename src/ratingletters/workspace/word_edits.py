"""Edits made in Word, read in: a draft that came back becomes hand edits in ``narrative.md``, as any others are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters import word
from ratingletters.composition import Kind, narrate
from ratingletters.errors import ProblemsFoundError, RefusedError, UnusableFileError
from ratingletters.markdown.edited import read_marked
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import BY_HAND, Carried, Mark
from ratingletters.model.returned import Clash, Outside, Returned, Taken
from ratingletters.narrative.digest import mark_by_hand
from ratingletters.narrative.facts import facts
from ratingletters.narrative.marks import same_words
from ratingletters.narrative.unedited import unedited
from ratingletters.narrative.word_edits import Intake, sentences
from ratingletters.reading.text import decoded, read_bytes
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import (
    DRAFT,
    NARRATIVE,
    RECORD,
    RESULTS,
    Found,
    read_draft,
    replaceable,
)
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.reference import matching
from ratingletters.register.rules import NEXT
from ratingletters.register.status import Status
from ratingletters.register.writing import Register, writing
from ratingletters.sources.results import read_results
from ratingletters.workspace.act import folders
from ratingletters.workspace.drafting import with_edits

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace

UNKNOWN = Mark(BY_HAND, "000000.0000000000")
"""The mark of a sentence that a person wrote on other results than those of the draft: it waits for a choice."""


@dataclass(frozen=True, slots=True)
class ReadIn:
    """A draft that was read in: the edits that ``narrative.md`` has taken over, and what becomes of all edits in it;
    the changes outside the narrative, and what else a person should know. ``settled``: nothing of the file is left
    that only the file has, so that the next draft may replace it."""

    name: str
    file: Path
    taken: tuple[Taken, ...]
    edits: tuple[Carried, ...]
    outside: tuple[Outside, ...]
    remarks: tuple[str, ...]
    settled: bool


def read_in(
    desk: Workspace,
    root: Path,
    reference: str,
    file: Path | None = None,
    *,
    let_go: bool = False,
    disk: Disk | None = None,
) -> ReadIn:
    """Reads the edits of a letter's draft in, from the file in its version folder or from another that came back.

    ``let_go``: changes outside the narrative are let go, as no letter takes them over. Raises :class:`RefusedError`
    when the version is no draft, the file is of another, or a sentence was edited in ``narrative.md`` too
    (nothing is written then); :class:`ProblemsFoundError` when the file or ``narrative.md`` cannot be understood;
    :class:`UnusableFileError` when there is no file.
    """
    disk = disk or Disk()
    with writing(folders(root), disk) as register:
        name, folder = drafted(register, reference)
        path = file or folder / DRAFT
        found, data = read_draft(folder, disk), read_bytes(path)
        council, kind = read_results(folder / RESULTS)[0], desk.kind(name.partition("/")[0])
        returned = of_letter(word.read_returned(str(path), data), name, path)
        same_results = returned.provenance.results == fingerprint(disk.read(folder / RESULTS))
        by_hand = mark_by_hand(facts(council.results, kind.book.lexicon)) if same_results else UNKNOWN
        intake = taken_over(returned, found, kind, by_hand, folder)
        turns = []
        if intake.taken:
            found = replace(found, narrative=write_marked(intake.marked()).encode())
            turns.append([(folder / NARRATIVE, found.narrative or b"")])
        plain = unedited(narrate(council.results, kind))
        edits = with_edits(found, plain, council.results, kind, folder).edits
        settled = let_go or not returned.outside
        if settled and path.resolve() == (folder / DRAFT).resolve():
            turns.append([(folder / RECORD, replaceable(found, DRAFT, fingerprint(data)))])
        disk.replace_in_turn(*turns)
    return ReadIn(name, path, tuple(intake.taken), edits, returned.outside, returned.remarks, settled)


def drafted(register: Register, wanted: str) -> tuple[str, Path]:
    """The version that is meant, by its name, and its folder. Raises :class:`RefusedError` when it is no draft."""
    (reference, *others) = matching([wanted], register.letters.versions)
    if others:
        raise UnusableFileError(f"'{wanted}'", "this means several letters", "name one")
    version = register.letters.version(reference.letter, reference.version)
    name = f"{reference.letter}@v{version.number if version else reference.version}"
    if version is None or version.status not in {Status.DRAFT, Status.WITHHELD}:
        what = f"{name} is {version.status if version else 'not there'}, and edits are made in drafts"
        raise RefusedError(what, NEXT[version.status if version else None])
    return name, register.folders.version(reference.letter, version.number)


def of_letter(returned: Returned, name: str, path: Path) -> Returned:
    """What a file says, if it is a draft of this version."""
    if returned.provenance.name != name:
        what = f"{path} is a draft of {returned.provenance.name}, not of {name}"
        raise RefusedError(
            what, "name the letter that it is of, or make its changes in the draft of this one"
        )
    return returned


def taken_over(returned: Returned, found: Found, kind: Kind, by_hand: Mark, folder: Path) -> Intake:
    """The ``narrative.md`` of a version folder with the edits of a file. Raises :class:`RefusedError` for sentences
    that were edited in both."""
    source = str(folder / NARRATIVE)
    if found.narrative is None:
        raise UnusableFileError(source, "there is no such file", "draft the letter again")
    marked = read_marked(decoded(found.narrative, source), source, kind.definition.lists)
    intake = Intake(returned, marked, found.generations, by_hand, source)
    intake.take(sentences(returned))
    if intake.clashes:
        told = "\n".join(map(clashing, intake.clashes))
        remedy = (
            "write the words that you want in both places, or take one of the two back; nothing was changed"
        )
        raise RefusedError(told, remedy)
    return intake


def clashing(clash: Clash) -> str:
    """A clash in a sentence."""
    one, other = (f"‘{words}’" if words else "left out" for words in (clash.words, clash.other_words))
    return f"{clash.place}: {clash.card} was edited here and in {clash.other} too: here {one}, there {other}"


def says_the_same(data: bytes, path: Path, name: str) -> bool:
    """Whether a draft that was saved again says what it said when it was drafted."""
    try:
        returned = word.read_returned(str(path), data)
        told = sentences(returned)
    except ProblemsFoundError:
        return False
    return (
        returned.provenance.name == name
        and not returned.outside
        and all(each.number and same_words(each.words, returned.drafted(each.number)) for each in told)
    )
