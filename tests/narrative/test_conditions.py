"""Whether conditions hold: unknown is false, edges are on the right side, comparisons exclude each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrative.small import said

SCHOOL = "provision:\n  - {{type: school, counts: {counts}{more}}}\n"


def passes(test: str, counts: str = "{good: 3, satisfactory: 1}", more: str = "") -> bool:
    """Whether the school passes a row test."""
    given_results = SCHOOL.format(counts=counts, more=more and ", " + more)
    return bool(said(f"find x: each provision type where\n- {test}\n\n> {{x}} do well.", given_results))


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("good is at least 3", True),
        ("good is at least 4", False),
        ("good is at most 3", True),
        ("good is at most 2", False),
        ("good is 3", True),
        ("good is not 3", False),
        ("good or better is at least 50", True),
        ("good or better is at least 80", False),
        ("good or better is at most 79", True),
        ("good or better is at most 49", False),
        ("group is old", True),
        ("group is not old", False),
        ("id is school", True),
        ("id is not school", False),
        ("id is nursery", False),
        ("id is not nursery", True),
        ("manner is known", True),
        ("not yet said", True),
    ],
)
def test_a_row_test_holds_or_does_not(test: str, expected: bool) -> None:
    assert passes(test) is expected


@pytest.mark.parametrize(
    "test",
    [
        "grade is good",
        "grade is not good",
        "grade is at least inadequate",
        "grade is at most outstanding",
        "grade is known",
        "good or better is above national average",
        "good or better is below national average",
        "good or better is in line with national average",
        "similar areas is below national average",
        "similar areas is at least 0",
        "similar areas is at most 100",
    ],
)
def test_a_test_on_a_value_that_is_not_known_is_false_whatever_it_asks(test: str) -> None:
    assert not passes(test)


@pytest.mark.parametrize(
    ("grade", "at_least", "at_most"),
    [
        ("outstanding", True, False),
        ("good", True, True),
        ("satisfactory", False, True),
        ("inadequate", False, True),
    ],
)
def test_grades_are_compared_by_quality(grade: str, at_least: bool, at_most: bool) -> None:
    counts = f"{{{grade}: 2}}"
    assert passes("grade is at least good", counts) is at_least
    assert passes("grade is at most good", counts) is at_most


@pytest.mark.parametrize(
    ("average", "relation"),
    [
        (72, "above"),
        (73, "in line with"),
        (75, "in line with"),
        (77, "in line with"),
        (78, "below"),
        (72.5, "in line with"),
    ],
)
def test_a_share_within_the_tolerance_is_in_line(average: float, relation: str) -> None:
    """The school's share is 75, the tolerance 2."""
    for each in ("above", "in line with", "below"):
        holds = passes(f"good or better is {each} national average", more=f"national: {average}")
        assert holds is (each == relation)


@given(st.integers(0, 40), st.integers(0, 40), st.decimals(0, 100, places=1))
def test_above_in_line_and_below_exclude_each_other_and_leave_nothing_out(
    good: int, bad: int, average: object
) -> None:
    counts = f"{{good: {good + 1}, inadequate: {bad}}}"
    holding = [
        each
        for each in ("above", "in line with", "below")
        if passes(f"good or better is {each} similar areas", counts, f"similar_areas: {average}")
    ]
    assert len(holding) == 1


TWO = """
provision:
  - {type: nursery, counts: {good: %s}}
  - {type: school, counts: {good: %s, satisfactory: %s}}
"""


def holds(test: str, results: str, find: str = "find x: each provision type") -> bool:
    return bool(said(f"{find}\n\nwhen\n- {test}\n\n> {{council}} does well.", results))


@pytest.mark.parametrize(
    ("test", "rows", "expected"),
    [
        ("x.grade takes 1 value", (1, 1, 0), True),
        ("x.grade takes 1 value", (1, 0, 1), False),
        ("x.grade takes at least 2 values", (1, 0, 1), True),
        ("x.grade takes at least 2 values", (1, 1, 0), False),
        ("x.grade takes at least 3 values", (1, 0, 1), False),
        ("x.good or better stays in 1 band", (1, 1, 0), True),
        ("x.good or better stays in 1 band", (1, 9, 1), False),
        ("x.grade takes 1 value", (1, 1, 1), False),
    ],
)
def test_a_set_test_holds_or_does_not(test: str, rows: tuple[int, ...], expected: bool) -> None:
    assert holds(test, TWO % rows) is expected


def test_one_value_is_not_taken_while_a_row_is_unknown() -> None:
    """One review is graded; the grade of the mixed school is not known, so the two do not share one."""
    mixed = TWO % (1, 1, 1)
    assert not holds("x.grade takes 1 value", mixed)
    assert holds("x.grade takes 1 value", mixed, "find x: each provision type where\n- grade is known")


def test_a_band_is_not_shared_while_a_share_is_unknown() -> None:
    find = "find x: each outcome"
    one = "outcomes: {healthy: 85}\nindicators: [{id: I 1, outcome: safe, value: 1, better: higher, tolerance: 1}]"
    assert not holds("x.good or better stays in 1 band", one, find)
    assert holds("x.good or better stays in 1 band", "outcomes: {healthy: 85, safe: 99}", find)


def test_a_set_is_complete_when_it_has_every_row_that_the_lexicon_names() -> None:
    assert holds("x is complete", "outcomes: {healthy: 1, safe: 1}", "find x: each outcome")
    assert not holds("x is complete", "outcomes: {healthy: 1}", "find x: each outcome")


@pytest.mark.parametrize(("well", "expected"), [(0, False), (1, False), (2, True), (3, True)])
def test_how_much_one_set_is_of_another_can_be_tested(well: int, expected: bool) -> None:
    rows = "indicators:\n" + "".join(
        f"  - {{id: I {at}, value: 5, previous: {1 if at <= well else 5}, better: higher, tolerance: 1}}\n"
        for at in (1, 2, 3)
    )
    find = "find x: each indicator\n\nfind y: each of x where\n- trend is improving"
    assert holds("y of x is at least 50", rows, find) is expected
    assert holds("y of x is at most 49", rows, find) is (well == 1), "an empty set passes no test"


@pytest.mark.parametrize("test", ["x is complete", "x.name takes 1 value", "x.name takes at least 2 values"])
def test_an_empty_set_passes_no_test(test: str) -> None:
    assert not holds(test, "", "find x: each indicator")


def test_a_test_of_the_one_row_of_a_kind_is_false_when_there_is_none() -> None:
    assert said("when\n- overall.good or better is at least 0\n\n> {council} does.") == []


@pytest.mark.parametrize(("good", "expected"), [(5, True), (4, False)])
def test_the_one_row_of_a_kind_is_tested_below_when(good: int, expected: bool) -> None:
    counts = f"provision: [{{type: school, counts: {{good: {good}, inadequate: 5}}}}]"
    assert holds("overall.good or better is at least 50", counts) is expected
