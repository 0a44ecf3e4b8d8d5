"""The marks of an edited ``narrative.md``, held against the sentences that the file was made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.edit import BY_HAND, Generated, Item, Line, Mark, MarkedParagraph
from ratingletters.narrative.typography import NO_BREAK, typeset
from ratingletters.places import Place

NEAR = 0.6
"""How much of two sentences must be the same words for one to be taken for an edit of the other."""

Tape = list[tuple[int, Item]]
"""The items of a file in a row, each with the number of its paragraph."""


def whole(
    marked: Sequence[MarkedParagraph], base: Sequence[Generated], source: str
) -> tuple[MarkedParagraph, ...]:
    """The file with every mark that it was made with, each once. A mark that a person deleted goes back to the
    words that stand in its place; where none do, the sentence is left out. ``base`` is empty if it is not known
    what the file was made with: its marks are then taken as they are.

    Raises :class:`ProblemsFoundError`: a mark that stands twice (NAR-005), of no sentence of the draft (NAR-006),
    out of its order (NAR-007), or no mark at all where there were some (NAR-008).
    """
    tape: Tape = [(at, item) for at, each in enumerate(marked) for item in each.items]
    problems = list(slips(tape, base, source))
    if problems:
        raise ProblemsFoundError(problems)
    put_behind(tape, base)
    put_back(tape, base)
    add_left_out(tape, base)
    return tuple(
        replace(marked[at], items=tuple(item for _, item in items))
        for at, items in groupby(tape, lambda each: each[0])
    )


def slips(tape: Tape, base: Sequence[Generated], source: str) -> Iterator[Problem]:
    """A problem for each mark that is not as the file was made with it."""
    order = {each.mark: at for at, each in enumerate(base)}
    seen: set[Mark] = set()
    furthest = -1
    for _, line in tape:
        mark = mark_in(line)
        if mark is None or not isinstance(line, Line):
            continue
        if mark in seen:
            remedy = "delete one of them, or only its mark if the sentence is your own"
            yield Problem(line.place, f"the mark of '{mark.card}' stands twice", "NAR-005", remedy)
        elif base and mark not in order:
            remedy = "put the mark back as it was, or delete it if the sentence is your own"
            yield Problem(
                line.place, f"no sentence of this draft has this mark of '{mark.card}'", "NAR-006", remedy
            )
        elif base and order[mark] < furthest:
            remedy = (
                "put it back: the pattern book decides the order, since sentences lean on those before them"
            )
            yield Problem(line.place, f"the sentence of '{mark.card}' was moved", "NAR-007", remedy)
        seen.add(mark)
        furthest = max(furthest, order.get(mark, -1))
    if base and not seen:
        remedy = "put the marks back, or delete the file and draft again to have it made anew"
        yield Problem(Place(source), "no mark of any sentence is left in it", "NAR-008", remedy)


def put_behind(tape: Tape, base: Sequence[Generated]) -> None:
    """Puts a mark that stands alone on its line behind its words, where they stand on the line before."""
    for at in range(len(tape) - 1, 0, -1):
        (paragraph, words), (_, line) = tape[at - 1 : at + 1]
        if not isinstance(words, Line) or words.mark or not isinstance(line, Line) or line.words:
            continue
        mark = has_most_of_its_words(words, [each for each in base if each.mark == line.mark], 1)
        if mark:
            tape[at - 1 : at + 1] = [(paragraph, replace(words, mark=mark))]


def put_back(tape: Tape, base: Sequence[Generated]) -> None:
    """Gives deleted marks to the lines without one that stand in their place: that of the same words, then that of
    words most of which are the same, then, where as many lines as marks are left, one after the other."""
    for fits in (has_its_words, has_most_of_its_words, has_its_rank):
        for at, (paragraph, line) in enumerate(tape):
            if isinstance(line, Line) and line.mark is None:
                found = fits(line, missing_at(tape, at, base), unmarked_around(tape, at))
                tape[at] = (paragraph, replace(line, mark=found))


def has_its_words(line: Line, missing: Sequence[Generated], _: int) -> Mark | None:
    """The mark of the missing sentence that has the words of a line."""
    return next((each.mark for each in missing if same_words(each.words, line.words)), None)


def has_most_of_its_words(line: Line, missing: Sequence[Generated], _: int) -> Mark | None:
    """The mark of the missing sentence that is nearest to a line, if it is near."""
    alike = [
        (SequenceMatcher(None, each.words.split(), line.words.split()).ratio(), each) for each in missing
    ]
    nearest = max(alike, key=lambda one: one[0], default=(0.0, None))
    return nearest[1].mark if nearest[1] and nearest[0] >= NEAR else None


def has_its_rank(_: Line, missing: Sequence[Generated], unmarked: int) -> Mark | None:
    """The mark of the first missing sentence, where as many lines stand in the place of as many sentences."""
    return missing[0].mark if len(missing) == unmarked else None


def missing_at(tape: Tape, at: int, base: Sequence[Generated]) -> list[Generated]:
    """The sentences without a mark in the file that belong between the marks on both sides of an item."""
    order = {each.mark: number for number, each in enumerate(base)}
    before = [order[mark] for _, item in tape[:at] if (mark := mark_in(item)) in order]
    behind = [order[mark] for _, item in tape[at:] if (mark := mark_in(item)) in order]
    return list(base[max(before, default=-1) + 1 : min(behind, default=len(base))])


def unmarked_around(tape: Tape, at: int) -> int:
    """How many lines without a mark stand between the marks on both sides of an item."""
    count = 0
    for side in (tape[at::-1], tape[at + 1 :]):
        for _, item in side:
            if mark_in(item):
                break
            count += isinstance(item, Line) and item.mark is None
    return count


def add_left_out(tape: Tape, base: Sequence[Generated]) -> None:
    """Adds an empty line for each mark that is gone with its words, where the sentence was."""
    for number, each in enumerate(base):
        if any(mark_in(item) == each.mark for _, item in tape):
            continue
        before = base[number - 1].mark if number else None
        at = next((at + 1 for at, (_, item) in enumerate(tape) if before and mark_in(item) == before), 0)
        paragraph, neighbour = tape[max(at - 1, 0)]
        place = neighbour.place if isinstance(neighbour, Line) else neighbour.edit.place
        tape.insert(at, (paragraph, Line("", each.mark, place)))


def mark_in(item: Item) -> Mark | None:
    """The mark of a sentence that a card made."""
    return item.mark if isinstance(item, Line) and item.mark and item.mark.card != BY_HAND else None


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same to a reader, but for marks and spaces that programs change by themselves."""
    return spaced(one) == spaced(other)


def spaced(text: str) -> str:
    """The text in the letter's quotation marks and dashes, with plain single spaces."""
    return " ".join(typeset(text.replace(NO_BREAK, " ")).split())
