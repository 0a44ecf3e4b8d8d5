"""One letter drafted into its version folder, with the hand edits that a person made there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from ratingletters import word
from ratingletters.compose import Kind, carried, compose, narrate
from ratingletters.errors import ProblemsFoundError
from ratingletters.markdown.edited import read_marked
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import Carried, Edited
from ratingletters.model.letter import Letter
from ratingletters.model.narrative import Narrative
from ratingletters.model.results import Results
from ratingletters.narrative.carry import unedited
from ratingletters.narrative.digest import generated
from ratingletters.reading.text import decoded
from ratingletters.register.drafts import NARRATIVE, Change, Files, Found, read_draft, write_draft
from ratingletters.sources.write import write_results

VERSION = "v1"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter drafted: its folder, what happened there, the letter itself, and what became of hand edits."""

    folder: Path
    change: Change
    letter: Letter
    edits: tuple[Carried, ...] = ()


def draft_folder(letters: Path, kind: str, council: str) -> Path:
    """The version folder in which a council's letter is drafted."""
    return letters / kind / council / VERSION


def draft_letter(
    results: Results, kind: Kind, template: word.Template, date: datetime.date, folder: Path
) -> Drafted:
    """Drafts one letter. Raises :class:`ProblemsFoundError` for edits that cannot be understood or a letter that
    would not be whole, else as :func:`write_draft`."""
    made = compose(results, kind, date)
    edited = unedited(made.narrative)

    def files(found: Found) -> Files:
        nonlocal edited
        edited = with_edits(found, made.narrative, results, kind, folder)
        return Files(
            contents(results, replace(made, narrative=edited.narrative), edited, template),
            generated(made.narrative),
        )

    change = write_draft(folder, files)
    return Drafted(folder, change, replace(made, narrative=edited.narrative), edited.edits)


def edits_of(results: Results, kind: Kind, folder: Path) -> tuple[Carried, ...]:
    """What would become of the edits in a version folder; nothing is written."""
    return with_edits(read_draft(folder), narrate(results, kind), results, kind, folder).edits


def with_edits(found: Found, now: Narrative, results: Results, kind: Kind, folder: Path) -> Edited:
    """The narrative of now with the edits of the ``narrative.md`` that lies in a version folder."""
    plain = unedited(now)
    if found.narrative is None or found.narrative == write_marked(plain.marked).encode():
        return plain
    source = str(folder / NARRATIVE)
    marked = read_marked(decoded(found.narrative, source), source, kind.definition.lists)
    return carried(results, kind, now, marked, found.generations, source)


def contents(results: Results, letter: Letter, edited: Edited, template: word.Template) -> dict[str, bytes]:
    """The files of one draft. The Word letter is read back and checked before it leaves."""
    data = word.merge(template, letter, draft=True)
    problems = word.check_letter(data, letter)
    if problems:
        raise ProblemsFoundError(problems)
    return {
        "results.yaml": write_results(results.model_copy(update={"date": letter.date})).encode(),
        NARRATIVE: write_marked(edited.marked).encode(),
        "draft.docx": data,
    }
