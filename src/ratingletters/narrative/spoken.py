"""What a builder remembers of its run: at each point which card spoke, from which sets, and what was said before."""

from __future__ import annotations

from typing import NamedTuple

from ratingletters.model.narrative import Sentence
from ratingletters.narrative.card import BookPoint, Card, Slot
from ratingletters.narrative.conditions import Filling


class Spoken(NamedTuple):
    """One sentence with what it was made from. ``slots`` are those that it prints; ``rows`` the addresses of the
    rows that it speaks of."""

    sentence: Sentence
    card: Card
    filling: Filling
    slots: tuple[Slot, ...]
    rows: frozenset[str]


class Turn(NamedTuple):
    """One point at its turn: the sentences of the card that spoke there, if one did.

    ``said`` are the rows that the letter had spoken of until then, and ``before`` the sentence in front of it in
    its paragraph: what a card needs to know to speak.
    """

    paragraph: str
    point: BookPoint
    spoken: tuple[Spoken, ...]
    said: frozenset[str]
    before: Sentence | None
