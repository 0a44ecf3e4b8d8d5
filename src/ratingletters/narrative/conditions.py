"""Whether a card's conditions hold over the facts. A test on a value that is not known is false."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from ratingletters.narrative.card import Find, Operator, RowTest, SetOperator, SetTest
from ratingletters.narrative.facts import Facts, Row
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.values import Point, Share, Term, Value

Sets = Mapping[str, tuple[Row, ...]]

IS, NOT_YET_SAID, ABOVE, BELOW = Operator.IS, Operator.NOT_YET_SAID, Operator.ABOVE, Operator.BELOW
"""Looked up once: to look up a member of an enumeration takes longer than most tests."""


class Narrowed(NamedTuple):
    """The rows of a kind that passed the first tests of some find, and what further tests leave of them."""

    rows: tuple[Row, ...]
    further: dict[int, Narrowed]


@dataclass(frozen=True, slots=True)
class Ground:
    """What conditions are judged on: the facts, the words, and the rows already spoken of in this letter.

    ``narrowed`` remembers the rows that passed the first tests of a find, since the finds of many cards begin
    alike: the reader makes equal tests one object, so that they can be told by their identity.
    """

    facts: Facts
    lexicon: Lexicon
    said: Collection[str] = ()
    narrowed: dict[str, Narrowed] = field(default_factory=dict)

    def found(self, find: Find) -> tuple[Row, ...]:
        """The rows of a kind that pass every test of a find."""
        kind = find.kind.name
        at = self.narrowed.get(kind)
        if at is None:
            at = self.narrowed[kind] = Narrowed(self.facts.of(kind), {})
        for test in find.tests:
            if not at.rows:
                break
            further = at.further.get(id(test))
            if further is None:
                further = Narrowed(passing(at.rows, test, self), {})
                if test.operator is not NOT_YET_SAID:
                    at.further[id(test)] = further
            at = further
        return at.rows


class Filling(NamedTuple):
    """What a card's tests and slots are judged and filled from: the rows of every set, how each set was
    found, and the ground."""

    sets: Sets
    finds: Mapping[str, Find]
    ground: Ground

    def within(self, name: str, of: str) -> bool:
        """Whether one set was narrowed from another, in one step or several."""
        while name in self.finds and name != of:
            name = self.finds[name].of
        return name == of

    def tested_between(self, name: str, of: str) -> Set[str]:
        """The fields by which one set was narrowed from another, in one step or several."""
        fields: dict[str, None] = {}
        while name != of:
            tests = self.finds[name].tests
            fields |= dict.fromkeys(test.field for test in tests if test.field not in {"", "id"})
            name = self.finds[name].of
        return fields.keys()

    def shares(self, name: str, of: str) -> tuple[Share, Share]:
        """How much one set is of another: at the least, and at the most if every row of which a tested field
        is not known belonged to it."""
        rows, whole = self.sets[name], self.sets[of]
        least = Share.of(len(rows), len(whole))
        if len(rows) == len(whole):
            return least, least
        fields = self.tested_between(name, of)
        inside = {row.id for row in rows}
        unknown = [row for row in whole if row.id not in inside and not row.values.keys() >= fields]
        return least, Share.of(len(rows) + len(unknown), len(whole)) if unknown else least


def found(find: Find, sets: Sets, ground: Ground) -> tuple[Row, ...]:
    """The rows that a ``find`` names, in the lexicon's order."""
    if find.of:
        rows = sets[find.of]
        for test in find.tests:
            rows = passing(rows, test, ground)
        return rows
    return ground.found(find)


def passes(row: Row, test: RowTest, ground: Ground) -> bool:
    """Whether one row passes one test."""
    return bool(passing((row,), test, ground))


def passing(rows: Sequence[Row], test: RowTest, ground: Ground) -> tuple[Row, ...]:
    """The rows that pass one test: asked of all at once, since a letter asks a thousand times."""
    field, constant = test.field, test.constant
    if field == "id":
        same = test.operator is IS
        return tuple([row for row in rows if (row.id == constant) is same])
    if test.operator is NOT_YET_SAID:
        return tuple([row for row in rows if row.stem not in ground.said])
    known = [(row, value) for row in rows if (value := row.values.get(field)) is not None]
    return PASSING[test.operator](known, test, ground) if known else ()


Known = Sequence[tuple[Row, Value]]
"""Rows with the values of the field that a test asks of, all of one sort."""


def same(known: Known, test: RowTest, _: Ground) -> tuple[Row, ...]:
    """Those whose value is the test's."""
    return tuple([row for row, value in known if identity(value) == test.constant])


