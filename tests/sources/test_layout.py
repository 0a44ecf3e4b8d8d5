"""The layout of sheets: every field of the results has its column, and reads as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

from ratingletters.model.results import Counts, Results
from ratingletters.model.scalars import Day, Month, Percent
from ratingletters.sources.layout import FORMS, Form, Holds

Path = tuple[str, ...]


def alternatives(hint: Any) -> Iterator[Any]:
    """The types that a hint stands for, without None and without what only checks."""
    if get_origin(hint) is Annotated and hint not in (Month, Day, Percent):
        yield from alternatives(get_args(hint)[0])
    elif get_origin(hint) in (tuple, None, dict, Annotated) or not get_args(hint):
        yield hint
    else:
        for each in get_args(hint):
            yield from alternatives(each)


def fields(model: type[BaseModel], before: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every field that holds a value, with the way to it and its type; lists and groups are gone through."""
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        for hint in alternatives(hints[name]):
            way = (*before, field.alias or name)
            inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
            if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not Counts:
                yield from fields(inner, way)
            elif hint is not type(None):
                yield way, hint


def columns(form: Form) -> Iterator[tuple[Path, Holds]]:
    """Every field that a sheet has a column for, or columns."""
    before = (form.field,) if form.field else ()
    for each in form.columns:
        yield (*before, *each.way), each.holds
    for family in form.numbered:
        yield (*before, *family.way), Holds.PLAIN
    for spread in form.spreads:
        yield (*before, spread.group), Holds.PLAIN
    if form.pair and (form.pair.group or not form.columns):
        yield (*before, *filter(None, (form.pair.group,))), form.pair.value.holds


FIELDS = dict(fields(Results))
COLUMNS = dict(pair for form in FORMS for pair in columns(form))


def test_every_field_of_the_results_has_its_column_and_every_column_its_field() -> None:
    assert set(FIELDS) == set(COLUMNS)


@pytest.mark.parametrize("way", FIELDS, ids="/".join)
def test_a_column_holds_what_its_field_holds(way: Path) -> None:
    hint = FIELDS[way]
    if hint in (Month, Day):
        assert COLUMNS[way] is (Holds.MONTH if hint is Month else Holds.DAY)
    else:
        assert COLUMNS[way] not in (Holds.MONTH, Holds.DAY)
    if hint is Percent and way != ("tolerance",):
        assert COLUMNS[way] is Holds.SHARE


def test_a_column_that_is_needed_is_one_that_results_cannot_do_without() -> None:
    needed = {column.way for form in FORMS if not form.field for column in form.columns if column.needed}
    for name, field in Results.model_fields.items():
        if field.is_required():
            assert any(way[0] == name for way in needed), name
        else:
            assert all(way[0] != name for way in needed), name


def test_no_sheet_has_two_columns_of_one_heading() -> None:
    for form in FORMS:
        headings = [each.heading for each in form.headed]
        assert len(headings) == len(set(headings)), form.name
