"""What each kind of fact is computed from: shares, comparisons and trends, taken from the results once.

A value that cannot be computed is None: not known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ratingletters.model.results import Better, Counts, Gap, Indicator, Provision, Results
from ratingletters.narrative.computed import MEASURE
from ratingletters.narrative.values import Month, Partition, Share, Value

Path = tuple[str | int, ...]
CHANGES = ("declined", "same", "improved")
SIDES = ("below", "in line", "above")
Grades = Mapping[str, int]
"""The points of a scale of grades with their order, which grows with the quality; empty where the kind has no such
scale, and then there are no facts about what is counted on it."""


class Computation(NamedTuple):
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
            "years since": results.year - results.previous.year
            if results.year > results.previous.year
            else None,
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
            **dict.fromkeys(("last rating", "last year", "years since", "rating change"), ("previous",)),
            **dict.fromkeys(("limited from", "limited by", "limited held"), ("limited",)),
        },
    )


def overall(results: Results, grades: Grades) -> Iterator[Computation]:
    """All settings of all types together; absent when none is counted."""
    if not results.provision or not grades:
        return
    everything = {grade: sum(row.counts.of(grade) for row in results.provision) for grade in grades}
    worst = min(grades, key=grades.__getitem__)
    found = graded(everything, grades)
    found[worst] = Share.of(everything[worst], sum(everything.values()))
    if all(row.previous for row in results.provision):
        before = {
            grade: sum(row.previous.of(grade) for row in results.provision if row.previous)
            for grade in grades
        }
        last = graded(before, grades).get(MEASURE)
        found |= {
            f"last {MEASURE}": last,
            "change": named(moved(last, found.get(MEASURE), results), *CHANGES),
        }
    yield Computation("overall", found, ("provision",), {})


def graded(counts: Mapping[str, int], grades: Grades) -> dict[str, Value | str | None]:
    """What counts by grade bear: the counts, the share at each grade or better, and the grade where all share
    one. At least one setting is counted."""
    best_first = sorted(grades, key=grades.__getitem__, reverse=True)
    total = sum(counts.values())
    given = [grade for grade in best_first if counts[grade]]
    found: dict[str, Value | str | None] = {
        **counts,
        "total": total,
        "grade": given[0] if len(given) == 1 else None,
        "different grades": len(given),
        "grades": Partition(tuple((grade, counts[grade]) for grade in given)),
    }
    reached = counts[best_first[0]]
    for grade in best_first[1:-1]:
        reached += counts[grade]
        found[f"{grade} or better"] = Share.of(reached, total)
    return found


def provision(results: Results, grades: Grades) -> Iterator[Computation]:
    """One row a type of provision."""
    for at, row in enumerate(results.provision if grades else ()):
        path = ("provision", at)
        found = graded(by_grade(row.counts, grades), grades)
        last = since(row.previous, found, grades, results)
        yield Computation(
            row.type,
            found
            | last
            | {f"{grade} share": Share.of(row.counts.of(grade), row.counts.total) for grade in grades}
            | {"inspected": Month(row.inspected) if row.inspected else None}
            | {"similar areas": share(row.similar_areas), "national average": share(row.national)}
            | concern(row)
            | beside(row, found, results),
            (*path, "type"),
            {
                **dict.fromkeys(found, (*path, "counts")),
                **dict.fromkeys(last, (*path, "previous")),
                "inspected": (*path, "inspected"),
                "similar areas": (*path, "similar_areas"),
                "national average": (*path, "national"),
                "special measures": (*path, "special_measures"),
                "notice to improve": (*path, "notice_to_improve"),
                "concern": (*path, "special_measures"),
            },
        )


def concern(row: Provision) -> dict[str, int | None]:
    """How many schools of a type cause concern: in special measures, with a notice to improve, and both together where
    both are known."""
    measures, notice = row.special_measures, row.notice_to_improve
    both = None if measures is None or notice is None else measures + notice
    return {"special measures": measures, "notice to improve": notice, "concern": both}


def beside(row: Provision, found: Mapping[str, object], results: Results) -> dict[str, Value | str | None]:
    """Where the share good or better lies beside its comparators, the share that is less than good, and the side of
    both comparators where it is the same."""
    own = found.get(MEASURE)
    sides = {
        name: named(moved(share(other), own, results), *SIDES)
        for name, other in (("similar areas", row.similar_areas), ("national", row.national))
    }
    rest: Share | None = None
    if isinstance(own, Share) and own.part is not None and own.whole is not None:
        rest = Share.of(own.whole - own.part, own.whole)
    return {
        "beside similar areas": sides["similar areas"],
        "beside national": sides["national"],
        "beside both": alike(*sides.values()),
        "less than good": rest,
    }


def alike(one: str | None, other: str | None) -> str | None:
    """What two comparisons say, where they say the same."""
    return one if one == other else None


def by_grade(counts: Counts, grades: Grades) -> dict[str, int]:
    """How many settings have each grade of the scale."""
    return {grade: counts.of(grade) for grade in grades}


def since(
    before: Counts | None, now: Mapping[str, Value | str | None], grades: Grades, results: Results
) -> dict[str, Value | str | None]:
    """Last year's grade and shares of a type, and which way they moved to what is found ``now``; nothing where
    last year's counts are not known. Shares within the tolerance of each other have not moved."""
    if before is None:
        return {}
    last = graded(by_grade(before, grades), grades)
    shares = (last.get(MEASURE), now.get(MEASURE))
    step: int | None = None
    if isinstance(last["grade"], str) and isinstance(now["grade"], str):
        step = sign(grades[now["grade"]] - grades[last["grade"]])
    return {
        "last grade": last["grade"],
        **{f"last {name}": each for name, each in last.items() if isinstance(each, Share)},
        "last total": before.total,
        "grade change": named(step, *CHANGES),
        "change": named(moved(*shares, results), *CHANGES),
        "points moved": points(*shares),
    }


