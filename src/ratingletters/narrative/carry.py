"""Carries the hand edits of a draft over to the narrative as it is made now. Nothing that a person wrote is dropped.

Facts and card unchanged: the edit is kept. Card worded anew: kept, and shown. Facts changed: stale, the edit waits as
a note below the sentence that is made now, unless that has come to say the same. Sentence gone: orphan, the edit waits
where it stood. An edit that waits comes back by itself when its facts do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ratingletters.model.edit import (
    BY_HAND,
    LEANS,
    Carried,
    Edit,
    Edited,
    Generated,
    Item,
    Line,
    Mark,
    MarkedParagraph,
    Pin,
    Reading,
    State,
    Verdict,
    Waiting,
)
from ratingletters.model.narrative import Mood, Narrative, Paragraph, Piece, Sentence
from ratingletters.narrative.digest import marks_of
from ratingletters.narrative.marks import mark_in, same_words, whole
from ratingletters.narrative.pairing import generation, pairing
from ratingletters.narrative.typography import typeset
from ratingletters.narrative.unedited import heading

NOTHING = Paragraph("", ())


@dataclass(frozen=True, slots=True)
class Ground:
    """What edits are carried to: the narrative made now, the mark of a sentence by hand on the facts of now, the
    card that a card must follow, and how words are read back against the facts."""

    now: Narrative
    by_hand: Mark
    follows: Mapping[str, str]
    read_back: Callable[[str, Sentence | None], Reading]


def carry(
    ground: Ground, marked: Sequence[MarkedParagraph], then: Sequence[Sequence[Generated]], source: str
) -> Edited:
    """The narrative of now with the edits in ``marked``, the ``narrative.md`` as a person left it. ``then`` are
    the sentences that the file was made with, once for each draft that may have made it; empty if not known.

    Raises :class:`ProblemsFoundError` for marks that are not as they were written (:func:`marks.whole`).
    """
    base = generation(marked, then)
    return Carrier(ground, base).carried(whole(marked, base, source))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the letter something stands that no sentence of now is: the items there, and the sentence of now that
    they are behind (-1: ahead of one)."""

    items: list[Item]
    behind: int = -1


@dataclass(frozen=True, slots=True)
class Told:
    """What became of an edit. ``place`` is the sentence of now that it belongs to; ``behind`` the one that stands, for
    the reader, no longer right before the next (-1: none does)."""

    edit: Edit
    state: State
    place: int | None
    behind: int = -1


