"""Which sentences of a text the pattern book of a kind can express."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.compose import Kind
from ratingletters.narrative.recognise import recognise, sentences


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of the text; ``card`` can say it (empty: none can), with what its slots would hold."""

    text: str
    card: str
    slots: tuple[tuple[str, str], ...] = ()


def coverage(kind: Kind, text: str) -> tuple[Covered, ...]:
    """Every sentence of a text, in its order, with the card that can say it. What ends without a full stop
    (a heading, an address, a table) is no sentence."""
    covered = []
    for sentence in sentences(text):
        found = recognise(sentence, kind.recognisers)
        covered.append(Covered(sentence, found.card.name, found.slots) if found else Covered(sentence, ""))
    return tuple(covered)
