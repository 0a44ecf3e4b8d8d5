"""One part of a template, compiled once and filled for each letter.

docxtpl says what a tag in Word means, through those of its public methods that keep nothing between two calls. What
its own ``render`` does beyond them is left out: it repairs broken XML by dropping text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import count
from xml.parsers.expat import ExpatError, ParserCreate

import docxtpl
import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.word.language import Language, refused
from ratingletters.word.parts import tag
from ratingletters.word.tags import excerpt

DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_DOCXTPL = docxtpl.DocxTemplate("")
_PARAGRAPH_END, _ELEMENT = re.compile("</w:p>"), re.compile("<[^>]*>")
_IN_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_MACHINE_MARKS = re.compile(r"\{.*\}(paraId|textId|rsid\w*)")
_ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_RESHAPING = re.compile(r"\{[{%]\s*(?:tc|colspan|hm)\s")
_DRAWING_ID = re.compile(rb'(<wp:docPr\b[^>]*?\sid=")[^"]*')
_FIRST_DRAWING = 1001
_LISTED = (b"\t", b"\n", b"\a", b"\f")


@dataclass(frozen=True, slots=True)
class Filling:
    """A part made ready to be filled.

    ``asks_for`` are the values that it uses, by their first names; ``reshaped`` says that its tables may come out
    with other columns than they have, ``drawn`` that it holds drawings, each of which needs a number of its own.
    """

    name: str
    text: jinja2.Template
    asks_for: frozenset[str]
    reshaped: bool
    drawn: bool


def compile_part(source: str, name: str, root: etree._Element, *, is_body: bool) -> Filling:
    """The part as Jinja code. Raises ``ProblemsFoundError`` for what is outside the language of templates."""
    root = _bare(root)
    reshaped = is_body and any(map(_may_change, root.iter(tag("w:tbl"))))
    if reshaped and any(table.find(tag("w:tblGrid")) is None for table in root.iter(tag("w:tbl"))):
        raise ProblemsFoundError([unfilled(source, name, "a table in it has no grid of columns")])
    language, code = Language(), _jinja_source(root)
    if problems := [unfilled(source, name, why) for why in _outside(language, code)]:
        raise ProblemsFoundError(problems)
    tree = language.parse(code)
    for static in tree.find_all(nodes.TemplateData):
        for escape, meant in _ESCAPES.items():
            static.data = static.data.replace(escape, meant)
    return Filling(
        name,
        language.from_string(tree),
        frozenset(find_undeclared_variables(tree)),
        reshaped=reshaped,
        drawn=is_body and _DRAWING_ID.search(code.encode()) is not None,
    )


def fill_part(source: str, part: Filling, values: Mapping[str, object]) -> bytes:
    """The part with ``values`` in it, proved to be XML. Values go in once and are not read again."""
    try:
        data = _resolved(part, part.text.render(values))
        ParserCreate().Parse(data, True)
        return _with_its_columns(data) if part.reshaped else DECLARED + data
    except (jinja2.TemplateError, ExpatError, UnicodeEncodeError, _ColumnsError) as error:
        raise ProblemsFoundError([unfilled(source, part.name, str(error))]) from error


def unfilled(source: str, part: str, why: str) -> Problem:
    """The problem of a part that cannot be filled."""
    what = f"its part {part} cannot be filled: {why}"
    return Problem(
        Place(source), what, "TPL-031", "type its tags anew in Word, each in one go, or report this"
    )


class _ColumnsError(Exception):
    """The columns of a table cannot be made to fit its rows."""


def _resolved(part: Filling, text: str) -> bytes:
    """The part with line ends, tabs and page breaks in values as Word has them, and its drawings numbered."""
    data = text.encode()
    if any(mark in data for mark in _LISTED):
        data = _DOCXTPL.resolve_listing(text).encode()
    if part.drawn:
        numbers = count(_FIRST_DRAWING)
        data = _DRAWING_ID.sub(lambda found: b"%b%d" % (found[1], next(numbers)), data)
    return data


def _with_its_columns(data: bytes) -> bytes:
    """The part with as many columns in every table as its widest row has: docxtpl's rule."""
    try:
        tree = _DOCXTPL.fix_tables(data)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError) as error:
        raise _ColumnsError("the columns of a table in it do not fit its rows") from error
    return DECLARED + etree.tostring(tree, encoding="unicode").encode()


def _may_change(table: etree._Element) -> bool:
    """Whether letters may need other columns in a table than it has: tags make cells, or its rows are uneven."""
    if _RESHAPING.search(_said(table)):
        return True
    columns, own = (
        len(table.findall(f"{tag('w:tblGrid')}/{tag('w:gridCol')}")),
        set(table.findall(tag("w:tr"))),
    )
    for row in table.iter(tag("w:tr")):
        if not _said(row).startswith("{%tr "):
            spans = [cell.find(f"{tag('w:tcPr')}/{tag('w:gridSpan')}") for cell in row.findall(tag("w:tc"))]
            width = sum(1 if span is None else int(span.get(tag("w:val"), "1")) for span in spans)
            if width > columns or (width < columns and row in own):
                return True
    return False


def _outside(language: Language, code: str) -> Iterator[str]:
    """What is no part of the language, each with the text of the paragraph that it stands in."""
    lines = _PARAGRAPH_END.sub("\\g<0>\n", code).split("\n")
    try:
        found = [(node.lineno, spoken) for node, spoken in refused(language.parse("\n".join(lines)))]
    except jinja2.TemplateSyntaxError as error:
        found = [(error.lineno, error.message or "")]
    for number, what in found:
        said = _ELEMENT.sub("", lines[number - 1]).strip()
        yield f"{what} in {excerpt(said)}" if said else what


def _said(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(tag("w:t")))


def _bare(root: etree._Element) -> etree._Element:
    """A copy to compile, without blanks between its elements and the identifiers that Word gives paragraphs, which
    a loop would repeat."""
    bare = etree.fromstring(
        etree.tostring(root), etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    )
    for element in bare.iter():
        for name in [str(each) for each in element.attrib if _MACHINE_MARKS.fullmatch(str(each))]:
            del element.attrib[name]
    return bare


def _jinja_source(root: etree._Element) -> str:
    """The part as Jinja reads it: docxtpl's own patching, and ``R&D`` in a tag meaning ``R&D``."""
    patched: str = _DOCXTPL.patch_xml(etree.tostring(root, encoding="unicode"))
    return _IN_TAG.sub(lambda found: unescape(found[0]), patched)