class Carrier:
    """One narrative with its edits in the making.

    ``own`` are the marks of the file's sentences; ``lines`` the sentences of now, those with an edit that is kept
    in the person's words; ``ahead`` and ``behind`` what stands before and after each of them that is none (notes,
    sentences by hand).
    """

    def __init__(self, ground: Ground, base: Sequence[Generated]) -> None:
        self.ground = ground
        self.now = list(ground.now.sentences())
        self.marks = marks_of(self.now)
        self.lines = [Line(each.markdown, mark) for each, mark in zip(self.now, self.marks, strict=True)]
        self.ahead: dict[int, list[Item]] = defaultdict(list)
        self.behind: dict[int, list[Item]] = defaultdict(list)
        self.then: dict[Mark, list[str]] = defaultdict(list)
        for each in base:
            self.then[each.mark].append(each.words)
        self.own: Sequence[Mark] = ()
        self.kept: set[int] = set()
        self.told: list[Told] = []

    def carried(self, marked: Sequence[MarkedParagraph]) -> Edited:
        """The narrative and its edits, in the order of the file."""
        self.own = [mark for each in marked for item in each.items if (mark := mark_in(item))]
        now_of = pairing(self.own, self.marks)
        last = -1
        for paragraph in marked:
            places = [now_of.get(mark) if (mark := mark_in(item)) else None for item in paragraph.items]
            first = next((place for place in places if place is not None), None)
            for item, place in zip(paragraph.items, places, strict=True):
                if place is not None:
                    first, last = None, place
                self.item(item, place, self.spot(last) if first is None else Spot(self.ahead[first]))
        edits = tuple(self.read(each) for each in self.told)
        return Edited(self.narrative(), tuple(self.paragraphs()), edits)

    def spot(self, place: int) -> Spot:
        """The spot behind a sentence of now."""
        return Spot(self.behind[place], place)

    def leaning(self, place: int) -> str:
        """The sentence behind another, where its card may only follow that one; empty if it stands by itself, or a
        person has worded it or left it out."""
        if not 0 <= place < len(self.now) - 1 or place + 1 in self.kept:
            return ""
        one, other = self.now[place], self.now[place + 1]
        return other.markdown if self.ground.follows.get(other.card) == one.card else ""

    def item(self, item: Item, place: int | None, spot: Spot) -> None:
        """One item of the file. ``place``: the sentence of now that it belongs to; ``spot``: where it stands when
        it is none."""
        if isinstance(item, Waiting):
            self.waiting(item, spot)
        elif item.mark is None or item.mark.card == BY_HAND:
            mark = item.mark or self.ground.by_hand
            self.by_hand(Edit(mark, "", typeset(item.words), item.place), spot)
        else:
            before = self.then.get(item.mark, [])
            made = before or ([] if place is None else [self.now[place].markdown])
            if not any(same_words(item.words, words) for words in made):
                edit = Edit(item.mark, before[-1] if before else "", typeset(item.words), item.place)
                self.marked(edit, place, spot)

    def waiting(self, item: Waiting, spot: Spot) -> None:
        """An edit that has waited: it comes back with its facts, else it waits on."""
        edit = item.edit
        if edit.mark.card == BY_HAND:
            self.by_hand(edit, spot)
            return
        place = self.waited_at(item, spot)
        if place in self.kept:
            self.wait(edit, State.STALE, place, spot)
        else:
            self.marked(edit, place, spot)

    def waited_at(self, item: Waiting, spot: Spot) -> int | None:
        """The sentence of now that an edit waits for; not one that the file has a line of, but for the one that it
        stands behind as stale."""
        mark = item.edit.mark
        place = pairing([mark], self.marks).get(mark)
        if place is not None and (self.marks[place] == mark or self.marks[place] not in self.own):
            return place
        return spot.behind if item.state is State.STALE and self.card_at(spot.behind) == mark.card else None

    def card_at(self, place: int) -> str:
        """The card of a sentence of now; empty where there is none."""
        return self.marks[place].card if place >= 0 else ""

    def by_hand(self, edit: Edit, spot: Spot) -> None:
        """A sentence of a person's own: kept while all facts are as they were when it was last read."""
        if edit.mark == self.ground.by_hand:
            spot.items.append(Line(edit.words, edit.mark, edit.place))
            self.told.append(Told(edit, State.KEPT, None, spot.behind))
        else:
            self.wait(edit, State.STALE, None, spot)

    def marked(self, edit: Edit, place: int | None, spot: Spot) -> None:
        """An edit of a sentence that a card made: it stays while the facts do, and goes with the sentence."""
        if place is None:
            self.wait(edit, State.ORPHAN, None, spot)
        elif same_words(edit.words, self.now[place].markdown):
            self.told.append(Told(edit, State.KEPT, place))
        elif self.marks[place].facts != edit.mark.facts:
            self.wait(edit, State.STALE, place, self.spot(place))
        else:
            now = self.now[place]
            reworded = edit.before and not same_words(edit.before, now.markdown)
            self.lines[place] = Line(edit.words, self.marks[place], edit.place)
            self.kept.add(place)
            self.told.append(Told(edit, State.SHOWN if reworded else State.KEPT, place, place))

    def wait(self, edit: Edit, state: State, place: int | None, spot: Spot) -> None:
        """Keeps the person's words as a note until they choose."""
        spot.items.append(Waiting(state, edit))
        self.told.append(Told(edit, state, place))

    def read(self, told: Told) -> Carried:
        """An edit with how its words read against the facts of now. Whatever takes a sentence away from one that
        leans on it makes that one say something else."""
        words, now = told.edit.words, None if told.place is None else self.now[told.place]
        reading = self.ground.read_back(words, now) if words else Reading(Verdict.VERIFIED)
        leaning = self.leaning(told.behind)
        if leaning and not (words and now and reading.card == now.card):
            unsure = words and now and not reading.card
            verdict = Verdict.UNVERIFIED if unsure else Verdict.CONTRADICTED
            reading = replace(reading, verdict=verdict, pins=(*reading.pins, Pin(LEANS, leaning)))
        return Carried(told.edit, told.state, now.markdown if now else "", reading)

    def paragraphs(self) -> Iterator[MarkedParagraph]:
        """What ``narrative.md`` becomes."""
        for paragraph, items in self.rows():
            if items:
                yield MarkedParagraph(tuple(item for item, _ in items), heading(paragraph))

    def narrative(self) -> Narrative:
        """What the letter says: every line that has words."""
        paragraphs = []
        for paragraph, items in self.rows():
            said = [worded(item, now) for item, now in items if isinstance(item, Line) and item.words]
            if said:
                paragraphs.append(replace(paragraph, sentences=tuple(said)))
        return Narrative(tuple(paragraphs), self.ground.now.refusals)

    def rows(self) -> Iterator[tuple[Paragraph, list[tuple[Item, Sentence | None]]]]:
        """Every paragraph of now with its items, each with the sentence of now that it is."""
        top = [(item, None) for item in self.behind[-1]]
        place = 0
        for paragraph in self.ground.now.paragraphs or (NOTHING,):
            items: list[tuple[Item, Sentence | None]] = [*top]
            top = []
            for sentence in paragraph.sentences:
                items += [(item, None) for item in self.ahead[place]]
                items.append((self.lines[place], sentence))
                items += [(item, None) for item in self.behind[place]]
                place += 1
            yield paragraph, items


def worded(line: Line, now: Sentence | None) -> Sentence:
    """The sentence that a line of the file is: the builder's own, or a person's words, with the card and the
    facts of the one that they stand for."""
    if now is not None and line.words == now.markdown:
        return now
    if now is None:
        return Sentence(BY_HAND, line.place, Mood.NEUTRAL, (Piece(line.words),), by_hand=True)
    return replace(now, pieces=(Piece(line.words),), attested="", by_hand=True)
