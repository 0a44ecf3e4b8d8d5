"""The results' fields: what each takes, and what it makes of it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ratingletters.model.results import AddresseeGiven, Counts, Provision
from ratingletters.model.scalars import Count, Day, Figure, Id, Line, Month, Plain, Whole


def taken(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "given", "made"),
    [
        (Whole, Plain("3"), 3),
        (Whole, Plain("3.0"), 3),
        (Whole, 3.0, 3),
        (Count, Plain("0"), 0),
        (Figure, Plain("-0.5"), Decimal("-0.5")),
        (Figure, 69.5, Decimal("69.5")),
        (Month, Plain("2008-02"), datetime.date(2008, 2, 1)),
        (Day, Plain("2009-12-09"), datetime.date(2009, 12, 9)),
        (Line, Plain("010"), "010"),
        (Line, " Leeds ", "Leeds"),
        (Line, "North Somerset  \u00a0Council", "North Somerset Council"),
        (Line, "Leeds\u00a0City", "Leeds\u00a0City"),
        (Id, Plain("st-helens"), "st-helens"),
    ],
)
def test_a_field_makes_the_value_that_is_meant(kind: Any, given: Any, made: Any) -> None:
    assert taken(kind, given) == made


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (Whole, Plain("2.5")), (Whole, Plain("010")), (Whole, "3"), (Whole, True), (Whole, Plain("1e3")),
        (Whole, Plain("9" * 5000)), (Whole, None), (Count, Plain("-1")), (Figure, Plain("nan")),
        (Figure, float("inf")), (Figure, Plain("1,5")), (Figure, Decimal("NaN")), (Month, Plain("2008-13")),
        (Month, Plain("0000-01")), (Day, Plain("2009-02-30")), (Day, Plain("40156")), (Day, Plain("9/12/09")),
        (Line, "a\nb"), (Line, "a\u200bb"), (Line, ""), (Line, "  "), (Id, "St Helens"), (Id, "a b"),
        (Id, "../x"), (Id, "a-"),
    ],
)  # fmt: skip
def test_a_field_refuses_what_could_be_misread(kind: Any, given: Any) -> None:
    with pytest.raises(ValidationError):
        taken(kind, given)


def addressee(*lines: str) -> AddresseeGiven:
    return AddresseeGiven(name="A", salutation="A", post="B", address=lines)


@pytest.mark.parametrize("postcode", ["L2 2DH", "SW1A 1AA", "M1 1AE", "GIR 0AA", "CR2 6XH"])
def test_an_address_ends_with_a_postcode(postcode: str) -> None:
    assert addressee("Town Hall", "Town", postcode).address[-1] == postcode


@pytest.mark.parametrize(
    "lines",
    [("Town", "L2 2DH"), ("a", "b", "c", "d", "e", "f", "g", "L2 2DH"), ("Hall", "Town", "L2 2D"),
     ("(Hall)", "Town", "L2 2DH"), ("Hall", "Town L2 2DH", "England"), ("Hall", "Town", "l2 2dh")],
)  # fmt: skip
def test_an_address_that_the_post_could_not_deliver_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        addressee(*lines)


def test_a_type_without_settings_is_refused() -> None:
    with pytest.raises(ValidationError, match="no settings are counted"):
        Provision(type="nursery", counts=Counts())


def test_counts_are_of_any_grades_and_a_grade_left_out_is_none() -> None:
    counts = Counts.model_validate({"very good": Plain("3"), "weak": 1})
    assert (counts.of("very good"), counts.of("weak"), counts.of("good"), counts.total) == (3, 1, 0, 4)
