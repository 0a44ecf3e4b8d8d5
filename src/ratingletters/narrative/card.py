"""The nouns of the pattern language: book, paragraph, point, card; a card's conditions and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ratingletters.model.narrative import Mood
from ratingletters.narrative.lexicon import FactKind, Field, Lexicon
from ratingletters.places import Place


class Operator(StrEnum):
    """What a test of a row's field asks, in the words that a card writes."""

    AT_LEAST = "is at least"
    AT_MOST = "is at most"
    ABOVE = "is above"
    BELOW = "is below"
    IN_LINE = "is in line with"
    SAME = "is the same as"
    KNOWN = "is known"
    IS_NOT = "is not"
    IS = "is"
    NOT_YET_SAID = "not yet said"


@dataclass(frozen=True, slots=True)
class RowTest:
    """One line below ``find … where``: a field, an operator, and a constant or another field.

    ``constant`` is an id (of a choice, a row or a point on a scale) or a whole number.
    """

    said: str
    operator: Operator
    field: str = ""
    constant: str | int = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """A named set of rows: of a kind of fact, or narrowed from another set (``of``).

    ``single`` is ``the KIND``: at most one row may match, else the card is refused.
    """

    name: str
    kind: FactKind
    of: str = ""
    single: bool = False
    tests: tuple[RowTest, ...] = ()


class SetOperator(StrEnum):
    """What a test of a whole set asks."""

    TAKES_ONE = "takes 1 value"
    TAKES_SEVERAL = "takes at least N values"
    TAKES_FEW = "takes at most N values"
    ONE_BAND = "stays in 1 band"
    COMPLETE = "is complete"
    SHARE_AT_LEAST = "of … is at least"
    SHARE_AT_MOST = "of … is at most"
    EVERY_ROW = "every row passes"


@dataclass(frozen=True, slots=True)
class SetTest:
    """One line below ``when``. ``number`` is a count of values or a share in per cent; ``of`` the set that
    ``set`` is measured against; ``row_test`` what the one row of the set must pass."""

    said: str
    operator: SetOperator
    set: str
    field: str = ""
    of: str = ""
    number: int = 0
    row_test: RowTest | None = None


class Shape(StrEnum):
    """The five things that a slot can ask for."""

    NAMES = "names"
    FIELD = "field"
    PARTS = "parts"
    SHARE = "share"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence, as written between the braces.

    ``NAMES``: ``{set}``, ``{set: together}``, ``{set: by number}``. ``FIELD``: ``{set.field: form}``.
    ``PARTS``: ``{set.field of other: words}``, both counts of one row. ``SHARE``: ``{set of other: form}``, how
    much of the other set it is. ``AGREEMENT``: ``{…: is/are}``, after the number that is said; ``form`` then
    holds both words.
    """

    said: str
    shape: Shape
    set: str
    kind: FactKind
    field: Field | None = None
    of: str = ""
    form: str = ""

    def sets(self) -> tuple[str, ...]:
        """The sets that it needs."""
        return (self.set, self.of) if self.of and self.field is None else (self.set,)


@dataclass(frozen=True, slots=True)
class Words:
    """The card's own words, inline Markdown, already in the letter's typography."""

    text: str


@dataclass(frozen=True, slots=True)
class Optional:
    """``[[…]]``: vanishes with its punctuation when a slot in it has nothing to say."""

    parts: tuple[Words | Slot, ...]

    def slots(self) -> tuple[Slot, ...]:
        """The slots in it."""
        return tuple(part for part in self.parts if isinstance(part, Slot))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that opens the sentence after one of another mood: ``However, after positive``."""

    words: str
    after: Mood


