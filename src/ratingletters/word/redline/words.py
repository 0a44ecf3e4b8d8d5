"""What changed within a paragraph: sentence by sentence, and within a sentence word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, pairwise

from ratingletters.word.redline.atoms import Atom
from ratingletters.word.redline.pairing import ALIKE, likeness, paired

Atoms = tuple[Atom, ...]
Stretch = tuple[Atoms, Atoms]
"""What stood somewhere and what stands there now. Both say the same where nothing but the look changed."""

ISLAND = 3
"""So many words between two changes are an island that is changed with them, if both changes are no smaller."""


def stretches(old: Atoms, new: Atoms) -> Iterator[Stretch]:
    """What became of the text of a paragraph, in order."""
    if not alike(old, new) and keys(old) != keys(new):
        yield old, new
        return
    pairs = paired(sentences(old), sentences(new), keys, how_alike)
    yield from chain.from_iterable(within(before or (), after or ()) for before, after in pairs)


def within(old: Atoms, new: Atoms) -> Iterator[Stretch]:
    """What became of one sentence, word by word."""
    if not old or not new:
        yield old, new
        return
    matcher = SequenceMatcher(a=keys(old), b=keys(new), autojunk=False)
    yield from tidy([(old[i:j], new[k:m]) for _, i, j, k, m in matcher.get_opcodes()])


def tidy(found: list[Stretch]) -> list[Stretch]:
    """The stretches without islands: a word or two that stayed between two changes are changed with them, since
    nobody can read a sentence of which every third word is struck out."""
    while True:
        at = next((at for at in range(1, len(found) - 1) if is_island(*found[at - 1 : at + 2])), 0)
        if not at:
            return found
        found[at - 1 : at + 2] = [together(found[at - 1 : at + 2])]


def is_island(before: Stretch, kept: Stretch, after: Stretch) -> bool:
    """Whether what was kept between two changes is too small to stand alone."""
    if is_change(kept) or any(each.things for each in kept[0]):
        return False
    size = count(kept[0])
    return size == 0 or (size <= ISLAND and all(size <= max(map(count, each)) for each in (before, after)))


def is_change(stretch: Stretch) -> bool:
    """Whether the words themselves changed."""
    return keys(stretch[0]) != keys(stretch[1])


def together(found: Sequence[Stretch]) -> Stretch:
    """Several stretches as one."""
    return tuple(chain.from_iterable(old for old, _ in found)), tuple(
        chain.from_iterable(new for _, new in found)
    )


def sentences(atoms: Atoms) -> list[Atoms]:
    """The sentences of a text, each with the space after it."""
    ends = [
        at + 1
        for at, (mark, space) in enumerate(pairwise(atoms), 1)
        if mark.text in {".", "?", "!", ":", ";"} and space.text.isspace()
    ]
    return [atoms[start:end] for start, end in pairwise((0, *ends, len(atoms))) if start < end]


def alike(old: Atoms, new: Atoms) -> bool:
    """Whether two texts have enough in common to be told word by word."""
    return likeness(spoken(old), spoken(new)) >= ALIKE


def how_alike(old: Atoms, new: Atoms) -> float:
    """How alike two sentences are; 0 for too little."""
    found = likeness(spoken(old), spoken(new))
    return found if found >= ALIKE else 0.0


def keys(atoms: Atoms) -> tuple[tuple[str, str], ...]:
    """What a text says."""
    return tuple(each.key for each in atoms)


def spoken(atoms: Atoms) -> tuple[str, ...]:
    """The words of a text, and its things."""
    return tuple(each.key[0] for each in atoms if each.things or each.text[0].isalnum())


def count(atoms: Atoms) -> int:
    """How many words a text has."""
    return sum(1 for each in atoms if each.text and each.text[0].isalnum())
