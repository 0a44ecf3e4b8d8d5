"""Phrases that a kind can say in several ways: "similar areas" as "statistical neighbours".

The lexicon lists them, the results choose one for a letter, and the recogniser knows them all. They change words of
the kind alone, a card's own or a row's: never a council's name or an inspector's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

Variants = Mapping[str, tuple[str, ...]]


def rephrased(text: str, chosen: Mapping[str, str]) -> str:
    """The text with each phrase said as it was chosen; a capital in front stays one."""

    def other(found: re.Match[str]) -> str:
        said = chosen[found[0].lower()]
        return said[0].upper() + said[1:] if found[0][0].isupper() else said

    return pattern(tuple(chosen)).sub(other, text) if chosen else text


def in_every_way(text: str, variants: Variants, expression: Callable[[str], str]) -> str:
    """A regular expression for the text with each phrase in all its ways, ``expression`` for what lies between."""
    pieces = pattern(tuple(variants)).split(text) if variants else [text]
    return "".join(
        f"(?:{'|'.join(map(expression, (piece, *variants[piece.lower()])))})" if at % 2 else expression(piece)
        for at, piece in enumerate(pieces)
    )


def every_way(text: str, variants: Variants) -> tuple[str, ...]:
    """The text with its first phrase, if it has one, in all its ways."""
    found = pattern(tuple(variants)).search(text) if variants else None
    if not found:
        return (text,)
    ways = (found[0], *variants[found[0].lower()])
    return tuple(text[: found.start()] + way + text[found.end() :] for way in ways)


@lru_cache(maxsize=64)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest tried first."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
