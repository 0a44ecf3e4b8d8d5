"""Writes results as YAML: the form in which a letter's folder keeps what it was made from.

PyYAML writes from events, as it reads into events. So the results are told to it as events, most of which are made
once for all letters; its ``dump`` would first make a tree of nodes of every value anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
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

SCALARS = (str, Decimal, int, datetime.date)
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


def tell(value: Any, events: list[yaml.Event]) -> None:
    """Adds the events of a value, and of all that is in it."""
    if isinstance(value, SCALARS):
        events.append(scalar(value))
    elif isinstance(value, SERIES):
        events.append(LIST[are_scalars(value)])
        for each in value:
            tell(each, events)
        events.append(LIST_END)
    else:
        group = value if isinstance(value, dict) else dict(fields(value))
        events.append(GROUP[are_scalars(group.values())])
        for name, each in group.items():
            events.append(text(name))
            tell(each, events)
        events.append(GROUP_END)


def are_scalars(values: Iterable[Any]) -> bool:
    """Whether no group and no list is among the values."""
    return all(isinstance(each, SCALARS) for each in values)


def fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """The fields that are not absent, by the names that a file gives them; months as 2008-02."""
    for name, called, is_month in layout(type(model)):
        value = getattr(model, name)
        if value or isinstance(value, SCALARS):
            yield called, f"{value:%Y-%m}" if is_month else value
    yield from (model.model_extra or {}).items()


@lru_cache
def layout(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Each field of a model, what a file calls it, and whether it is a month."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, field.alias or name, Month in (hints[name], *get_args(hints[name])))
        for name, field in model.model_fields.items()
    )


def scalar(value: str | Decimal | int | datetime.date) -> yaml.Event:
    """The event of a figure, a day or text; the point of a closed set is text."""
    if isinstance(value, str):
        return text(str(value))
    if isinstance(value, datetime.date):
        return text(value.isoformat())
    return figure(format(value, "f") if isinstance(value, Decimal) else str(value))


@lru_cache(maxsize=4096)
def figure(digits: str) -> yaml.Event:
    """A figure: without quotation marks, every digit kept."""
    return yaml.ScalarEvent(None, None, (True, False), digits)


@lru_cache(maxsize=4096)
def text(words: str) -> yaml.Event:
    """Text: in quotation marks where it would be read as something else without them."""
    is_plain = RESOLVER.resolve(yaml.ScalarNode, words, (True, False)) == TEXT
    return yaml.ScalarEvent(None, None, (is_plain, True), words)
