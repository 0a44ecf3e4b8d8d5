"""The names that a model knows, at any depth, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from ratingletters.reading.document import ValuePath


def known_fields(model: type[BaseModel], path: ValuePath) -> list[str]:
    """The fields that may stand in the group at ``path``, in the model's order; none where any may."""
    found: list[Any] = [model]
    for step in path:
        found = [below for each in found for below in _below(each, step)]
    models = [each for each in found if isinstance(each, type) and issubclass(each, BaseModel)]
    return list(dict.fromkeys(name for each in models for name in _names(each)))


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


def _below(kind: Any, step: str | int) -> Iterator[Any]:
    """The types that a value of type ``kind`` can hold under ``step``, with unions taken apart."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if step in (name, field.alias):
                yield from _alternatives(field.annotation)
    elif get_origin(kind) is not None:
        inner: Sequence[Any] = [each for each in get_args(kind) if each is not Ellipsis]
        if inner:
            yield from _alternatives(inner[-1])


def _alternatives(kind: Any) -> Iterator[Any]:
    """``Annotated``, ``X | Y`` and type aliases reduced to the types that they stand for."""
    if hasattr(kind, "__metadata__"):
        yield from _alternatives(get_args(kind)[0])
    elif hasattr(kind, "__value__"):
        yield from _alternatives(kind.__value__)
    elif get_origin(kind) not in (None, tuple, list, dict, set, frozenset) and get_args(kind):
        for each in get_args(kind):
            yield from _alternatives(each)
    else:
        yield kind
