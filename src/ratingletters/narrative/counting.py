"""What is counted by grade: all settings together, each type of provision, evaluations of case reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ratingletters.model.results import Counts, Provision, Results
from ratingletters.narrative.comparisons import (
    CHANGES,
    SIDES,
    alike,
    moved,
    named,
    points,
    share,
    sign,
    well_apart,
)
from ratingletters.narrative.computed import MEASURE, Computation
from ratingletters.narrative.values import Month, Partition, Share, Value

Grades = Mapping[str, int]
"""The points of a scale of grades with their order, which grows with the quality; empty where the kind has no such
scale, and then there are no facts about what is counted on it."""


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


def case_reviews(results: Results, grades: Grades) -> Iterator[Computation]:
    """One row for all the serious case reviews that were evaluated."""
    if results.case_reviews and grades:
        values = graded(by_grade(results.case_reviews, grades), grades)
        yield Computation("all", values, ("case_reviews",), {})


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


def by_grade(counts: Counts, grades: Grades) -> dict[str, int]:
    """How many settings have each grade of the scale."""
    return {grade: counts.of(grade) for grade in grades}


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
    far = [well_apart(share(other), own, results) for other in (row.similar_areas, row.national)]
    rest: Share | None = None
    if isinstance(own, Share) and own.part is not None and own.whole is not None:
        rest = Share.of(own.whole - own.part, own.whole)
    return {
        "beside similar areas": sides["similar areas"],
        "beside national": sides["national"],
        "beside both": alike(*sides.values()),
        "well beside similar areas": far[0],
        "well beside national": far[1],
        "well beside both": alike(*far),
        "less than good": rest,
    }


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
