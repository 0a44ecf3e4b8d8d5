"""Edits of a sentence that change what it claims, made without knowing how the sentence was built.

Each works on the plain words: it knows words that stand for one thing, puts another in its place, and so changes the
claim, whatever the results say. Only ``slot`` and ``council`` look at what a slot held, and ``foreign`` takes a
sentence out of another council's letter.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

QUANTIFIERS = (
    "all", "almost all", "the very large majority of", "the large majority of", "the majority of", "half of",
    "the minority of", "the small minority of", "the very small minority of", "almost no", "a very large majority of",
    "a large majority of", "a majority of", "a minority of", "a small minority of", "a very small minority of",
)  # fmt: skip
MOSTLY = ("consistently", "almost always", "mostly", "largely", "generally", "rarely", "never", "not always")
GRADES = ("outstanding", "good", "satisfactory", "inadequate", "adequate")
VERBS = ("perform excellently", "perform well", "perform adequately", "perform poorly", "do not perform well")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *map(str, range(10, 60)))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NAMES = (  # in the order of a letter
    "child care settings", "nursery schools", "primary schools", "secondary schools", "special schools",
    "pupil referral units", "children's homes", "childminders", "sixth forms", "local authority adoption service",
    "local authority fostering service", "being healthy", "staying safe", "enjoying and achieving",
    "making a positive contribution", "achieving economic well-being", "safeguarding", "looked after children",
)  # fmt: skip
CALLED = (("independent children's homes", "private and voluntary children's homes"),)
"""What a name put in may make of the words around it, and what the independent reader calls that."""
OPPOSITES = (
    ("above", "below"), ("better", "worse"), ("wider", "narrower"), ("higher", "lower"), ("more", "fewer"),
    ("weaker", "stronger"), ("high", "low"), ("faster", "more slowly"), ("in line with", "below"),
    ("in line with", "above"), ("consistent with", "wider than"), ("stronger", "weaker"), ("too low", "high"),
)  # fmt: skip
COMPARATORS = (
    ("similar areas", "the national average"), ("the national average", "similar areas"),
    ("nationally", "in similar areas"), ("in similar areas", "nationally"), ("England", "similar areas"),
)  # fmt: skip
TRENDS = (
    ("narrowing", "widening"), ("closing", "widening"), ("downward", "upward"), ("decreasing", "increasing"),
    ("increased", "decreased"), ("improved", "declined"), ("improvements", "declines"), ("improvement", "decline"),
    ("declined", "improved"), ("worsened", "improved"), ("increasing", "decreasing"),
    ("continue to be", "are no longer"),
)  # fmt: skip
CLAUSES = (
    ", with weaker performance identified in adoption services across being healthy",
    ", and all of it is outstanding", ", as they did last year", ", an improvement on last year",
    " and this is improving", ", except in primary schools", ", with none judged as inadequate", " in every area",
    ", as are special schools", " and is now above the national average", ", which is outstanding",
)  # fmt: skip
VERB = re.compile(r"\b(is|are|was|were|has|have|do|would|show|shows|perform|judged)\b")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a letter in plain marks, with the words that each of its slots held, the words that the same slots
    held elsewhere, and the sentences of other letters."""

    text: str
    council: str = ""
    slots: Sequence[tuple[str, str]] = ()
    others: Sequence[tuple[str, Sequence[str]]] = ()
    foreign: Sequence[str] = field(default=(), repr=False)


Sort = Callable[[Sentence, random.Random], Iterator[str]]


def put(text: str, found: re.Match[str], word: str) -> str:
    """The text with a word in the place of what was found; a capital stays one."""
    if found[0][:1].isupper() and word[:1].islower():
        word = word[0].upper() + word[1:]
    return text[: found.start()] + word + text[found.end() :]


def as_called(text: str) -> str:
    """A sentence in the names that the independent reader knows."""
    for said, called in CALLED:
        text = text.replace(said, called)
    return text


