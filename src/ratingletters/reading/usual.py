"""A file in YAML as nearly all are, read for its values; the place of each is found when somebody asks.

What is wrong with a file is not said here: all that is in any way unusual is left to ``reading.builder``, which is
slower. Both read the same in all that is read here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from ratingletters.model.scalars import Plain
from ratingletters.reading.builder import NOTHING
from ratingletters.reading.unfolded import Unfolded

LEVELS = 10
"""The most levels, one inside another."""


class UnusualError(Exception):
    """The file asks for more care."""


def usual(text: str, loader: Any) -> Unfolded:
    """What the text of a file holds; ``loader`` is PyYAML's. Raises :class:`UnusualError` for an anchor, alias, tag or
    backslash, a character that cannot be seen, a name given twice or that is none, many levels, nothing at all and more
    than one document, ``yaml.YAMLError`` for what is not YAML."""
    if "\\" in text or not text.replace("\n", "").replace("\r", "").isprintable():
        raise UnusualError
    spots: list[int] = []
    parser = loader(text)
    try:
        event = parser.get_event
        event()
        if type(event()) is not DocumentStartEvent:
            raise UnusualError
        value = read(event(), event, spots, LEVELS)
        event()
        if value is None or type(event()) is not StreamEndEvent:
            raise UnusualError
    finally:
        parser.dispose()
    return Unfolded(value, spots, 0, spots[0])


def read(first: Any, event: Callable[[], Any], spots: list[int], levels: int) -> Any:
    """The value that begins with the ``first`` event; ``event`` gives the next."""
    if first.anchor or first.tag or not levels:
        raise UnusualError
    spots.append(first.start_mark.index)
    sort = type(first)
    if sort is ScalarEvent:
        text = first.value
        if first.style:
            return text
        return None if text in NOTHING else Plain(text)
    if sort is MappingStartEvent:
        group: dict[str, Any] = {}
        while type(each := event()) is not MappingEndEvent:
            name = read(each, event, spots, 1)
            if not isinstance(name, str) or name in group:
                raise UnusualError
            group[name] = read(event(), event, spots, levels - 1)
        return group
    entries = []
    while type(each := event()) is not SequenceEndEvent:
        entries.append(read(each, event, spots, levels - 1))
    return entries
