"""The letter's values as the template sees them."""

from datetime import date
from typing import Any

import pytest
from tests.word.making import addressee, letter, narrative

from ratingletters.errors import ProblemsFoundError
from ratingletters.word import FIELDS
from ratingletters.word.fields import context


def flat(values: dict[str, Any], group: str = "") -> set[str]:
    return {
        inner
        for name, value in values.items()
        for inner in (flat(value, f"{name}.") if isinstance(value, dict) else {group + name})
    }


def test_every_field_has_a_value_and_every_value_a_field() -> None:
    assert flat(context(letter(), draft=True)) == set(FIELDS)


def test_the_date_is_day_month_year_whatever_the_machine_speaks() -> None:
    assert context(letter(date=date(2010, 1, 2)), draft=False)["date"] == "2 January 2010"


@pytest.mark.parametrize(
    "bad", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\ud800", "\ufffe", "\uffff", "\u202e"]
)
def test_characters_that_no_letter_can_hold_are_refused_with_their_field(bad: str) -> None:
    hurt = letter(council=f"Well{bad}mouth", addressee=addressee(post=f"Director{bad}"))
    with pytest.raises(ProblemsFoundError) as caught:
        context(hurt, draft=False)
    assert [problem.place.spot for problem in caught.value.problems] == ["addressee.post", "council.name"]
    assert all(f"U+{ord(bad):04X}" in problem.what for problem in caught.value.problems)


def test_a_control_character_in_the_narrative_is_found_too() -> None:
    with pytest.raises(ProblemsFoundError, match="U\\+0007"):
        context(letter(narrative=narrative(("Bad\x07.",))), draft=False)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\n"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert context(letter(council=f"a{end}b"), draft=False)["council"]["name"] == "a\nb"
