"""What a proofreader would mark in a card's own words, knowing nothing but how formal English is written.

No dictionary is asked: a new word is told where a kind's wording is held against what was confirmed of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ratingletters.narrative.card import Optional, Slot, Words

Slip = tuple[str, str]
"""What is wrong, and what to do."""

SLOT = "\ufffc"
PART = rf"(?:[^\W\d_]{{2,}}|[0-9]+|[aeAEI]|{SLOT})"
WORD = re.compile(
    rf"""[(‘“*_]*
    (?: £?[0-9]+(?:[.,][0-9]+)*              # a figure
      | {PART}(?:(?:[-–]|(?<=and)/(?=or)){PART})*(?:’(?:s|t)?)?  # a word, its parts joined; it may end in ’, ’s or ’t
      | [–&]                                 # a dash or "&" of its own
    )
    [)”’*_,;:.]*""",
    re.VERBOSE,
)
TWICE = re.compile(r"(?<![/\w])(\w+) \1\b(?!/)", re.IGNORECASE)
ARTICLE = re.compile(r"\b(an?) ([^\W\d_]\w*)", re.IGNORECASE)
VOWEL = re.compile(
    r"(?!onc?e\b|uni(?!nsp|nt|m)|us[aei]|util|eu)[aeiou]|hours?\b|hono|honest|heir|8|1[18]\b", re.IGNORECASE
)
PAIRS = ("‘’", "“”", "()")
PLURALS = frozenset(
    (
        "is/are",
        "isn't/aren't",
        "was/were",
        "has/have",
        "does/do",
        "this/these",
        "that/those",
        "it/they",
        "its/their",
    )
)


def own_words(parts: Iterable[Words | Slot | Optional]) -> str:
    """The words of a sentence, those of optional parts too, with one character for each slot."""
    return "".join(
        part.text if isinstance(part, Words) else SLOT
        for piece in parts
        for part in (piece.parts if isinstance(piece, Optional) else (piece,))
    )


def slips(text: str, proper: Iterable[str]) -> Iterator[Slip]:
    """Everything that is wrong with a sentence's own words; ``proper`` are the names, which are written as they are."""
    for phrase in proper:
        text = text.replace(phrase, SLOT)
    for word in re.split(r"[ \u00a0]", text.strip()):
        if not word:
            yield "there is a space too many", "one stands between words"
        elif not WORD.fullmatch(word):
            shown = word.replace(SLOT, "{…}")
            yield (
                f"'{shown}' is not written like a word",
                "a name such as A*–C goes to 'proper' in the lexicon",
            )
    yield from alone(text)
    yield from repeated(text)
    yield from capitals(text)
    for article, word in ARTICLE.findall(text):
        if takes_an(word) is not (article.lower() == "an") and not word.isupper():
            yield f"'{article} {word}' is not English", "'a' stands before a consonant, 'an' before a vowel"


def repeated(text: str) -> Iterator[Slip]:
    """A word that stands twice."""
    if twice := TWICE.search(text):
        yield f"'{twice[0]}' says a word twice", "say it once"


def takes_an(text: str) -> bool:
    """Whether "an" and not "a" stands before a text, as it is spoken: an outstanding, a one-off, a university."""
    return bool(VOWEL.match(text))


def alone(text: str) -> Iterator[Slip]:
    """Quotation marks and brackets without their partners. An apostrophe is within a word or after its s."""
    text = re.sub(rf"(?<=[\w{SLOT}])’(?=\w)", "", text)
    if "‘" not in text:
        text = re.sub(r"(?<=s)’", "", text)
    for pair in PAIRS:
        marks = "".join(sign for sign in text if sign in pair)
        if marks.replace(pair, ""):
            yield f"'{pair[0]}' or '{pair[1]}' has no partner", f"write {pair[0]}…{pair[1]}, or neither"


def capitals(text: str) -> Iterator[Slip]:
    """Capitals within a word, and at the head of one that does not open the sentence."""
    for at, word in enumerate(re.findall(rf"[\w’{SLOT}]+", text)):
        letters = word.removesuffix("s")
        if letters.isupper() and len(letters) > 1:
            continue
        if any(sign.isupper() for sign in word[1:]):
            yield f"'{word}' has a capital within it", "write it small, or in capitals throughout"
        elif at and word[0].isupper():
            yield (
                f"'{word}' has a capital within the sentence",
                "a name goes to 'proper' in the lexicon",
            )


def singular_and_plural(form: str) -> bool:
    """Whether ``is/are`` are the two numbers of one word: in the list above, or apart by an s."""
    one, many = form.lower().split("/")
    nouns, verbs = {f"{one}s", f"{one.removesuffix('y')}ies"}, {f"{many}s", f"{many}es"}
    return form.lower() in PLURALS or many in nouns or one in verbs
