"""Whether results agree with their kind: the rules that need both."""

from __future__ import annotations

from collections.abc import Iterator

from ratingletters.compose import Kind
from ratingletters.errors import Problem, did_you_mean
from ratingletters.narrative.facts import strays
from ratingletters.sources.sourced import Sourced


def disagreements(sourced: Sourced, kind: Kind) -> Iterator[Problem]:
    """Every problem of the results that only shows against the kind, with its place."""
    results, definition = sourced.results, kind.definition
    if results.rating not in definition.scale:
        yield Problem(
            sourced.place(("rating",)),
            f"rating {results.rating} is off the scale {definition.span}",
            "RES-012",
            "write " + ", ".join(f"{point} ({title})" for point, title in sorted(definition.scale.items())),
        )
    if results.year != definition.year:
        yield Problem(
            sourced.place(("year",)),
            f"the year is {results.year} here and {definition.year} in the letter kind {definition.kind}",
            "RES-101",
            "correct the year, or name the kind of that year",
        )
    for stray in strays(results, kind.book.lexicon):
        yield Problem(
            sourced.place(stray.path),
            f"'{stray.id}' is not a {stray.kind} that {definition.kind} knows",
            "RES-102",
            did_you_mean(stray.id, stray.known),
        )
