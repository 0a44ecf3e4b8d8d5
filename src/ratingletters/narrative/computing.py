"""What each kind of fact is computed from: shares, comparisons and trends, taken from the results once.

A value that cannot be computed is None: not known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ratingletters.model.results import Better, Counts, Gap, Indicator, Results
from ratingletters.narrative.computed import ORDERS
from ratingletters.narrative.values import Month, Partition, Share, Value

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Computation:
    """A row before the lexicon's words are added to it."""

    id: str
    values: Mapping[str, Value | str | None]
    path: Path
    paths: Mapping[str, Path]


def council(results: Results) -> Iterator[Computation]:
    """The council and its rating, this year's and last, and what limited it: given, never derived."""
    values: dict[str, Value | str | None] = {
        "name": results.council.name_in_sentence or results.council.name,
        "rating": str(results.rating),
    }
    if results.previous:
        values |= {
            "last rating": str(results.previous.rating),
            "last year": results.previous.year,
            "rating change": named(sign(results.rating - results.previous.rating), "lower", "same", "higher"),
        }
    if results.limited:
        values |= {
            "limited from": str(results.limited.from_rating),
            "limited by": results.limited.by,
            "limited held": Month(results.limited.held),
        }
    yield Computation(
        results.council.id,
        values,
        ("council",),
        {
            "rating": ("rating",),
            **dict.fromkeys(("last rating", "last year", "rating change"), ("previous",)),
            **dict.fromkeys(("limited from", "limited by", "limited held"), ("limited",)),
        },
    )


def overall(results: Results) -> Iterator[Computation]:
    """All settings of all types together; absent when none is counted."""
    counts = [row.counts for row in results.provision]
    if not counts:
        return
    everything = Counts(
        outstanding=sum(each.outstanding for each in counts),
        good=sum(each.good for each in counts),
        satisfactory=sum(each.satisfactory for each in counts),
        inadequate=sum(each.inadequate for each in counts),
    )
    yield Computation(
        "overall",
        graded(everything) | {"inadequate": Share.of(everything.inadequate, everything.total)},
        ("provision",),
        {},
    )


def graded(counts: Counts) -> dict[str, Value | str | None]:
    """What counts by grade bear: the counts, the share good or better, and the grade where all share one."""
    by_grade = {grade: getattr(counts, grade) for grade in ORDERS["grade"]}
    grades = [grade for grade, count in by_grade.items() if count]
    return {
        **by_grade,
        "total": counts.total,
        "good or better": Share.of(counts.outstanding + counts.good, counts.total),
        "grade": grades[0] if len(grades) == 1 else None,
        "different grades": len(grades),
        "grades": Partition(tuple((grade, by_grade[grade]) for grade in reversed(grades))),
    }


def provision(results: Results) -> Iterator[Computation]:
    """One row a type of provision."""
    for at, row in enumerate(results.provision):
        path = ("provision", at)
        found = graded(row.counts)
        yield Computation(
            row.type,
            found
            | since(row.previous, row.counts, results.tolerance)
            | {"similar areas": share(row.similar_areas), "national average": share(row.national)},
            (*path, "type"),
            {
                **dict.fromkeys(found, (*path, "counts")),
                **dict.fromkeys(
                    ("last grade", "last good or better", "grade change", "change"), (*path, "previous")
                ),
                "similar areas": (*path, "similar_areas"),
                "national average": (*path, "national"),
            },
        )


def since(before: Counts | None, now: Counts, tolerance: Decimal) -> dict[str, Value | str | None]:
    """Last year's grade and share of a type, and which way they moved; nothing where last year's counts are
    not known. Shares within the tolerance of each other have not moved."""
    if before is None:
        return {}
    last, this = graded(before), graded(now)
    grades, shares = (last["grade"], this["grade"]), (last["good or better"], this["good or better"])
    moved: int | None = None
    if isinstance(shares[0], Share) and isinstance(shares[1], Share):
        moved = compared(Decimal(shares[1].rounded), Decimal(shares[0].rounded), tolerance)
    step: int | None = None
    if isinstance(grades[0], str) and isinstance(grades[1], str):
        step = sign(ORDERS["grade"][grades[1]] - ORDERS["grade"][grades[0]])
    return {
        "last grade": grades[0],
        "last good or better": shares[0],
        "grade change": named(step, "declined", "same", "improved"),
        "change": named(moved, "declined", "same", "improved"),
    }


def share(per_cent: Decimal | None) -> Share | None:
    """A stated share; None stays not known."""
    return None if per_cent is None else Share.given(per_cent)


def reviews(results: Results) -> Iterator[Computation]:
    """One row an area that a review judged, with the review's month."""
    for at, review in enumerate(results.review):
        for area, grade in review.judgements.items():
            path = ("review", at, "judgements", area)
            yield Computation(
                area,
                {"held": Month(review.held), "grade": grade.value},
                path,
                {"held": ("review", at, "held")},
            )


