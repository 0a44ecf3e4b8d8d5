"""The values of facts: how shares are rounded, and how values are shown in a trace."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.narrative.values import Month, Point, Share, Term


@pytest.mark.parametrize(
    ("stated", "per_cent"),
    [
        ("64.5", 65),
        ("64.49", 64),
        ("65.5", 66),
        ("0.5", 1),
        ("50", 50),
        ("64.4999999999999999999999999999", 64),
    ],
)
def test_a_stated_share_is_rounded_half_up(stated: str, per_cent: int) -> None:
    assert Share.given(Decimal(stated)).per_cent == per_cent


@pytest.mark.parametrize(
    ("part", "whole", "per_cent"),
    [(129, 200, 65), (128, 200, 64), (1, 3, 33), (2, 3, 67), (0, 7, 0), (7, 7, 100)],
)
def test_a_counted_share_is_rounded_half_up_and_keeps_its_counts(
    part: int, whole: int, per_cent: int
) -> None:
    found = Share.of(part, whole)
    assert (found.per_cent, found.part, found.whole) == (per_cent, part, whole)


def test_rounding_makes_no_share_complete_and_none_empty() -> None:
    assert (Share.of(611, 612).per_cent, Share.of(1, 612).per_cent) == (99, 1)
    assert (Share.given(Decimal("99.9")).per_cent, Share.given(Decimal("0.1")).per_cent) == (99, 1)


def test_shares_are_compared_as_rounded_even_where_rounding_makes_them_complete() -> None:
    assert (Share.of(611, 612).rounded, Share.of(1, 612).rounded) == (100, 0)


@given(st.fractions(0, 100), st.fractions(0, 100))
def test_a_larger_share_is_never_rounded_to_less(one: Fraction, other: Fraction) -> None:
    less, more = sorted((one, other))
    assert (
        Share.exactly(*less.as_integer_ratio()).per_cent <= Share.exactly(*more.as_integer_ratio()).per_cent
    )
    assert Share.exactly(*less.as_integer_ratio()).rounded <= Share.exactly(*more.as_integer_ratio()).rounded


@given(st.fractions(1, 99))
def test_rounding_moves_a_share_by_half_a_point_at_most(share: Fraction) -> None:
    assert -Fraction(1, 2) < Share.exactly(*share.as_integer_ratio()).rounded - share <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Share.given(Decimal("64.5")), "65 per cent"),
        (Share.of(3, 4), "75 per cent (3 of 4)"),
        (Point("grade", "good", 3), "good"),
        (Term("homes", "children's homes"), "children's homes"),
        (Month(datetime.date(2008, 2, 1)), "2008-02"),
    ],
)
def test_a_trace_shows_a_value_in_words_or_figures(value: object, shown: str) -> None:
    assert str(value) == shown