def moved(last: object, now: object, results: Results) -> int | None:
    """-1, 0 or 1 as a share has fallen, stayed within the tolerance, or risen; None if not known."""
    if not isinstance(last, Share) or not isinstance(now, Share):
        return None
    return compared(Decimal(now.rounded), Decimal(last.rounded), results.tolerance)


def points(last: object, now: object) -> int | None:
    """By how many percentage points a share has moved, whichever way; None if not known."""
    return abs(now.rounded - last.rounded) if isinstance(last, Share) and isinstance(now, Share) else None


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
                {"held": Month(review.held), "grade": grade},
                path,
                {"held": ("review", at, "held")},
            )


def visits(results: Results) -> Iterator[Computation]:
    """One row an unannounced inspection."""
    for at, visit in enumerate(results.unannounced):
        path = ("unannounced", at)
        counts = {name: getattr(visit, name) for name in ("priority", "strengths", "development")}
        yield Computation(
            f"{visit.held}",
            {"held": Month(visit.held), **counts},
            path,
            {name: (*path, name) for name in ("held", *counts)},
        )


def case_reviews(results: Results, grades: Grades) -> Iterator[Computation]:
    """One row for all the serious case reviews that were evaluated."""
    if results.case_reviews and grades:
        values = graded(by_grade(results.case_reviews, grades), grades)
        yield Computation("all", values, ("case_reviews",), {})


def outcomes(results: Results) -> Iterator[Computation]:
    """One row an outcome that the results judge or hold indicators of. ``indicators no worse`` are those worse
    neither than the national average nor than similar areas."""
    positions: dict[str, list[tuple[str | None, str | None]]] = {}
    for indicator in results.indicators:
        if indicator.outcome is not None:
            both = (position(indicator, indicator.national), position(indicator, indicator.similar_areas))
            positions.setdefault(indicator.outcome, []).append(both)
    for outcome in dict.fromkeys((*results.outcomes, *positions)):
        found = positions.get(outcome, [])
        national = [each for each, _ in found]
        shares: dict[str, Share | None] = dict.fromkeys(("in line", "worse", "better", "no worse"))
        if found and None not in national:
            shares |= {
                name: Share.of(national.count(name), len(found)) for name in ("in line", "worse", "better")
            }
        if found and not any(None in both for both in found):
            shares["no worse"] = Share.of(sum("worse" not in both for both in found), len(found))
        path = ("outcomes", outcome) if outcome in results.outcomes else ("indicators",)
        values = {f"indicators {name}": each for name, each in shares.items()} | {"indicators": len(found)}
        yield Computation(
            outcome,
            {"good or better": share(results.outcomes.get(outcome)), **values},
            path,
            dict.fromkeys(values, ("indicators",)),
        )