def outcomes(results: Results) -> Iterator[Computation]:
    """One row an outcome that the results judge or hold indicators of."""
    positions: dict[str, list[str | None]] = {}
    for indicator in results.indicators:
        if indicator.outcome is not None:
            positions.setdefault(indicator.outcome, []).append(position(indicator, indicator.national))
    for outcome in dict.fromkeys((*results.outcomes, *positions)):
        found = positions.get(outcome, [])
        known = found and None not in found
        path = ("outcomes", outcome) if outcome in results.outcomes else ("indicators",)
        yield Computation(
            outcome,
            {
                "good or better": share(results.outcomes.get(outcome)),
                "indicators": len(found),
                "indicators in line": Share.of(found.count("in line"), len(found)) if known else None,
                "indicators worse": Share.of(found.count("worse"), len(found)) if known else None,
            },
            path,
            dict.fromkeys(("indicators", "indicators in line", "indicators worse"), ("indicators",)),
        )


def outcome_judgements(results: Results) -> Iterator[Computation]:
    """One row a service and an outcome for which it was judged."""
    for at, row in enumerate(results.outcome_judgements):
        for outcome, grade in (row.__pydantic_extra__ or {}).items():
            path = ("outcome_judgements", at)
            yield Computation(
                f"{row.type}/{outcome}",
                {"service": row.type, "outcome": outcome, "grade": str(grade)},
                (*path, outcome),
                {"service": (*path, "type"), "outcome": (*path, outcome)},
            )


def indicators(results: Results) -> Iterator[Computation]:
    """One row an indicator. ``position`` is against the national average; ``level`` and ``direction`` say
    which way the figure lies, ``position`` and ``trend`` whether that is better."""
    for at, row in enumerate(results.indicators):
        path = ("indicators", at)
        moved = compared(row.value, row.previous, row.tolerance)
        lies = compared(row.value, row.national, row.tolerance)
        yield Computation(
            row.id,
            {
                "outcome": row.outcome,
                "position": position(row, row.national),
                "against similar areas": position(row, row.similar_areas),
                "trend": named(improvement(moved, row.better), "declining", "stable", "improving"),
                "direction": named(moved, "decreasing", "steady", "increasing"),
                "level": named(lies, "low", "typical", "high"),
                "level against similar areas": named(
                    compared(row.value, row.similar_areas, row.tolerance), "low", "typical", "high"
                ),
                **pace(row),
            },
            path,
            {"id": (*path, "id"), "outcome": (*path, "outcome")},
        )


def pace(row: Indicator) -> dict[str, str | None]:
    """Whether an indicator gets better faster than nationally, and whether at least twice as fast."""
    if row.previous is None or row.national is None or row.national_previous is None:
        return {"pace": None, "twice as fast": None}
    way = 1 if row.better is Better.HIGHER else -1
    here, there = way * (row.value - row.previous), way * (row.national - row.national_previous)
    twice = here > row.tolerance and there > 0 and here >= 2 * there
    return {
        "pace": named(compared(here, there, row.tolerance), "slower", "similar", "faster"),
        "twice as fast": "yes" if twice else "no",
    }


def findings(results: Results) -> Iterator[Computation]:
    """One row an inspector's own text, in the order of what they are about; placed, never paraphrased."""
    for at, row in enumerate(results.findings):
        digest = hashlib.sha256(row.text.encode()).hexdigest()[:8]
        path = ("findings", at)
        yield Computation(
            f"{row.about or ''}/{digest}",
            {"text": row.text.rstrip("."), "sort": row.sort.value, "about": row.about},
            (*path, "text"),
            {"sort": (*path, "sort"), "about": (*path, "about")},
        )


def gaps(results: Results) -> Iterator[Computation]:
    """One row a gap; a smaller gap is better."""
    for at, row in enumerate(results.gaps):
        yield Computation(
            row.id,
            {
                "against similar areas": width(row, row.similar_areas),
                "against national": width(row, row.national),
                "trend": named(
                    compared(row.value, row.previous, row.tolerance), "narrowing", "steady", "widening"
                ),
            },
            ("gaps", at),
            {"id": ("gaps", at, "id")},
        )


def compared(value: Decimal, other: Decimal | None, tolerance: Decimal) -> int | None:
    """-1, 0 or 1 as the value lies below, within or above the tolerance of the other; None if not known."""
    if other is None:
        return None
    difference = value - other
    return 0 if abs(difference) <= tolerance else (1 if difference > 0 else -1)


def sign(number: int) -> int:
    """-1, 0 or 1."""
    return (number > 0) - (number < 0)


def improvement(moved: int | None, better: Better) -> int | None:
    """The same comparison counted so that 1 is better."""
    return moved if moved is None or better is Better.HIGHER else -moved


def named(side: int | None, less: str, same: str, more: str) -> str | None:
    """A comparison's name; None stays not known."""
    return None if side is None else (less, same, more)[side + 1]


def position(indicator: Indicator, other: Decimal | None) -> str | None:
    """Whether an indicator is better than, in line with or worse than a comparator."""
    side = compared(indicator.value, other, indicator.tolerance)
    return named(improvement(side, indicator.better), "worse", "in line", "better")


def width(gap: Gap, other: Decimal | None) -> str | None:
    """Whether a gap is wider than, in line with or narrower than a comparator's."""
    return named(compared(gap.value, other, gap.tolerance), "narrower", "in line", "wider")


KINDS: Mapping[str, Callable[[Results], Iterator[Computation]]] = {
    "council": council,
    "overall": overall,
    "provision type": provision,
    "review judgement": reviews,
    "outcome": outcomes,
    "outcome judgement": outcome_judgements,
    "indicator": indicators,
    "gap": gaps,
    "finding": findings,
}
