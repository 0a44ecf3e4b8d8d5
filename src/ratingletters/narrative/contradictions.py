"""Conditions that can never hold together, and conditions that say nothing: slips, whatever they were meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ratingletters.narrative.card import Card, Operator, RowTest, SetOperator

Slip = tuple[str, str]
"""What is wrong, and what to do."""

LEAST, MOST = SetOperator.SHARE_AT_LEAST, SetOperator.SHARE_AT_MOST
OPPOSITE = (Operator.ABOVE, Operator.BELOW, Operator.IN_LINE)


def contradictions(card: Card) -> Iterator[Slip]:
    """Every such condition of a card."""
    for find in card.finds:
        yield from among(find.tests)
    yield from repeated(test.said for test in card.tests if test.row_test is None)
    for name in dict.fromkeys(test.set for test in card.tests):
        own = [test for test in card.tests if test.set == name]
        yield from among([test.row_test for test in own if test.row_test])
        for of in dict.fromkeys(test.of for test in own if test.of):
            yield from crossed(
                [(test.number, test.said) for test in own if test.of == of and test.operator is LEAST],
                [(test.number, test.said) for test in own if test.of == of and test.operator is MOST],
            )


def among(tests: Sequence[RowTest]) -> Iterator[Slip]:
    """Those among the tests that one row must pass."""
    yield from repeated(test.said for test in tests)
    for name in dict.fromkeys(test.field for test in tests if test.field):
        own = [test for test in tests if test.field == name]
        least = [
            (int(test.constant), test.said)
            for test in own
            if test.operator is Operator.AT_LEAST and number(test)
        ]
        most = [
            (int(test.constant), test.said)
            for test in own
            if test.operator is Operator.AT_MOST and number(test)
        ]
        yield from crossed(least, most)
        equal = [test for test in own if test.operator is Operator.IS]
        if len({test.constant for test in equal}) > 1:
            yield never(test.said for test in equal)
        for other in dict.fromkeys(test.other for test in own if test.other):
            against = [test for test in own if test.other == other and test.operator in OPPOSITE]
            if len({test.operator for test in against}) > 1:
                yield never(test.said for test in against)


def number(test: RowTest) -> bool:
    """Whether a test compares with a number, and not with a point of a scale."""
    return isinstance(test.constant, int)


def crossed(least: Sequence[tuple[int, str]], most: Sequence[tuple[int, str]]) -> Iterator[Slip]:
    """A lower limit above an upper one, and two limits on one side, of which one is idle."""
    if least and most and max(least)[0] > min(most)[0]:
        yield never((max(least)[1], min(most)[1]))
    for limits in (least, most):
        if len({limit for limit, _ in limits}) > 1:
            said = "' and '".join(said for _, said in limits)
            yield f"'{said}' limit one thing twice on one side", "keep the one that is meant"


def repeated(said: Iterable[str]) -> Iterator[Slip]:
    """A test that stands there twice."""
    told = list(said)
    for test in dict.fromkeys(each for each in told if told.count(each) > 1):
        yield f"'{test}' is tested twice", "keep one of them"


def never(said: Iterable[str]) -> Slip:
    """Tests that exclude each other."""
    tests = "' and '".join(dict.fromkeys(said))
    return f"'{tests}' can never hold together", "drop or mend one of them"
