"""What a person changed around the narrative: the paragraphs of a draft as it was made against those of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ratingletters.model.returned import Outside
from ratingletters.places import Place
from ratingletters.word.provenance import Line
from ratingletters.word.stretches import Row

NEAR = 0.5
"""How much of two paragraphs must be the same for one to be taken for a change of the other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that is not as it was. ``before`` is its text then, empty for a new one; ``row`` is the paragraph
    now, None for one that is gone. ``among`` are the sentences of the narrative where a new one stands, none where
    there is no narrative."""

    before: str
    row: Row | None
    among: tuple[int, ...] = ()


def differences(lines: Sequence[Line], rows: Sequence[Row]) -> Iterator[Difference]:
    """Every paragraph of boilerplate that is not as it was, in the order of the page. ``lines`` are the page as it was
    made, ``rows`` the file's paragraphs; those of the narrative and those without text are passed over."""
    then = [each for each in lines if not each.numbers]
    now = [each for each in rows if each.text and not each.sentences]
    gaps = list(narrative_between(lines))
    matched = SequenceMatcher(None, [each.text for each in then], [each.text for each in now], autojunk=False)
    for sort, since, until, first, last in matched.get_opcodes():
        if sort != "equal":
            yield from replaced(then[since:until], now[first:last], gaps[since : until + 1])


def narrative_between(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """The sentences that stand before each paragraph of boilerplate, and those behind the last one."""
    gap: tuple[int, ...] = ()
    for each in lines:
        if each.numbers:
            gap += each.numbers
        else:
            yield gap
            gap = ()
    yield gap


def replaced(
    then: Sequence[Line], now: Sequence[Row], gaps: Sequence[tuple[int, ...]]
) -> Iterator[Difference]:
    """The paragraphs of one place: each that was there with the one that it became. ``gaps`` are the sentences of the
    narrative before each of them, and behind the last."""
    pairs = paired([each.text for each in then], [each.text for each in now])
    at = 0
    for number, row in enumerate(now):
        became = next((old for old, new in pairs.items() if new == number), None)
        if became is None:
            yield Difference("", row, gaps[at])
            continue
        yield from (Difference(each.text, None) for each in then[at:became])
        yield Difference(then[became].text, row)
        at = became + 1
    yield from (Difference(each.text, None) for each in then[at:])


def paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which new paragraph each old one became, in order: the one that is near it, else the one in its place."""
    found: dict[int, int] = {}
    free = 0
    for at, text in enumerate(old):
        near = (to for to in range(free, len(new)) if SequenceMatcher(None, text, new[to]).ratio() >= NEAR)
        to = next(near, free if len(old) - at >= len(new) - free else -1)
        if 0 <= to < len(new):
            found[at] = to
            free = to + 1
    return found


def elsewhere(
    source: str, then: Sequence[str], parts: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[Outside]:
    """Every paragraph of headers, footers and notes that is not as it was, wherever a program has put them. ``parts``
    are those of the file, by their spots."""
    now = {text: spot for spot, texts in parts for text in texts if text}
    gone = [text for text in dict.fromkeys(then) if text not in now]
    new = [text for text in now if text not in then]
    pairs = paired(gone, new)
    for at, text in enumerate(gone):
        after = new[pairs[at]] if at in pairs else ""
        yield Outside(Place(source, spot=now.get(after, "header or footer")), text, after)
    for at, text in enumerate(new):
        if at not in pairs.values():
            yield Outside(Place(source, spot=now[text]), "", text)
