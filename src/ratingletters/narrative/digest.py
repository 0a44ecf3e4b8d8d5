"""Digests of facts: what a sentence's mark carries, so that a later build knows whether its facts are the same."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ratingletters.model.edit import BY_HAND, Mark
from ratingletters.model.narrative import Fact, Sentence
from ratingletters.narrative.facts import Facts


def mark_of(sentence: Sentence) -> Mark:
    """The mark of a sentence: its card, and the facts that its slots and its card's conditions rest on."""
    facts = [*sentence.grounds, *(fact for piece in sentence.pieces for fact in piece.facts)]
    return Mark(sentence.card, digest(facts))


def marks_of(sentences: Sequence[Sentence]) -> tuple[Mark, ...]:
    """The mark of each sentence of one narrative, no two alike. Sentences of one card that rest on the same facts, as
    those of a card that repeats may, are told apart by the facts that they print, and if those are the same by their
    order."""
    marks = [mark_of(each) for each in sentences]
    often, twins = Counter(marks), Counter[tuple[Mark, tuple[str, ...]]]()
    for at, (mark, sentence) in enumerate(zip(marks, sentences, strict=True)):
        if often[mark] > 1:
            printed = tuple(sorted({fact.address for piece in sentence.pieces for fact in piece.facts}))
            twins[mark, printed] += 1
            values = mark.facts.partition(".")[2]
            marks[at] = Mark(mark.card, f"{subject((*printed, str(twins[mark, printed])))}.{values}")
    return tuple(marks)


def mark_by_hand(facts: Facts) -> Mark:
    """The mark of a sentence by hand, which may speak of anything: it rests on all facts of the results."""
    every = (row.fact(field) for rows in facts.rows.values() for row in rows for field in row.values)
    return Mark(BY_HAND, digest(every))


def digest(facts: Iterable[Fact]) -> str:
    """``SUBJECT.VALUES``: 6 figures over the facts' addresses and 10 over their values as well. Neither order
    nor the place in the input counts."""
    told = sorted({fact[:2] for fact in facts})
    return f"{subject(tuple([address for address, _ in told]))}.{figures(told)[:10]}"


@lru_cache(maxsize=4096)
def subject(addresses: tuple[str, ...]) -> str:
    """The 6 figures over addresses, many of which come again in the next letter."""
    return figures(addresses)[:6]


def figures(values: object) -> str:
    """SHA-256 over plain values, in hexadecimal figures."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
