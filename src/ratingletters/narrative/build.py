"""Facts and a pattern book make the narrative. The same facts make the same words, always."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ratingletters.model.narrative import Fact, Mood, Narrative, Paragraph, Piece, Refusal, Sentence
from ratingletters.narrative.card import Book, BookParagraph, Card, Optional, Shape, Slot, Words
from ratingletters.narrative.conditions import Filling, Ground, Sets, found, holds, identity
from ratingletters.narrative.facts import Facts
from ratingletters.narrative.lexicon import Lexicon, Sort
from ratingletters.narrative.slots import EmptySetError, UnsaidError, check_parts, check_product, fill
from ratingletters.narrative.spoken import Spoken, Turn
from ratingletters.narrative.typography import continued, opened

UNNAMED = frozenset({Sort.COUNT, Sort.PERCENT, Sort.CHOICE, Sort.SCALE, Sort.MONTH})
ARTICLE = re.compile(r"\b(an?) $", re.IGNORECASE)
SPOKEN = re.compile(r"[^\W_]")


def build(facts: Facts, book: Book) -> Narrative:
    """The narrative that the facts bear, and what was refused. A paragraph without a sentence is left out."""
    return Builder(facts, book.lexicon).narrative(book)


class Builder:
    """One narrative in the making: what was said so far, what was refused, and how each point went."""

    def __init__(self, facts: Facts, lexicon: Lexicon, said: Iterable[str] = ()) -> None:
        self.facts, self.lexicon = facts, lexicon
        self.ones = {name: facts.of(name) for name, kind in lexicon.kinds.items() if kind.one}
        self.said = set(said)
        self.ground = Ground(facts, lexicon, self.said)
        self.refusals: list[Refusal] = []
        self.turns: list[Turn] = []

    def narrative(self, book: Book) -> Narrative:
        """The whole, paragraph by paragraph."""
        paragraphs = [self.paragraph(each) for each in book.paragraphs]
        return Narrative(tuple(each for each in paragraphs if each.sentences), tuple(self.refusals))

    def paragraph(self, plan: BookParagraph) -> Paragraph:
        """One paragraph: at each point the first card that applies speaks."""
        sentences: list[Sentence] = []
        for point in plan.points:
            before, said = sentences[-1] if sentences else None, frozenset(self.said)
            spoken: list[Spoken] = []
            for card in point.cards:
                spoken = self.speak(card, before)
                if spoken:
                    break
            sentences += [each.sentence for each in spoken]
            self.turns.append(Turn(plan.name, point, tuple(spoken), said, before))
        return Paragraph(plan.name, tuple(sentences))

    def speak(self, card: Card, before: Sentence | None) -> list[Spoken]:
        """The sentences of a card: none, one, or one a value when it repeats. ``before`` is the sentence in
        front of it in the paragraph."""
        if card.follows and (before is None or before.card != card.follows):
            return []
        spoken: list[Spoken] = []
        for sets in list(self.occasions(card, self.ground)):
            filling = Filling(sets, {find.name: find for find in card.finds}, self.ground)
            if not all(holds(test, filling) for test in card.tests):
                continue
            made = self.sentence(card, filling, before.mood if before else None)
            if made:
                spoken.append(made)
                before = made.sentence
        return spoken

    def occasions(self, card: Card, ground: Ground) -> Iterator[Sets]:
        """The sets of a card, once, or once a value of what it repeats by; none where a required set is
        empty."""
        sets = self.find(card, ground)
        if sets is None:
            return
        if card.repeat is None:
            yield sets
            return
        name, field = card.repeat
        keys = [(row, row.values.get(field)) for row in sets[name]]
        for key in dict.fromkeys(identity(value) for _, value in keys if value is not None):
            rows = tuple(row for row, value in keys if value is not None and identity(value) == key)
            narrowed = self.find(card, ground, {name: rows})
            if narrowed:
                yield narrowed

    def find(self, card: Card, ground: Ground, given: Sets | None = None) -> Sets | None:
        """The rows of every set that a card may name; ``given`` ones are taken as they are. None as soon as a
        required set is empty, or, with a refusal, has several rows where the card asks for one."""
        sets = dict(self.ones)
        for find in card.finds:
            fixed = (given or {}).get(find.name)
            rows = found(find, sets, ground) if fixed is None else fixed
            if find.single and len(rows) > 1:
                self.refuse(card, "", f"several rows are 'the {find.kind.name}' that '{find.name}' asks for")
                return None
            if not rows and find.name in card.required:
                return None
            sets[find.name] = rows
        return sets

    def sentence(self, card: Card, filling: Filling, before: Mood | None) -> Spoken | None:
        """The card's sentence; None, and a refusal, where the facts do not bear it."""
        required = list(card.slots)
        try:
            check_product(required, filling)
            check_parts(required, filling)
            filled = {slot.said: fill(slot, filling, required) for slot in required}
        except EmptySetError:
            return None
        except UnsaidError as reason:
            self.refuse(card, "", str(reason))
            return None
        pieces: list[Piece] = []
        listed = list(required)
        for part in card.sentence:
            if isinstance(part, Words):
                pieces.append(Piece(part.text))
            elif isinstance(part, Slot):
                pieces.append(filled[part.said])
            else:
                printed = self.optional(card, part, listed, filling)
                listed += part.slots() if printed else ()
                pieces += printed
        article = wrong_article(pieces)
        if article:
            self.refuse(card, "", f"'{article}' is not English")
            return None
        slots = tuple(slots_printed(card, pieces))
        rows = frozenset(rows_of(card, slots, filling))
        self.said |= rows
        cue = card.cue.words if card.cue and card.cue.after is before else ""
        sentence = Sentence(
            card.name,
            card.place,
            card.mood,
            joined(pieces, cue, self.lexicon.proper),
            tuple(grounds(card, filling)),
            card.attested,
        )
        return Spoken(sentence, card, filling, slots, rows)

    def optional(self, card: Card, part: Optional, listed: Sequence[Slot], filling: Filling) -> list[Piece]:
        """The pieces of an optional part; none when one of its slots has nothing to say. ``listed`` are the
        slots that the sentence says without it."""
        try:
            spoken = [*listed, *part.slots()]
            check_product(spoken, filling)
            check_parts(spoken, filling)
            return [
                Piece(each.text) if isinstance(each, Words) else fill(each, filling, spoken)
                for each in part.parts
            ]
        except EmptySetError:
            return []
        except UnsaidError as reason:
            said = "".join(
                each.text if isinstance(each, Words) else f"{{{each.said}}}" for each in part.parts
            )
            self.refuse(card, said.strip(), str(reason))
            return []

    def refuse(self, card: Card, part: str, why: str) -> None:
        """Notes that a card, or an optional part of it, met its conditions and was not said."""
        self.refusals.append(Refusal(card.name, card.place, part, why))


