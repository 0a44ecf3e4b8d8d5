"""The layout of results as sheets: which column of which sheet holds which field. One line a field.

The same layout serves workbooks and folders of CSV, reading and writing, and the blank workbook with its lists to
choose from and its explanations.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COUNCILS = "councils"
COUNCIL = "council"
"""The first column of every sheet: the council's id."""

NOTES = ("notes", "lists")
"""What is for people alone: sheets and columns whose names begin so."""


class Holds(StrEnum):
    """What a column holds, where that says how a cell is read or written."""

    PLAIN = "text or a figure"
    WHOLE = "a whole number"
    MONTH = "a month"
    DAY = "a day"
    SHARE = "a share in per cent"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its field within what the row is about (``council.name``), and the note on its heading.

    ``choice`` names the list of the kind's words that a person chooses from; one that is ``needed`` may not be missing.
    """

    heading: str
    field: str
    explained: str
    holds: Holds = Holds.PLAIN
    choice: str = ""
    needed: bool = False

    @property
    def way(self) -> tuple[str, ...]:
        """The names of the groups that lead to the field, and its own."""
        return tuple(self.field.split(".")) if self.field else ()


@dataclass(frozen=True, slots=True)
class Spread:
    """Columns whose headings are words of the kind, one a word: the group of fields that they make, what stands before
    the word in a heading, and the list of these words."""

    group: str
    before: str
    choice: str
    explained: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Columns whose headings end in a number from 1 on, which make a list: what stands before the number, the list's
    field, how many a blank workbook has, and whether an empty cell among them is passed over."""

    heading: str
    field: str
    usual: int
    explained: str
    gaps: bool = False

    @property
    def way(self) -> tuple[str, ...]:
        """As a column's."""
        return tuple(self.field.split("."))


