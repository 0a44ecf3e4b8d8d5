"""What a fact's value can be: a share, a count, a point on a scale, a term, a month. All frozen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Share:
    """A share in whole per cent, rounded half up; with ``part`` and ``whole`` where the count is known.

    ``per_cent`` is for words and thresholds: it is never made complete or empty by rounding (611 of 612 is 99,
    1 of 612 is 1), for otherwise "all" and "no" would be false. ``rounded`` is for comparing shares.
    """

    per_cent: int
    rounded: int
    part: int | None = None
    whole: int | None = None

    @staticmethod
    @lru_cache(maxsize=16_384)
    def of(part: int, whole: int) -> Share:
        """The share that ``part`` is of ``whole``; ``whole`` is at least 1."""
        return Share.exactly(100 * part, whole, part, whole)

    @staticmethod
    @lru_cache(maxsize=16_384)
    def given(per_cent: Decimal) -> Share:
        """A share that the results state, 0 to 100, with any number of decimals."""
        return Share.exactly(*per_cent.as_integer_ratio())

    @staticmethod
    def exactly(above: int, below: int, part: int | None = None, whole: int | None = None) -> Share:
        """A share from its exact per cent as a fraction, ``above`` over ``below``; 64.5 is rounded to 65."""
        rounded = (2 * above + below) // (2 * below)
        near_a_bound = rounded in (0, 100) and above != rounded * below
        return Share(abs(rounded - 1) if near_a_bound else rounded, rounded, part, whole)

    def __str__(self) -> str:
        counted = f" ({self.part} of {self.whole})" if self.whole is not None else ""
        return f"{self.per_cent} per cent{counted}"


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


@dataclass(frozen=True, slots=True)
class Partition:
    """How many rows have each grade, best first; grades that none has are left out."""

    parts: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return ", ".join(f"{count} {grade}" for grade, count in self.parts)


Value = Partition | Share | int | Point | Term | Month
