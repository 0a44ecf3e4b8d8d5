"""Reads an edited sentence back: do the facts bear what it says?

A sentence is verified when it is one that a card makes of these very facts, slot by slot; it is contradicted, pinned
to the slot, where the card could say it only of other facts; what no card can say, and what says less than the facts
bear, is unverified. So nothing is verified because it looks alike, and nothing is refused because it is worded in
another way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ratingletters.model.edit import LEANS_BACK, Pin, Reading, Verdict
from ratingletters.model.narrative import Narrative, Sentence
from ratingletters.narrative.build import Builder
from ratingletters.narrative.card import Book, Card, Slot
from ratingletters.narrative.facts import Facts
from ratingletters.narrative.meaning import AGREEING, Vocabulary, changes, compared, denies
from ratingletters.narrative.recognise import SENTENCE_END, Recogniser, is_open, plain
from ratingletters.narrative.slots import lists

MARKUP = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|(?<!\w)_+|_+(?!\w)")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2014\u2212]")
AGREES = re.compile(r": [^/]+/[^/]+$")
"""The slots that follow the number said, ``{homes: is/are}``: they claim nothing by themselves."""
LONGEST = 2000
"""Characters of a sentence that is still read."""

Held = list[tuple[Slot, str]]
"""What the slots of a card would hold in a sentence."""


class ReadBack:
    """Reads the edited sentences of one letter back. ``letter`` is the narrative that its facts bear; ``known`` are
    the recognisers of its book, ``words`` its vocabulary."""

    def __init__(
        self, facts: Facts, book: Book, letter: Narrative, known: Sequence[Recogniser], words: Vocabulary
    ) -> None:
        self.facts, self.book, self.known, self.words = facts, book, known, words
        self.cards = {card.name: card for card in book.cards()}
        self.letter: dict[str, list[Sentence]] = {}
        for sentence in letter.sentences():
            self.letter.setdefault(sentence.card, []).append(sentence)
        self.alone: dict[int, list[Sentence]] = {}

    def __call__(self, words: str, now: Sentence | None) -> Reading:
        """What an edit's words (inline Markdown, of one sentence or more) come to; the worst of its sentences
        counts. ``now`` is the sentence that the builder makes in their place."""
        text = bare(words)
        if len(text) > LONGEST:
            return Reading(Verdict.UNVERIFIED)
        readings = self.readings(text, now)
        worst = max(readings, key=weight)
        pins = tuple(dict.fromkeys(pin for each in readings for pin in each.pins))
        if not pins and now and worst.verdict is Verdict.UNVERIFIED:
            pins = tuple(unsaid(text, now, self.words))
        return Reading(worst.verdict, worst.card, pins)

    def readings(self, text: str, now: Sentence | None) -> list[Reading]:
        """The reading of a whole text, or of each sentence in it. What looks like several may be one: a name may have
        a full stop in it."""
        whole = self.sentence(text, now)
        parts = SENTENCE_END.split(text)
        if whole.verdict is Verdict.VERIFIED or len(parts) == 1:
            return [whole]
        readings = [self.sentence(part, now) for part in parts]
        return [whole] if whole.card and not all(each.card for each in readings) else readings

    def as_made(self, text: str, now: Sentence | None) -> Reading | None:
        """The reading of a sentence that stands in the letter word for word; it may be an inspector's own."""
        for sentence in ([now] if now else []) + [each for made in self.letter.values() for each in made]:
            leans = self.cards[sentence.card].follows and sentence is not now
            if not leans and bare(sentence.markdown).casefold() == text.casefold():
                return Reading(Verdict.VERIFIED, sentence.card)
        return None

    def sentence(self, text: str, now: Sentence | None) -> Reading:
        """One sentence read back: by the card that comes nearest, or by the words in the slots of the one that
        stood there."""
        own = self.as_made(text, now)
        if own:
            return own
        matches = list(self.matches(text))
        near = [each for card, held in matches for each in self.held_against(card, held, text, now)]
        if not near:
            near = [Reading(Verdict.UNVERIFIED, card.name, (Pin("", text),)) for card, _ in matches[:1]]
        standing = now.card if now else ""
        nearest = min(
            near,
            key=lambda one: (weight(one), one.card != standing, len(one.pins)),
            default=Reading(Verdict.UNVERIFIED),
        )
        unsure = nearest.verdict is Verdict.UNVERIFIED
        return (self.against(text, now) if unsure else None) or nearest

    def matches(self, text: str) -> Iterator[tuple[Card, Held]]:
        """Every card that can say a sentence, with what its slots would hold."""
        for each in self.known:
            match = each.match(text)
            if match:
                pairs = zip(each.slots, match.groups(), strict=True)
                yield each.card, [(slot, value.strip()) for slot, value in pairs if value is not None]

    def held_against(self, card: Card, held: Held, text: str, now: Sentence | None) -> Iterator[Reading]:
        """What a card can say held against each sentence that it says of these facts. Where it does not speak, what
        its sets hold is compared all the same, if they hold anything: a card's conditions may be stricter than its
        words, so that they fail makes these no lie."""
        borne = [(each, Verdict.VERIFIED) for each in self.sentences_of(card, now)]
        if not borne and card.follows:
            yield Reading(Verdict.UNVERIFIED, card.name, (Pin(LEANS_BACK, text),))
        elif not borne:
            borne = [(each, Verdict.UNVERIFIED) for each in self.spoken(replace(card, tests=()))]
        yield from (self.compared(card, held, made, verdict) for made, verdict in borne)

    def sentences_of(self, card: Card, now: Sentence | None) -> Iterator[Sentence]:
        """Every sentence that a card makes of these facts: where ``now`` stands, elsewhere in the letter, and by
        itself. One that leans on another is true in its place only."""
        if now is not None and now.card == card.name:
            yield now
        if card.follows:
            return
        yield from self.letter.get(card.name, ())
        if id(card) not in self.alone:
            self.alone[id(card)] = self.spoken(card)
        yield from self.alone[id(card)]

    def spoken(self, card: Card) -> list[Sentence]:
        """What a card says in this very wording, were it the only one."""
        spoken = Builder(self.facts, self.book.lexicon).speak(replace(card, others=()), None)
        return [each.sentence for each in spoken]

    def compared(self, card: Card, held: Held, made: Sentence, borne: Verdict) -> Reading:
        """What the slots of a card would hold against what they do hold; as ``borne`` where that is the same. Saying
        less is no lie, nor is another word for less, nor a verb that does not agree."""
        pins = tuple(self.differing(held, made))
        if not pins:
            return Reading(borne, card.name)
        telling = tuple(pin for pin in pins if not AGREES.search(pin.slot))
        set_of = {slot.said: slot.set for slot, _ in held}
        less = {set_of.get(pin.slot) for pin in telling if not pin.said}
        wrong = any(pin.said and set_of[pin.slot] not in less for pin in telling)
        return Reading(Verdict.CONTRADICTED if wrong else Verdict.UNVERIFIED, card.name, telling or pins)

    def differing(self, held: Held, made: Sentence) -> Iterator[Pin]:
        """A pin for each slot that holds something else than the facts bear, or less."""
        borne = {piece.slot: bare(piece.text) for piece in made.pieces if piece.slot}
        for slot, said in held:
            if slot.said not in borne:
                yield Pin(slot.said, said)
                continue
            one, other = self.key(slot, said), self.key(slot, borne[slot.said])
            less = [each for each in other if each not in one]
            if set(one) < set(other) and len(one) + len(less) == len(other):
                yield Pin(slot.said, "", " and ".join(less))
            elif one != other:
                yield Pin(slot.said, said, borne[slot.said])
        for slot_said in borne.keys() - {slot.said for slot, _ in held}:
            if not AGREES.search(slot_said):
                yield Pin(slot_said, "", borne[slot_said])

    def key(self, slot: Slot, value: str) -> list[str]:
        """What two values of a slot are compared by: a list of the lexicon's names may come in any order, a phrase
        in any of its ways, and a number in words or figures."""
        value = self.words.usual(value)
        if not lists(slot) or is_open(slot):
            return [value]
        tokens = self.words.tokens(value)
        parts = [
            " ".join(each) for apart, each in groupby(tokens, lambda one: one in {",", "and"}) if not apart
        ]
        ending = parts[-1].split(" ")
        tails = [" ".join(["", *ending[at:]]) for at in range(1, len(ending))]
        return sorted(self.completed(part, tails) for part in parts)

    def completed(self, part: str, tails: Sequence[str]) -> str:
        """An item of a list with the words that it shares with the last: "primary" of "primary and secondary
        schools"."""
        if part in self.words:
            return part
        return next((part + tail for tail in tails if part + tail in self.words), part)

    def against(self, text: str, now: Sentence | None) -> Reading | None:
        """The reading of a sentence that differs from the one made now in words that say something else for certain:
        in nothing but these, or in words of a slot and in what is added."""
        changed = changes(text, bare(now.markdown), self.words) if now else ()
        telling = [each for each in changed if not AGREEING.issuperset([*each[0], *each[1]])]
        wrong = [each for each in telling if denies(each, self.words)]
        rest = [each for each in telling if each not in wrong]
        if now is None or not wrong or any(borne for _, borne in rest):
            return None
        if rest and not any(slot_of(now, borne) for _, borne in wrong):
            return None
        pins = (Pin(slot_of(now, borne), " ".join(said), " ".join(borne)) for said, borne in wrong)
        return Reading(Verdict.CONTRADICTED, now.card, tuple(pins))


