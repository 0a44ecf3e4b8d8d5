"""The columns of one sheet: what each holds by its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from ratingletters.errors import Problem, did_you_mean
from ratingletters.reading.document import ValuePath
from ratingletters.reading.sheet import Sheet, plain_name
from ratingletters.sources.layout import COUNCIL, Column, Form, Holds, Numbered
from ratingletters.sources.spots import WHOLE_ROW

NUMBER = re.compile("(.+) ([1-9][0-9]?)")
NEAR = 0.8
"""How like a heading of ours another must be to be taken for a slip of it, where any word can be a heading."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that was found: its number, the way to its field within an entry, and what it holds. One that is
    missing, and needed, has no number."""

    number: int
    way: ValuePath
    holds: Holds = Holds.PLAIN


@dataclass(slots=True)
class Columns:
    """The columns of a sheet. ``council`` is the number of the one with the council's id, ``name`` and ``value`` those
    of a pair, 0 where there is none; ``lists`` the numbers of each family of numbered columns, in their order."""

    form: Form
    placed: list[Placed] = field(default_factory=list)
    lists: list[tuple[Numbered, list[int]]] = field(default_factory=list)
    council: int = 0
    name: int = 0
    value: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def shared(self) -> list[int]:
        """The columns in which rows of one entry are alike."""
        return [each.number for each in self.placed if each.number]

    @property
    def complete(self) -> bool:
        """Whether rows can be read at all: it is known which council they are about, and what they say of it."""
        return bool(self.council and (not self.form.pair or (self.name and self.value)))


def columns(sheet: Sheet, form: Form, for_people: Callable[[str], bool]) -> Columns:
    """What the columns of a sheet hold; headings that are not known or missing are its problems."""
    found = Columns(form)
    if COUNCIL not in map(plain_name, sheet.headings):
        what = f"row 1 of the sheet {form.name} has no heading '{COUNCIL}'"
        remedy = "headings stand in row 1, with no title above them; add the column if it is missing"
        found.problems.append(Problem(sheet.place(1, WHOLE_ROW), what, "SHT-004", remedy))
        return found
    numbered: dict[tuple[str, int], int] = {}
    first = {plain_name(heading): number for number, heading in reversed(list(enumerate(sheet.headings, 1)))}
    known = {plain_name(each.heading): each for each in form.headed}
    for heading, number in sorted(first.items(), key=lambda each: each[1]):
        if not heading or for_people(heading):
            continue
        family = NUMBER.fullmatch(heading)
        if column := known.get(heading):
            if column.way:
                found.placed.append(Placed(number, column.way, column.holds))
        elif family and family[1] in {each.heading for each in form.numbered}:
            numbered[family[1], int(family[2])] = number
        elif heading != COUNCIL and not found_spread(found, form, sheet.headings[number - 1], number, known):
            what = f"the sheet {form.name} has no column '{sheet.headings[number - 1]}'"
            hint = did_you_mean(heading, headings(form))
            hint += " " if hint.endswith("?") else "; "
            remedy = f"{hint}or begin its heading with 'notes', if it is for people alone"
            found.problems.append(Problem(sheet.place(1, number), what, "SHT-003", remedy))
    for each in form.numbered:
        ends = [at for name, at in numbered if name == each.heading]
        found.lists.append(
            (each, [numbered.get((each.heading, at), 0) for at in range(1, max(ends, default=0) + 1)])
        )
    found.council = first.get(COUNCIL, 0)
    if form.pair:
        found.name = first.get(form.pair.name.heading, 0)
        found.value = first.get(form.pair.value.heading, 0)
    found.problems += missing(sheet, found, first)
    return found


def found_spread(found: Columns, form: Form, heading: str, number: int, known: dict[str, Column]) -> bool:
    """Whether a heading is a word of the kind, as far as that can be told without it: it is no slip of another
    heading. Then its column is taken."""
    written = " ".join(heading.split())
    if not form.spreads or get_close_matches(plain_name(written), known, n=1, cutoff=NEAR):
        return False
    spread = next(each for each in reversed(form.spreads) if plain_name(written).startswith(each.before))
    found.placed.append(Placed(number, (spread.group, written[len(spread.before) :]), Holds.WHOLE))
    return True


def headings(form: Form) -> list[str]:
    """The headings that a sheet can have, but for words of the kind."""
    return [
        COUNCIL,
        *(each.heading for each in form.headed),
        *(f"{each.heading} 1" for each in form.numbered),
    ]


def missing(sheet: Sheet, found: Columns, first: dict[str, int]) -> Iterator[Problem]:
    """A problem for each column that is needed and not there; its field is placed nowhere, but known to be told."""
    for column in found.form.headed:
        if not column.needed or column.heading in first:
            continue
        if column.way:
            found.placed.append(Placed(WHOLE_ROW, column.way))
        what = f"the sheet {found.form.name} has no column '{column.heading}'"
        remedy = "add the column, its heading in row 1"
        yield Problem(sheet.place(1, WHOLE_ROW), what, "SHT-004", remedy)
