"""What the results may say only once: each type, indicator, gap and area of a council, and each council."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ratingletters.errors import Problem
from ratingletters.reading.document import Document, ValuePath

ONCE = (
    # the list, the field that names its entries
    ("provision", "type"),
    ("outcome_judgements", "type"),
    ("indicators", "id"),
    ("gaps", "id"),
)
FIELDS_OF_OUTCOME_JUDGEMENTS = {"type"}

Spot = tuple[Document, ValuePath]


def repeats(document: Document, path: ValuePath) -> Iterator[Problem]:
    """Problems of one council's results, as they stand in the file, valid or not."""
    results = document.at(path)
    if not isinstance(results, dict):
        return
    for heading, name in ONCE:
        rows = _rows(results, heading)
        entries = [(row.get(name), (document, (*path, heading, at, name))) for at, row in rows]
        yield from twice(entries, "013", f"the {name} '{{}}' is given twice in {heading}")
    areas = [
        (area, (document, (*path, "review", at, "judgements", area)))
        for at, review in _rows(results, "review")
        if isinstance(review.get("judgements"), dict)
        for area in review["judgements"]
    ]
    yield from twice(areas, "013", "the area '{}' is judged in two reviews", key=True)
    for at, entry in _rows(results, "outcome_judgements"):
        if not entry.keys() - FIELDS_OF_OUTCOME_JUDGEMENTS:
            what = "this entry of outcome_judgements judges no outcome"
            remedy = "give an outcome with its grade, such as 'safe: good', or take the entry out"
            yield Problem(document.place((*path, "outcome_judgements", at)), what, "RES-009", remedy)


def councils_twice(entries: Iterable[Spot]) -> Iterator[Problem]:
    """A problem for each council whose letter of one kind would be made from two sets of results."""
    named = []
    for document, path in entries:
        results = document.at(path)
        council = results.get("council") if isinstance(results, dict) else None
        if isinstance(council, dict) and isinstance(council.get("id"), str):
            named.append(((council["id"], str(results.get("kind"))), (document, (*path, "council", "id"))))
    yield from twice(named, "014", "the results of '{0[0]}' are given twice")


def twice(
    entries: Iterable[tuple[Any, Spot]], number: str, what: str, *, key: bool = False
) -> Iterator[Problem]:
    """A problem for every entry whose name came before; ``what`` says it, with ``{}`` for the name."""
    first: dict[Any, Spot] = {}
    for name, (document, path) in entries:
        if not isinstance(name, str | tuple):
            continue
        before, way = first.setdefault(name, (document, path))
        if (before, way) != (document, path):
            other = before.place(way, key=key)
            said = f"{what.format(name)}: here and at {other}"
            yield Problem(document.place(path, key=key), said, f"RES-{number}", "take one of the two out")


def _rows(results: dict[str, Any], heading: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = results.get(heading)
    for at, row in enumerate([rows] if isinstance(rows, dict) else rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield at, row
