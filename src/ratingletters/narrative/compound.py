"""A sentence as results may ask for it: opened by a word of the kind ("In addition,"), or two joined ("…, but …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.recognise import Recognised, Recogniser, plain, recognise


def recognise_whole(text: str, known: Sequence[Recogniser], lexicon: Lexicon) -> tuple[Recognised, ...]:
    """The card that can say a sentence, or the cards that can say it joined, in their order; empty if none can."""
    bare = unopened(plain(text), lexicon)
    found = recognise(text, known) or recognise(bare, known)
    if found:
        return (found,)
    for first, rest in parted(bare, lexicon):
        one = recognise(first, known)
        others = recognise_whole(rest, known, lexicon) if one else ()
        if one and others:
            return (one, *others)
    return ()


def unopened(text: str, lexicon: Lexicon) -> str:
    """The text without a word that may open any sentence."""
    for opening in lexicon.openings:
        if text.casefold().startswith(f"{plain(opening)} ".casefold()):
            return text[len(opening) + 1 :]
    return text


def parted(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The text as two sentences, at each place where words join two, those that join more words first."""
    for join in sorted(lexicon.joins, key=len, reverse=True):
        words = plain(join if join[0] in ",;" else f" {join}")
        for found in re.finditer(rf"(?<=\w){re.escape(words)} ", text):
            yield f"{text[: found.start()]}.", text[found.end() :]
