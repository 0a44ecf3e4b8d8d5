"""Reads an edited sentence back: do the facts bear what it says?

A sentence is verified when it is one that a card makes of these very facts, slot by slot; it is contradicted, pinned
to the slot, where the card could say it only of other facts; what no card can say is unverified. So nothing is
verified because it looks alike, and nothing is refused because it is worded in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ratingletters.model.edit import Pin, Reading, Verdict
from ratingletters.model.narrative import Sentence
from ratingletters.narrative.build import Builder
from ratingletters.narrative.card import Book, Card, Shape, Slot
from ratingletters.narrative.facts import Facts
from ratingletters.narrative.recognise import SENTENCE_END, Recogniser, plain, recognisers

SEVERITY = tuple(Verdict)
MARKUP = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|(?<!\w)_|_(?!\w)")


class ReadBack:
    """Reads the edited sentences of one letter back. The book's recognisers are made once, when first needed."""

    def __init__(self, facts: Facts, book: Book, known: tuple[Recogniser, ...] = ()) -> None:
        self.facts, self.book = facts, book
        self.known = known or recognisers(book)
        self.made: dict[str, tuple[Sentence, ...]] = {}

    def __call__(self, words: str, now: Sentence | None) -> Reading:
        """What an edit's words (inline Markdown, of one sentence or more) come to; the worst of its sentences
        counts. ``now`` is the sentence that the builder makes in their place."""
        text = bare(words)
        whole = self.sentence(text, now)
        parts = SENTENCE_END.split(text)
        if whole.card or len(parts) == 1:
            return whole
        readings = [self.sentence(part, now) for part in parts]
        worst = max(readings, key=lambda reading: SEVERITY.index(reading.verdict))
        return Reading(worst.verdict, worst.card, tuple(pin for each in readings for pin in each.pins))

    def sentence(self, text: str, now: Sentence | None) -> Reading:
        """One sentence read back: by the card that comes nearest."""
        near: tuple[Card, tuple[Pin, ...], bool] | None = None
        for card, held in self.matches(text):
            for made in self.sentences_of(card, now):
                pins = tuple(differing(held, made))
                if not pins:
                    return Reading(Verdict.VERIFIED, card.name)
                wrong = any(
                    slot.shape is not Shape.AGREEMENT
                    for slot, _ in held
                    if slot.said in {pin.slot for pin in pins}
                )
                if near is None or len(pins) < len(near[1]):
                    near = (card, pins, wrong)
            if near is None:
                near = (card, (Pin("", text),), True)
        if near is None:
            return Reading(Verdict.UNVERIFIED, "", tuple(gone(text, now)) if now else ())
        return Reading(Verdict.CONTRADICTED if near[2] else Verdict.UNVERIFIED, near[0].name, near[1])

    def matches(self, text: str) -> Iterator[tuple[Card, list[tuple[Slot, str]]]]:
        """Every card that can say a sentence, with what its slots would hold."""
        for each in self.known:
            match = each.pattern.fullmatch(text)
            if match:
                pairs = zip(each.slots, match.groups(), strict=True)
                yield each.card, [(slot, value) for slot, value in pairs if value is not None]

    def sentences_of(self, card: Card, now: Sentence | None) -> Iterator[Sentence]:
        """Every sentence that a card makes of these facts. One that leans on another is true in its place only."""
        if now is not None and now.card == card.name:
            yield now
        if card.follows:
            return
        if card.name not in self.made:
            spoken = Builder(self.facts, self.book.lexicon).speak(card, None)
            self.made[card.name] = tuple(each.sentence for each in spoken)
        yield from self.made[card.name]


def differing(held: list[tuple[Slot, str]], made: Sentence) -> Iterator[Pin]:
    """A pin for each slot that holds something else than the facts bear."""
    borne: Mapping[str, str] = {piece.slot: bare(piece.text) for piece in made.pieces if piece.slot}
    for slot, said in held:
        if slot.said not in borne or key(slot, said) != key(slot, borne[slot.said]):
            yield Pin(slot.said, said.strip(), borne.get(slot.said, ""))


def key(slot: Slot, value: str) -> list[str]:
    """What two values of a slot are compared by: a list of the lexicon's names may come in any order."""
    value = value.strip().casefold()
    return (
        sorted(re.split(r", | and ", value))
        if slot.kind.entries and slot.shape is not Shape.SHARE
        else [value]
    )


def gone(text: str, now: Sentence) -> Iterator[Pin]:
    """A pin for each slot of the sentence of now whose words an edit does not have any more."""
    for piece in now.pieces:
        words = bare(piece.text)
        if (
            piece.slot
            and not piece.slot.partition(": ")[2].count("/")
            and words.casefold() not in text.casefold()
        ):
            yield Pin(piece.slot, "", words)


def bare(markdown: str) -> str:
    """The text of inline Markdown in plain marks: what sentences are compared by."""
    return plain(MARKUP.sub(lambda found: found[1] or "", markdown)).strip()
