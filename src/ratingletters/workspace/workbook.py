"""Workbooks that the desk writes: a blank one for a letter kind, and the marked copy of one that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ratingletters.composition import Kind
from ratingletters.errors import Problem, RefusedError, UnusableFileError
from ratingletters.model.results import Better, FindingSort
from ratingletters.register.disk import Disk
from ratingletters.sources.mark import copy_of, marked, require_ours
from ratingletters.sources.tables import Choices
from ratingletters.sources.write_workbook import write_workbook

ENDING = ".xlsx"


def new_workbook(path: Path, kind: Kind | None, disk: Disk | None = None) -> None:
    """Writes a blank workbook, with the words of a kind to choose from if one is given.

    Raises :class:`RefusedError` when there is a file of that name, :class:`UnusableFileError` when it cannot be
    written.
    """
    if path.suffix.lower() != ENDING:
        raise UnusableFileError(
            str(path), "the file's name does not end in .xlsx", "name it results.xlsx, say"
        )
    if path.exists():
        raise RefusedError(f"{path} is there already; nothing was written", "name another file")
    (disk or Disk()).replace(path, write_workbook((), choices_of(kind) if kind else None))


def choices_of(kind: Kind) -> Choices:
    """What a person chooses from in results of a kind: each list by its name, each word with what it means."""
    definition, lexicon = kind.definition, kind.book.lexicon
    chosen = {
        "kind": [(definition.kind, definition.title)],
        "rating": [(str(point), title) for point, title in sorted(definition.scale.items(), reverse=True)],
    }
    for scale, order in lexicon.orders.items():
        chosen.setdefault(scale, [(word, word) for word in reversed(tuple(order))])
    for name, facts in lexicon.kinds.items():
        if facts.entries:
            named = [(row.id, str(row.terms.get("name", row.id))) for row in facts.entries.values()]
            chosen[name] = named
    chosen["better"] = [(each.value, f"{each.value} is better") for each in Better]
    chosen["finding"] = [(each.value, each.value) for each in FindingSort]
    return chosen


def mark_workbooks(problems: Iterable[Problem], disk: Disk | None = None) -> tuple[Path, ...]:
    """Writes a marked copy of every workbook in which there are problems, and tells their names.

    A workbook that could not be opened has no copy. Raises :class:`RefusedError` when a copy would take the place of a
    file that a person has saved, :class:`UnusableFileError` when it cannot be written.
    """
    within: dict[str, list[Problem]] = {}
    for each in problems:
        if Path(each.place.source).suffix.lower() == ENDING and not each.code.startswith("XLS-"):
            within.setdefault(each.place.source, []).append(each)
    copies = {copy_of(Path(source)): marked(Path(source), found) for source, found in within.items()}
    for path in copies:
        require_ours(path)
    for path, data in copies.items():
        (disk or Disk()).replace(path, data)
    return tuple(copies)
