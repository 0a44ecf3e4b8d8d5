"""One letter drafted into its version folder, with the hand edits that a person made there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
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
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import (
    DRAFT,
    NARRATIVE,
    RESULTS,
    Change,
    Files,
    Found,
    read_draft,
    write_draft,
)
from ratingletters.register.fingerprint import fingerprint
from ratingletters.sources.write import write_results


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter drafted: its folder, what happened there, the letter itself, what became of hand edits, and the
    fingerprints of its files by their names."""

    folder: Path
    change: Change
    letter: Letter
    edits: tuple[Carried, ...] = ()
    prints: tuple[tuple[str, str], ...] = ()


def draft_letter(
    results: Results,
    kind: Kind,
    template: word.Template,
    date: datetime.date,
    folder: Path,
    carried_from: Callable[[Found], tuple[Found, Path]] | None = None,
    disk: Disk | None = None,
) -> Drafted:
    """Drafts one letter. ``carried_from`` tells whose hand edits it takes over, where that is not what lies in the
    folder. Raises :class:`ProblemsFoundError` for edits that cannot be understood or a letter that
    would not be whole, else as :func:`write_draft`."""
    made = compose(results, kind, date)
    drafted: list[Drafted] = []

    def files(found: Found) -> Files:
        source, lies = carried_from(found) if carried_from else (found, folder)
        edited = with_edits(source, made.narrative, results, kind, lies)
        letter = replace(made, narrative=edited.narrative)
        written = contents(results, letter, edited, template)
        drafted.append(Drafted(folder, Change.DRAFTED, letter, edited.edits, prints(written)))
        return Files(written, generated(made.narrative))

    change = write_draft(folder, files, disk)
    return replace(drafted[-1], change=change)


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
    """The files of one draft."""
    return {
        RESULTS: write_results(results.model_copy(update={"date": letter.date})).encode(),
        NARRATIVE: write_marked(edited.marked).encode(),
        DRAFT: merged(template, letter, draft=True),
    }


def merged(template: word.Template, letter: Letter, *, draft: bool) -> bytes:
    """The letter in Word, read back and checked before it leaves. Raises :class:`ProblemsFoundError` for one that would
    not be whole."""
    data = word.merge(template, letter, draft=draft)
    problems = word.check_letter(data, letter)
    if problems:
        raise ProblemsFoundError(problems)
    return data


def prints(files: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """The fingerprints of files by their names, as an event has them."""
    return tuple((name, fingerprint(data)) for name, data in sorted(files.items()))
