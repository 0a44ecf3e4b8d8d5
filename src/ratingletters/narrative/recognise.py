"""Reads sentences back: each card compiled to a recogniser, the same slots backwards.

A sentence is recognised by its words alone, whoever wrote it: quotation marks, spaces and a cue in front of it do
not matter, and lists may come in any order. What a slot of open text (a council's name, an inspector's own words)
holds cannot be told from anything else, so a card that is nothing but open text recognises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ratingletters.narrative import admitted
from ratingletters.narrative.card import Book, Card, Optional, Shape, Slot, Words
from ratingletters.narrative.lexicon import (
    ALL_BY_NUMBER,
    BY_NUMBER,
    EACH,
    SINGULAR,
    Column,
    CountWords,
    FactKind,
    Lexicon,
    Sort,
)
from ratingletters.narrative.typography import spelt
from ratingletters.narrative.variants import every_way, in_every_way

OPEN = r"\S(?:.*?\S)?"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ABBREVIATED = "".join(
    rf"(?<!\b{re.escape(each)}[.])" for each in ("St", "Mr", "Mrs", "Ms", "Dr", "No", "e.g", "i.e")
)
SENTENCE_END = re.compile(rf"(?:(?<=[.!?])|(?<=[.!?][’”'\")])){ABBREVIATED}\s+(?=[A-Z0-9‘“'\"(])")
ENDED = re.compile(r"[.!?][’”'\")]*$")
MARK = "[-–*•▪●■◦‣·\uf0b7\uf0a7]"
NUMBERED = r"(?:[0-9]{1,3}[.)]|[(][a-z0-9]{1,2}[)])"
BLOCK_END = re.compile(rf"\n\s*\n|\n(?=\s*(?:{MARK}|#+|{NUMBERED})\s)|(?<=;)\s*\n|(?<=; and)\s*\n")
NUMBER = r"[0-9]+"
DIGITS = re.compile(r"[1-9][0-9]?(?=-)")


@dataclass(frozen=True)
class Recogniser:
    """One card's pattern, with the slot that each of its groups fills; made when a sentence first has the card's own
    words in their order. A strict one takes from a slot no more than the card's own tests leave it."""

    card: Card
    lexicon: Lexicon
    strict: bool = False

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the sentence in their order, those of optional parts too."""
        parts = (
            each
            for part in self.card.sentence
            for each in (part.parts if isinstance(part, Optional) else [part])
        )
        return tuple(part for part in parts if isinstance(part, Slot))

    @cached_property
    def own_words(self) -> re.Pattern[str]:
        """The card's own words with anything in its slots."""
        return self.compiled(lambda _: "(?:.+)")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The card's own words with what its slots can become."""
        card = self.card if self.strict else None
        return self.compiled(lambda slot: f"({expression(slot, self.lexicon, card)})")

    def compiled(self, said: Callable[[Slot], str]) -> re.Pattern[str]:
        """The sentence as a pattern, each slot as it is said."""
        cue = f"(?:{re.escape(plain(self.card.cue.words))} )?" if self.card.cue else ""
        return re.compile(cue + "".join(expressions(self.card.sentence, said, self.lexicon)), re.IGNORECASE)

    def match(self, text: str) -> re.Match[str] | None:
        """What the slots would hold in a plain text that the card can say; None if it cannot."""
        return self.pattern.fullmatch(text) if self.own_words.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sentence that a card can say: the card, and what each of its slots would hold."""

    card: Card
    slots: tuple[tuple[str, str], ...]


def recognisers(book: Book, *, strict: bool = False) -> tuple[Recogniser, ...]:
    """A recogniser for every card that says more than open text, in the book's order."""
    found = []
    for card in (wording for each in book.cards() for wording in each.wordings):
        own = "".join(part.text for part in card.sentence if isinstance(part, Words))
        made = Recogniser(card, book.lexicon, strict)
        telling = len(re.findall(r"\w+", own)) > 1 or (strict and asks_for_better(card, book.lexicon))
        if telling or not any(is_open(slot) for slot in made.slots):
            found.append(made)
    return tuple(found)


