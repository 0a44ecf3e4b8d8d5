"""A sheet: rows of values below one row of headings, as a workbook or a file of CSV has them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ratingletters.errors import Problem
from ratingletters.model.scalars import Plain
from ratingletters.places import Place


class Percentage(Plain):
    """A figure in per cent that is shown with its sign."""

    __slots__ = ()


Value: TypeAlias = Plain | datetime.date | None
"""What a cell holds: text or a figure as ``Plain`` text, a day, or nothing."""

CODES = (
    ("SHT-001", "a sheet that results do not have"),
    ("SHT-002", "a sheet that is missing"),
    ("SHT-003", "a column that its sheet does not have"),
    ("SHT-004", "a column that is missing"),
    ("SHT-005", "two columns of one heading"),
    ("SHT-006", "a value below no heading"),
    ("SHT-007", "something hidden"),
    ("SHT-008", "merged cells"),
    ("SHT-009", "a cell that shows an error, or a formula that was never worked out"),
    ("SHT-010", "a row of no council, or of one that the workbook does not have"),
    ("SHT-011", "a day, a time or a percentage where none belongs"),
    ("SHT-012", "a share below one per cent"),
    ("SHT-013", "a value without its name"),
)


class Row(NamedTuple):
    """A row that is not empty: its number, and a value for each heading."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read. ``headings`` are the texts of row 1, empty where a column has none; ``place`` finds a
    cell by the numbers of its row and column, both from 1, and a row as a whole with column 0; ``problems`` are what
    could not be read of it."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    place: Callable[[int, int], Place]
    problems: tuple[Problem, ...] = ()


def letters(column: int) -> str:
    """The letters of a column, from 1: A, B, … Z, AA."""
    named = ""
    while column:
        column, rest = divmod(column - 1, 26)
        named = chr(ord("A") + rest) + named
    return named


def cell(row: int, column: int) -> str:
    """A cell as people call it: C7; with column 0 its whole row, 7:7."""
    return f"{letters(column)}{row}" if column else f"{row}:{row}"


def in_workbook(name: str, spot: str) -> str:
    """A cell, a row or a range of a sheet, as Excel's box of names takes it: ``provision!C7``; a name that is not
    one plain word stands in apostrophes."""
    if name.isidentifier():
        return f"{name}!{spot}"
    doubled = name.replace("'", "''")
    return f"'{doubled}'!{spot}"


def runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches, first and last, of numbers without a gap: 3, 4, 5, 9 are 3 to 5 and 9 to 9."""
    first = last = None
    for number in sorted(numbers):
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def doubled(headings: Sequence[str], place: Callable[[int, int], Place]) -> Iterator[Problem]:
    """A problem for every heading that stands over a column before."""
    first: dict[str, int] = {}
    for column, heading in enumerate(headings, 1):
        if heading and first.setdefault(plain_name(heading), column) != column:
            what = f"the heading '{heading}' stands over column {letters(first[plain_name(heading)])} too"
            yield Problem(place(1, column), what, "SHT-005", "take one of the two columns out")


def plain_name(heading: str) -> str:
    """A heading or the name of a sheet as it is compared: in small letters, with single spaces and no underscores."""
    return " ".join(heading.lower().replace("_", " ").split())
