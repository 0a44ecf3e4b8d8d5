"""Reads the lexicon's ``report:``, which names the facts that a letter should not be silent on.

A line is ``each KIND where TEST -> FIELD | OTHER FIELD``, in the language of the cards: of each row that passes the
test (``where TEST`` may be left out) the fact under one of the fields is to be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ratingletters.errors import did_you_mean
from ratingletters.model.report import Level
from ratingletters.narrative.card import Operator, RowTest
from ratingletters.narrative.clauses import read_row_test
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.notes import Notes

LINE = re.compile(r"each (?P<kind>.+?)(?: where (?P<test>.+?))? -> (?P<fields>.+)")
FORM = "write 'each KIND where TEST -> FIELD | OTHER FIELD'; 'where TEST' may be left out"

Note = Callable[[tuple[str | int, ...], int, str, str], None]
"""Takes down a problem: its path in the file, its number, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Reportable:
    """One line: of every row of a kind that passes the test, one of the fields is to be said."""

    level: Level
    kind: str
    test: RowTest | None
    fields: tuple[str, ...]


def read_reportable(
    lines: Mapping[Level, Sequence[str]], lexicon: Lexicon, note: Note
) -> tuple[Reportable, ...]:
    """Every line that is sound, ``must`` first; what is wrong with the others is taken down."""
    found = []
    for level in Level:
        for at, text in enumerate(lines.get(level, ())):
            read = read_line(level, text, ("report", level.value, at), lexicon, note)
            found += [read] if read else []
    return tuple(found)


def read_line(
    level: Level, text: str, path: tuple[str | int, ...], lexicon: Lexicon, note: Note
) -> Reportable | None:
    """One line; None after taking down what is wrong."""
    match = LINE.fullmatch(text)
    if not match:
        note(path, 125, f"'{text}' is not a line of a report", FORM)
        return None
    kind = lexicon.kinds.get(match["kind"])
    if kind is None:
        what = f"no kind of fact is called '{match['kind']}'"
        note(path, 126, what, did_you_mean(match["kind"], lexicon.kinds))
        return None
    notes = Notes(lexicon.source)
    test = read_row_test(match["test"], 0, kind, lexicon, notes) if match["test"] else None
    for problem in notes.problems:
        note(path, 127, problem.what, problem.remedy)
    if test and test.operator is Operator.NOT_YET_SAID:
        note(
            path, 127, f"'{test.said}' asks nothing of a finished letter", "name the fact after '->' instead"
        )
        return None
    fields = tuple(each.strip() for each in match["fields"].split("|"))
    unknown = [each for each in fields if each not in kind.fields]
    for field in unknown:
        note(path, 126, f"'{field}' is not a field of {kind.name}", did_you_mean(field, kind.fields))
    return None if unknown or notes.problems else Reportable(level, kind.name, test, fields)
