"""Reads a kind's house style: a file of plain words in which each rule shows the form to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.house_style import HouseStyle
from ratingletters.model.scalars import Frozen, Line, absent, absent_group, whole
from ratingletters.reading.document import Document, ValuePath
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml_file

DATE = re.compile(
    r"[1-9][0-9]? (January|February|March|April|May|June|July|August|September|October|November|December)"
    r" [0-9]{4}"
)
PERCENTAGES = {"5 per cent": "per cent", "5%": "%"}
NUMBERS = {"nine and 10": 9, "ten and 11": 10, "twelve and 13": 12}
LISTS = ("a, b and c",)

Lines = Annotated[tuple[Line, ...], BeforeValidator(absent)]
Found = tuple[ValuePath, int, str, str]


class Sheet(Frozen):
    """The file as its owner writes it. ``terms`` gives, below what to write, what not to write."""

    longest_sentence: Annotated[
        int | None, Field(alias="longest sentence", ge=10, le=200), BeforeValidator(whole)
    ] = None
    dates: Line | None = None
    percentages: Line | None = None
    numbers: Line | None = None
    figures_after: Annotated[Lines, Field(alias="figures after")] = ()
    figures_before: Annotated[Lines, Field(alias="figures before")] = ()
    lists: Line | None = None
    small_letters: Annotated[Lines, Field(alias="small letters")] = ()
    names: Lines = ()
    terms: Annotated[dict[Line, Lines], BeforeValidator(absent_group)] = Field(default_factory=dict)


def load_house_style(path: Path) -> HouseStyle:
    """The house style in a file.

    Raises :class:`ProblemsFoundError` with every problem of the file, :class:`UnusableFileError` if it cannot
    be read.
    """
    document = read_yaml_file(path)
    sheet = validated(Sheet, document, code="HST")
    problems = [
        Problem(document.place(way), what, f"HST-{number}", remedy)
        for way, number, what, remedy in slips(sheet, document)
    ]
    if problems:
        raise ProblemsFoundError(problems)
    return HouseStyle(
        source=str(path),
        longest=sheet.longest_sentence or 0,
        terms=tuple((wrong, right) for right, wrongs in sheet.terms.items() for wrong in wrongs),
        dates=bool(sheet.dates),
        percentages=PERCENTAGES[sheet.percentages] if sheet.percentages else "",
        words_up_to=NUMBERS[sheet.numbers] if sheet.numbers else 0,
        figures_after=sheet.figures_after,
        figures_before=sheet.figures_before,
        bare_lists=bool(sheet.lists),
        small=sheet.small_letters,
        names=sheet.names,
    )


def slips(sheet: Sheet, document: Document) -> Iterator[Found]:
    """Every rule that could not be followed, or that another rule contradicts."""
    if sheet.dates and not DATE.fullmatch(sheet.dates):
        what = f"'{sheet.dates}' is not a form of dates that can be checked"
        yield ("dates",), 101, what, "write a date as 9 December 2009"
    for name, number, forms in (
        ("percentages", 102, tuple(PERCENTAGES)),
        ("numbers", 103, tuple(NUMBERS)),
        ("lists", 104, LISTS),
    ):
        given = getattr(sheet, name)
        if given is not None and given not in forms:
            shown = " or ".join(f"'{form}'" for form in forms)
            yield (name,), number, f"'{given}' is not a form of {name} that can be checked", f"write {shown}"
    yield from slips_of_terms(sheet)
    yield from slips_of_capitals(sheet)
    for name in ("figures after", "figures before", "small letters", "names"):
        entries = document.value.get(name) or ()
        for at, entry in enumerate(entries):
            if entry in entries[:at]:
                yield (name, at), 108, f"'{entry}' stands here twice", "take one of them out"


def slips_of_terms(sheet: Sheet) -> Iterator[Found]:
    """A term that is to be replaced by two others, or by something that is to be replaced itself."""
    seen: dict[str, str] = {}
    for right, wrongs in sheet.terms.items():
        if not wrongs:
            yield (
                ("terms", right),
                105,
                f"nothing is replaced by '{right}'",
                "list what not to write below it",
            )
        for at, wrong in enumerate(wrongs):
            way: ValuePath = ("terms", right, at)
            if wrong in seen:
                what = f"'{wrong}' is to be written as '{seen[wrong]}' and as '{right}'"
                yield way, 106, what, "keep it below one of them"
            seen.setdefault(wrong, right)
            for other in sheet.terms:
                if holds(other, wrong):
                    what = f"'{wrong}' is not to be written, and stands in '{other}', which is"
                    yield way, 107, what, "make the one longer, or take it out"


def slips_of_capitals(sheet: Sheet) -> Iterator[Found]:
    """A phrase in small letters that has a capital, a name that has none, and a phrase that is both."""
    for at, phrase in enumerate(sheet.small_letters):
        if phrase != phrase.lower():
            yield ("small letters", at), 109, f"'{phrase}' has a capital", "write it as it is to be written"
        for name in sheet.names:
            if name.lower() == phrase.lower():
                what = f"'{phrase}' is to be small and is a name"
                yield ("small letters", at), 109, what, "keep one of the two"
    for at, name in enumerate(sheet.names):
        if name == name.lower():
            yield ("names", at), 110, f"the name '{name}' has no capital", "write it as it is to be written"


def holds(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words, in capitals or small unless it has a capital."""
    sort = re.NOFLAG if phrase != phrase.lower() else re.IGNORECASE
    return bool(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, sort))
