"""A kind's wording held against what was confirmed of it, so that no slip in it goes unseen.

What a slip looks like no rule can know: ``at least 65`` for 80 is as good a test, and a sentence without its "not" as
good a sentence. What can be known is that nobody meant it: it was not so when the wording was last confirmed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches

from ratingletters.errors import Problem
from ratingletters.model.confirmed import Confirmed
from ratingletters.narrative.card import Book, Card, Optional, Shape, Slot, Words
from ratingletters.narrative.proofreading import own_words
from ratingletters.narrative.soundness import slots
from ratingletters.places import Place
from ratingletters.reading.document import Document, ValuePath

CODE = "KND-106"
FIGURES = 12
WORD = re.compile(r"[^\W\d_][\w’-]*")


def as_it_is(book: Book, lexicon: Document, letter: Document) -> Confirmed:
    """The record of a kind's wording: its book, its ``lexicon.yaml`` and its ``letter.yaml`` as they are."""
    return Confirmed(
        cards={key: print_of(list(told(card))) for key, card in keyed(book).items()},
        lexicon={part: print_of(lexicon.at(path)) for part, path in parts(lexicon).items()},
        letter={part: print_of(letter.at(path)) for part, path in parts(letter).items()},
        words=tuple(sorted({word for card in book.cards() for word in words_of(card)})),
    )


def unconfirmed(
    then: Confirmed, book: Book, lexicon: Document, letter: Document, remedy: str
) -> Iterator[Problem]:
    """A problem for each card and each part of the files that is not as it was then, at its place."""
    now, cards = as_it_is(book, lexicon, letter), keyed(book)
    source = next((card.place.source for card in cards.values()), "")
    strange = set(now.words) - set(then.words) if then.words else set()
    moved = set(out_of_order(then.cards, now.cards))
    for key, card in cards.items():
        if key not in then.cards:
            what = f"'{card.name}' is new in {key.rpartition(' / ')[0]}"
        elif now.cards[key] != then.cards[key]:
            what = f"'{card.name}' is not as it was confirmed"
        elif key in moved:
            what = f"'{card.name}' is not in the place where it was confirmed"
        else:
            continue
        new = "".join(
            f"; the word '{word}' is new{near(word, then)}" for word in words_of(card) if word in strange
        )
        yield Problem(card.place, what + new, CODE, remedy)
    for key in then.cards.keys() - now.cards.keys():
        yield Problem(Place(source), f"'{key}' was confirmed and is gone", CODE, remedy)
    for document, was, is_ in ((lexicon, then.lexicon, now.lexicon), (letter, then.letter, now.letter)):
        ways = parts(document)
        for part in {**was, **is_}:
            if was.get(part) != is_.get(part):
                what = f"'{part}' is not as it was confirmed"
                yield Problem(document.place(ways.get(part, ()), key=True), what, CODE, remedy)


def keyed(book: Book) -> dict[str, Card]:
    """Every card with the name that the record has for it, in the book's order."""
    return {
        f"{paragraph.name} / {point.name} / {card.name}": card
        for paragraph in book.paragraphs
        for point in paragraph.points
        for card in point.cards
    }


def out_of_order(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """The names that both have, and that do not stand in the same order among each other."""
    before, behind = [key for key in then if key in now], [key for key in now if key in then]
    for operation, _, _, start, end in SequenceMatcher(a=before, b=behind, autojunk=False).get_opcodes():
        if operation != "equal":
            yield from behind[start:end]


def parts(document: Document) -> dict[str, ValuePath]:
    """The parts of a file that have a fingerprint each: what stands under its names, ``kinds`` kind by kind."""
    found: dict[str, ValuePath] = {}
    for name, value in document.value.items():
        if name == "kinds" and isinstance(value, dict):
            found |= {f"{name} / {each}": (name, each) for each in value}
        else:
            found[name] = (name,)
    return found


def told(card: Card) -> Iterator[str]:
    """Everything that a card says but its description, line by line."""
    for find in card.finds:
        yield f"find {find.name}: {'the' if find.single else 'each'} {find.kind.name} of {find.of}"
        yield from (test.said for test in find.tests)
    yield from (f"when {test.said}" for test in card.tests)
    yield f"mood {card.mood}"
    if card.cue:
        yield f"cue {card.cue.words} after {card.cue.after}"
    if card.repeat:
        yield f"repeat by {'.'.join(card.repeat)}"
    if card.follows:
        yield f"follows {card.follows}"
    if card.on_request:
        yield "on request"
    for wording in card.wordings:
        yield f"attested: {wording.attested}"
        yield "".join(written(part) for part in wording.sentence)


def written(part: Words | Slot | Optional) -> str:
    """A part of a sentence as a card has it."""
    if isinstance(part, Optional):
        return f"[[{''.join(written(each) for each in part.parts)}]]"
    return part.text if isinstance(part, Words) else f"{{{part.said}}}"


def words_of(card: Card) -> list[str]:
    """The words of a card's sentences and of its cue, each once, in small letters."""
    own = [own_words(wording.sentence) for wording in card.wordings]
    own += [slot.form for slot in slots(card.sentence) if slot.shape is Shape.AGREEMENT]
    own += [card.cue.words] if card.cue else []
    return list(dict.fromkeys(word.lower() for text in own for word in WORD.findall(text)))


def near(word: str, then: Confirmed) -> str:
    """The confirmed word that was probably meant, as a question."""
    found = get_close_matches(word, then.words, n=1, cutoff=0.75)
    return f", did you mean '{found[0]}'?" if found else ""


def print_of(value: object) -> str:
    """The fingerprint of plain values: the first figures of a SHA-256."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:FIGURES]
