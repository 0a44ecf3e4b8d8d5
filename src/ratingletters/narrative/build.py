"""Facts and a pattern book make the narrative. The same facts make the same words, always."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ratingletters.model.narrative import Fact, Mood, Narrative, Paragraph, Piece, Refusal, Sentence
from ratingletters.narrative.asked import ASKS_NOTHING, Asked, asked_of
from ratingletters.narrative.card import Book, BookParagraph, Card, Optional, Shape, Slot, Words
from ratingletters.narrative.conditions import Filling, Ground, Narrowed, Sets, found, holds, identity
from ratingletters.narrative.facts import Facts
from ratingletters.narrative.joining import LONGEST, fitted, made_one
from ratingletters.narrative.lexicon import EACH, Lexicon, Sort
from ratingletters.narrative.proofreading import takes_an
from ratingletters.narrative.slots import check_parts, check_product, fill
from ratingletters.narrative.spoken import Spoken, Turn
from ratingletters.narrative.typography import continued, curled, opened
from ratingletters.narrative.unsaid import EmptySetError, UnsaidError
from ratingletters.narrative.variants import is_way, rephrased

UNNAMED = (Sort.COUNT, Sort.PERCENT, Sort.CHOICE, Sort.SCALE, Sort.MONTH)
OWN_WORDS = (Sort.NAME, Sort.TEXT)
NAMING = (Shape.NAMES, Shape.PARTS)
ARTICLE = re.compile(r"\b(an?) $", re.IGNORECASE)
NONE: Sets = {}
SPOKEN = re.compile(r"[^\W_]")
FIGURE = re.compile(r"[*_‘“(]*[0-9]")


def build(facts: Facts, book: Book) -> Narrative:
    """The narrative that the facts bear, and what was refused. A paragraph without a sentence is left out."""
    return Builder(facts, book.lexicon).narrative(book)


class Builder:
    """One narrative in the making: what was said so far, what was refused, and how each point went."""

    def __init__(
        self,
        facts: Facts,
        lexicon: Lexicon,
        said: Iterable[str] = (),
        narrowed: dict[str, Narrowed] | None = None,
    ) -> None:
        self.facts, self.lexicon = facts, lexicon
        self.ones = {name: facts.of(name) for name, kind in lexicon.kinds.items() if kind.one}
        variants = lexicon.variants
        chosen = {each: way for each, way in facts.wording.items() if is_way(way, variants.get(each, ()))}
        self.phrases = {curled(each): curled(way) for each, way in chosen.items()}
        self.said = set(said)
        self.ground = Ground(facts, lexicon, self.said, {} if narrowed is None else narrowed)
        self.refusals: list[Refusal] = []
        self.turns: list[Turn] = []

    def narrative(self, book: Book) -> Narrative:
        """The whole, paragraph by paragraph."""
        paragraphs = [self.paragraph(each) for each in book.paragraphs]
        return Narrative(tuple(each for each in paragraphs if each.sentences), tuple(self.refusals))

    def paragraph(self, plan: BookParagraph) -> Paragraph:
        """One paragraph: at each point the first card that applies speaks."""
        sentences: list[Sentence] = []
        said = frozenset(self.said)
        for point in plan.points:
            before = sentences[-1] if sentences else None
            if len(said) < len(self.said):
                said = frozenset(self.said)
            spoken: list[Spoken] = []
            for card in point.cards:
                spoken = self.speak(card, before)
                if spoken:
                    break
            added = [each.sentence for each in spoken]
            if added and before and added[0].pieces[0].text[0] in " ,;":
                front = self.asked(spoken[0].card).front
                sentences[-1:] = [made_one(before, added.pop(0), front, self.lexicon)]
            sentences += added
            self.turns.append(Turn(plan.name, point, tuple(spoken), said, before))
        return Paragraph(plan.name, tuple(sentences))

    def speak(self, card: Card, before: Sentence | None) -> list[Spoken]:
        """The sentences of a card: none, one, or one a value when it repeats. ``before`` is the sentence in
        front of it in the paragraph. Where the facts do not bear the wording that the results ask for, the card
        speaks in its first."""
        if card.follows and (before is None or before.card != card.follows):
            return []
        if card.name not in self.facts.wording:
            return [] if card.on_request else self.spoken(card, before)
        asked = self.asked(card)
        chosen = card.wordings[asked.wording - 1]
        for wording in (card,) if chosen is card else (chosen, card):
            spoken = self.spoken(wording, before, asked)
            if spoken:
                return spoken
        return []

    def asked(self, card: Card) -> Asked:
        """What the results ask of a card."""
        return asked_of(card, self.facts.wording.get(card.name, ""), self.lexicon) or ASKS_NOTHING

    def spoken(self, card: Card, before: Sentence | None, asked: Asked = ASKS_NOTHING) -> list[Spoken]:
        """The sentences of a card in one of its wordings, the first of them begun as ``asked``."""
        found = self.find(card, self.ground)
        if found is None:
            return []
        spoken: list[Spoken] = []
        for sets in self.occasions(card, found) if card.repeat else (found,):
            filling = Filling(sets, card.by_name, self.ground)
            if not all(holds(test, filling) for test in card.tests):
                continue
            begins = self.begins(asked, before) if not spoken else ""
            made = self.sentence(card, filling, before.mood if before else None, begins=begins)
            if made and begins and before and asked.joins:
                goes_on = fitted(before, made.sentence, asked, self.lexicon)
                alone = None if goes_on else self.sentence(card, filling, before.mood)
                made = made._replace(sentence=goes_on) if goes_on else alone
            if made:
                spoken.append(made)
                before = made.sentence
        return spoken

    def begins(self, asked: Asked, before: Sentence | None) -> str:
        """The words that open a sentence as asked; one that nothing stands before joins nothing."""
        if asked.joins:
            return (asked.opening if asked.opening[0] in ",;" else f" {asked.opening}") if before else ""
        return asked.opening

    def occasions(self, card: Card, found: Sets) -> list[Sets]:
        """The sets of a card that repeats, once a value of what it repeats by."""
        assert card.repeat is not None  # noqa: S101
        name, field = card.repeat
        keys = [(row, identity(value)) for row in found[name] if (value := row.values.get(field)) is not None]
        once = [
            self.find(card, self.ground, {name: tuple([row for row, each in keys if each == key])})
            for key in dict.fromkeys([key for _, key in keys])
        ]
        return [sets for sets in once if sets is not None]

    def find(self, card: Card, ground: Ground, given: Sets = NONE) -> Sets | None:
        """The rows of every set that a card may name; ``given`` ones are taken as they are. None as soon as a
        required set is empty, or, with a refusal, has several rows where the card asks for one."""
        sets = dict(self.ones)
        for find in card.finds:
            rows = given[find.name] if find.name in given else found(find, sets, ground)
            if find.single and len(rows) > 1:
                self.refuse(card, "", f"several rows are 'the {find.kind.name}' that '{find.name}' asks for")
                return None
            if not rows and find.name in card.required:
                return None
            sets[find.name] = rows
        return sets

    def sentence(
        self, card: Card, filling: Filling, before: Mood | None, *, short: bool = False, begins: str = ""
    ) -> Spoken | None:
        """The card's sentence; None, and a refusal, where the facts do not bear it. One of more than 45 words is said
        ``short``, without its optional parts, or not at all. ``begins`` opens it in place of its cue."""
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
                pieces.append(own(part.text))
            elif isinstance(part, Slot):
                pieces.append(filled[part.said])
            else:
                printed = [] if short else self.optional(card, part, listed, filling)
                listed += part.slots() if printed else ()
                pieces += printed
        given = {slot.said for slot in listed if gives(slot)}
        if self.phrases:
            pieces = [
                each if each.slot in given else replace(each, text=rephrased(each.text, self.phrases))
                for each in pieces
            ]
        article = wrong_article(pieces)
        if article:
            self.refuse(card, "", f"'{article}' is not English")
            return None
        cue = begins or (card.cue.words if card.cue and card.cue.after is before else "")
        said = joined(pieces, cue, self.lexicon.proper, given)
        if FIGURE.match(said[0].text) and said[0].slot not in given:
            self.refuse(card, "", f"it would open with the figure in '{said[0].text}'")
            return None
        words = len("".join([each.text for each in said]).split())
        if words > LONGEST and not given:
            cut = "" if listed == required else "its optional parts"
            self.refuse(card, cut, f"the sentence would have {words} words")
            return self.sentence(card, filling, before, short=True, begins=begins) if cut else None
        slots = tuple(slots_printed(card, pieces)) if card.optionals else card.slots
        rows = frozenset(rows_of(card, slots, filling))
        self.said |= rows
        sentence = Sentence(
            card.name,
            card.place,
            card.mood,
            said,
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
                own(each.text) if isinstance(each, Words) else fill(each, filling, spoken)
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


def gives(slot: Slot) -> bool:
    """Whether a slot holds words that the results give: a council's name, an inspector's own text."""
    return slot.field is not None and slot.field.sort in OWN_WORDS and not slot.kind.entries


@lru_cache(maxsize=4096)
def own(text: str) -> Piece:
    """A card's own words, made a piece once."""
    return Piece(text)


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
        if slot.shape in NAMING
        or slot.form == "counted"
        or slot.form.endswith(EACH)
        or (slot.field and slot.field.sort not in UNNAMED)
    }
    for name in names if card.slots or card.optionals else card.required:
        yield from [row.stem for row in filling.sets[name]]


