"""The merge fields: every name that a template may use, its sort, and the letter's value for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Any

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.letter import Letter
from ratingletters.places import Place
from ratingletters.word.inline import RichText, rich_text
from ratingletters.word.marks import MarkedText


class Sort(StrEnum):
    """What a merge field holds, which decides the tag that it stands in."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "yes or no"
    LINES = "a list of lines"
    PARAGRAPHS = "a list of paragraphs"
    PARAGRAPH = "a paragraph"


FIELDS = {
    "date": Sort.TEXT,
    "year": Sort.NUMBER,
    "addressee.name": Sort.TEXT,
    "addressee.post": Sort.TEXT,
    "addressee.address": Sort.LINES,
    "salutation": Sort.TEXT,
    "council.name": Sort.TEXT,
    "council.short_name": Sort.TEXT,
    "rating.number": Sort.NUMBER,
    "rating.title": Sort.TEXT,
    "narrative": Sort.PARAGRAPHS,
    "signatory.name": Sort.TEXT,
    "signatory.post": Sort.TEXT,
    "title": Sort.TEXT,
    "draft": Sort.FLAG,
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)

Value = str | int | bool | list[str] | list[RichText] | list[MarkedText]


def known_fields(required: Collection[str]) -> dict[str, Sort]:
    """The merge fields of a kind: every letter's, and the lists that the kind requires by ``lists.NAME``."""
    return FIELDS | {name: Sort.PARAGRAPHS for name in required if name.startswith("lists.")}


def long_date(letter: Letter) -> str:
    """``9 December 2009``: no ordinal, no comma, no locale."""
    return f"{letter.date.day} {_MONTHS[letter.date.month - 1]} {letter.date.year}"


def text_fields(letter: Letter) -> Iterator[tuple[str, str]]:
    """Every text of the letter by its field's name, line by line, every line ending one ``\\n``."""
    yield "date", long_date(letter)
    yield "addressee.name", _one_line_end(letter.addressee.name)
    yield "addressee.post", _one_line_end(letter.addressee.post)
    for line in letter.addressee.address:
        yield "addressee.address", _one_line_end(line)
    yield "salutation", _one_line_end(letter.addressee.salutation)
    yield "council.name", _one_line_end(letter.council)
    yield "council.short_name", _one_line_end(letter.council_short)
    yield "rating.title", _one_line_end(letter.rating_title)
    for paragraph in letter.narrative.paragraphs:
        for text in (
            [each.markdown for each in paragraph.sentences] if paragraph.listed else [paragraph.markdown]
        ):
            yield paragraph.listed or "narrative", _one_line_end(text)
    yield "signatory.name", _one_line_end(letter.signatory.name)
    yield "signatory.post", _one_line_end(letter.signatory.post)
    yield "title", _one_line_end(letter.title)
    yield "organisation", _one_line_end(letter.organisation)


def context(
    letter: Letter, *, draft: bool, marked: Mapping[str, list[MarkedText]] | None = None
) -> dict[str, Any]:
    """The letter's values as the template sees them: mappings of text, numbers, lists and flags only. ``marked`` are
    the narrative and the lists of a draft, their sentences marked.

    Raises ``ProblemsFoundError`` for characters that no document can hold or that change how text reads.
    """
    texts = list(text_fields(letter))
    if problems := [problem for name, text in texts for problem in _refused(letter, name, text)]:
        raise ProblemsFoundError(problems)
    values: dict[str, Value] = {name: text for name, text in texts if FIELDS.get(name) is Sort.TEXT}
    values |= {
        "year": letter.year,
        "rating.number": letter.rating,
        "draft": draft,
        "addressee.address": [text for name, text in texts if name == "addressee.address"],
    }
    for field in ("narrative", *letter.lists):
        if marked is None:
            values[field] = [rich_text(text) for name, text in texts if name == field]
        else:
            values[field] = marked.get(field, [])
    return nested(values)


def nested(values: Mapping[str, object]) -> dict[str, Any]:
    """``{"council.name": …}`` as ``{"council": {"name": …}}``."""
    nested: dict[str, Any] = {}
    for name, value in values.items():
        group, _, field = name.rpartition(".")
        (nested.setdefault(group, {}) if group else nested)[field] = value
    return nested


def _one_line_end(text: str) -> str:
    return text if text.isprintable() else _LINE_ENDS.sub("\n", text)


def _refused(letter: Letter, name: str, text: str) -> Iterator[Problem]:
    if text.isprintable():
        return
    for found in _REFUSED.finditer(text):
        before = text[: found.start()][-20:]
        what = f"the character U+{ord(found[0]):04X} after {before!r} cannot stand in a letter"
        yield Problem(Place(letter.reference, spot=name), what, "DOC-001", "take it out of the results")
