"""The results: the structured input for one council, as an analyst gives it.

Which facts the results can hold is decided here; what a letter says about them is the kind's (its lexicon
and its pattern book). Ids of services, outcomes, indicators and gaps are rows of the lexicon and grades are
points of its scales, so they are plain text here and are checked against the kind when both are at hand.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from ratingletters.model.scalars import (
    Count,
    Day,
    Figure,
    Frozen,
    Id,
    Line,
    Month,
    Percent,
    Tolerance,
    Whole,
    Year,
    absent,
    absent_group,
    shown,
    wrong,
)

POSTCODE = re.compile(
    r"(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW])"
    r" [0-9][ABD-HJLNP-UW-Z]{2})"
)
ODD_STARTS = tuple('@()=[]"\\/,<>~')


class Better(StrEnum):
    """Which way an indicator improves."""

    HIGHER = "higher"
    LOWER = "lower"


class Council(Frozen):
    """The council. ``id`` names it in references and folders; ``code`` is the inspectorate's own number.

    ``name_in_sentence`` is the name as it stands within a sentence ("the London Borough of …"); absent where
    the name itself does.
    """

    id: Id
    name: Line
    short_name: Line
    name_in_sentence: Line | None = None
    code: Line | None = None


def postal(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of an address by GOV.UK Notify's rules: 3 to 7, a UK postcode alone on the last, no line
    that starts with one of ``@ ( ) = [ ] " \\ / , < > ~``."""
    if not 3 <= len(lines) <= 7:
        remedy = "write 3 to 7 lines, the postcode alone on the last"
        raise wrong("rule", f"this address has {len(lines)} line{'' if len(lines) == 1 else 's'}", remedy)
    for place, line in enumerate(lines):
        if line.startswith(ODD_STARTS):
            raise wrong(
                "rule", f"the address line {shown(line)} starts with {line[0]}", "leave that out", (place,)
            )
    if not POSTCODE.fullmatch(lines[-1]):
        remedy = "the last line of an address is a postcode alone, in capitals with its space, such as M1 1AA"
        raise wrong("rule", f"{shown(lines[-1])} is not a UK postcode", remedy, (len(lines) - 1,))
    return lines


class AddresseeGiven(Frozen):
    """Whom the letter goes to. The salutation is given, never guessed; the address follows ``postal``."""

    name: Line
    salutation: Line
    post: Line
    address: Annotated[tuple[Line, ...], AfterValidator(postal)]


class SignatoryGiven(Frozen):
    """Over whose name the letter goes out."""

    name: Line
    post: Line


class Counts(Frozen):
    """How many settings have each grade, by the latest inspection of each setting; a grade left out, none.

    Grades are words, since numbers for them run the other way in some sources.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    __pydantic_extra__: dict[str, Count]

    def of(self, grade: str) -> int:
        """How many settings have a grade."""
        return (self.__pydantic_extra__ or {}).get(grade, 0)

    @property
    def total(self) -> int:
        """All settings counted."""
        return sum((self.__pydantic_extra__ or {}).values())


def settings(counts: Counts) -> Counts:
    """Counts of at least one setting; a council that has none of a type leaves the type out."""
    if not counts.total:
        remedy = "leave the type out if the council has no such settings; else give their numbers"
        raise wrong("rule", "no settings are counted here", remedy)
    return counts


class Provision(Frozen):
    """One type of provision. Comparators are per cent good or better; absent means not known.

    ``previous`` are last year's counts; ``inspected`` is the month of the inspection, of a single setting or of all.
    ``special_measures`` and ``notice_to_improve`` count the schools of the type that are in one or have the other;
    absent means not known.
    """

    type: Line
    counts: Annotated[Counts, AfterValidator(settings)]
    previous: Annotated[Counts, AfterValidator(settings)] | None = None
    similar_areas: Percent | None = None
    national: Percent | None = None
    inspected: Month | None = None
    special_measures: Count | None = None
    notice_to_improve: Count | None = None

    @model_validator(mode="after")
    def no_more_than_there_are(self) -> Provision:
        """Schools that cause concern are counted among the settings."""
        concern = (self.special_measures or 0) + (self.notice_to_improve or 0)
        if concern > self.counts.total:
            what = (
                f"{concern} schools in special measures or with a notice to improve are more than are counted"
            )
            raise wrong("rule", what, "correct the counts, or the number of schools that cause concern")
        return self


class Review(Frozen):
    """A review or inspection of areas of work, each with a grade of its own scale."""

    held: Month
    judgements: Annotated[dict[Line, Line], Field(min_length=1)]


class Visit(Frozen):
    """An unannounced inspection of contact, referral and assessment arrangements. ``priority`` counts the areas for
    priority action that it found, ``strengths`` and ``development`` those of strength and for development; absent
    means not known."""

    held: Month
    priority: Count | None = None
    strengths: Count | None = None
    development: Count | None = None


class OutcomeJudgement(Frozen):
    """One service judged outcome by outcome; an outcome left out was not judged."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: Line
    __pydantic_extra__: dict[str, Line]


