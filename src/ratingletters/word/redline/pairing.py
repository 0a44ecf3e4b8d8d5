"""Which block, row or sentence of the old version became which of the new one: by what they say, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

ALIKE = 0.4
"""Below this likeness a text is not changed word by word, but replaced whole."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without what stands between them."""
    return tuple(re.findall(r"\w+", text))


def likeness(old: Sequence[Hashable], new: Sequence[Hashable]) -> float:
    """How much two texts have in common, from 0 to 1: words that both have in the same order, of all their words.

    The longest common subsequence, its rows held as the bits of one number (Hyyrö, 2004).
    """
    if not old or not new:
        return float(not old and not new)
    where: dict[Hashable, int] = {}
    for at, word in enumerate(old):
        where[word] = where.get(word, 0) | 1 << at
    full = (1 << len(old)) - 1
    row = full
    for word in new:
        met = row & where.get(word, 0)
        row = ((row + met) | (row - met)) & full
    return 2 * (len(old) - row.bit_count()) / (len(old) + len(new))


def paired(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], alike: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """Every one of both, in order: two that became one another, or one alone, what went before what came.

    Those with the same ``key`` first; between them the pairs that are ``alike`` the most in sum, 0 being never.
    """
    matcher = SequenceMatcher(a=[key(each) for each in old], b=[key(each) for each in new], autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from closest(old[i:j], new[k:m], alike)


def closest(
    old: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """The pairs in order that are alike the most in sum, and those that are left."""
    like = [[alike(one, other) for other in new] for one in old]
    most = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = most[i + 1][j + 1] + like[i][j]
            most[i][j] = max(most[i + 1][j], most[i][j + 1], together if like[i][j] else 0)
    i = j = 0
    waiting: list[T] = []
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and like[i][j] and most[i][j] == most[i + 1][j + 1] + like[i][j]:
            yield from ((None, each) for each in waiting)
            waiting = []
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif j == len(new) or (i < len(old) and most[i][j] == most[i + 1][j]):
            yield old[i], None
            i += 1
        else:
            waiting.append(new[j])
            j += 1
    yield from ((None, each) for each in waiting)
