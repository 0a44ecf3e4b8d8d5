"""How a pattern book serves a whole set of results: what its cards say, refuse and leave unsaid."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.places import Place

Counts = tuple[tuple[str, int], ...]
"""Names with how often each occurs, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts over ``letters`` letters.

    ``never`` are the cards that no letter used, in the book's order; ``sentences`` and ``refusals`` count by card,
    ``omissions`` counts the letters that are silent on a fact which they must say, by the fact's address.
    """

    letters: int
    never: tuple[tuple[str, Place], ...]
    sentences: Counts
    omissions: Counts
    refusals: Counts
