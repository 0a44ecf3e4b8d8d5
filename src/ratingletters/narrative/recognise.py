"""Reads sentences back: each card compiled to a recogniser, the same slots backwards.

A sentence is recognised by its words alone, whoever wrote it: quotation marks, spaces and a cue in front of it do
not matter, and lists may come in any order. What a slot of open text (a council's name, an inspector's own words)
holds cannot be told from anything else, so a card that is nothing but open text recognises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ratingletters.narrative.card import Book, Card, Optional, Shape, Slot, Words
from ratingletters.narrative.lexicon import SINGULAR, Column, CountWords, FactKind, Lexicon, Sort
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


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One card's pattern, with the slot that each of its groups fills."""

    card: Card
    pattern: re.Pattern[str]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sentence that a card can say: the card, and what each of its slots would hold."""

    card: Card
    slots: tuple[tuple[str, str], ...]


def recognisers(book: Book) -> tuple[Recogniser, ...]:
    """A recogniser for every card that says more than open text, in the book's order."""
    found = []
    for card in (wording for each in book.cards() for wording in each.wordings):
        own = "".join(part.text for part in card.sentence if isinstance(part, Words))
        compiled = recogniser(card, book.lexicon)
        if len(re.findall(r"\w+", own)) > 1 or not any(
            is_open(slot, book.lexicon) for slot in compiled.slots
        ):
            found.append(compiled)
    return tuple(found)


def is_open(slot: Slot, lexicon: Lexicon) -> bool:
    """Whether a slot can hold anything at all."""
    return expression(slot, lexicon) == OPEN


def recogniser(card: Card, lexicon: Lexicon) -> Recogniser:
    """The pattern of one card."""
    slots: list[Slot] = []
    body = "".join(expressions(card.sentence, slots, lexicon))
    cue = f"(?:{re.escape(plain(card.cue.words))} )?" if card.cue else ""
    return Recogniser(card, re.compile(cue + body, re.IGNORECASE), tuple(slots))


def expressions(
    parts: Iterable[Words | Slot | Optional], slots: list[Slot], lexicon: Lexicon
) -> Iterator[str]:
    """The expression of each part of a sentence; every slot met is added to ``slots``. The space behind a part
    that vanished is closed up, as the builder does."""
    vanishing = False
    for part in parts:
        if isinstance(part, Words):
            words = in_every_way(plain(part.text.replace("*", "")), lexicon.variants, worded)
            yield re.sub(r"^\\ ", " ?", words) if vanishing else words
        elif isinstance(part, Slot):
            slots.append(part)
            yield f"({expression(part, lexicon)})"
        else:
            inside = "".join(expressions(part.parts, slots, lexicon))
            yield f"(?:{inside})?"
        vanishing = isinstance(part, Optional)


def recognise(text: str, known: Iterable[Recogniser]) -> Recognised | None:
    """The first card, in the book's order, that can say a sentence; None if there is none."""
    said = plain(text)
    for each in known:
        match = each.pattern.fullmatch(said)
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


def expression(slot: Slot, lexicon: Lexicon) -> str:
    """The regular expression for everything that a slot can become."""
    match slot.shape:
        case Shape.AGREEMENT:
            return either(slot.form.split("/"))
        case Shape.PARTS:
            return counts(lexicon.counts)
        case Shape.SHARE:
            return share(lexicon.columns[slot.form], lexicon)
        case Shape.NAMES:
            return names(slot.kind, "name", lexicon, slot.form)
    return field(slot, lexicon)


def field(slot: Slot, lexicon: Lexicon) -> str:
    """The expression for a slot of one field."""
    asked = slot.field
    match asked.sort if asked else None:
        case Sort.PERCENT if slot.form == "out of":
            return gapped(lexicon.counts.out_of, part=number(lexicon.counts), whole=number(lexicon.counts))
        case Sort.PERCENT:
            return share(lexicon.columns[slot.form], lexicon)
        case Sort.COUNT if slot.form == "counted":
            nouns = (term(slot.kind, name, lexicon) for name in (SINGULAR, "name"))
            return several(rf"{number(lexicon.counts)} (?:{'|'.join(nouns)})")
        case Sort.COUNT:
            return number(lexicon.counts)
        case Sort.SCALE if asked:
            return either(lexicon.words[asked.scale][slot.form].values())
        case Sort.CHOICE if asked:
            return any_way(asked.choices.values(), lexicon)
        case Sort.MONTH if slot.form == "year":
            return NUMBER
        case Sort.MONTH:
            return rf"(?:{MONTHS}) {NUMBER}"
        case Sort.PARTITION:
            return partition(lexicon)
        case Sort.ROW if asked:
            return names(lexicon.kinds[asked.row_of], asked.as_field, lexicon)
    return names(slot.kind, asked.name if asked else "name", lexicon, slot.form)


def names(kind: FactKind, field_name: str, lexicon: Lexicon, form: str = "") -> str:
    """A list of a kind's names or texts; anything at all where the lexicon does not name the rows."""
    one = term(kind, field_name, lexicon)
    if not one:
        return OPEN
    if form == "by number":
        one = rf"(?:the {term(kind, SINGULAR, lexicon)}|{one})"
    if form == "together":
        return "(?:" + "|".join([several(one), *together(kind, field_name, lexicon)]) + ")"
    return several(one)


def several(one: str) -> str:
    """A list of one thing or more, in any order."""
    return rf"{one}(?:, {one})*(?: and {one})?"


def term(kind: FactKind, field_name: str, lexicon: Lexicon) -> str:
    """Any text of a field of the kind's rows, in every way in which it can be said; empty if there is none. A
    figure that opens a name may be in words, as it is where a sentence opens with it."""
    terms = [entry.terms.get(field_name, entry.terms.get("name")) for entry in kind.entries.values()]
    return any_way({each.text for each in terms if each}, lexicon)


def any_way(texts: Iterable[str], lexicon: Lexicon) -> str:
    """Any of some texts in every way in which it can be said, the longest tried first; empty if there is none."""
    plainly = sorted({plain(text) for text in texts}, key=lambda text: (-len(text), text))
    ways = [in_every_way(text, lexicon.variants, worded) for text in plainly]
    return f"(?:{'|'.join(ways)})" if ways else ""


def together(kind: FactKind, field_name: str, lexicon: Lexicon) -> Iterator[str]:
    """For each ending that several names share, a list of what stands before it."""
    terms = [entry.terms.get(field_name, entry.terms.get("name")) for entry in kind.entries.values()]
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


def partition(lexicon: Lexicon) -> str:
    """``three are good and one is satisfactory``."""
    grade = either(lexicon.words["grade"]["grade"].values())
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