def other(known: Known, test: RowTest, _: Ground) -> tuple[Row, ...]:
    """Those whose value is not the test's."""
    return tuple([row for row, value in known if identity(value) != test.constant])


def at_least(known: Known, test: RowTest, ground: Ground) -> tuple[Row, ...]:
    """Those whose value is the test's or more."""
    least = bound(known[0][1], test.constant, ground)
    return tuple([row for row, value in known if magnitude(value) >= least])


def at_most(known: Known, test: RowTest, ground: Ground) -> tuple[Row, ...]:
    """Those whose value is the test's or less."""
    most = bound(known[0][1], test.constant, ground)
    return tuple([row for row, value in known if magnitude(value) <= most])


def every(known: Known, _: RowTest, __: Ground) -> tuple[Row, ...]:
    """All whose value is known."""
    return tuple([row for row, _ in known])


def beside(known: Known, test: RowTest, ground: Ground) -> tuple[Row, ...]:
    """Those whose value lies as the test says beside another of theirs."""
    return tuple(
        [row for row, value in known if lies(value, row.values.get(test.other), test.operator, ground)]
    )


PASSING: Mapping[Operator, Callable[[Known, RowTest, Ground], tuple[Row, ...]]] = {
    Operator.IS: same,
    Operator.IS_NOT: other,
    Operator.AT_LEAST: at_least,
    Operator.AT_MOST: at_most,
    Operator.KNOWN: every,
    Operator.ABOVE: beside,
    Operator.BELOW: beside,
    Operator.IN_LINE: beside,
    Operator.SAME: beside,
}


def lies(value: Value, other: Value | None, operator: Operator, ground: Ground) -> bool:
    """Whether a share is above, below or in line with another: one tolerance, so the three exclude each other.
    Counts and points on a scale are compared exactly."""
    if not isinstance(value, Share) or not isinstance(other, Share):
        if not isinstance(value, int | Point) or type(value) is not type(other):
            return False
        apart = magnitude(value) - magnitude(other)
        return apart > 0 if operator is ABOVE else apart < 0 if operator is BELOW else not apart
    difference = value.rounded - other.rounded
    if operator is ABOVE:
        return difference > ground.facts.tolerance
    if operator is BELOW:
        return -difference > ground.facts.tolerance
    return abs(difference) <= ground.facts.tolerance


def identity(value: Value) -> str | int:
    """What a test compares by ``is``: an id or a number, never a display word."""
    if isinstance(value, Term) or isinstance(value, Point):  # noqa: SIM101
        return value.id
    return value.per_cent if isinstance(value, Share) else value if isinstance(value, int) else str(value)


def magnitude(value: Value) -> int:
    """What ``at least`` and ``at most`` compare: per cent, count, or order on a scale."""
    if isinstance(value, Share):
        return value.per_cent
    if isinstance(value, Point):
        return value.order
    assert isinstance(value, int), "the reader lets no other value be ordered"  # noqa: S101
    return value


def bound(value: Value, constant: str | int, ground: Ground) -> int:
    """The constant of an ordered test, on the same footing as the value."""
    return ground.lexicon.orders[value.scale][str(constant)] if isinstance(value, Point) else int(constant)


def holds(test: SetTest, filling: Filling) -> bool:
    """Whether a set passes a test below ``when``. An empty set passes none."""
    rows, ground = filling.sets[test.set], filling.ground
    if not rows:
        return False
    if test.row_test is not None:
        return len(passing(rows, test.row_test, ground)) == len(rows)
    values = [row.values.get(test.field) for row in rows]
    known = {identity(value) for value in values if value is not None}
    match test.operator:
        case SetOperator.TAKES_ONE:
            return None not in values and len(known) == 1
        case SetOperator.TAKES_SEVERAL:
            return len(known) >= test.number
        case SetOperator.TAKES_FEW:
            return None not in values and len(known) <= test.number
        case SetOperator.ONE_BAND:
            shares = [value.per_cent for value in values if isinstance(value, Share)]
            return len(shares) == len(rows) and len({ground.lexicon.band(each) for each in shares}) == 1
        case SetOperator.COMPLETE:
            return complete(rows, ground.lexicon)
        case SetOperator.SHARE_AT_LEAST:
            return filling.shares(test.set, test.of)[0].per_cent >= test.number
        case SetOperator.SHARE_AT_MOST:
            return filling.shares(test.set, test.of)[1].per_cent <= test.number
        case SetOperator.EVERY_ROW:
            return False


def complete(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """Whether the rows are all that the lexicon names of their kind."""
    entries = lexicon.kinds[rows[0].kind].entries
    return bool(entries) and {row.id for row in rows} >= set(entries)
