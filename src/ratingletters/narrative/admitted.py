"""What a card's own tests leave for a slot to hold: the rows of which it can speak, and the words of a scale, a choice
or a share that can be true of them. What only the facts decide is left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ratingletters.narrative.card import Card, Operator, RowTest, SetOperator, Shape, Slot
from ratingletters.narrative.lexicon import Column, CountWords, Entry, FactKind, Field, Lexicon, Sort

NEVER = "(?!)"
"""The expression that nothing matches."""


def tests_of(card: Card, slot: Slot) -> tuple[RowTest, ...]:
    """Every row test that what a slot speaks of has passed."""
    return card.passed.get(slot.set, ()) or tuple(
        each.row_test for each in card.tests if each.set == slot.set and each.row_test
    )


def entries(kind: FactKind, tests: Sequence[RowTest]) -> dict[str, Entry]:
    """The rows of the lexicon that can pass: by their ids, and by the choices and texts that the lexicon gives them."""
    return {
        row: entry
        for row, entry in kind.entries.items()
        if all(may_pass(entry, kind, test) for test in tests)
    }


def may_pass(entry: Entry, kind: FactKind, test: RowTest) -> bool:
    """Whether nothing that the lexicon says of a row keeps it from passing."""
    if test.field == "id":
        return (entry.id == test.constant) is (test.operator is Operator.IS)
    given = test.field in kind.fields and kind.fields[test.field].sort in {Sort.TEXT, Sort.CHOICE}
    ours = given and any(test.field in each.terms for each in kind.entries.values())
    if not ours:
        return True
    term = entry.terms.get(test.field)
    match test.operator:
        case Operator.KNOWN:
            return term is not None
        case Operator.IS:
            return term is not None and term.id == test.constant
        case Operator.IS_NOT:
            return term is not None and term.id != test.constant
    return True


def words(field: Field, tests: Sequence[RowTest], lexicon: Lexicon, by_point: Mapping[str, str]) -> list[str]:
    """The words of a scale or of a choice that the tests of its field leave."""
    order = lexicon.orders.get(field.scale, {})
    return [
        word
        for point, word in by_point.items()
        if all(fits(point, test, order) for test in tests if test.field == field.name)
    ]


def fits(point: str, test: RowTest, order: Mapping[str, int]) -> bool:
    """Whether a point of a scale, or a choice, passes a test."""
    match test.operator:
        case Operator.IS:
            return point == test.constant
        case Operator.IS_NOT:
            return point != test.constant
        case Operator.AT_LEAST:
            return order[point] >= order[str(test.constant)]
        case Operator.AT_MOST:
            return order[point] <= order[str(test.constant)]
    return True


def column(card: Card, slot: Slot, whole: Column, counts: CountWords) -> Column:
    """The column with the words that the card's tests of the share leave. It no longer counts where more things are
    counted than it would."""
    least, most, total = 0, 100, 0
    for test in tests_of(card, slot):
        if slot.field and test.field == slot.field.name and isinstance(test.constant, int):
            least = max(least, test.constant) if test.operator is Operator.AT_LEAST else least
            most = min(most, test.constant) if test.operator is Operator.AT_MOST else most
        if test.field == "total" and test.operator is Operator.AT_LEAST:
            total = int(test.constant)
    for each in card.tests:
        if slot.shape is Shape.SHARE and (each.set, each.of) == (slot.set, slot.of):
            least = max(least, each.number) if each.operator is SetOperator.SHARE_AT_LEAST else least
            most = min(most, each.number) if each.operator is SetOperator.SHARE_AT_MOST else most
    steps = tuple(said_between(whole, least, most))
    few = total <= counts.up_to
    return replace(whole, steps=steps, counted=whole.counted and few)


def said_between(column: Column, least: int, most: int) -> Iterator[tuple[int, str | None]]:
    """The steps of a column that some share from least to most takes."""
    above = 101
    for step, word in column.steps:
        if step <= most and above > least:
            yield step, word
        above = step
