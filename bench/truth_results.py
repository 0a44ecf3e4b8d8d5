"""The raw results and what can be counted from them, in exact fractions: the reader's own arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Raw = dict[str, Any]

COMPARATORS = ("similar_areas", "national")
GRADES = ("outstanding", "good", "satisfactory", "inadequate")


def exact(figure: Any) -> Fraction:
    """A figure as written, exactly."""
    return Fraction(str(figure))


def rounded(share: Fraction) -> int:
    """Half up to a whole per cent, without any floating point."""
    return (2 * share.numerator + share.denominator) // (2 * share.denominator)


def per_cent(part: int, whole: int) -> Fraction:
    """What part of the whole, in per cent."""
    return Fraction(100 * part, whole)


class Results:
    """The raw results with what can be counted from them."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.tolerance = exact(raw["tolerance"])
        self.types: dict[str, Raw] = {each["type"]: each for each in raw.get("provision") or ()}
        self.indicators: dict[str, Raw] = {each["id"]: each for each in raw.get("indicators") or ()}
        self.gaps: list[Raw] = list(raw.get("gaps") or ())
        review = raw.get("review") or []
        self.reviews: list[Raw] = [review] if isinstance(review, dict) else list(review)

    def count(self, type_: str, *grades: str) -> int:
        """Settings of a type with one of these grades; all of them without any."""
        counts = self.types[type_]["counts"]
        return sum(int(counts.get(grade, 0)) for grade in grades or counts)

    def over_all(self, *grades: str) -> int:
        """Settings of every type."""
        return sum(self.count(type_, *grades) for type_ in self.types)

    def share(self, type_: str) -> Fraction:
        """Good or better, in per cent."""
        return per_cent(self.count(type_, "outstanding", "good"), self.count(type_))

    def above(self, type_: str, comparator: str) -> Fraction | None:
        """By how much more than the tolerance the share of a type is above a comparator, both rounded; None:
        nobody knows the comparator."""
        other = self.types[type_].get(comparator)
        if other is None:
            return None
        return rounded(self.share(type_)) - rounded(exact(other)) - self.tolerance

    def clearly_above(self, type_: str) -> bool:
        """Is the share of a type above both comparators by more than the tolerance, however one rounds?"""
        both = [self.types[type_].get(comparator) for comparator in COMPARATORS]
        return all(
            other is not None
            and min(self.share(type_), Fraction(99)) - max(exact(other), Fraction(1)) > self.tolerance
            and (self.above(type_, comparator) or 0) > 0
            for other, comparator in zip(both, COMPARATORS, strict=True)
        )

    def against(self, type_: str, comparator: str) -> int | None:
        """-1, 0 or 1: the share of a type is below, in line with or above a comparator, both rounded."""
        by = self.above(type_, comparator)
        if by is None:
            return None
        return 1 if by > 0 else -1 if by < -2 * self.tolerance else 0

    def better(self, row: Raw, comparator: str) -> int | None:
        """-1, 0 or 1: an indicator is worse than, in line with or better than a comparator; None: nobody knows."""
        if row.get(comparator) is None:
            return None
        by = exact(row["value"]) - exact(row[comparator])
        if abs(by) <= exact(row["tolerance"]):
            return 0
        return 1 if (by > 0) is (row["better"] == "higher") else -1

    def only(self, type_: str, grade: str) -> bool:
        """Have all settings of a type this grade?"""
        return type_ in self.types and self.count(type_, grade) == self.count(type_) > 0

    def in_line(self, row: Raw, comparator: str) -> bool:
        """Is the value of an indicator or a gap within its tolerance of a comparator that is known?"""
        other = row.get(comparator)
        return other is not None and abs(exact(row["value"]) - exact(other)) <= exact(row["tolerance"])

    def moved(self, row: Raw) -> int | None:
        """-1, 0 or 1: fell, stayed or rose by more than the tolerance; None: nobody knows."""
        if row.get("previous") is None:
            return None
        by = exact(row["value"]) - exact(row["previous"])
        return 0 if abs(by) <= exact(row["tolerance"]) else 1 if by > 0 else -1

    def weak(self) -> set[tuple[str, str]]:
        """Service and outcome of every judgement below good."""
        return {
            (each["type"], outcome)
            for each in self.raw.get("outcome_judgements") or ()
            for outcome, grade in each.items()
            if outcome != "type" and grade in {"satisfactory", "inadequate"}
        }
