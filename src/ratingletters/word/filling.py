"""One part of a template, compiled once and filled for each letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from xml.parsers.expat import ExpatError, ParserCreate

import jinja2
from jinja2.meta import find_undeclared_variables
from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.word.check.frame import SHARED, frame
from ratingletters.word.columns import ColumnsError, may_change, with_its_columns
from ratingletters.word.language import Code, Language
from ratingletters.word.parts import tag
from ratingletters.word.prepared import bare, docxtpl, jinja_source, outside, parsed

DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_DRAWING_NUMBER = re.compile(rb'(<wp:docPr\b[^>]*?\sid=")[^"]*')
_FIRST_DRAWING = 1001
_NOT_YET_WORDS = (b"\t", b"\n", b"\a", b"\f")
"""A tab, a line end, docxtpl's paragraph and its page break, which become Word's own."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A part made ready to be filled.

    ``asks_for`` are the values that it uses, by their first names; ``reshaped`` says that its tables may come out
    with other columns than they have, ``drawn`` that it holds drawings, each of which needs a number of its own.
    """

    name: str
    text: Code
    asks_for: frozenset[str]
    reshaped: bool
    drawn: bool


def compile_part(source: str, name: str, root: etree._Element, *, is_body: bool) -> Filling:
    """The part as Jinja code. Raises ``ProblemsFoundError`` for what is outside the language of templates."""
    root, language = bare(root), Language()
    code = jinja_source(root)
    if problems := [unfilled(source, name, why) for why in outside(language, code)]:
        raise ProblemsFoundError(problems)
    try:
        reshaped = is_body and any(map(may_change, root.iter(tag("w:tbl"))))
    except ColumnsError as error:
        raise ProblemsFoundError([unfilled(source, name, str(error))]) from error
    tree = parsed(language, code)
    drawn = is_body and _DRAWING_NUMBER.search(code.encode()) is not None
    asks_for = frozenset(find_undeclared_variables(tree))
    return Filling(name, Code.of(tree), asks_for, reshaped, drawn)


def fill_part(source: str, part: Filling, values: Mapping[str, object]) -> bytes:
    """The part with ``values`` in it, proved to be XML. Values go in once and are not read again.

    It is proved by its frame, of which letters of one template have few, and that by expat, the quickest strict parser
    at hand. Values bring no names, so those of the template, which was read with its namespaces, are all there are.
    """
    try:
        data = DECLARED + _in_words(part, part.text.render(values))
        _prove(frame(data).data)
        if part.reshaped:
            data = DECLARED + etree.tostring(with_its_columns(data), encoding="unicode").encode()
    except (jinja2.TemplateError, ExpatError, UnicodeError, TypeError, ColumnsError) as error:
        raise ProblemsFoundError([unfilled(source, part.name, str(error))]) from error
    return data


@lru_cache(maxsize=SHARED)
def _prove(part: bytes) -> None:
    """Raises ``ExpatError`` for what is not XML."""
    ParserCreate().Parse(part.removeprefix(DECLARED), True)


def unfilled(source: str, part: str, why: str) -> Problem:
    """The problem of a part that cannot be filled."""
    what = f"its part {part} cannot be filled: {why}"
    return Problem(
        Place(source), what, "TPL-031", "type its tags anew in Word, each in one go, or report this"
    )


def _in_words(part: Filling, text: str) -> bytes:
    """The part with line ends, tabs and breaks in values as Word has them, and its drawings numbered."""
    data = text.encode()
    if any(mark in data for mark in _NOT_YET_WORDS):
        data = docxtpl().resolve_listing(text).encode()
    if part.drawn:
        numbers = count(_FIRST_DRAWING)
        data = _DRAWING_NUMBER.sub(lambda found: b"%b%d" % (found[1], next(numbers)), data)
    return data