def wrong_article(pieces: Sequence[Piece]) -> str:
    """The card's own "a" or "an" with the slot's word that it does not go with; empty if all go."""
    for words, slot in pairwise(pieces):
        article = ending(words.text) if slot.slot else None
        if article and takes_an(slot.text) is not (article[1].lower() == "an"):
            return article[0] + slot.text
    return ""


@lru_cache(maxsize=4096)
def ending(words: str) -> re.Match[str] | None:
    """The article that words end with."""
    return ARTICLE.search(words)


def joined(
    pieces: Sequence[Piece], cue: str, proper: Sequence[str], given: Collection[str]
) -> tuple[Piece, ...]:
    """The pieces as one sentence: spaces of vanished parts closed up, opened by a capital or by the cue. Slots that
    are ``given`` hold a person's own words."""
    kept: list[Piece] = []
    spaced = True
    for piece in pieces:
        text = piece.text
        if spaced and text[:1] == " ":
            text = text.lstrip(" ")
            piece = reworded(piece, text)  # noqa: PLW2901
        if text:
            kept.append(piece)
            spaced = text[-1] == " "
    at = next((index for index, piece in enumerate(kept) if SPOKEN.search(piece.text)), 0)
    if not cue:
        kept[at] = reworded(kept[at], opened(kept[at].text, given=kept[at].slot in given))
        return tuple(kept)
    if not kept[at].slot:
        kept[at] = reworded(kept[at], continued(kept[at].text, proper))
    return (own(f"{cue} "), *kept)


def reworded(piece: Piece, text: str) -> Piece:
    """The piece with another text, which may be the same."""
    return piece if text == piece.text else replace(piece, text=text) if piece.slot else own(text)


def grounds(card: Card, filling: Filling) -> list[Fact]:
    """The facts that the card's conditions tested, each once."""
    tested: dict[str, Fact] = {}
    for name, fields in card.asked:
        for row in filling.sets[name]:
            told = row.told
            for field in fields:
                fact = told.get(field) or row.fact(field)
                tested[fact.address] = fact
    return list(tested.values())
