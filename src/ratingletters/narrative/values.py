"""What a fact's value can be: a share, a count, a point on a scale, a term, a month. All frozen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """A share in whole per cent, rounded half up; with ``part`` and ``whole`` where the count is known.

    Rounding never makes a share complete or empty: 611 of 612 is 99, not 100, and 1 of 612 is 1, not 0, for
    otherwise the words for 100 and 0 ("all", "no") would be false.
    """

    per_cent: int
    part: int | None = None
    whole: int | None = None

    @staticmethod
    def of(part: int, whole: int) -> Share:
        """The share that ``part`` is of ``whole``; ``whole`` is at least 1."""
        return Share(rounded(Fraction(100 * part, whole)), part, whole)

    @staticmethod
    def given(per_cent: Decimal) -> Share:
        """A share that the results state, 0 to 100, with any number of decimals."""
        return Share(rounded(Fraction(per_cent)))

    def __str__(self) -> str:
        counted = f" ({self.part} of {self.whole})" if self.whole is not None else ""
        return f"{self.per_cent} per cent{counted}"


def rounded(per_cent: Fraction) -> int:
    """Whole per cent, half up (64.5 is 65), but 100 only for all and 0 only for none."""
    numerator, denominator = per_cent.as_integer_ratio()
    found = (2 * numerator + denominator) // (2 * denominator)
    if found == 100 and per_cent < 100:
        return 99
    if found == 0 and per_cent > 0:
        return 1
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """A point on an ordered scale: a grade or a rating. ``order`` grows with the quality."""

    scale: str
    id: str
    order: int

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the lexicon under its id, so that rewording the lexicon never changes what a card tests."""

    id: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year; ``first`` is its first day."""

    first: datetime.date

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


Value = Share | int | Point | Term | Month
