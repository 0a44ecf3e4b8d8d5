"""One part of a template as Jinja reads it: docxtpl says what a tag in Word means.

docxtpl's own ``render`` is not used: it repairs broken XML by dropping text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

import jinja2
from jinja2 import nodes
from lxml import etree

from ratingletters.word.language import FILTERS, Language, refused
from ratingletters.word.parts import tag
from ratingletters.word.tags import excerpt

_IN_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_MACHINE_MARKS = re.compile(r"\{.*\}(paraId|textId|rsid\w*)")
_ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_PARAGRAPH_END, _ELEMENT = re.compile("</w:p>"), re.compile("<[^>]*>")


@cache
def docxtpl() -> Any:
    """For its methods that keep nothing between two calls, so that any number of threads may call them. A template that
    is remembered seldom needs one, so it is imported when it is asked for."""
    from docxtpl import DocxTemplate  # noqa: PLC0415

    return DocxTemplate("")


def bare(root: etree._Element) -> etree._Element:
    """A copy without blanks between its elements, without the identifiers that Word gives paragraphs and without the
    bookmark that it leaves where somebody wrote last, since a loop would repeat them."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    copy = etree.fromstring(etree.tostring(root), parser)
    for element in copy.iter():
        for name in filter(_MACHINE_MARKS.fullmatch, map(str, element.attrib)):
            del element.attrib[name]
    last = {
        each.get(tag("w:id"))
        for each in copy.iter(tag("w:bookmarkStart"))
        if each.get(tag("w:name")) == "_GoBack"
    }
    for mark in list(copy.iter(tag("w:bookmarkStart"), tag("w:bookmarkEnd"))):
        if mark.get(tag("w:id")) in last and (parent := mark.getparent()) is not None:
            parent.remove(mark)
    return copy


def jinja_source(root: etree._Element) -> str:
    """docxtpl's own patching; and ``R&D`` in a tag means ``R&D``."""
    return in_tags(docxtpl().patch_xml(etree.tostring(root, encoding="unicode")))


def in_tags(patched: str) -> str:
    """The source with what its tags say as it was written: ``<`` and not ``&lt;``."""
    return _IN_TAG.sub(lambda found: unescape(found[0]), patched)


def outside(language: Language, source: str) -> Iterator[str]:
    """What is no part of the language, each with the text of the paragraph that it stands in."""
    lines = _PARAGRAPH_END.sub("\\g<0>\n", source).split("\n")
    try:
        tree = language.parse("\n".join(lines))
        found = [(node.lineno, spoken) for node, spoken in refused(tree)]
        filters = [each for each in tree.find_all(nodes.Filter) if each.name not in FILTERS]
        found += [(each.lineno, f"the filter '{each.name}'") for each in filters]
    except jinja2.TemplateSyntaxError as error:
        found = [(error.lineno, error.message or "")]
    for number, what in found:
        text = _ELEMENT.sub("", lines[number - 1]).strip()
        yield f"{what} in {excerpt(text)}" if text else what


def parsed(language: Language, source: str) -> nodes.Template:
    """The source as Jinja's syntax tree, in which ``{_{`` is text of the letter: ``{{``."""
    tree = language.parse(source)
    for static in tree.find_all(nodes.TemplateData):
        for escape, meant in _ESCAPES.items():
            static.data = static.data.replace(escape, meant)
    return tree
