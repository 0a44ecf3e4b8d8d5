"""Whether a card's conditions hold over the facts. A test on a value that is not known is false."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ratingletters.narrative.card import Find, Operator, RowTest, SetOperator, SetTest
from ratingletters.narrative.facts import Facts, Row
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.values import Point, Share, Term, Value

Sets = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Ground:
    """What conditions are judged on: the facts, the words, and the rows already spoken of in this letter.

    ``narrowed`` remembers the rows that passed the first tests of a find, since the finds of many cards begin
    alike: the reader makes equal tests one object, so that they can be told by their identity.
    """

    facts: Facts
    lexicon: Lexicon
    said: Collection[str] = ()
    narrowed: dict[tuple[str | int, ...], tuple[Row, ...]] = field(default_factory=dict)

    def found(self, find: Find) -> tuple[Row, ...]:
        """The rows of a kind that pass every test of a find."""
        rows = self.facts.of(find.kind.name)
        key: tuple[str | int, ...] = (find.kind.name,)
        for test in find.tests:
            if not rows:
                break
            if test.operator is Operator.NOT_YET_SAID:
                rows = tuple([row for row in rows if passes(row, test, self)])
                key = (*key, len(self.said))
                continue
            key = (*key, id(test))
            known = self.narrowed.get(key)
            if known is None:
                known = self.narrowed[key] = tuple([row for row in rows if passes(row, test, self)])
            rows = known
        return rows


@dataclass(frozen=True, slots=True)
class Filling:
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

    def tested_between(self, name: str, of: str) -> list[str]:
        """The fields by which one set was narrowed from another, in one step or several."""
        fields: dict[str, None] = {}
        while name != of:
            tests = self.finds[name].tests
            fields |= dict.fromkeys(test.field for test in tests if test.field not in {"", "id"})
            name = self.finds[name].of
        return list(fields)

    def shares(self, name: str, of: str) -> tuple[Share, Share]:
        """How much one set is of another: at the least, and at the most if every row of which a tested field
        is not known belonged to it."""
        rows, whole = self.sets[name], self.sets[of]
        fields = self.tested_between(name, of)
        unknown = sum(
            1 for row in whole if row not in rows and any(row.values.get(field) is None for field in fields)
        )
        return Share.of(len(rows), len(whole)), Share.of(len(rows) + unknown, len(whole))


def found(find: Find, sets: Sets, ground: Ground) -> tuple[Row, ...]:
    """The rows that a ``find`` names, in the lexicon's order."""
    if find.of:
        rows = sets[find.of]
        for test in find.tests:
            rows = tuple([row for row in rows if passes(row, test, ground)])
        return rows
    return ground.found(find)


def passes(row: Row, test: RowTest, ground: Ground) -> bool:
    """Whether one row passes one test. The commonest questions come first: a letter asks a thousand."""
    operator, field = test.operator, test.field
    value = row.values.get(field)
    if value is not None:
        if operator is Operator.IS:
            return identity(value) == test.constant
        if operator is Operator.IS_NOT:
            return identity(value) != test.constant
        if operator is Operator.AT_LEAST:
            return magnitude(value) >= bound(value, test.constant, ground.lexicon)
        if operator is Operator.AT_MOST:
            return magnitude(value) <= bound(value, test.constant, ground.lexicon)
        if operator is Operator.KNOWN:
            return True
        return lies(value, row.values.get(test.other), operator, ground)
    if field == "id":
        return (row.id == test.constant) is (operator is Operator.IS)
    return operator is Operator.NOT_YET_SAID and row.address("") not in ground.said


def lies(value: Value, other: Value | None, operator: Operator, ground: Ground) -> bool:
    """Whether a share is above, below or in line with another. One tolerance, so the three exclude each
    other."""
    if not isinstance(value, Share) or not isinstance(other, Share):
        return False
    difference = value.rounded - other.rounded
    if operator is Operator.ABOVE:
        return difference > ground.facts.tolerance
    if operator is Operator.BELOW:
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


def bound(value: Value, constant: str | int, lexicon: Lexicon) -> int:
    """The constant of an ordered test, on the same footing as the value."""
    return lexicon.orders[value.scale][str(constant)] if isinstance(value, Point) else int(constant)


def holds(test: SetTest, filling: Filling) -> bool:
    """Whether a set passes a test below ``when``. An empty set passes none."""
    rows, ground = filling.sets[test.set], filling.ground
    if not rows:
        return False
    values = [row.values.get(test.field) for row in rows]
    known = {identity(value) for value in values if value is not None}
    match test.operator:
        case SetOperator.TAKES_ONE:
            return None not in values and len(known) == 1
        case SetOperator.TAKES_SEVERAL:
            return len(known) >= test.number
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
            return test.row_test is not None and all(passes(row, test.row_test, ground) for row in rows)


def complete(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """Whether the rows are all that the lexicon names of their kind."""
    entries = lexicon.kinds[rows[0].kind].entries
    return bool(entries) and {row.id for row in rows} >= set(entries)
