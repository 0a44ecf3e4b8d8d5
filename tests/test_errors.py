"""Errors of single letters, gathered while the others go on."""

import pytest

from ratingletters.errors import Problem, ProblemsFoundError, RefusedError, Setbacks
from ratingletters.places import Place

PROBLEM = Problem(Place("narrative.md", 3), "a comment is not closed", "NAR-002", "close it")


def gathered(*errors: Exception) -> Setbacks:
    setbacks = Setbacks()
    for error in errors:
        with setbacks.of_one():
            raise error
    return setbacks


def test_nothing_that_went_wrong_raises_nothing() -> None:
    gathered().tell()


def test_problems_of_several_letters_are_told_together() -> None:
    other = Problem(Place("other.md", 1), "a mark stands twice", "NAR-005")
    with pytest.raises(ProblemsFoundError) as told:
        gathered(ProblemsFoundError([PROBLEM]), ProblemsFoundError([other])).tell()
    assert told.value.problems == (PROBLEM, other)


def test_refusals_and_problems_of_one_run_are_all_told_each_with_its_remedy() -> None:
    with pytest.raises(RefusedError) as told:
        gathered(RefusedError("one is issued", "correct it"), ProblemsFoundError([PROBLEM])).tell()
    assert (
        str(told.value)
        == "one is issued\n    correct it\nnarrative.md:3: a comment is not closed [NAR-002]\n    close it"
    )


def test_what_is_no_matter_of_one_letter_stops_all() -> None:
    with pytest.raises(OSError, match="full"):
        gathered(OSError("the disk is full"))
