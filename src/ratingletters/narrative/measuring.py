"""What is measured: indicators and gaps beside their comparators and their past, and outcomes by their indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ratingletters.model.results import Better, Gap, Indicator, Results
from ratingletters.narrative.comparisons import SIDES, alike, compared, improvement, named, share, well
from ratingletters.narrative.computed import Computation
from ratingletters.narrative.values import Share


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


def indicators(results: Results) -> Iterator[Computation]:
    """One row an indicator. ``position`` is against the national average; ``level`` and ``direction`` say
    which way the figure lies, ``position`` and ``trend`` whether that is better."""
    for at, row in enumerate(results.indicators):
        path = ("indicators", at)
        moved = compared(row.value, row.previous, row.tolerance)
        lies = compared(row.value, row.national, row.tolerance)
        here = compared(row.value, row.similar_areas, row.tolerance)
        far = [well(row.value, other, row.tolerance) for other in (row.similar_areas, row.national)]
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
                "well beside similar areas": far[0],
                "well beside national": far[1],
                "well beside both": alike(*far),
                **paces(row),
                **last_year(row),
                "share": share(row.value) if 0 <= row.value <= 100 else None,
                "years improving": years_improving(row),
            },
            path,
            {"id": (*path, "id"), "outcome": (*path, "outcome")},
        )


def position(indicator: Indicator, other: Decimal | None) -> str | None:
    """Whether an indicator is better than, in line with or worse than a comparator."""
    side = compared(indicator.value, other, indicator.tolerance)
    return named(improvement(side, indicator.better), "worse", "in line", "better")


def paces(row: Indicator) -> dict[str, str | None]:
    """Whether an indicator gets better faster than its comparators; whether at least twice as fast as nationally."""
    here, there = steps(row, row.national, row.national_previous)
    similar = pace(row, row.similar_areas, row.similar_areas_previous)
    national = pace(row, row.national, row.national_previous)
    twice = here > row.tolerance and there > 0 and here >= 2 * there
    return {
        "pace": national,
        "twice as fast": None if national is None else ("yes" if twice else "no"),
        "pace against similar areas": similar,
        "pace against both": alike(national, similar),
    }


def steps(row: Indicator, other: Decimal | None, before: Decimal | None) -> tuple[Decimal, Decimal]:
    """By how much an indicator and a comparator have got better since last year, in the indicator's unit; a negative
    number is a worsening, nought what is not known."""
    way = 1 if row.better is Better.HIGHER else -1
    here = Decimal() if row.previous is None else way * (row.value - row.previous)
    there = Decimal() if other is None or before is None else way * (other - before)
    return here, there


def pace(row: Indicator, other: Decimal | None, before: Decimal | None) -> str | None:
    """Whether an indicator gets better faster than a comparator; not known where the comparator got worse, for then
    there is no pace to compare with."""
    if row.previous is None or other is None or before is None:
        return None
    here, there = steps(row, other, before)
    return None if there < 0 else named(compared(here, there, row.tolerance), "slower", "similar", "faster")


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
    """Where an indicator lay beside its comparators the year before."""
    if row.previous is None:
        return {}
    lay = compared(row.previous, row.national_previous, row.tolerance)
    here = compared(row.previous, row.similar_areas_previous, row.tolerance)
    return {
        "last position": named(improvement(lay, row.better), "worse", "in line", "better"),
        "last level": named(lay, "low", "typical", "high"),
        "last level against similar areas": named(here, "low", "typical", "high"),
    }


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


def width(gap: Gap, other: Decimal | None) -> str | None:
    """Whether a gap is wider than, in line with or narrower than a comparator's."""
    return named(compared(gap.value, other, gap.tolerance), "narrower", "in line", "wider")
