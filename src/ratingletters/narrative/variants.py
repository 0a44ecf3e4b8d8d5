"""Phrases that a kind can say in several ways: "similar areas" as "statistical neighbours".

The lexicon lists them, the results choose one for a letter, and the recogniser knows them all. They change words of
the kind alone, a card's own or a row's: never a council's name or an inspector's text.

The lexicon may write several ways as one: ``the (proportion|percentage) of pupils (who gain|gaining) a place`` are
four, and ``(early|)`` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from math import prod

Variants = Mapping[str, tuple[str, ...]]

GROUP = re.compile(r"\(([^()]*)\)")
MOST = 20_000
"""Ways that one line of the lexicon may be."""


def in_order(way: str) -> bool:
    """Whether the brackets of a line of the lexicon are in order and it stands for no more ways than a line may."""
    pieces = GROUP.split(way)
    number = prod(len(alternatives(each)) for each in pieces[1::2])
    return number <= MOST and not any(re.search(r"[()|]", each) for each in pieces[::2])


def written_out(way: str) -> tuple[str, ...]:
    """Every way that a line of the lexicon stands for. Raises :class:`ValueError` where it is not :func:`in_order`."""
    if not in_order(way):
        raise ValueError(way)
    pieces = [(piece,) if at % 2 == 0 else alternatives(piece) for at, piece in enumerate(GROUP.split(way))]
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
        options = sorted(alternatives(piece), key=len, reverse=True)
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
    yield text
    found = pattern(tuple(variants)).search(text) if variants else None
    if found:
        ways = (way for line in variants[found[0].lower()] for way in written_out(line))
        yield from (text[: found.start()] + way + text[found.end() :] for way in ways)


def is_way(text: str, lines: Iterable[str]) -> bool:
    """Whether a text is, letter for letter, one of the ways that some lines of the lexicon stand for."""
    return any(re.fullmatch(expressed(line, re.escape), text) for line in lines)


def any_of(lines: Iterable[str]) -> re.Pattern[str]:
    """Any of the ways that some lines of the lexicon stand for, as whole words; the longest is tried first."""
    longest = sorted(lines, key=lambda line: max(map(len, written_out(line))), reverse=True)
    ways = "|".join(expressed(line, re.escape) for line in longest)
    return re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])")


@lru_cache(maxsize=4096)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest tried first."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
