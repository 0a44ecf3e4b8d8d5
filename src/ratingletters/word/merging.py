"""Merging: one letter into its template, as bytes. The same letter gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

import docxtpl
import jinja2
from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.letter import Letter
from ratingletters.places import Place
from ratingletters.word.fields import context
from ratingletters.word.language import Language, refused
from ratingletters.word.lint import lint
from ratingletters.word.package import CORE, pack, parse, unpack
from ratingletters.word.parts import filled_parts
from ratingletters.word.properties import core_properties, without_its_maker
from ratingletters.word.template import Template

_IN_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_MACHINE_MARKS = re.compile(r"\{.*\}(paraId|textId|rsid\w*)")
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A template made ready: members that every letter shares, and the parts to be filled for each."""

    members: Mapping[str, bytes]
    parts: Mapping[str, jinja2.Template]


def merge(template: Template, letter: Letter, *, draft: bool) -> bytes:
    """The Word file of ``letter``; ``draft`` prints the template's draft mark.

    Raises ``ProblemsFoundError`` when the template is not one that ``check_template`` would pass, or when
    the letter's text holds characters that no document can. The caller runs ``check_letter`` before the file
    leaves.
    """
    compiled = _compiled(template, letter.lists)
    values = context(letter, draft=draft)
    filled = {name: _filled(template.source, name, part, values) for name, part in compiled.parts.items()}
    return pack({**compiled.members, **filled, CORE: core_properties(letter)})


@lru_cache(maxsize=16)
def _compiled(template: Template, lists: tuple[str, ...]) -> _Compiled:
    """Linted, patched by docxtpl into one Jinja source a part, and compiled: once a template. ``lists`` are
    the fields of the kind's lists."""
    package = unpack(template.source, template.data)
    if problems := list(lint(template.source, package, lists)):
        raise ProblemsFoundError(problems)
    language, parts = Language(), {}
    for part in filled_parts(package):
        source = _jinja_source(part.root)
        try:
            forbidden = [spoken for _, spoken in refused(language.parse(source))]
            if forbidden:
                raise ProblemsFoundError(
                    [_broken(template.source, part.name, f"{each} in it") for each in forbidden]
                )
            parts[part.name] = language.from_string(source)
        except jinja2.TemplateSyntaxError as error:
            raise ProblemsFoundError([_broken(template.source, part.name, str(error.message))]) from error
    return _Compiled(without_its_maker(package), parts)


def _jinja_source(root: etree._Element) -> str:
    """The part as Jinja reads it: docxtpl's own patching, and ``R&D`` in a tag meaning ``R&D``.

    Identifiers that Word gives paragraphs are left out, since a loop would repeat them.
    """
    for element in root.iter():
        for name in [str(each) for each in element.attrib if _MACHINE_MARKS.fullmatch(str(each))]:
            del element.attrib[name]
    patched: str = docxtpl.DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    return _IN_TAG.sub(lambda found: unescape(found[0]), patched)


def _filled(source: str, name: str, part: jinja2.Template, values: Mapping[str, object]) -> bytes:
    """One part with the letter's values in it, proved to be XML. Values go in once and are not read again."""
    try:
        text = part.render(values)
        parse(text)
    except (jinja2.TemplateError, etree.XMLSyntaxError) as error:
        raise ProblemsFoundError([_broken(source, name, str(error))]) from error
    return (_DECLARED + text).encode()


def _broken(source: str, part: str, why: str) -> Problem:
    what = f"its part {part} cannot be filled: {why}"
    return Problem(
        Place(source), what, "TPL-031", "type its tags anew in Word, each in one go, or report this"
    )