def asks_for_better(card: Card, lexicon: Lexicon) -> bool:
    """Whether a card places what an inspector wrote of an area for development, which opens with an imperative."""
    tests = (test for tests in card.passed.values() for test in tests)
    return bool(lexicon.imperatives) and any(test.constant == "area for development" for test in tests)


def is_open(slot: Slot) -> bool:
    """Whether a slot can hold anything at all: a name or a text that the results give."""
    if slot.kind.entries or slot.shape not in {Shape.NAMES, Shape.FIELD}:
        return False
    return slot.field is None or slot.field.sort in {Sort.NAME, Sort.TEXT}


def expressions(
    parts: Iterable[Words | Slot | Optional], said: Callable[[Slot], str], lexicon: Lexicon
) -> Iterator[str]:
    """The expression of each part of a sentence, a slot as it is ``said``. The space behind a part that vanished is
    closed up, as the builder does."""
    vanishing = False
    for part in parts:
        if isinstance(part, Words):
            words = in_every_way(plain(part.text.replace("*", "")), lexicon.variants, worded)
            yield re.sub(r"^\\ ", " ?", words) if vanishing else words
        elif isinstance(part, Slot):
            yield said(part)
        else:
            inside = "".join(expressions(part.parts, said, lexicon))
            yield f"(?:{inside})?"
        vanishing = isinstance(part, Optional)


def recognise(text: str, known: Iterable[Recogniser]) -> Recognised | None:
    """The first card, in the book's order, that can say a sentence; None if there is none."""
    said = plain(text)
    for each in known:
        match = each.match(said)
        if match:
            held = zip(each.slots, match.groups(), strict=True)
            return Recognised(each.card, tuple((slot.said, value.strip()) for slot, value in held if value))
    return None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, paragraph by paragraph: list marks, paragraph numbers and headings left out, lines
    that a copy broke joined. An item of a list, told by its mark or its semicolon, gets the full stop that it lacks;
    any other paragraph without one is a heading."""
    whole = re.sub("\u00ad\\s*", "", text.replace("\r\n", "\n").replace("\u00a0", " "))
    for block in BLOCK_END.split(re.sub(r"(?<=[a-z]-)\n(?=[a-z])", "", whole)):
        bare = re.sub(rf"^\s*(?:{MARK}|#+|{NUMBERED})\s+", "", block)
        item = re.match(rf"\s*{MARK}\s", block) or re.search(r";(?: and)?\s*$", block)
        if item:
            bare = re.sub(r"(?:[;,]|(?:[;,]| )\s*and)\s*$", "", bare).rstrip()
            bare += "." if re.search(r"\w[’”'\")]?$", bare) else ""
        for sentence in SENTENCE_END.split(" ".join(bare.split())):
            if ENDED.search(sentence):
                yield sentence


def plain(text: str) -> str:
    """Straight quotation marks, single spaces, plain hyphens, none behind a figure in a list ("11- and 16-year-olds"):
    what sentences are compared by."""
    text = re.sub("[‘’]", "'", re.sub("[“”]", '"', text)).replace("–", "-")
    text = re.sub(r"(?<=[0-9])-(?=,? |,)(?!- )", "", text)
    return re.sub(r"[ \u00a0\t\n]+", " ", text)


def expression(slot: Slot, lexicon: Lexicon, card: Card | None = None) -> str:
    """The regular expression for everything that a slot can become; with a card, under its tests."""
    match slot.shape:
        case Shape.AGREEMENT:
            return either(slot.form.split("/"))
        case Shape.PARTS:
            return counts(lexicon.counts)
        case Shape.SHARE:
            column = lexicon.columns[slot.form]
            return share(admitted.column(card, slot, column, lexicon.counts) if card else column, lexicon)
        case Shape.NAMES:
            return names(narrowed(slot, card), "name", lexicon, slot.form, alone=alone(slot, card))
    return field(slot, lexicon, card)


def narrowed(slot: Slot, card: Card | None) -> FactKind:
    """The kind of a slot's rows, with no others than those of which the card can speak."""
    if card is None or not slot.kind.entries:
        return slot.kind
    return replace(slot.kind, entries=admitted.entries(slot.kind, admitted.tests_of(card, slot)))


