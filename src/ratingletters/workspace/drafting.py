"""One letter drafted into its version folder, with the hand edits that a person made there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ratingletters import word
from ratingletters.composition import Kind, carried, compose, narrate
from ratingletters.errors import ProblemsFoundError
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import Carried, Edited, Generated
from ratingletters.model.letter import Letter
from ratingletters.model.provenance import Provenance
from ratingletters.model.results import Results
from ratingletters.narrative.origins import origins
from ratingletters.narrative.unedited import generated, unedited
from ratingletters.reading.text import decoded
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import (
    DRAFT,
    NARRATIVE,
    RESULTS,
    Change,
    Files,
    Found,
    Replacement,
    read_draft,
    write_draft,
)
from ratingletters.register.fingerprint import fingerprint
from ratingletters.sources.write import write_results


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter drafted: its reference and folder, what happened there, what became of hand edits, and how many of its
    sentences are in draft wording; 0 where nothing changed."""

    reference: str
    folder: Path
    change: Change
    edits: tuple[Carried, ...] = ()
    unattested: int = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a draft in Word tells of itself besides its letter: the number of its version, the fingerprint of its kind.
    ``comments``: it shows card and facts of each sentence as Word comments."""

    version: int = 1
    kind: str = ""
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A letter made for its folder, not written yet, with what became of hand edits."""

    letter: Letter
    files: Files
    edits: tuple[Carried, ...] = ()

    @property
    def unattested(self) -> int:
        """How many sentences are in draft wording."""
        return sum(not (each.attested or each.by_hand) for each in self.letter.narrative.sentences())


def draft_letter(
    results: Results,
    kind: Kind,
    template: word.Template,
    date: datetime.date,
    folder: Path,
    carried_from: Callable[[Found], tuple[Found, Path]] | None = None,
    disk: Disk | None = None,
    stamp: Stamp | None = None,
) -> tuple[Made, Replacement]:
    """Drafts one letter. ``carried_from`` tells whose hand edits it takes over, where that is not what lies in the
    folder. Raises :class:`ProblemsFoundError` for edits that cannot be understood or a letter that
    would not be whole, else as :func:`write_draft`."""
    made: list[Made] = []

    def files(found: Found) -> Files:
        source, lies = carried_from(found) if carried_from else (found, folder)
        made.append(make_letter(results, kind, template, date, source, lies, stamp))
        return made[-1].files

    replacement = write_draft(folder, files, disk)
    return made[-1], replacement


def make_letter(
    results: Results,
    kind: Kind,
    template: word.Template | word.DraftTemplate,
    date: datetime.date,
    found: Found,
    folder: Path,
    stamp: Stamp | None = None,
) -> Made:
    """Makes one letter and its files, with the hand edits in what was ``found`` in a version folder. Raises
    :class:`ProblemsFoundError` as :func:`draft_letter`."""
    letter = compose(results, kind, date)
    plain = unedited(letter.narrative)
    edited, sentences = with_edits(found, plain, results, kind, folder), generated(plain)
    letter = replace(letter, narrative=edited.narrative)
    files = Files(contents(results, letter, edited, template, sentences, stamp or Stamp()), sentences)
    return Made(letter, files, edited.edits)


def edits_of(results: Results, kind: Kind, folder: Path) -> tuple[Carried, ...]:
    """What would become of the edits in a version folder; nothing is written."""
    return with_edits(read_draft(folder), unedited(narrate(results, kind)), results, kind, folder).edits


def with_edits(found: Found, plain: Edited, results: Results, kind: Kind, folder: Path) -> Edited:
    """The narrative of now, given ``plain``, with the edits of the ``narrative.md`` that lies in a version folder."""
    if found.narrative is None or found.narrative == write_marked(plain.marked).encode():
        return plain
    from ratingletters.markdown.edited import read_marked  # noqa: PLC0415

    source = str(folder / NARRATIVE)
    marked = read_marked(decoded(found.narrative, source), source, kind.definition.lists)
    return carried(results, kind, plain.narrative, marked, found.generations, source)


def contents(
    results: Results,
    letter: Letter,
    edited: Edited,
    template: word.Template | word.DraftTemplate,
    made: Sequence[Generated],
    stamp: Stamp,
) -> dict[str, bytes]:
    """The files of one draft; ``made`` are the sentences as the builder made them."""
    written = write_results(results.model_copy(update={"date": letter.date})).encode()
    story = Provenance(
        letter.reference, stamp.version, fingerprint(written), stamp.kind, origins(edited, made)
    )
    data = word.merge_draft(template, letter, story, with_comments=stamp.comments)
    return {
        RESULTS: written,
        NARRATIVE: write_marked(edited.marked).encode(),
        DRAFT: checked(data, letter),
    }


def merged(template: word.Template, letter: Letter) -> bytes:
    """The letter as it is signed, in Word. Raises as :func:`checked`."""
    return checked(word.merge(template, letter, draft=False), letter)


def checked(data: bytes, letter: Letter) -> bytes:
    """A letter in Word, read back before it leaves. Raises :class:`ProblemsFoundError` for one that would not be
    whole."""
    problems = word.check_letter(data, letter)
    if problems:
        raise ProblemsFoundError(problems)
    return data


def prints(files: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """The fingerprints of files by their names, as an event has them."""
    return tuple((name, fingerprint(data)) for name, data in sorted(files.items()))
