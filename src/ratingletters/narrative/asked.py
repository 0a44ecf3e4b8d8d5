"""What results ask of a card: one of its wordings, and how its sentence begins.

``2`` is its second wording, ``but`` joins its sentence to the one before, ``In addition,`` opens it, and ``2 but`` asks
for both. A card on request speaks where anything is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.narrative.card import Card
from ratingletters.narrative.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Asked:
    """The number of a wording, from 1, and the words that open the sentence (empty: none). ``joins``: they join it to
    the sentence before."""

    wording: int = 1
    opening: str = ""
    joins: bool = False


ASKS_NOTHING = Asked()


def asked_of(card: Card, value: str, lexicon: Lexicon) -> Asked | None:
    """What a value asks of a card; None for what the card or its kind does not have."""
    first, _, rest = value.partition(" ")
    number, opening = (int(first), rest) if first.isascii() and first.isdecimal() else (1, value)
    joins = opening in lexicon.joins
    if not 1 <= number <= len(card.wordings) or not (joins or not opening or opening in lexicon.openings):
        return None
    return Asked(number, opening, joins)


def askable(card: Card, lexicon: Lexicon) -> list[str]:
    """What fits, as a remedy names it: the numbers of the wordings, the openings and the joins."""
    several = len(card.wordings) > 1 or card.on_request
    numbers = [str(at) for at, _ in enumerate(card.wordings, 1)] if several else []
    return [*numbers, *lexicon.openings, *lexicon.joins]
