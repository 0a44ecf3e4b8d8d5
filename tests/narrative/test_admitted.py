"""A strict recogniser takes from a slot no more than the card's own tests leave it."""

from __future__ import annotations

import pytest
from tests.narrative.small import book

from ratingletters.narrative.recognise import recognise, recognisers

TYPES = """
find x: each provision type where
- group is young
- total is at least 11
- good or better is at least 50
- good or better is at most 79

> {x.good or better: the share of} {x} are good.
"""
GRADES = """
find x: each provision type where
- id is not hostel
- grade is at least good

repeat by x.name

> {x} are {x.grade: grade}.
"""


def known(text: str, said: str, *, strict: bool) -> bool:
    return recognise(said, recognisers(book(text), strict=strict)) is not None


@pytest.mark.parametrize(
    ("text", "said", "can"),
    [
        (TYPES, "Half of nurseries are good.", True),
        (TYPES, "Half of schools are good.", False),
        (TYPES, "All nurseries are good.", False),
        (TYPES, "Two of the three nurseries are good.", False),
        (GRADES, "Schools are excellent.", True),
        (GRADES, "Schools are poor.", False),
        (GRADES, "Hostel are good.", False),
        (GRADES, "Nurseries and schools are good.", False),
    ],
)
def test_a_strict_recogniser_knows_what_the_card_can_say_and_nothing_else(
    text: str, said: str, can: bool
) -> None:
    assert known(text, said, strict=True) is can
    assert known(text, said, strict=False)
