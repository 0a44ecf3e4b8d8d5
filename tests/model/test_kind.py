"""The definition of a letter kind: what it needs, and the ends of its scale."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ratingletters.model.kind import Definition
from ratingletters.model.scalars import Plain

GIVEN: dict[str, Any] = {
    "kind": "small",
    "title": "Small letter",
    "organisation": "Office",
    "year": Plain("2001"),
    "scale": {Plain("3"): "Well", Plain("1"): "Badly", Plain("2"): "Fairly"},
    "paragraphs": ["Headline"],
    "fields": ["date"],
}


def test_a_definition_has_whole_numbers_for_its_year_and_scale() -> None:
    made = Definition.model_validate(GIVEN)
    assert made.year == 2001
    assert made.scale == {3: "Well", 1: "Badly", 2: "Fairly"}
    assert made.paragraphs == ("Headline",)


def test_the_span_of_a_scale_is_its_ends_in_whatever_order_they_are_given() -> None:
    assert Definition.model_validate(GIVEN).span == "1 to 3"


@pytest.mark.parametrize(
    "changed",
    [
        {"scale": {Plain("1"): "Badly"}},
        {"scale": {"good": "Well", "bad": "Badly"}},
        {"paragraphs": []},
        {"fields": []},
        {"title": ""},
        {"year": Plain("2001.5")},
        {"colour": "red"},
    ],
)
def test_a_definition_that_could_make_no_letter_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Definition.model_validate(GIVEN | changed)


@pytest.mark.parametrize("name", list(GIVEN))
def test_every_field_of_a_definition_is_needed(name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        Definition.model_validate({key: value for key, value in GIVEN.items() if key != name})


def test_a_definition_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Definition.model_validate(GIVEN).year = 2002  # type: ignore[misc]
