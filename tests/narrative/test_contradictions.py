"""Conditions that can never hold together, or that say nothing."""

from __future__ import annotations

import pytest
from tests.narrative.small import book, problem

ROWS = "find x: each provision type where\n{tests}\n\n> {{x}} are good."
FINDS = "find x: each provision type\n\nfind y: each of x where\n- good is at least 1\n\n"
SETS = FINDS + "when\n{tests}\n\n> {{y}} are good."


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        ("- good or better is at least 80\n- good or better is at most 49", "can never hold together"),
        ("- good or better is at most 49\n- good or better is at least 50", "can never hold together"),
        ("- total is at least 3\n- total is at most 2", "can never hold together"),
        ("- group is young\n- group is old", "can never hold together"),
        (
            "- good or better is above similar areas\n- good or better is below similar areas",
            "can never hold together",
        ),
        (
            "- total is at least 3\n- good is at least 1\n- total is at least 3",
            "'total is at least 3' is tested twice",
        ),
        (
            "- good or better is at least 50\n- good or better is at least 80",
            "limit one thing twice on one side",
        ),
    ],
)
def test_tests_of_a_row_that_exclude_each_other_or_say_nothing_are_told(tests: str, told: str) -> None:
    found = problem(ROWS.format(tests=tests))
    assert (found.code, found.place.line) == ("BOK-004", 5)
    assert told in found.what


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        ("- y of x is at least 80\n- y of x is at most 49", "can never hold together"),
        ("- y of x is at least 80\n- y of x is at least 80", "is tested twice"),
        ("- y of x is at least 80\n- y of x is at least 50", "limit one thing twice on one side"),
        ("- overall.total is at least 3\n- overall.total is at most 2", "can never hold together"),
        ("- overall.total is at least 3\n- overall.total is at least 3", "is tested twice"),
    ],
)
def test_tests_of_a_set_that_exclude_each_other_or_say_nothing_are_told(tests: str, told: str) -> None:
    assert told in problem(SETS.format(tests=tests)).what


@pytest.mark.parametrize(
    "tests",
    [
        "- good or better is at least 50\n- good or better is at most 79",
        "- good or better is at least 50\n- similar areas is at most 49",
        "- good or better is above similar areas\n- good or better is below national average",
        "- group is not young\n- group is not old",
        "- total is at least 2\n- total is at most 2",
    ],
)
def test_limits_that_leave_something_are_sound(tests: str) -> None:
    assert len(list(book(ROWS.format(tests=tests)).cards())) == 1