def of_a_kind(words: Sequence[str]) -> Sort:
    """Another word of a list that means several things."""
    longest = sorted(words, key=len, reverse=True)
    any_of = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)

    def edits(sentence: Sentence, rng: random.Random) -> Iterator[str]:
        for found in any_of.finditer(sentence.text):
            same = re.sub(r"^(the|a) ", "", found[0].lower())
            yield put(
                sentence.text,
                found,
                rng.choice([word for word in words if re.sub(r"^(the|a) ", "", word.lower()) != same]),
            )

    return edits


def swapped(pairs: Sequence[tuple[str, str]]) -> Sort:
    """One word for another that says the contrary, or something else."""

    def edits(sentence: Sentence, _: random.Random) -> Iterator[str]:
        for one, other in pairs:
            for found in re.finditer(rf"(?<![\w-]){re.escape(one)}(?![\w-])", sentence.text, re.IGNORECASE):
                yield put(sentence.text, found, other)

    return edits


def negation(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """ "not", "no longer" or "never" behind a verb."""
    for found in VERB.finditer(sentence.text):
        word = rng.choice(("not", "no longer", "never"))
        yield f"{sentence.text[: found.end()]} {word}{sentence.text[found.end() :]}"


def clause(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """A clause at the end that nothing bears."""
    yield sentence.text.removesuffix(".") + rng.choice(CLAUSES) + "."


def listed(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """A name more in a list, or one less."""
    for _, held in sentence.slots:
        parts = parts_of(held)
        if not parts:
            continue
        more = rng.choice([name for name in NAMES if name not in held])
        yield sentence.text.replace(held, joined([*parts, more]), 1)
        if len(parts) > 1:
            out = rng.choice(parts)
            yield sentence.text.replace(held, joined([part for part in parts if part != out]), 1)


def parts_of(held: str) -> list[str]:
    """The names in a list; none where it is no list of the names that are known here."""
    longest = sorted(NAMES, key=len, reverse=True)
    parts = re.findall("|".join(map(re.escape, longest)), held, re.IGNORECASE)
    return parts if sum(map(len, parts)) + 2 * (len(parts) - 2) + 5 == len(held) or parts == [held] else []


def joined(parts: Sequence[str]) -> str:
    """A list as a letter has it, its names in a letter's order."""
    parts = sorted(parts, key=lambda part: NAMES.index(part.lower()))
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if parts[1:] else "".join(parts)


def year(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """Another year."""
    for found in re.finditer(r"\b(19|20)\d\d\b", sentence.text):
        yield put(sentence.text, found, str(int(found[0]) + rng.choice((-2, -1, 1, 2))))


def council(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """Another council's name."""
    if sentence.council and sentence.council in sentence.text:
        yield sentence.text.replace(
            sentence.council,
            rng.choice(("Wellmouth Council", "the other council", sentence.council + " East")),
            1,
        )


def slot(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """What a slot held in another letter, in the place of what it holds here."""
    for (_, held), (_, others) in zip(sentence.slots, sentence.others, strict=True):
        if others and sentence.text.count(held) == 1:
            other = rng.choice(others)
            yield sentence.text.replace(
                held, other[0].upper() + other[1:] if held[:1].isupper() else other, 1
            )


def foreign(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """A sentence of another council's letter."""
    if sentence.foreign:
        yield rng.choice(sentence.foreign)


SORTS: dict[str, Sort] = {
    "quantifier": of_a_kind(QUANTIFIERS),
    "mostly": of_a_kind(MOSTLY),
    "grade": of_a_kind(GRADES),
    "rating": of_a_kind(VERBS),
    "number": of_a_kind(NUMBERS),
    "month": of_a_kind(MONTHS),
    "year": year,
    "name": of_a_kind(NAMES),
    "name in or out of a list": listed,
    "council": council,
    "negation": negation,
    "opposite": swapped(OPPOSITES),
    "comparator": swapped(COMPARATORS),
    "trend": swapped(TRENDS),
    "clause": clause,
    "another value of a slot": slot,
    "sentence of another letter": foreign,
}
