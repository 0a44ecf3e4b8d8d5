"""Phrases that a kind can say in several ways: "similar areas" as "statistical neighbours".

The lexicon lists them, the results choose one for a letter, and the recogniser knows them all. They change words of
the kind alone, a card's own or a row's: never a council's name or an inspector's text.

The lexicon may write several ways as one: ``the (proportion|percentage) of pupils (who gain|gaining) a place`` are
four, and ``(early|)`` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import product

Variants = Mapping[str, tuple[str, ...]]

GROUP = re.compile(r"\(([^()]*)\)")
MOST = 20_000
"""Ways that one line of the lexicon may be."""


def written_out(way: str) -> tuple[str, ...]:
    """Every way that a line of the lexicon stands for. Raises :class:`ValueError` where its brackets are not in
    order or it stands for too many."""
    pieces = [(piece,) if at % 2 == 0 else alternatives(piece) for at, piece in enumerate(GROUP.split(way))]
    number = 1
    for each in pieces:
        number *= len(each)
    if number > MOST or any(re.search(r"[()|]", each[0]) for each in pieces[::2]):
        raise ValueError(way)
    return tuple(dict.fromkeys(" ".join("".join(each).split()) for each in product(*pieces)))


def alternatives(group: str) -> tuple[str, ...]:
    """What stands between the strokes of a bracket."""
    return tuple(group.split("|"))


def expressed(way: str, expression: Callable[[str], str]) -> str:
    """A regular expression for every way that a line of the lexicon stands for. A space beside a bracket that is left
    out is closed up."""
    found = ""
    for at, piece in enumerate(GROUP.split(way)):
        if at % 2 == 0:
            found += expression(piece)
            continue
        options = alternatives(piece)
        said = "|".join(expression(each) for each in options if each)
        if all(options):
            found += f"(?:{said})"
        elif found.endswith(r"\ "):
            found = found[:-2] + rf"(?:\ (?:{said}))?"
        else:
            found += f"(?:{said})?"
    return re.sub(r"^(\(\?:[^()]*\))\?\\ ", r"(?:\1\\ )?", found)


def rephrased(text: str, chosen: Mapping[str, str]) -> str:
    """The text with each phrase said as it was chosen; a capital in front stays one."""

    def other(found: re.Match[str]) -> str:
        said = chosen[found[0].lower()]
        return said[0].upper() + said[1:] if found[0][0].isupper() else said

    return pattern(tuple(chosen)).sub(other, text) if chosen else text


def in_every_way(text: str, variants: Variants, expression: Callable[[str], str]) -> str:
    """A regular expression for the text with each phrase in all its ways, as the lexicon writes them, ``expression``
    for what lies between."""
    pieces = pattern(tuple(variants)).split(text) if variants else [text]
    return "".join(
        f"(?:{'|'.join([expression(piece), *(expressed(way, expression) for way in variants[piece.lower()])])})"
        if at % 2
        else expression(piece)
        for at, piece in enumerate(pieces)
    )


def every_way(text: str, variants: Variants) -> Iterator[str]:
    """The text with its first phrase, if it has one, in all its ways."""
    found = pattern(tuple(variants)).search(text) if variants else None
    if not found:
        yield text
        return
    for way in (found[0], *variants[found[0].lower()]):
        yield text[: found.start()] + way + text[found.end() :]


@lru_cache(maxsize=4096)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest tried first."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
