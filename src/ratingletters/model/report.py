"""What one letter leaves unsaid, and what in it pulls two ways: for its editor, never for its reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ratingletters.model.narrative import Fact, Narrative, Sentence
from ratingletters.places import Place


class Level(StrEnum):
    """How much a letter should mind being silent on a fact."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Omission:
    """A fact that the lexicon's ``report:`` names and no sentence says.

    ``facts`` are those of which one would have done, as far as they are known; mostly there is one.
    """

    level: Level
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SilentPoint:
    """A point of the pattern book at which no card spoke; ``paragraph`` is the one it stands in."""

    paragraph: str
    point: str


@dataclass(frozen=True, slots=True)
class ShadowedCard:
    """A card that would have spoken at its point, had an earlier one (``by``) not."""

    card: str
    place: Place
    by: str


@dataclass(frozen=True, slots=True)
class Tension:
    """One row that stands in a positive sentence and in a negative one: allowed, and worth a look.

    ``row`` is its address (``provision type/homes``); ``others`` counts the further rows in both sentences:
    the fewer, the plainer the tension.
    """

    row: str
    positive: Sentence
    negative: Sentence
    others: int


@dataclass(frozen=True, slots=True)
class Report:
    """One narrative with what it leaves unsaid; what was refused stands in the narrative itself.

    ``omissions`` come level by level, each level in the order of the lexicon's lines; ``tensions`` the
    plainest first; the rest in the order of the pattern book.
    """

    narrative: Narrative
    omissions: tuple[Omission, ...] = ()
    silent: tuple[SilentPoint, ...] = ()
    shadowed: tuple[ShadowedCard, ...] = ()
    tensions: tuple[Tension, ...] = ()

    def omitted(self, level: Level) -> Iterator[Omission]:
        """The omissions of one level."""
        return (each for each in self.omissions if each.level is level)