def field(slot: Slot, lexicon: Lexicon, card: Card | None = None) -> str:
    """The expression for a slot of one field."""
    asked, kind = slot.field, narrowed(slot, card)
    tests = admitted.tests_of(card, slot) if card else ()
    match asked.sort if asked else None:
        case Sort.PERCENT if slot.form == "out of":
            return gapped(lexicon.counts.out_of, part=number(lexicon.counts), whole=number(lexicon.counts))
        case Sort.PERCENT if slot.form.endswith(EACH):
            column = lexicon.columns[slot.form.removesuffix(EACH)]
            said = share(admitted.column(card, slot, column, lexicon.counts) if card else column, lexicon)
            return several(f"{said} {names(kind, 'name', lexicon, 'together')}")
        case Sort.PERCENT:
            column = lexicon.columns[slot.form]
            return share(admitted.column(card, slot, column, lexicon.counts) if card else column, lexicon)
        case Sort.COUNT:
            return count(slot, kind, lexicon)
        case Sort.SCALE if asked:
            return either(admitted.words(asked, tests, lexicon, lexicon.words[asked.scale][slot.form]))
        case Sort.CHOICE if asked:
            return any_way(admitted.words(asked, tests, lexicon, asked.choices), lexicon)
        case Sort.MONTH if slot.form == "year":
            return NUMBER
        case Sort.MONTH:
            return rf"(?:{MONTHS}) {NUMBER}"
        case Sort.PARTITION:
            return partition(lexicon, lexicon.counts.better if slot.form == "split better" else "")
        case Sort.ROW if asked:
            return several(term(lexicon.kinds[asked.row_of], asked.as_field, lexicon, "name"))
    if card and is_open(slot) and asks_for_better(card, lexicon):
        return rf"{either(lexicon.imperatives)} {OPEN}"
    return names(kind, asked.name if asked else "name", lexicon, slot.form, alone=alone(slot, card))


def count(slot: Slot, kind: FactKind, lexicon: Lexicon) -> str:
    """The expression for a slot of a count, in its form."""
    if slot.form == "counted":
        nouns = (term(kind, name, lexicon) for name in (SINGULAR, "name"))
        return several(rf"{number(lexicon.counts)} (?:{'|'.join(nouns)})")
    return either(lexicon.counts.ordinals) if slot.form == "ordinal" else number(lexicon.counts)


def alone(slot: Slot, card: Card | None) -> bool:
    """Whether a card speaks of one row at a time in a slot."""
    if card is None:
        return False
    find = card.by_name.get(slot.set)
    return card.repeat == (slot.set, "name") or bool(find and find.single)


def names(kind: FactKind, field_name: str, lexicon: Lexicon, form: str = "", *, alone: bool = False) -> str:
    """A list of a kind's names or texts, or one ``alone``; anything at all where the lexicon does not name the rows,
    and nothing where it names none of which the card can speak."""
    one = term(kind, field_name, lexicon)
    if not one:
        return OPEN if not lexicon.kinds[kind.name].entries else admitted.NEVER
    if form in {BY_NUMBER, ALL_BY_NUMBER}:
        whole = f"{every_one(lexicon.counts)} " if form == ALL_BY_NUMBER else ""
        one = rf"(?:the {term(kind, SINGULAR, lexicon)}|{whole}{one})"
    if alone:
        return one
    if form == "together":
        ends = "|".join(together(kind, field_name, lexicon))
        return rf"(?:{one}, )*(?:{one}(?: and {one})?{'|' if ends else ''}{ends})"
    return several(one)