def outcome_judgements(results: Results) -> Iterator[Computation]:
    """One row a service and an outcome for which it was judged."""
    for at, row in enumerate(results.outcome_judgements):
        for outcome, grade in (row.__pydantic_extra__ or {}).items():
            path = ("outcome_judgements", at)
            yield Computation(
                f"{row.type}/{outcome}",
                {"service": row.type, "outcome": outcome, "grade": grade},
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
        here = compared(row.value, row.similar_areas, row.tolerance)
        yield Computation(
            row.id,
            {
                "outcome": row.outcome,
                "position": position(row, row.national),
                "points away": None if row.national is None else int(abs(row.value - row.national)),
                "against similar areas": position(row, row.similar_areas),
                "trend": named(improvement(moved, row.better), "declining", "stable", "improving"),
                "direction": named(moved, "decreasing", "steady", "increasing"),
                "level": named(lies, "low", "typical", "high"),
                "level against similar areas": named(here, "low", "typical", "high"),
                "course": named(moved, "decreasing", "steady", "increasing"),
                "beside national": named(lies, *SIDES),
                "beside similar areas": named(here, *SIDES),
                "beside both": alike(named(lies, *SIDES), named(here, *SIDES)),
                "against both": alike(position(row, row.national), position(row, row.similar_areas)),
                **pace(row),
                **last_year(row),
                "share": share(row.value) if 0 <= row.value <= 100 else None,
                "years improving": years_improving(row),
            },
            path,
            {"id": (*path, "id"), "outcome": (*path, "outcome")},
        )


def pace(row: Indicator) -> dict[str, str | None]:
    """Whether an indicator gets better faster than nationally, and whether at least twice as fast; not known where
    it got worse nationally, for then there is no pace to compare with."""
    if row.previous is None or row.national is None or row.national_previous is None:
        return {"pace": None, "twice as fast": None}
    way = 1 if row.better is Better.HIGHER else -1
    here, there = way * (row.value - row.previous), way * (row.national - row.national_previous)
    if there < 0:
        return {"pace": None, "twice as fast": None}
    twice = here > row.tolerance and there > 0 and here >= 2 * there
    return {
        "pace": named(compared(here, there, row.tolerance), "slower", "similar", "faster"),
        "twice as fast": "yes" if twice else "no",
    }


def years_improving(row: Indicator) -> int | None:
    """For how many years up to this one the indicator has got better, each by more than the tolerance; not known
    without last year's value."""
    if row.previous is None:
        return None
    values = (row.value, row.previous, *row.earlier)
    years = 0
    for now, before in pairwise(values):
        if improvement(compared(now, before, row.tolerance), row.better) != 1:
            break
        years += 1
    return years


def last_year(row: Indicator) -> dict[str, str | None]:
    """Where an indicator lay beside the national average the year before."""
    if row.previous is None:
        return {}
    lay = compared(row.previous, row.national_previous, row.tolerance)
    return {
        "last position": named(improvement(lay, row.better), "worse", "in line", "better"),
        "last level": named(lay, "low", "typical", "high"),
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
                "against both": alike(width(row, row.national), width(row, row.similar_areas)),
                "standing": named(compared(row.value, Decimal(), row.tolerance), "ahead", "level", "behind"),
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
    "review judgement": reviews,
    "unannounced inspection": visits,
    "outcome": outcomes,
    "outcome judgement": outcome_judgements,
    "indicator": indicators,
    "gap": gaps,
    "finding": findings,
}

GRADED: Mapping[str, Callable[[Results, Grades], Iterator[Computation]]] = {
    "overall": overall,
    "provision type": provision,
    "case review": case_reviews,
}


def computations(kind: str, results: Results, grades: Grades) -> Iterator[Computation]:
    """The rows of a kind of fact, counted on its scale of ``grades``."""
    return GRADED[kind](results, grades) if kind in GRADED else KINDS[kind](results)
