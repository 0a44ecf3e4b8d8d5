"""What the builder makes: paragraphs of sentences, each of which knows its card and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ratingletters.places import Place


class Mood(StrEnum):
    """What a sentence does to its reader's opinion; it decides whether the next one opens with a cue."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Fact(NamedTuple):
    """One thing computed from the results. A letter has hundreds, so it is a tuple, the cheapest frozen noun.

    ``address`` names it (``provision type/secondary.good or better``); ``value`` is what it is, in words or
    figures; ``path`` is the way to the input it came from (``("provision", 3, "counts")``), by which the
    file that held it finds the line; empty when it comes from the lexicon alone.
    """

    address: str
    value: str
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: the card's own words (``slot`` empty) or what a slot became.

    ``text`` is inline Markdown, already in the letter's typography.
    """

    text: str
    slot: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its trace: which card spoke, where that card stands, and every piece of it.

    ``grounds`` are the facts that the card's conditions tested, whether or not a slot prints them; ``attested``
    the letter that has the card's words, empty for a draft of ours. ``by_hand``: a person wrote the words, and
    they are one piece without a slot.
    """

    card: str
    place: Place
    mood: Mood
    pieces: tuple[Piece, ...]
    grounds: tuple[Fact, ...] = ()
    attested: str = ""
    by_hand: bool = False

    @property
    def markdown(self) -> str:
        """The sentence as inline Markdown: emphasis only, everything else escaped."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences under one heading of the pattern book; the heading is the paragraph's name.

    ``listed`` is the merge field (``lists.strengths``) of a paragraph whose sentences are the items of a list
    under its name; empty for a paragraph of the running narrative, whose name is never printed.
    """

    name: str
    sentences: tuple[Sentence, ...]
    listed: str = ""

    @property
    def markdown(self) -> str:
        """The paragraph as inline Markdown, its sentences a space apart."""
        return " ".join(sentence.markdown for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A card, or an optional part of one, that met its conditions and was still not said, and why."""

    card: str
    place: Place
    part: str
    why: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """All that the builder says about one council, and what it refused to say. No paragraph is empty."""

    paragraphs: tuple[Paragraph, ...]
    refusals: tuple[Refusal, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in the letter's order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences
