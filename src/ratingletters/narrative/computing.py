"""What each kind of fact is computed from: taken from the results once, in the order in which they give it.

Here is what is only placed; ``counting.py`` counts by grade, ``measuring.py`` measures. A value that cannot be
computed is None: not known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from ratingletters.model.results import Results
from ratingletters.narrative.comparisons import named, sign
from ratingletters.narrative.computed import Computation
from ratingletters.narrative.counting import Grades, case_reviews, overall, provision
from ratingletters.narrative.measuring import gaps, indicators, outcomes
from ratingletters.narrative.values import Month, Value


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
