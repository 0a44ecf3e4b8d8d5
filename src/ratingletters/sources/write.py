"""Writes results as YAML: the form in which a letter's folder keeps what it was made from.

PyYAML writes from events, as it reads into events. So the results are told to it as events, most of which are made
once for all letters; its ``dump`` would first make a tree of nodes of every value anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args, get_type_hints

import yaml
from pydantic import BaseModel

from ratingletters.model.results import Results
from ratingletters.model.scalars import Month

WRITER = yaml.SafeDumper
FAST: Any = getattr(yaml, "CSafeDumper", WRITER)
"""PyYAML's writer in C, where it has one: the same as the other, but for the characters above U+FFFF, which it writes
as their numbers."""

BEFORE = (yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False))
GROUP, LIST = (
    tuple(start(None, None, True, flow_style=on_one_line) for on_one_line in (False, True))
    for start in (yaml.MappingStartEvent, yaml.SequenceStartEvent)
)
"""How a group or a list starts: the first on lines of its own, the second on one line, as those of scalars do."""
GROUP_END, LIST_END = yaml.MappingEndEvent(), yaml.SequenceEndEvent()
AFTER = (yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent())

SERIES = (tuple, list)
RESOLVER: Any = yaml.resolver.Resolver()
TEXT = "tag:yaml.org,2002:str"


def write_results(results: Results) -> str:
    """The results as YAML that reads back equal to them. What is absent stays absent."""
    made = written(results, FAST)
    return written(results, WRITER) if "\\U" in made else made


def written(results: Results, writer: Any) -> str:
    """The YAML that one of PyYAML's writers makes of the results."""
    events = list(BEFORE)
    tell(results, events)
    made: str = yaml.emit([*events, *AFTER], Dumper=writer, width=110, allow_unicode=True)
    return made


def tell(value: Any, events: list[yaml.Event]) -> bool:
    """Adds the events of a value, and of all that is in it; says whether it is a scalar."""
    if scalar := scalar_of(value.__class__):
        events.append(scalar(value))
        return True
    start, are_scalars = len(events), True
    events.append(BEFORE[0])  # in the place of what is known at the end
    if isinstance(value, SERIES):
        for each in value:
            are_scalars &= tell(each, events)
        events[start] = LIST[are_scalars]
        events.append(LIST_END)
        return False
    if isinstance(value, BaseModel):
        are_scalars, value = tell_fields(value, events), value.model_extra or {}
    for name, each in value.items():
        events.append(text(name))
        are_scalars &= tell(each, events)
    events[start] = GROUP[are_scalars]
    events.append(GROUP_END)
    return False


def tell_fields(model: BaseModel, events: list[yaml.Event]) -> bool:
    """Adds the events of the fields that are not absent, by the names that a file gives them, months as 2008-02; says
    whether all are scalars."""
    are_scalars = True
    for name, called, is_month in layout(type(model)):
        value = getattr(model, name)
        if value is None:
            continue
        if scalar := scalar_of(value.__class__):
            events += (called, text(f"{value:%Y-%m}") if is_month else scalar(value))
        elif value:
            events.append(called)
            tell(value, events)
            are_scalars = False
    return are_scalars


@lru_cache
def layout(model: type[BaseModel]) -> tuple[tuple[str, yaml.Event, bool], ...]:
    """Each field of a model, the event of what a file calls it, and whether it is a month."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, text(field.alias or name), Month in (hints[name], *get_args(hints[name])))
        for name, field in model.model_fields.items()
    )


@lru_cache
def scalar_of(sort: type[object]) -> Callable[[Any], yaml.Event] | None:
    """What makes the event of a figure, a day or text, the point of a closed set being text; None for what is no
    scalar."""
    if sort is str:
        return text
    if issubclass(sort, str):
        return lambda words: text(str(words))
    if issubclass(sort, datetime.date):
        return lambda day: text(day.isoformat())
    if issubclass(sort, Decimal):
        return lambda number: figure(format(number, "f"))
    return (lambda number: figure(str(number))) if issubclass(sort, int) else None


@lru_cache(maxsize=4096)
def figure(digits: str) -> yaml.Event:
    """A figure: without quotation marks, every digit kept."""
    return yaml.ScalarEvent(None, None, (True, False), digits)


@lru_cache(maxsize=4096)
def text(words: str) -> yaml.Event:
    """Text: in quotation marks where it would be read as something else without them."""
    is_plain = RESOLVER.resolve(yaml.ScalarNode, words, (True, False)) == TEXT
    return yaml.ScalarEvent(None, None, (is_plain, True), words)