def slots_printed(card: Card, pieces: Sequence[Piece]) -> Iterator[Slot]:
    """The slots of a card that a sentence prints: all but those of optional parts that vanished."""
    said = {piece.slot for piece in pieces if piece.slot}
    for slot in (*card.slots, *(slot for part in card.optionals for slot in part.slots())):
        if slot.said in said:
            yield slot


def rows_of(card: Card, slots: Sequence[Slot], filling: Filling) -> Iterator[str]:
    """The addresses of the rows that a sentence speaks of, for ``not yet said``. One of a card without a slot
    speaks of every row that it required."""
    names = {
        slot.set
        for slot in slots
        if slot.shape in {Shape.NAMES, Shape.PARTS} or (slot.field and slot.field.sort not in UNNAMED)
    }
    for name in names if card.slots or card.optionals else card.required:
        yield from (row.address("") for row in filling.sets[name])


def wrong_article(pieces: Sequence[Piece]) -> str:
    """The card's own "a" or "an" with the slot's word that it does not go with; empty if all go."""
    for words, slot in pairwise(pieces):
        article = ARTICLE.search(words.text) if slot.slot else None
        if article:
            vowel = bool(re.match(r"[aeiou](?!ne\b|ni|u)", slot.text, re.IGNORECASE))
            if vowel is not (article[1].lower() == "an"):
                return article[0] + slot.text
    return ""


def joined(pieces: Sequence[Piece], cue: str, proper: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces as one sentence: spaces of vanished parts closed up, opened by a capital or by the cue."""
    kept: list[Piece] = []
    for piece in pieces:
        spaced = not kept or kept[-1].text.endswith(" ")
        if spaced and piece.text.startswith(" "):
            piece = replace(piece, text=piece.text.lstrip(" "))  # noqa: PLW2901
        if piece.text:
            kept.append(piece)
    at = next((index for index, piece in enumerate(kept) if SPOKEN.search(piece.text)), 0)
    if not cue:
        kept[at] = replace(kept[at], text=opened(kept[at].text))
        return tuple(kept)
    if not kept[at].slot:
        kept[at] = replace(kept[at], text=continued(kept[at].text, proper))
    return (Piece(f"{cue} "), *kept)


def grounds(card: Card, filling: Filling) -> list[Fact]:
    """The facts that the card's conditions tested, each once."""
    tested: dict[str, Fact] = {}
    for name, fields in card.asked:
        for row in filling.sets[name]:
            for field in fields:
                fact = row.fact(field)
                tested[fact.address] = fact
    return list(tested.values())
