"""Where the sentences of a letter come from: what its draft in Word carries along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from ratingletters.model.edit import BY_HAND, Edited, Generated, Line, Mark
from ratingletters.model.narrative import Sentence
from ratingletters.model.provenance import Origin
from ratingletters.places import Place


def origins(edited: Edited, made: Iterable[Generated]) -> tuple[Origin, ...]:
    """The origin of every sentence that a letter says; ``made`` are the sentences of the builder."""
    marks = [
        item.mark or Mark("", "")
        for each in edited.marked
        for item in each.items
        if isinstance(item, Line) and item.words
    ]
    words = {each.mark: each.words for each in made}
    return tuple(
        Origin(mark, anywhere(sentence), words.get(mark, "") if sentence.by_hand else "")
        for mark, sentence in zip(marks, edited.narrative.sentences(), strict=True)
    )


def anywhere(sentence: Sentence) -> Sentence:
    """The sentence with its card's place named by its file alone, so that a file says the same wherever it was made; a
    sentence by hand has none."""
    if sentence.card == BY_HAND:
        return replace(sentence, place=Place(""))
    return Sentence(
        sentence.card,
        without_folders(sentence.place),
        sentence.mood,
        sentence.pieces,
        sentence.grounds,
        sentence.attested,
        sentence.by_hand,
    )


@lru_cache(maxsize=4096)
def without_folders(place: Place) -> Place:
    """A place in a file that is named without its folders."""
    return replace(place, source=PurePath(place.source).name)