class Indicator(Frozen):
    """One indicator in its own unit. ``tolerance`` is the difference that still counts as no difference;
    ``previous`` (last year's value), the comparators and their own values of last year (``national_previous``,
    ``similar_areas_previous``) may be absent, and what needs them is then not known. ``earlier`` are the values
    of the years before last year, the latest first."""

    id: Line
    outcome: Line | None = None
    value: Figure
    previous: Figure | None = None
    earlier: Annotated[tuple[Figure, ...], BeforeValidator(absent)] = ()
    similar_areas: Figure | None = None
    national: Figure | None = None
    national_previous: Figure | None = None
    similar_areas_previous: Figure | None = None
    better: Better
    tolerance: Tolerance


class Gap(Frozen):
    """The gap, in percentage points, between a group and others the same age; a smaller one is better."""

    id: Line
    value: Figure
    previous: Figure | None = None
    similar_areas: Figure | None = None
    national: Figure | None = None
    tolerance: Tolerance


class PreviousYear(Frozen):
    """What the council was rated last time, and in which year."""

    year: Year
    rating: Whole


class Limited(Frozen):
    """A limiting judgement: an inspection that lowered the rating. ``from`` is what it would have been,
    ``by`` names the inspection as it stands in a sentence, ``held`` is its month."""

    from_rating: Annotated[Whole, Field(alias="from")]
    by: Line
    held: Month


class FindingSort(StrEnum):
    """What a finding is about: how things stand, what is strong, or what must become better."""

    JUDGEMENT = "judgement"
    STRENGTH = "strength"
    DEVELOPMENT = "area for development"


class Finding(Frozen):
    """A text written by an inspector: placed in the letter as it is, traced, never paraphrased.

    ``text`` is one sentence with or without its full stop. ``about`` names what it is on, ``source`` where it
    was found, ``author`` who wrote it; absent means not told.
    """

    text: Line
    sort: FindingSort
    about: Line | None = None
    source: Line | None = None
    author: Line | None = None


def evaluated(counts: Counts) -> Counts:
    """The serious case reviews that were evaluated, by grade; at least one."""
    if not counts.total:
        raise wrong("rule", "no serious case reviews are counted here", "leave it out if none was evaluated")
    return counts


def one_or_more(value: Any) -> Any:
    """A review or an inspection given by itself is a list of one; nothing under the heading is none."""
    return [value] if isinstance(value, dict) else absent(value)


class Results(Frozen):
    """All that is known about one council when its letter is written.

    ``rating`` is input, never derived. ``tolerance`` is in percentage points: two shares within it are in
    line. ``unannounced`` has one entry a visit, ``case_reviews`` counts the evaluated serious case reviews by grade.
    Everything below ``tolerance`` may be absent, and the letter is then silent about it. ``wording`` chooses among
    the wordings that the kind has, of a card by number and of a phrase by the words themselves; of a card on request
    it asks for its sentence, and of any card for how its sentence begins (``narrative/asked.py``).
    """

    kind: Line
    year: Year
    date: Day | None = None
    council: Council
    addressee: AddresseeGiven
    signatory: SignatoryGiven
    rating: Whole
    tolerance: Percent
    provision: Annotated[tuple[Provision, ...], BeforeValidator(absent)] = ()
    review: Annotated[tuple[Review, ...], BeforeValidator(one_or_more)] = ()
    unannounced: Annotated[tuple[Visit, ...], BeforeValidator(one_or_more)] = ()
    case_reviews: Annotated[Counts, AfterValidator(evaluated)] | None = None
    outcomes: Annotated[dict[Line, Percent], BeforeValidator(absent_group)] = Field(default_factory=dict)
    outcome_judgements: Annotated[tuple[OutcomeJudgement, ...], BeforeValidator(absent)] = ()
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(absent)] = ()
    gaps: Annotated[tuple[Gap, ...], BeforeValidator(absent)] = ()
    previous: PreviousYear | None = None
    limited: Limited | None = None
    findings: Annotated[tuple[Finding, ...], BeforeValidator(absent)] = ()
    wording: Annotated[dict[Line, Line], BeforeValidator(absent_group)] = Field(default_factory=dict)