@dataclass(frozen=True, slots=True)
class Pair:
    """A row that is one entry of a group: the columns of its name and of its value, and the group, where that is within
    what the other columns say."""

    name: Column
    value: Column
    group: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet: its name, the field of the results that it holds, and its columns.

    ``field`` is empty for the sheet with a row a council. ``always`` are the groups that are there though all their
    cells are empty. With a ``pair``, rows that are alike in ``columns`` are one entry of the list, or all one group
    where there are no such columns.
    """

    name: str
    field: str
    columns: tuple[Column, ...] = ()
    always: tuple[str, ...] = ()
    spreads: tuple[Spread, ...] = ()
    numbered: tuple[Numbered, ...] = ()
    pair: Pair | None = None

    @property
    def headed(self) -> tuple[Column, ...]:
        """Every column with a heading of its own, in order."""
        return (*self.columns, *((self.pair.name, self.pair.value) if self.pair else ()))


def need(heading: str, field: str, explained: str, holds: Holds = Holds.PLAIN, choice: str = "") -> Column:
    """A column that may not be missing."""
    return Column(heading, field, explained, holds, choice, needed=True)


UNKNOWN = "empty where it is not known"

PREVIOUS = Column("previous", "previous", f"last year's value; {UNKNOWN}")
SIMILAR = Column("similar areas", "similar_areas", f"the same in similar areas; {UNKNOWN}")
NATIONAL = Column("national", "national", f"the same nationally; {UNKNOWN}")
TOLERANCE = need("tolerance", "tolerance", "the difference that still counts as none, in the same unit")

FORMS = (
    Form(
        COUNCILS,
        "",
        columns=(
            need(COUNCIL, "council.id", "the council's id, such as westshire; all other sheets use it"),
            need("name", "council.name", "the council's name, as the letter prints it"),
            need("short name", "council.short_name", "the name without 'Council', such as Westshire"),
            Column("name in sentence", "council.name_in_sentence",
                   "the name within a sentence ('the London Borough of …'); empty where the name itself will do"),
            Column("code", "council.code", "the inspectorate's number of the council"),
            need("kind", "kind", "the letter kind", choice="kind"),
            need("year", "year", "the year of the letters", Holds.WHOLE),
            Column("date", "date", "the letter's date; empty where it is chosen at drafting", Holds.DAY),
            need("rating", "rating", "the council's rating, a number on the kind's scale", Holds.WHOLE, "rating"),
            need("tolerance", "tolerance", "percentage points within which two shares are in line"),
            Column("previous year", "previous.year", "the year of the rating before", Holds.WHOLE),
            Column("previous rating", "previous.rating", "the rating of that year", Holds.WHOLE, "rating"),
            Column("limited from", "limited.from", "what the rating would have been, where an inspection lowered it",
                   Holds.WHOLE, "rating"),
            Column("limited by", "limited.by", "that inspection, as a sentence names it: unannounced inspection"),
            Column("limited held", "limited.held", "its month", Holds.MONTH),
            need("addressee", "addressee.name", "whom the letter goes to: Ms Jane Jones"),
            need("salutation", "addressee.salutation", "the name after 'Dear': Ms Jones"),
            need("addressee post", "addressee.post", "the addressee's post"),
            need("signatory", "signatory.name", "over whose name the letter goes out"),
            need("signatory post", "signatory.post", "that person's post"),
        ),
        always=("council", "addressee", "signatory"),
        numbered=(
            Numbered("address", "addressee.address", 7, "a line of the address; the postcode comes last, alone",
                     gaps=True),
        ),
    ),
    Form(
        "provision",
        "provision",
        columns=(
            need("type", "type", "the type of provision", choice="provision type"),
            Column("similar areas", "similar_areas", f"per cent good or better in similar areas; {UNKNOWN}",
                   Holds.SHARE),
            Column("national", "national", f"per cent good or better nationally; {UNKNOWN}", Holds.SHARE),
            Column("inspected", "inspected", "the month of the inspection, of a single setting or of all", Holds.MONTH),
            Column("special measures", "special_measures", f"how many schools are in special measures; {UNKNOWN}",
                   Holds.WHOLE),
            Column("notice to improve", "notice_to_improve", f"how many schools have a notice to improve; {UNKNOWN}",
                   Holds.WHOLE),
        ),
        always=("counts",),
        spreads=(
            Spread("counts", "", "grade", "how many settings have this grade now; empty for none"),
            Spread("previous", "previous ", "grade", "how many had it last year; all empty where that is not known"),
        ),
    ),
    Form(
        "reviews",
        "review",
        columns=(need("held", "held", "the month of the review or inspection", Holds.MONTH),),
        pair=Pair(
            need("area", "", "what was judged", choice="review judgement"),
            need("grade", "", "its grade", choice="inspection grade"),
            group="judgements",
        ),
    ),
    Form(
        "unannounced",
        "unannounced",
        columns=(
            need("held", "held", "the month of the unannounced inspection", Holds.MONTH),
            Column("priority", "priority", f"how many areas for priority action it found; {UNKNOWN}", Holds.WHOLE),
            Column("strengths", "strengths", f"how many areas of strength; {UNKNOWN}", Holds.WHOLE),
            Column("development", "development", f"how many areas for development; {UNKNOWN}", Holds.WHOLE),
        ),
    ),
    Form(
        "case reviews",
        "case_reviews",
        pair=Pair(
            need("grade", "", "a grade of serious case reviews", choice="inspection grade"),
            need("number", "", "how many that were evaluated have it", Holds.WHOLE),
        ),
    ),
    Form(
        "outcomes",
        "outcomes",
        pair=Pair(
            need("outcome", "", "the outcome", choice="outcome"),
            need("share", "", "per cent of settings judged good or better", Holds.SHARE),
        ),
    ),
    Form(
        "outcome judgements",
        "outcome_judgements",
        columns=(need("type", "type", "the service", choice="provision type"),),
        pair=Pair(
            need("outcome", "", "the outcome", choice="outcome"),
            need("grade", "", "the service's grade for it", choice="grade"),
        ),
    ),
    Form(
        "indicators",
        "indicators",
        columns=(
            need("id", "id", "the indicator", choice="indicator"),
            Column("outcome", "outcome", "the outcome that it is part of", choice="outcome"),
            need("value", "value", "this year's value, in the indicator's own unit"),
            PREVIOUS,
            SIMILAR,
            NATIONAL,
            Column("national previous", "national_previous", f"last year's value nationally; {UNKNOWN}"),
            need("better", "better", "higher or lower: which way it improves", choice="better"),
            TOLERANCE,
            Column(
                "similar areas previous",
                "similar_areas_previous",
                f"last year's value in similar areas; {UNKNOWN}",
            ),
        ),
        numbered=(
            Numbered("earlier", "earlier", 2, "the value of a year before last year: 1 is the latest of them"),
        ),
    ),
    Form(
        "gaps",
        "gaps",
        columns=(
            need("id", "id", "the gap", choice="gap"),
            need("value", "value", "percentage points between the group and others"),
            PREVIOUS,
            SIMILAR,
            NATIONAL,
            TOLERANCE,
        ),
    ),
    Form(
        "findings",
        "findings",
        columns=(
            need("text", "text", "one sentence of an inspector's, placed as it is"),
            need("sort", "sort", "judgement, strength or area for development", choice="finding"),
            Column("about", "about", "what it is on"),
            Column("source", "source", "where it was found"),
            Column("author", "author", "who wrote it"),
        ),
    ),
    Form(
        "wording",
        "wording",
        pair=Pair(
            need("of", "", "a card of the pattern book, or a phrase that has other ways of saying it"),
            need("wording", "", "the number of the card's wording, or the words instead"),
        ),
    ),
)  # fmt: skip
"""Every sheet, in the order of the workbook. All but the first may be missing."""
