"""Recognises a sentence as results may ask for it: opened by a word of the kind ("In addition,"), or two made one ("…,
but …", "Although …, …"). Neither claims anything that the two do not claim apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.recognise import Recognised, Recogniser, plain, recognise
from ratingletters.narrative.sharing import TURNED, WITH, whole, whole_of_turned, whole_of_with


def recognise_whole(text: str, known: Sequence[Recogniser], lexicon: Lexicon) -> tuple[Recognised, ...]:
    """The card that can say a sentence, or the cards that can say it joined, in their order; empty if none can."""
    opening, bare = unopened(plain(text), lexicon)
    found = recognise(text, known) or opened_by(opening, recognise(bare, known), lexicon)
    if found:
        return (found,)
    for first, rest in parted(bare, lexicon):
        one = opened_by(opening, recognise(first, known), lexicon)
        for second in rest if one else ():
            others = recognise_whole(second, known, lexicon)
            if one and others:
                return (one, *others)
    return ()


def unopened(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The word that opens a sentence (empty: none), and the text without it."""
    for opening in lexicon.openings:
        if text.casefold().startswith(f"{plain(opening)} ".casefold()):
            return opening, text[len(opening) + 1 :]
    return "", text


def opened_by(opening: str, found: Recognised | None, lexicon: Lexicon) -> Recognised | None:
    """What was recognised behind an opening, where its card may have that."""
    return found if found and (not opening or lexicon.opens(opening, found.card.speaks_of)) else None


def parted(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Iterator[str]]]:
    """The text as two sentences, at each place where words join two, those that join more words first; the second in
    each way in which it may be meant."""
    for front in lexicon.fronts:
        if text.casefold().startswith(f"{plain(front)} ".casefold()):
            bare = text[len(front) + 1 :]
            for found in re.finditer(r"(?<=\w), ", bare):
                first = f"{bare[: found.start()]}."
                yield first, whole(first, bare[found.end() :])
    for join in sorted(lexicon.joins, key=len, reverse=True):
        words = plain(join if join[0] in ",;" else f" {join}")
        for found in re.finditer(rf"(?<=\w){re.escape(words)} ", text):
            first, rest = f"{text[: found.start()]}.", text[found.end() :]
            yield first, apart(join, first, rest)


def apart(join: str, first: str, rest: str) -> Iterator[str]:
    """What stands behind the words that join it to a first sentence, as sentences by themselves."""
    if join in TURNED:
        return whole_of_turned(first, rest)
    return whole_of_with(rest) if join == WITH else whole(first, rest)
