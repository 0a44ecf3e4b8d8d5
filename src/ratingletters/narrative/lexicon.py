"""The lexicon: a kind's words for numbers, grades and names, and the kinds of fact its cards may speak of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from ratingletters.narrative.values import Point, Share, Term, Value

if TYPE_CHECKING:
    from ratingletters.narrative.reportable import Reportable


SINGULAR = "singular"
"""The text of a row that names a single one of it, where its name is a plural."""


EACH = " each"
"""What a slot of shares ends with that says the share of each row with its name."""


BY_NUMBER, ALL_BY_NUMBER = "by number", "all by number"
"""The forms of a list of names that tell how many each are."""


class Sort(StrEnum):
    """What a field holds. Everything else is decided by it: which tests and which forms fit."""

    NAME = "name"
    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"
    MONTH = "month"
    CHOICE = "choice"
    ROW = "row"
    SCALE = "scale"
    PARTITION = "partition"


BY_ID = frozenset({Sort.CHOICE, Sort.SCALE, Sort.ROW})
"""The sorts of field of which the results give an id and the lexicon the word."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of fact. ``choices`` maps the ids of a choice to their words; ``scale`` names an
    ordered scale; ``row_of`` names the kind whose row it is, and ``as_field`` which of that row's texts it
    shows (the row's name where that text is absent)."""

    name: str
    sort: Sort
    choices: Mapping[str, str] = field(default_factory=dict)
    scale: str = ""
    row_of: str = ""
    as_field: str = "name"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon: the words for one service, outcome, indicator or gap.

    ``plural`` says whether its name takes a plural verb when it stands alone.
    """

    id: str
    order: int
    plural: bool
    terms: Mapping[str, Term]


@dataclass(frozen=True)
class FactKind:
    """A kind of fact. ``one`` means that there is a single row and cards need not look for it.

    ``nouns`` are the plural nouns by which sentences call its rows; "all" before one of them is a claim
    about every row.
    """

    name: str
    one: bool
    fields: Mapping[str, Field]
    entries: Mapping[str, Entry]
    nouns: tuple[str, ...]

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The fields that hold a row of another kind, each with that kind."""
        return tuple((each.name, each.row_of) for each in self.fields.values() if each.sort is Sort.ROW)


@dataclass(frozen=True, slots=True)
class Column:
    """One construction's words for shares, by lowest per cent, highest first.

    ``weakest`` columns may speak of several rows at once, by the word of the weakest; ``counted`` ones say
    a share of a few things as a count ("three of the four"). A step without a word is a gap: a card that
    would need it keeps silent (hedged fractions, which speak only near a fraction).
    """

    name: str
    steps: tuple[tuple[int, str | None], ...]
    weakest: bool = False
    counted: bool = False

    @property
    def gaps(self) -> bool:
        """Whether some shares have no word on purpose."""
        return any(word is None for _, word in self.steps)

    @property
    def lowest(self) -> int:
        """The smallest share that this column has a word for."""
        return self.steps[-1][0]

    def word(self, per_cent: int) -> str | None:
        """The word for a share in whole per cent; None below the column's lowest step."""
        for least, word in self.steps:
            if per_cent >= least:
                return word
        return None


@dataclass(frozen=True, slots=True)
class CountWords:
    """How small numbers are said: ``three of the four``, ``all four``, ``both``.

    ``numbers`` are the words from nought up; beyond them stand figures. Shares of at most ``up_to`` things
    are said as a count. ``split`` are the words for one part of a whole, by ``one``, ``several``, ``other``
    and ``others`` (the last part, when it is all that is left); empty where a kind does not split. ``out_of``
    is a share of several things counted together ("five out of six"); empty where a kind does not say it.
    ``ordinals`` are the words from first up ("the third year"); ``better`` is the share that a split may say of the
    best parts together ("five are good or better and one is satisfactory"), empty where it may not.
    """

    numbers: tuple[str, ...]
    up_to: int
    all: str
    both: str
    some: str
    none: str
    split: Mapping[str, str] = field(default_factory=dict)
    out_of: str = ""
    ordinals: tuple[str, ...] = ()
    better: str = ""

    def number(self, count: int) -> str:
        """A count in words as far as they go, in figures beyond."""
        return self.numbers[count] if count < len(self.numbers) else str(count)

    def whole(self, count: int) -> str:
        """All of a count in words: ``all four``, ``both``."""
        return self.both if count == 2 else self.all.format(whole=self.number(count))

    def share(self, share: Share) -> str:
        """A counted share in words. Only for a share whose ``part`` and ``whole`` are known."""
        part, whole = share.part or 0, share.whole or 0
        said = {"part": self.number(part), "whole": self.number(whole)}
        if part == whole:
            return self.whole(whole)
        return (self.some if part else self.none).format(**said)


@dataclass(frozen=True)
class Lexicon:
    """All the words of one kind of letter, checked.

    ``columns`` are the proportions table; ``bands`` its edges, lowest per cent of each band, highest first;
    ``words`` holds, by scale and form, the word for each point; ``proper`` the phrases that keep their
    capital after a cue; ``report`` the facts that a letter should not be silent on; ``variants`` the phrases, in
    small letters, that results may ask to be said in another way, with those ways as the file writes them, several in
    one line perhaps. ``openings`` may open a sentence ("In addition,"), of some kinds of fact alone or, with none, of
    any; ``joins`` join it to the one before (", but"), and ``fronts`` open that one ("Although"), where results ask for
    it. ``imperatives`` open what an inspector writes of an
    area for development ("Improve").
    """

    source: str
    kinds: Mapping[str, FactKind]
    columns: Mapping[str, Column]
    bands: tuple[int, ...]
    counts: CountWords
    words: Mapping[str, Mapping[str, Mapping[str, str]]]
    orders: Mapping[str, Mapping[str, int]]
    proper: tuple[str, ...]
    report: tuple[Reportable, ...] = ()
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    imperatives: tuple[str, ...] = ()
    openings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joins: tuple[str, ...] = ()
    fronts: tuple[str, ...] = ()

    def opens(self, opening: str, kinds: Collection[str]) -> bool:
        """Whether words may open a sentence of some kinds of fact."""
        allowed = self.openings.get(opening)
        return allowed is not None and (not allowed or set(kinds) <= set(allowed))

    @property
    def edges(self) -> frozenset[int]:
        """Every per cent at which some word of the proportions table changes."""
        return frozenset(self.bands) | {
            least for column in self.columns.values() for least, _ in column.steps
        }

    @cached_property
    def grade_words(self) -> Mapping[str, str]:
        """The word for each grade of settings, and for each of inspections that settings cannot have."""
        return {
            grade: word
            for scale in ("inspection grade", "grade")
            for grade, word in self.words.get(scale, {}).get("grade", {}).items()
        }

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, Mapping[str, Value]]]:
        """What a field of a kind holds under each id that the results can give it: a choice, a point of a scale,
        or another row by its text."""
        return {
            kind.name: {
                name: self.of_field(field) for name, field in kind.fields.items() if field.sort in BY_ID
            }
            for kind in self.kinds.values()
        }

    def of_field(self, field: Field) -> Mapping[str, Value]:
        """What a field holds under each id."""
        if field.sort is Sort.CHOICE:
            return {each: Term(each, word) for each, word in field.choices.items()}
        if field.sort is Sort.SCALE:
            return {each: Point(field.scale, each, at) for each, at in self.orders[field.scale].items()}
        rows = self.kinds[field.row_of].entries.values()
        return {row.id: Term(row.id, row.terms.get(field.as_field, row.terms["name"]).text) for row in rows}

    def band(self, per_cent: int) -> int:
        """The lowest per cent of the band in which a share falls."""
        return next(edge for edge in self.bands if per_cent >= edge)
