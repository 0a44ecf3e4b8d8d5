"""Takes the edits of a draft that came back from Word over into ``narrative.md``, the one place where edits are kept.

Where its facts are those of the draft, a sentence of ``narrative.md`` gets the person's words. Where they are others by
now, or the sentence is gone, the edit waits there as a note. What was edited in both, in two ways, is a clash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ratingletters.model.edit import (
    BY_HAND,
    Edit,
    Generated,
    Item,
    Line,
    Mark,
    MarkedParagraph,
    State,
    Waiting,
)
from ratingletters.model.returned import Clash, Returned, Taken, Told
from ratingletters.narrative.marks import Tape, mark_in, same_words, whole
from ratingletters.narrative.pairing import generation, pairing

OWN = "a sentence of your own"
SOURCE = "the Word file"


def sentences(returned: Returned) -> tuple[Told, ...]:
    """Every sentence of the draft as the file has it, those that were left out too, and a person's own.

    Words whose mark is gone are taken for the sentence whose place they have. Raises :class:`ProblemsFoundError` for
    sentences that were moved (NAR-007) or stand twice (NAR-005).
    """
    origins = returned.provenance.origins
    keys = {number: Mark(origins[number - 1].mark.card, str(number)) for number in returned.order}
    keys |= {number: Mark(OWN, key.facts) for number, key in keys.items() if key.card == BY_HAND}
    items = tuple(Line(each.words, keys.get(each.number), each.place) for each in returned.told)
    base = [Generated(keys[number], returned.drafted(number)) for number in returned.order]
    lines = [item for each in whole([MarkedParagraph(items)], base, SOURCE) for item in each.items]
    own = iter([each for each in returned.told if not each.number])
    return tuple(told_again(each, own) for each in lines if isinstance(each, Line))


def told_again(line: Line, own: Iterator[Told]) -> Told:
    """A line as words of the file again; ``own`` are the person's own in their order."""
    if line.mark:
        return Told(int(line.mark.facts), line.words, line.place)
    return next(each for each in own if each.words == line.words)


class Intake:
    """``narrative.md`` taking over the edits of one file. ``by_hand`` is the mark of a sentence by hand on the results
    that the file was made from, as far as they are known."""

    def __init__(
        self,
        returned: Returned,
        marked: Sequence[MarkedParagraph],
        then: Sequence[Sequence[Generated]],
        by_hand: Mark,
        source: str,
    ) -> None:
        self.returned, self.by_hand = returned, by_hand
        self.paragraphs = whole(marked, generation(marked, then), source)
        self.tape: Tape = [(at, item) for at, each in enumerate(self.paragraphs) for item in each.items]
        self.taken: list[Taken] = []
        self.clashes: list[Clash] = []

    def take(self, told: Sequence[Told]) -> None:
        """Takes over every sentence that is not as it was drafted."""
        for each in told:
            if not each.number:
                self.own(each)
            elif not same_words(each.words, self.returned.drafted(each.number)):
                self.edit(each)

    def marked(self) -> tuple[MarkedParagraph, ...]:
        """What ``narrative.md`` becomes."""
        return tuple(
            replace(self.paragraphs[at], items=tuple(item for _, item in items))
            if at < len(self.paragraphs)
            else MarkedParagraph(tuple(item for _, item in items))
            for at, items in groupby(self.tape, lambda each: each[0])
        )

    def edit(self, told: Told) -> None:
        """An edited sentence of the draft: its words in the line of its mark."""
        origin, drafted = (
            self.returned.provenance.origins[told.number - 1],
            self.returned.drafted(told.number),
        )
        taken = Taken(told.place, origin.mark.card, drafted, told.words)
        at = self.line_of(told.number, told.words)
        if at is None:
            self.moved_on(told, taken)
            return
        paragraph, line = self.tape[at]
        assert isinstance(line, Line)  # noqa: S101
        if same_words(line.words, told.words):
            return
        if not same_words(line.words, drafted):
            self.clashes.append(Clash(told.place, origin.mark.card, told.words, line.place, line.words))
            return
        self.taken.append(taken)
        if told.words or origin.mark.card != BY_HAND:
            self.tape[at] = (paragraph, Line(told.words, line.mark, line.place))
        else:
            del self.tape[at]

    def moved_on(self, told: Told, taken: Taken) -> None:
        """An edit of a sentence of which ``narrative.md`` has no line any more: it waits there as a note, behind the
        line that says the same of other facts, where there is one."""
        origin = self.returned.provenance.origins[told.number - 1]
        if origin.mark.card == BY_HAND:
            if told.words:
                self.own(replace(told, near=told.number))
            return
        before = origin.made or (taken.before if not origin.sentence.by_hand else "")
        marks = [mark for _, item in self.tape if (mark := mark_in(item))]
        now = pairing([origin.mark], marks).get(origin.mark)
        edit = Edit(origin.mark, before, told.words)
        if any(isinstance(item, Waiting) and item.edit == edit for _, item in self.tape):
            return
        self.taken.append(taken)
        if now is None:
            self.insert(Waiting(State.ORPHAN, edit), self.beside(told.number))
        else:
            at = next(at for at, (_, item) in enumerate(self.tape) if mark_in(item) == marks[now])
            self.insert(Waiting(State.STALE, edit), at + 1)

    def own(self, told: Told) -> None:
        """A sentence of a person's own, on a line beside that of its neighbour."""
        if any(
            isinstance(item, Line) and is_own(item) and same_words(item.words, told.words)
            for _, item in self.tape
        ):
            return
        self.taken.append(Taken(told.place, BY_HAND, "", told.words))
        line = Line(told.words, self.by_hand, told.place)
        before = self.line_of(told.near) if told.near and told.ahead else None
        if before is not None:
            self.tape.insert(before, (self.tape[before][0], line))
            return
        at = self.beside(told.near)
        while at < len(self.tape) and self.is_new(self.tape[at][1]):
            at += 1
        self.insert(line, at)

    def is_new(self, item: Item) -> bool:
        """Whether a line is a person's own sentence that was just taken over."""
        return (
            isinstance(item, Line)
            and is_own(item)
            and any(each.place == item.place and each.words == item.words for each in self.taken)
        )

    def line_of(self, number: int, words: str = "") -> int | None:
        """Where the line of a sentence of the draft stands; None where there is none. One by hand is known by its
        words, as they were drafted or as they are now."""
        origin = self.returned.provenance.origins[number - 1]
        for wanted in (self.returned.drafted(number), words):
            for at, (_, item) in enumerate(self.tape):
                if not isinstance(item, Line) or item.mark is None:
                    continue
                if origin.mark.card != BY_HAND and item.mark == origin.mark:
                    return at
                if origin.mark.card == BY_HAND and is_own(item) and wanted and same_words(item.words, wanted):
                    return at
        return None

    def beside(self, number: int) -> int:
        """The place right behind the line of a sentence, or of the nearest one before it that has a line."""
        order = self.returned.order
        before = order[: order.index(number) + 1] if number in order else ()
        lines = (self.line_of(each) for each in reversed(before))
        return next((at + 1 for at in lines if at is not None), 0)

    def insert(self, item: Item, at: int) -> None:
        """Puts an item into the file, in the paragraph of the one before."""
        paragraph = self.tape[max(at - 1, 0)][0] if self.tape else 0
        self.tape.insert(at, (paragraph, item))


def is_own(line: Line) -> bool:
    """Whether a line is a sentence of a person's own."""
    return line.mark is None or line.mark.card == BY_HAND