def weight(reading: Reading) -> int:
    """How far a reading is from being verified."""
    return tuple(Verdict).index(reading.verdict)


def slot_of(sentence: Sentence, words: Sequence[str]) -> str:
    """The slot of a sentence that holds some words, as they are compared; empty for the card's own."""
    text = " ".join(words)
    return next(
        (each.slot for each in sentence.pieces if each.slot and text and text in compared(bare(each.text))),
        "",
    )


def unsaid(text: str, now: Sentence, known: Vocabulary) -> Iterator[Pin]:
    """What to look at in words that no card can say: what they add to the sentence made now, if that is all they do,
    else the slots of it whose words they do not have."""
    added = changes(text, bare(now.markdown), known)
    if not any(borne for _, borne in added):
        yield from (Pin("", " ".join(said)) for said, _ in added)
    for piece in now.pieces:
        words = bare(piece.text)
        if piece.slot and not AGREES.search(piece.slot) and words.casefold() not in text.casefold():
            yield Pin(piece.slot, "", words)


def bare(markdown: str) -> str:
    """The text of inline Markdown in plain marks: what sentences are compared by."""
    return stripped(markdown).strip()


def stripped(markdown: str) -> str:
    """The same with the spaces around it."""
    seen = HYPHENS.sub("-", UNSEEN.sub("", unicodedata.normalize("NFC", markdown)))
    return re.sub(r"\s+", " ", plain(MARKUP.sub(lambda found: found[1] or "", seen)))
