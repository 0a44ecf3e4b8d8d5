"""A document turned into a model, with every problem said in our own words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.scalars import Count, Id, Line, Percent
from ratingletters.reading.validation import WORDINGS, validated
from ratingletters.reading.yaml import read_yaml


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    weight: Count = 0
    colour: Colour = Colour.RED


class Round(BaseModel):
    model_config = ConfigDict(extra="forbid")

    form: Literal["round"]
    radius: Count


class Square(BaseModel):
    model_config = ConfigDict(extra="forbid")

    form: Literal["square"]
    side: Count


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Line = "x"
    parts: tuple[Part, ...] = ()
    shares: dict[Id, Percent] = Field(default_factory=dict)
    either: Part | None = None
    shapes: tuple[Annotated[Round | Square, Field(discriminator="form")], ...] = ()
    sure: bool = False
    ref: Part | Annotated[int, Field(gt=3)] | None = None


def said(text: str, **more: Any) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        validated(Whole, read_yaml(text, "f"), **more)
    return [str(each).replace("\n    ", " | ") for each in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nam: y", "f:1:1: unknown field 'nam' [RES-001] | did you mean 'name'?"),
        ("parts: [{wieght: 1}]", "f:1:10: unknown field 'wieght' [RES-001] | did you mean 'weight'?"),
        ("either: {wieght: 1}", "f:1:10: unknown field 'wieght' [RES-001] | did you mean 'weight'?"),
        ("shapes: [{form: round, radus: 1, radius: 2}]",
         "f:1:24: unknown field 'radus' [RES-001] | did you mean 'radius'?"),
        ("shapes: [{form: square}]", "f:1:10: 'side' is missing [RES-002]"
         " | add a line 'side: …' to this group"),
        ("name:", "f:1:6: name is empty [RES-003] | write a value after the colon"),
        ("name: ''", "f:1:7: name is empty [RES-003] | write a value after the colon"),
        ("parts: x", "f:1:8: parts is 'x', where a list belongs [RES-004]"
         " | write each entry on a line of its own, beginning with '- '"),
        ("shares: [1]", "f:1:9: shares is a list, where a group of fields belongs [RES-005]"
         " | write each field on a line of its own, as 'name: value'"),
        ("name: [a]", "f:1:7: name is a list, where text belongs [RES-006] | write one text"),
        ("parts: [{weight: 1}, {weight: x}]", "f:1:31: weight: 'x' is text where a number belongs [RES-007]"
         " | write a figure such as 12 or 69.5, without comma or per cent sign"),
        ("parts: [{colour: gren}]",
         "f:1:18: colour: 'gren' is not one of the words red, green [RES-008] | did you mean 'green'?"),
        ("sure: perhaps", "f:1:7: sure: 'perhaps' is neither true nor false [RES-008] | write one of them"),
        ("shares: {a: 101}", "f:1:13: a: '101' is too large [RES-009] | it must be at most 100"),
        ("shares: {A b: 10}", "f:1:10: the name 'A b': 'A b' is not of the form that belongs here [RES-010]"
         " | use small letters, figures and single hyphens only, as in st-helens"),
        ("name: \"a\\tb\"", "f:1:7: name: a tab stands in text that belongs on one line [RES-010]"
         " | write it on one line"),
    ],
)  # fmt: skip
def test_a_problem_says_what_was_found_what_is_wanted_and_what_to_do(text: str, wanted: str) -> None:
    assert said(text) == [wanted]


def test_all_problems_are_found_in_one_run() -> None:
    assert len(said("nam: y\nparts: [{weight: x, colour: blue}]\nshares: {a: -1, b: 200}\n")) == 5


def test_a_part_of_a_document_is_placed_in_the_whole() -> None:
    (line,) = said("- {}\n- parts:\n  - weight: 1.5\n", path=(1,), code="KND")
    assert line.startswith("f:3:13: weight: '1.5' is not a whole number [KND-007]")


def test_no_message_of_pydantics_is_shown() -> None:
    text = "\n".join(said("ref: x\nshapes: [{form: oval}]\nparts: {a: 1}\n"))
    assert "pydantic" not in text
    assert "http" not in text


def test_codes_are_in_order_and_leave_the_rating_scale_its_own() -> None:
    numbers = [each.number for each in WORDINGS]
    assert numbers == sorted(numbers)
    assert "012" not in numbers