@dataclass(frozen=True)
class Card:
    """One sentence with its conditions. ``attested`` names the letter that has its words; empty for a draft.

    ``repeat`` is a set and a field: the card then says one sentence a value of that field. ``follows`` names
    the card that must have spoken just before in the paragraph ("The same is true of …"). ``others`` are its
    other wordings, cards of the same name that differ in nothing but words; one of them speaks where the results
    ask for it by its number. One ``on_request`` speaks only where the results ask for it.
    """

    name: str
    place: Place
    description: str
    attested: str
    finds: tuple[Find, ...]
    tests: tuple[SetTest, ...]
    mood: Mood
    cue: Cue | None
    repeat: tuple[str, str] | None
    follows: str
    sentence: tuple[Words | Slot | Optional, ...]
    others: tuple[Card, ...] = ()
    on_request: bool = False

    @property
    def wordings(self) -> tuple[Card, ...]:
        """The card and its other wordings, in the order in which results count them, from 1."""
        return (self, *self.others)

    @cached_property
    def by_name(self) -> Mapping[str, Find]:
        """How each of its sets is found."""
        return {find.name: find for find in self.finds}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots that must be filled."""
        return tuple(part for part in self.sentence if isinstance(part, Slot))

    @cached_property
    def optionals(self) -> tuple[Optional, ...]:
        """The parts that may vanish."""
        return tuple(part for part in self.sentence if isinstance(part, Optional))

    @cached_property
    def speaks_of(self) -> frozenset[str]:
        """The kinds of fact that it finds, tests or says."""
        slots = (*self.slots, *(slot for part in self.optionals for slot in part.slots()))
        tested = {test.set for test in self.tests} - set(self.by_name)
        return frozenset(
            {find.kind.name for find in self.finds} | {slot.kind.name for slot in slots} | tested
        )

    @cached_property
    def asked(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each set with the fields of its rows that a condition tests."""
        finds = [
            (find.name, {name for test in find.tests for name in (test.field, test.other)} - {"", "id"})
            for find in self.finds
        ]
        tests = [(test.set, {test.field} - {""}) for test in self.tests]
        return tuple((name, tuple(sorted(fields))) for name, fields in [*finds, *tests] if fields)

    @cached_property
    def passed(self) -> Mapping[str, tuple[RowTest, ...]]:
        """Every row test that all rows of a set have passed: its own, those of the sets that it was narrowed from,
        those below ``when``, and those of a part that is the whole of it."""
        whole = [
            each for each in self.tests if each.operator is SetOperator.SHARE_AT_LEAST and each.number == 100
        ]
        found: dict[str, tuple[RowTest, ...]] = {}
        for find in self.finds:
            tests: list[RowTest] = []
            for each in (find.name, *(part.set for part in whole if part.of == find.name)):
                at = each
                while at in self.by_name:
                    tests += self.by_name[at].tests
                    at = self.by_name[at].of
            tests += [each.row_test for each in self.tests if each.set == find.name and each.row_test]
            found[find.name] = tuple(tests)
        return found

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The sets that must not be empty: all but those that appear in optional parts only."""
        needed = {name for slot in self.slots for name in slot.sets()}
        needed |= {name for test in self.tests for name in (test.set, test.of) if name}
        spare = {name for part in self.optionals for slot in part.slots() for name in slot.sets()}
        spare |= {find.of for find in self.finds if find.name in spare and find.of not in needed}
        return tuple(find.name for find in self.finds if find.name in needed or find.name not in spare)


@dataclass(frozen=True, slots=True)
class BookPoint:
    """A point of a paragraph: the first of its cards that applies speaks."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class BookParagraph:
    """A paragraph of the pattern book: its points, in the order in which they are said."""

    name: str
    points: tuple[BookPoint, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A pattern book, read and found sound, with the lexicon it was read against."""

    lexicon: Lexicon
    paragraphs: tuple[BookParagraph, ...]

    def together(self, other: Book) -> Book:
        """This book with the points of another's paragraphs behind its own in the paragraphs of the same names."""
        points = {each.name: each.points for each in other.paragraphs}
        paragraphs = (
            BookParagraph(each.name, each.points + points.get(each.name, ())) for each in self.paragraphs
        )
        return Book(self.lexicon, tuple(paragraphs))

    def cards(self) -> Iterator[Card]:
        """Every card, in the book's order."""
        for paragraph in self.paragraphs:
            for point in paragraph.points:
                yield from point.cards
