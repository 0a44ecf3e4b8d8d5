"""Which sentence of now is the one that a mark was made for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ratingletters.model.edit import Generated, Line, Mark, MarkedParagraph

Alike = Callable[[Mark], object]
NEARNESS: tuple[Alike, ...] = (
    lambda mark: mark,
    lambda mark: mark.facts,
    lambda mark: (mark.card, mark.subject),
    lambda mark: mark.card,
)
"""What two marks share that are taken for the same sentence, the surest first: card and facts; facts, of a card that
was renamed; card and subject; the card alone."""


def generation(marked: Sequence[MarkedParagraph], then: Sequence[Sequence[Generated]]) -> Sequence[Generated]:
    """The draft that a file was made with: that of which it has most marks; empty if none is known."""
    found = {item.mark for each in marked for item in each.items if isinstance(item, Line)}
    return max(then, key=lambda draft: sum(each.mark in found for each in draft), default=())


def pairing(old: Iterable[Mark], new: Sequence[Mark]) -> Mapping[Mark, int]:
    """For each old mark the sentence of now that it belongs to, counted from 0; none for a sentence that is gone.

    By one nearness after the other, marks are paired that are the only ones left of their sort on both sides, so
    that no sentence is taken for another."""
    left, free = list(dict.fromkeys(old)), list(range(len(new)))
    found: dict[Mark, int] = {}
    for alike in NEARNESS:
        for mark in list(left):
            near = [at for at in free if alike(new[at]) == alike(mark)]
            rivals = [each for each in left if alike(each) == alike(mark)]
            if len(near) == 1 and len(rivals) == 1:
                found[mark] = near[0]
        left = [mark for mark in left if mark not in found]
        free = [at for at in free if at not in found.values()]
    return found
