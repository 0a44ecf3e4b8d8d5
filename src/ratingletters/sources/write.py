"""Writes results as YAML: the form in which a letter's folder keeps what it was made from."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml
from pydantic import BaseModel

from ratingletters.model.results import Results


def figure(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    """A figure without quotation marks, every digit kept."""
    text = format(value, "f")
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def dumper(base: Any) -> Any:
    """A writer of YAML as ``read_results`` reads it back: figures as they were given, every value written out where
    it stands."""
    made: Any = type("Dumper", (base,), {"ignore_aliases": lambda *_: True})
    made.add_representer(Decimal, figure)
    return made


DUMPER = dumper(yaml.SafeDumper)
FAST = dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper))
"""PyYAML's writer in C, where it has one: four times as fast, and the same but for the characters above U+FFFF,
which it writes as their numbers."""


def write_results(results: Results) -> str:
    """The results as YAML that reads back equal to them. What is absent stays absent."""
    given = plain(results)
    text = dumped(given, FAST)
    return dumped(given, DUMPER) if "\\U" in text else text


def dumped(value: Any, dumper: Any) -> str:
    """The value as YAML."""
    text: str = yaml.dump(
        value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
    )
    return text


def plain(value: Any) -> Any:
    """The value as dicts, lists, text, figures: months as 2008-02, dates as 2009-12-09."""
    if isinstance(value, BaseModel):
        declared = type(value).model_fields
        fields = {
            **{each.alias or name: getattr(value, name) for name, each in declared.items()},
            **(value.model_extra or {}),
        }
        given = {name: each for name, each in fields.items() if each is not None and each not in ((), {})}
        return {name: f"{each:%Y-%m}" if name == "held" else plain(each) for name, each in given.items()}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime.date) else value
