"""Whether a pattern book keeps to its kind's own house style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ratingletters.composition import Kind
from ratingletters.errors import Problem
from ratingletters.narrative.card import Card, Optional, Slot, Words
from ratingletters.narrative.remarks import remarks

FILLED = "x"
"""What stands for a slot: a word with which nothing can be wrong."""


def unstyled(kind: Kind) -> Iterator[Problem]:
    """A problem for each remark on a draft card's own words; attested words stay as their letter has them."""
    for card in kind.whole_book.cards():
        if not card.attested:
            for remark in remarks(own_words(card), kind.house_style):
                yield Problem(card.place, f"in '{card.name}', {remark.told}", "HST-201", remark.remedy)


def own_words(card: Card) -> str:
    """A card's sentence with its optional parts, a slot being one word."""
    return "".join(spoken(card.sentence))


def spoken(parts: Iterable[Words | Slot | Optional]) -> Iterator[str]:
    """The words of a sentence's parts."""
    for part in parts:
        match part:
            case Words():
                yield part.text
            case Slot():
                yield FILLED
            case Optional():
                yield from spoken(part.parts)
