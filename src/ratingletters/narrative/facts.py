"""Results to facts: shares, comparisons and trends, computed once, typed and addressed.

Interpretation happens here, so that no card does arithmetic. A field that cannot be computed is absent from
its row: not known, and every test on it is false. Rows stand in the lexicon's order, whatever the input's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ratingletters.model.narrative import Fact
from ratingletters.model.results import Better, Counts, Gap, Indicator, Results
from ratingletters.narrative.computed import ORDERS
from ratingletters.narrative.lexicon import FactKind, Lexicon, Sort
from ratingletters.narrative.values import Month, Point, Share, Term, Value

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of facts: its kind, its id, the values of its fields and the input that they came from.

    ``path`` is the row's way to its input and ``paths`` those of single fields; what is not ``computed``
    from the results is the lexicon's and has none.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    path: Path
    paths: Mapping[str, Path]
    computed: Collection[str]
    plural: bool = False
    one: bool = False

    def address(self, field: str) -> str:
        """The fact's name in a trace: ``provision type/secondary.good or better``."""
        return f"{self.kind}.{field}" if self.one else f"{self.kind}/{self.id}.{field}"

    def fact(self, field: str) -> Fact:
        """The fact under a field; a value that is not known says so."""
        found = self.values.get(field)
        path = self.paths.get(field, self.path if field in self.computed else ())
        return Fact(self.address(field), "not known" if found is None else str(found), path)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one council. ``tolerance``: percentage points within which two shares are in line."""

    rows: Mapping[str, tuple[Row, ...]]
    tolerance: Decimal

    def of(self, kind: str) -> tuple[Row, ...]:
        """The rows of a kind of fact, in the lexicon's order; empty where the results hold none."""
        return self.rows.get(kind, ())


@dataclass(frozen=True, slots=True)
class Computation:
    """A row before the lexicon's words are added to it."""

    id: str
    values: Mapping[str, Value | str | None]
    path: Path
    paths: Mapping[str, Path]


def facts(results: Results, lexicon: Lexicon) -> Facts:
    """Every fact of the results, in the lexicon's order and words. Rows without a lexicon entry are left out:
    a letter has no words for them."""
    made: dict[str, tuple[Row, ...]] = {}
    for name, kind in lexicon.kinds.items():
        rows = (worded(found, kind, lexicon) for found in KINDS[name](results))
        made[name] = tuple(
            sorted((row for row in rows if row is not None), key=lambda row: row_order(row, lexicon))
        )
    return Facts(made, results.tolerance)


def worded(found: Computation, kind: FactKind, lexicon: Lexicon) -> Row | None:
    """The computed row with the lexicon's names, texts and choices; None for an id it does not know."""
    entry = kind.entries.get(found.id)
    if kind.entries and entry is None:
        return None
    values: dict[str, Value] = dict(entry.terms) if entry else {}
    for field in kind.fields.values():
        value = found.values.get(field.name)
        if value is None:
            continue
        if not isinstance(value, str):
            values[field.name] = value
        elif field.sort is Sort.ROW:
            other = lexicon.kinds[field.row_of].entries.get(value)
            if other is None:
                return None
            values[field.name] = Term(value, other.terms.get(field.as_field, other.terms["name"]).text)
        elif field.sort is Sort.CHOICE:
            values[field.name] = Term(value, field.choices[value])
        elif field.sort is Sort.SCALE:
            values[field.name] = Point(field.scale, value, lexicon.orders[field.scale][value])
        elif field.name not in values:
            values[field.name] = Term(value, value)
    plural = entry.plural if entry else False
    return Row(kind.name, found.id, values, found.path, found.paths, found.values.keys(), plural, kind.one)


def row_order(row: Row, lexicon: Lexicon) -> tuple[int | str, ...]:
    """Where a row stands among its kind: by the lexicon's rows, or by those of the rows it refers to."""
    kind = lexicon.kinds[row.kind]
    if row.id in kind.entries:
        return (kind.entries[row.id].order,)
    order: list[int | str] = []
    for field in kind.fields.values():
        value = row.values.get(field.name)
        if field.sort is Sort.ROW:
            rows = lexicon.kinds[field.row_of].entries
            order.append(rows[value.id].order if isinstance(value, Term) else len(rows))
    return (*order, row.id)


def council(results: Results) -> Iterator[Computation]:
    """The council, and its rating: a fact that is given, never derived."""
    yield Computation(
        results.council.id,
        {"name": results.council.name, "rating": str(results.rating)},
        ("council",),
        {"name": ("council", "name"), "rating": ("rating",)},
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
    }


def provision(results: Results) -> Iterator[Computation]:
    """One row a type of provision."""
    for at, row in enumerate(results.provision):
        path = ("provision", at)
        found = graded(row.counts)
        yield Computation(
            row.type,
            found | {"similar areas": share(row.similar_areas), "national average": share(row.national)},
            (*path, "type"),
            {
                **dict.fromkeys(found, (*path, "counts")),
                "similar areas": (*path, "similar_areas"),
                "national average": (*path, "national"),
            },
        )


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
            },
            path,
            {"id": (*path, "id"), "outcome": (*path, "outcome")},
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


KINDS = {
    "council": council,
    "overall": overall,
    "provision type": provision,
    "review judgement": reviews,
    "outcome": outcomes,
    "outcome judgement": outcome_judgements,
    "indicator": indicators,
    "gap": gaps,
}
