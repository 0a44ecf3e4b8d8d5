"""Two versions of a letter compared: what a correction changed, or would change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.composition import Kind
from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.model.comparison import Changed, Comparison
from ratingletters.model.letter import Letter
from ratingletters.model.results import Results
from ratingletters.narrative.compare import changed_facts, changed_sentences
from ratingletters.narrative.facts import facts
from ratingletters.register.reference import matching
from ratingletters.register.status import Status, Version, letters_of
from ratingletters.workspace.act import folders, history
from ratingletters.workspace.kept import Kept, kept

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace

Side = tuple[str, Results, Kind, Letter]
"""One side: its name, and the letter with what it was made from."""


def compare(desk: Workspace, root: Path, reference: str, old: int = 0, new: int = 0) -> Comparison:
    """What changes from version ``old`` of a letter to version ``new``: from the one before the last to the last,
    unless they are given. Raises as :func:`two_versions` and :func:`kept`."""
    letter, before, after = two_versions(root, reference, old, new)
    return compared(*(side(kept(desk, folders(root), letter, each)) for each in (before, after)))


def two_versions(root: Path, reference: str, old: int = 0, new: int = 0) -> tuple[str, Version, Version]:
    """A letter and two versions of it: the one before the last and the last, unless they are given. Raises
    :class:`UnusableFileError` where there are no such two, :class:`RefusedError` where one was destroyed."""
    letters = letters_of(history(root).events)
    (found, *others) = matching([reference], letters.versions)
    if others:
        raise UnusableFileError(f"'{reference}'", "this means several letters", "name one")
    versions = letters.of(found.letter)
    latest = new or found.version or len(versions)
    before = old or next((each.corrects for each in versions if each.number == latest), 0) or latest - 1
    if not before and latest == 1:
        remedy = "correct the letter first, or name two versions with --from and --to"
        raise UnusableFileError(
            f"{found.letter}@v1", "there is no version before it to compare it with", remedy
        )
    for number in (before, latest):
        if not 0 < number <= len(versions):
            there = f"its versions are {', '.join(f'v{each.number}' for each in versions)}"
            raise UnusableFileError(f"{found.letter}@v{number}", "there is no such version", there)
        if versions[number - 1].status is Status.DESTROYED:
            raise RefusedError(f"{found.letter}@v{number} was destroyed", "nothing of it is left to compare")
    return found.letter, versions[before - 1], versions[latest - 1]


def side(each: Kept) -> Side:
    """One kept version as a side of a comparison."""
    return each.name, each.council.results, each.kind, each.letter


def compared(old: Side, new: Side) -> Comparison:
    """The comparison of two letters."""
    before, after = (facts(results, kind.book.lexicon) for _, results, kind, _ in (old, new))
    return Comparison(
        old[0],
        new[0],
        tuple(changed_values(old[1], new[1])),
        tuple(changed_facts(before, after)),
        tuple(changed_sentences(old[3].narrative, new[3].narrative)),
        tuple(changed_fields(old[3], new[3])),
    )


def changed_fields(old: Letter, new: Letter) -> Iterator[Changed]:
    """What changes on the page besides the narrative."""
    before, after = dict(on_the_page(old)), dict(on_the_page(new))
    for name, was in before.items():
        if was != after[name]:
            yield Changed(name, was, after[name])


def on_the_page(letter: Letter) -> Iterator[tuple[str, str]]:
    """What stands on the page besides the narrative, by its name."""
    yield "date", f"{letter.date.day} {letter.date:%B %Y}"
    yield "rating", letter.rating_title
    yield "council", letter.council
    yield "addressee", f"{letter.addressee.name}, {letter.addressee.post}"
    yield "address", ", ".join(letter.addressee.address)
    yield "salutation", letter.addressee.salutation
    yield "signatory", f"{letter.signatory.name}, {letter.signatory.post}"


NAMING = ("id", "type", "text", "name")
"""The fields by which the rows of a list in the results are told apart, the surest first."""


def changed_values(old: Results, new: Results) -> Iterator[Changed]:
    """Every value of the results that is not what it was, by its way in the file: ``indicators/NI 68.previous``."""
    before, after = dict(values(old.model_dump(mode="json"))), dict(values(new.model_dump(mode="json")))
    for way in dict.fromkeys((*before, *after)):
        was, is_ = before.get(way, ""), after.get(way, "")
        if was != is_:
            yield Changed(way, was, is_)


def values(tree: object, way: str = "") -> Iterator[tuple[str, str]]:
    """Every value that is written in a tree of plain values, by its way; rows of a list by what names them."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from values(value, f"{way}.{name}" if way else str(name))
    elif isinstance(tree, list):
        for at, row in enumerate(tree):
            name = next((row[each] for each in NAMING if row.get(each)), at) if isinstance(row, dict) else at
            yield from values(row, f"{way}/{name}")
    elif tree is not None:
        yield way, str(tree)
