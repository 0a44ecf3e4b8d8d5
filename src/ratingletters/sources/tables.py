"""Results laid out as the tables of a workbook: the other way round than ``sources.sheets`` reads them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

from ratingletters.model.results import Results
from ratingletters.sources.layout import COUNCIL, FORMS, Column, Form, Numbered, Spread, need

Filled: TypeAlias = str | int | Decimal | datetime.date
Choices: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]
"""What a person chooses from, by the name of the list: each word with what it means."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column, and the column, family or spread that it is of."""

    text: str
    column: Column | Numbered | Spread


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet to be written: its headings, and its rows by the texts of these."""

    form: Form
    headings: tuple[Heading, ...]
    rows: tuple[Mapping[str, Filled], ...] = ()


def tables(councils: Iterable[Results] = (), choices: Choices | None = None) -> tuple[Table, ...]:
    """The table of every sheet for councils' results, with the columns that they ask for beside the usual ones.

    ``choices`` give the words that are headings of their own; those that the results have are added to them.
    """
    given = [each.model_dump(by_alias=True, exclude_none=True) for each in councils]
    return tuple(table(form, given, choices or {}) for form in FORMS)


def table(form: Form, councils: Sequence[Mapping[str, Any]], choices: Choices) -> Table:
    """The table of one sheet."""
    rows = [row for council in councils for row in rows_of(form, council)]
    used = dict.fromkeys(heading for row in rows for heading in row)
    spread = {
        f"{each.before}{word}": each for each in form.spreads for word, _ in choices.get(each.choice, ())
    }
    numbered = {f"{each.heading} {at}": each for each in form.numbered for at in range(1, each.usual + 1)}
    fixed = {each.heading: each for each in form.headed}
    for heading in used:
        if heading not in fixed and heading not in numbered and heading != COUNCIL:
            family = next((each for each in form.numbered if heading.startswith(f"{each.heading} ")), None)
            if family:
                numbered[heading] = family
            else:
                spread[heading] = next(
                    each for each in reversed(form.spreads) if heading.startswith(each.before)
                )
    return Table(form, tuple(in_order(form, fixed, spread, numbered)), tuple(rows))


def in_order(
    form: Form,
    fixed: Mapping[str, Column],
    spread: Mapping[str, Spread],
    numbered: Mapping[str, Numbered],
) -> Iterator[Heading]:
    """The headings of a sheet. Words of the kind stand behind the first column, and numbered columns behind the last
    one of their group."""
    if form.field:
        yield Heading(
            COUNCIL, need(COUNCIL, "", "the council's id, as in the sheet councils", choice=COUNCIL)
        )
    last = {column.way[:-1]: text for text, column in fixed.items()}
    for number, (text, column) in enumerate(fixed.items()):
        yield Heading(text, column)
        if number == 0:
            yield from (
                Heading(word, of) for each in form.spreads for word, of in spread.items() if of is each
            )
        for family in form.numbered:
            if last[family.way[:-1]] == text:
                yield from (Heading(each, of) for each, of in numbered.items() if of is family)


def rows_of(form: Form, council: Mapping[str, Any]) -> Iterator[dict[str, Filled]]:
    """The rows of one council in a sheet."""
    if not form.field:
        yield row_of(form, council)
        return
    found = council.get(form.field) or ()
    whose = {COUNCIL: council["council"]["id"]}
    if form.pair and not form.columns:
        yield from (whose | entry for entry in entries(form, dict(found)))
        return
    for each in found:
        row = whose | row_of(form, each)
        if not form.pair:
            yield row
            continue
        own = {column.way[0] for column in form.columns}
        group = each.get(form.pair.group) or {name: value for name, value in each.items() if name not in own}
        yield from (row | entry for entry in entries(form, group))


def row_of(form: Form, given: Mapping[str, Any]) -> dict[str, Filled]:
    """What one thing is about, by the headings of its columns."""
    row = {each.heading: found for each in form.columns if (found := at(given, each.way)) is not None}
    for family in form.numbered:
        row |= {
            f"{family.heading} {number}": each for number, each in enumerate(at(given, family.way) or (), 1)
        }
    for spread in form.spreads:
        row |= {f"{spread.before}{word}": number for word, number in given.get(spread.group, {}).items()}
    return {heading: value.value if isinstance(value, Enum) else value for heading, value in row.items()}


def entries(form: Form, group: Mapping[str, Any]) -> Iterator[dict[str, Filled]]:
    """A row for each entry of a group."""
    assert form.pair is not None, "only sheets with a pair have entries"  # noqa: S101
    for name, value in group.items():
        yield {form.pair.name.heading: name, form.pair.value.heading: value}


def at(given: Mapping[str, Any], way: Sequence[str]) -> Any:
    """The value at the end of a way; None where it breaks off."""
    found: Any = given
    for step in way:
        found = found.get(step) if found is not None else None
    return found
