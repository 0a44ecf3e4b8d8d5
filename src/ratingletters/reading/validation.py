"""A document turned into a model, or into every problem that stands in the way, each at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.model.scalars import shown
from ratingletters.reading.document import Document, Node, ValuePath
from ratingletters.reading.fields import known_fields
from ratingletters.reading.unfolded import Unfolded

M = TypeVar("M", bound=BaseModel)
LIMITS = ("ge", "le", "gt", "lt", "min_length", "max_length")


@dataclass(frozen=True, slots=True)
class Wording:
    """A code, the errors that have it (pydantic's names and those of ``model.results.wrong``), and its words.

    ``what`` and ``remedy`` may use {field}, {found}, {words}, {hint}, {limit}, {why} and {do}.
    """

    number: str
    errors: tuple[str, ...]
    what: str
    remedy: str


WORDINGS = tuple(
    Wording(number, tuple(errors.split()), what, remedy)
    for number, errors, what, remedy in (
        ("001", "extra_forbidden", "unknown field '{field}'", "{hint}"),
        ("002", "missing", "'{field}' is missing", "add a line '{field}: …' to this group"),
        ("003", "nothing string_too_short", "{field} is empty", "write a value after the colon"),
        ("004", "list_type tuple_type set_type frozen_set_type", "{field} is {found}, where a list belongs",
         "write each entry on a line of its own, beginning with '- '"),
        ("005", "dict_type model_type model_attributes_type mapping_type dataclass_type",
         "{field} is {found}, where a group of fields belongs",
         "write each field on a line of its own, as 'name: value'"),
        ("006", "string_type string_sub_type", "{field} is {found}, where text belongs", "write one text"),
        ("007", "number", "{field}: {why}", "{do}"),
        ("007", "int_type int_parsing int_parsing_size int_from_float float_type float_parsing decimal_type"
         " decimal_parsing decimal_max_digits finite_number",
         "{field}: {found} stands where a number belongs",
         "write a figure such as 12"),
        ("008", "enum literal_error", "{field}: {found} is not one of the words {words}", "{hint}"),
        ("008", "bool_type bool_parsing", "{field}: {found} is neither true nor false", "write one of them"),
        ("009", "greater_than_equal", "{field}: {found} is too small", "it must be at least {limit}"),
        ("009", "less_than_equal", "{field}: {found} is too large", "it must be at most {limit}"),
        ("009", "greater_than", "{field}: {found} is too small", "it must be more than {limit}"),
        ("009", "less_than", "{field}: {found} is too large", "it must be less than {limit}"),
        ("009", "too_short", "{field} has too few entries", "at least {limit} must stand here"),
        ("009", "too_long", "{field} has too many entries", "at most {limit} can stand here"),
        ("010", "date text", "{field}: {why}", "{do}"),
        ("010", "string_too_long", "{field} is too long", "at most {limit} characters fit"),
        ("010", "string_pattern_mismatch", "{field}: {found} is not of the form that belongs here",
         "use small letters, figures and single hyphens only, as in st-helens"),
        ("011", "rule value_error assertion_error", "{field}: {why}", "{do}"),
        # 012: the rating is off the kind's scale; said where results and kind meet
        # 013: a thing is given twice; 014: a council is given twice; both said in ``sources.repeats``
        ("015", "", "{field}: {found} does not fit here", "{why}"),
    )
)  # fmt: skip
"""The last one is for an error that none of the others names."""
BY_ERROR = {error: wording for wording in WORDINGS for error in wording.errors}


def validated(model: type[M], document: Document, code: str = "RES", path: ValuePath = ()) -> M:
    """The value at ``path`` of a document as a ``model``.

    Raises ProblemsFoundError with every problem at its place (the value's; the name's for an unknown field;
    the group's for a missing one), coded ``code`` and the number in ``WORDINGS``.
    """
    try:
        return model.model_validate(document.at(path))
    except ValidationError as error:
        found = error.errors(include_url=False)
    raise ProblemsFoundError(_problem(each, model, document, code, path) for each in found)


def _problem(
    error: ErrorDetails, model: type[BaseModel], document: Document, code: str, path: ValuePath
) -> Problem:
    facts: dict[str, Any] = error.get("ctx", {})
    loc, sort, found = error["loc"], error["type"], error["input"]
    on_name = loc[-1:] == ("[key]",)
    way = _way(document, path, loc[:-1] if on_name else loc)
    way += tuple(facts.get("at", ()))
    if found is None and sort != "missing":
        sort = "nothing"
    wording = BY_ERROR.get(sort, WORDINGS[-1])
    words = re.findall(r"'([^']*)'", str(facts.get("expected", "")))
    nowhere = sort == "missing" and way[-1:] != loc[-1:]
    name = str(loc[-1]) if nowhere else document.called(way, len(path))
    said = {
        "field": f"the name {shown(found)}" if on_name else name,
        "found": shown(found),
        "words": ", ".join(words),
        "hint": meant(str(found), words) if words else _name(name, known_fields(model, way[len(path) : -1])),
        "limit": next((facts[each] for each in LIMITS if each in facts), ""),
        "why": facts.get("what") or str(facts.get("error") or error["msg"]),
        "do": facts.get("remedy", ""),
    }
    return Problem(
        place=document.place(way, key=on_name or sort == "extra_forbidden"),
        what=wording.what.format(**said),
        code=f"{code}-{wording.number}",
        remedy=document.remedies.get(wording.number, wording.remedy).format(**said),
    )


def _name(name: str, known: list[str]) -> str:
    return did_you_mean(name, known) or "take it out, or look its name up in a sample"


def meant(found: str, words: Sequence[str]) -> str:
    """The word that was meant, but never its opposite: ``adequate`` is not a misspelt ``inadequate``."""
    hint = did_you_mean(found, [word for word in words if not word.endswith(found)])
    return hint if hint.startswith("did you mean") else "choose the one that is meant"


def _way(document: Document, path: ValuePath, loc: ValuePath) -> ValuePath:
    """pydantic's ``loc`` as a path of the document, without the steps that only name a branch of a union."""
    node: Node | Unfolded = document.root
    for step in path:
        node = node.part(step) or node
    way = list(path)
    for step in loc:
        below = node.part(step)
        if below is not None:
            node = below
            way.append(step)
    return tuple(way)
