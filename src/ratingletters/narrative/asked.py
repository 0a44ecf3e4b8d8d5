"""What results ask of a card: one of its wordings, and how its sentence begins.

``2`` is its second wording, ``but`` joins its sentence to the one before, ``In addition,`` opens it, and ``2 but``
asks for both. ``but ...`` leaves out what both sentences begin with, ``, although it`` says it by a pronoun,
``and has`` begins with the verb, and ``Although`` opens the sentence before. A card on request speaks where anything
is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.narrative.card import Card
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.sharing import STARTS, TURNED, WITH


@dataclass(frozen=True, slots=True)
class Asked:
    """The number of a wording, from 1, and the words that open the sentence (empty: none). ``joins``: they join it to
    the sentence before, which ``front`` then opens; ``starts`` is what it begins with in place of what both begin
    with."""

    wording: int = 1
    opening: str = ""
    joins: bool = False
    front: str = ""
    starts: str = ""


ASKS_NOTHING = Asked()


def asked_of(card: Card, value: str, lexicon: Lexicon) -> Asked | None:
    """What a value asks of a card; None for what the card or its kind does not have."""
    first, _, rest = value.partition(" ")
    number, opening = (int(first), rest) if first.isascii() and first.isdecimal() else (1, value)
    if not 1 <= number <= len(card.wordings):
        return None
    if not opening or lexicon.opens(opening, card.speaks_of):
        return Asked(number, opening)
    known = {each: each for each in lexicon.joins} | dict.fromkeys(lexicon.fronts, ",")
    words, _, starts = opening.rpartition(" ")
    if opening in known:
        words, starts = opening, ""
    if words not in known or starts not in {"", *STARTS} or (starts and words in {WITH, *TURNED}):
        return None
    return Asked(
        number, known[words], joins=True, front=words if words in lexicon.fronts else "", starts=starts
    )


def askable(card: Card, lexicon: Lexicon) -> list[str]:
    """What fits, as a remedy names it: the numbers of the wordings, the openings and the joins."""
    several = len(card.wordings) > 1 or card.on_request
    numbers = [str(at) for at, _ in enumerate(card.wordings, 1)] if several else []
    openings = [each for each in lexicon.openings if lexicon.opens(each, card.speaks_of)]
    return [*numbers, *openings, *lexicon.joins, *lexicon.fronts]