def several(one: str) -> str:
    """A list of one thing or more, in any order."""
    return rf"{one}(?:, {one})*(?: and {one})?"


def term(kind: FactKind, field_name: str, lexicon: Lexicon, other: str = "") -> str:
    """Any text of a field of the kind's rows, or of the ``other`` field of a row without it, in every way in which
    it can be said; empty if there is none. A figure that opens a name may be in words, as it is where a sentence opens
    with it."""
    terms = [entry.terms.get(field_name, entry.terms.get(other)) for entry in kind.entries.values()]
    return any_way({each.text for each in terms if each}, lexicon)


def any_way(texts: Iterable[str], lexicon: Lexicon) -> str:
    """Any of some texts in every way in which it can be said, the longest tried first; empty if there is none."""
    plainly = sorted({plain(text) for text in texts}, key=lambda text: (-len(text), text))
    ways = [in_every_way(text, lexicon.variants, worded) for text in plainly]
    return f"(?:{'|'.join(ways)})" if ways else ""


def together(kind: FactKind, field_name: str, lexicon: Lexicon) -> Iterator[str]:
    """For each ending that several names share, a list of what stands before it."""
    terms = [entry.terms.get(field_name) for entry in kind.entries.values()]
    texts = dict.fromkeys(plain(each.text) for each in terms if each)
    ways = dict.fromkeys(way for text in texts for way in every_way(text, lexicon.variants))
    heads: dict[str, list[str]] = {}
    for way in ways:
        for space in re.finditer(" ", way):
            heads.setdefault(way[space.start() :], []).append(way[: space.start()])
    for ending, found in heads.items():
        if len(found) > 1:
            yield several(either(found)) + re.escape(ending)


def share(column: Column, lexicon: Lexicon) -> str:
    """Any word of a column, and the counts it may be said as."""
    words = any_way({word for _, word in column.steps if word}, lexicon)
    return rf"(?:{words}|{counts(lexicon.counts)})" if column.counted else words


def number(words: CountWords) -> str:
    """A number in words or figures; words to 99, which stand where a sentence opens with them."""
    return rf"(?:{either((*words.numbers, *map(spelt, range(len(words.numbers), 100))))}|{NUMBER})"


def counts(words: CountWords) -> str:
    """``three of the four``, ``all four``, ``both``, ``none of the four``."""
    forms = (words.all, words.both, words.some, words.none)
    return "(?:" + "|".join(gapped(form, part=number(words), whole=number(words)) for form in forms) + ")"


def every_one(words: CountWords) -> str:
    """``all four``, ``both``."""
    return f"(?:{gapped(words.all, whole=number(words))}|{re.escape(words.both)})"


def partition(lexicon: Lexicon, better: str) -> str:
    """``three are good and one is satisfactory``; with ``better`` the best parts as one, if that is said."""
    grade = either([*lexicon.grade_words.values(), *([better] if better else [])])
    one = "|".join(
        gapped(form, number=number(lexicon.counts), grade=grade) for form in lexicon.counts.split.values()
    )
    return rf"(?:{one})(?:, (?:{one}))*(?: and (?:{one}))"


def gapped(form: str, **gaps: str) -> str:
    """A phrase with its gaps as expressions."""
    pieces = re.split(r"\{(\w+)\}", form)
    return "".join(gaps[piece] if at % 2 else re.escape(plain(piece)) for at, piece in enumerate(pieces))


def worded(text: str) -> str:
    """The expression for a card's own words; a figure that opens them may be in words."""
    text = plain(text)
    figure = DIGITS.match(text)
    if not figure:
        return re.escape(text)
    return f"(?:{figure[0]}|{spelt(int(figure[0]))})" + re.escape(text[figure.end() :])


def either(words: Iterable[str]) -> str:
    """One of some words, the longest tried first."""
    plainly = sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, plainly)) + ")"
