"""Which sentences of a text the pattern book of a kind can express."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.composition import Kind
from ratingletters.narrative.compound import recognise_whole
from ratingletters.narrative.recognise import recognisers, sentences


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of the text; ``card`` can say it (empty: none can; ``a + b``: two joined), with what its slots would
    hold."""

    text: str
    card: str
    slots: tuple[tuple[str, str], ...] = ()


def coverage(kind: Kind, text: str) -> tuple[Covered, ...]:
    """Every sentence of a text, in its order, with the card that can say it. What ends without a full stop
    (a heading, an address, a table) is no sentence."""
    covered = []
    known = recognisers(kind.whole_book, strict=True)
    for sentence in sentences(text):
        found = recognise_whole(sentence, known, kind.book.lexicon)
        cards = " + ".join(each.card.name for each in found)
        covered.append(Covered(sentence, cards, tuple(slot for each in found for slot in each.slots)))
    return tuple(covered)
