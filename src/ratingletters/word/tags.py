"""The tags of a template as its owner sees them: by paragraph, whatever runs Word has cut them into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ratingletters.errors import Problem
from ratingletters.places import Place
from ratingletters.word.package import Package
from ratingletters.word.parts import Part, filled_parts, nearest, tag, text_of

_TAG = re.compile(r"\{\{(?P<field>.*?)\}\}|\{%(?P<statement>.*?)%\}|\{#.*?#\}", re.DOTALL)
_LEVEL = re.compile(r"(?P<level>p|tr|tc|r)\s+(?P<body>.*)", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One ``{{ field }}`` or ``{% statement %}``.

    ``level`` is docxtpl's letter after the brace: ``p`` and ``tr`` take their whole paragraph or row with
    them, ``r`` is a run. ``anchor`` is the element within which an opening and a closing tag of that level
    must stand together for the document to stay whole: the paragraph, or what holds the paragraph or row.
    """

    text: str
    level: str
    body: str
    is_statement: bool
    place: Place
    anchor: etree._Element


def read_tags(source: str, package: Package) -> Iterator[Tag | Problem]:
    """Every tag in the order of the page; a ``Problem`` instead for each one that is broken or misplaced."""
    for part in filled_parts(package):
        for number, paragraph in enumerate(part.paragraphs(), 1):
            text = text_of(paragraph)
            if "{" in text or "}" in text or "«" in text:
                yield from _in_paragraph(part.place(source, number), paragraph, text)
    yield from _unfilled(source, package)


def excerpt(text: str) -> str:
    """A few words to find the paragraph by."""
    return f"'{text[:40]}…'" if len(text) > 41 else f"'{text}'"


def _in_paragraph(place: Place, paragraph: etree._Element, text: str) -> Iterator[Tag | Problem]:
    found = list(_TAG.finditer(text))
    yield from _stray(place, text, _TAG.sub("", text))
    for match in found:
        if match["field"] is None and match["statement"] is None:
            continue
        inner = (match["field"] if match["statement"] is None else match["statement"]).translate(_STRAIGHT)
        levelled = _LEVEL.fullmatch(inner)
        level, body = (levelled["level"], levelled["body"]) if levelled else ("", inner)
        is_statement = match["statement"] is not None
        read = Tag(match[0], level, body.strip(), is_statement, place, _anchor(level, paragraph))
        if wrong := _misplaced(read, paragraph, text):
            yield Problem(place, wrong[0], "TPL-026", wrong[1])
        else:
            yield read


def _stray(place: Place, text: str, rest: str) -> Iterator[Problem]:
    """What looks like a tag and is none: cut off, in single braces, or one of Word's «merge fields»."""
    for opener, closer in _CLOSERS.items():
        if opener in rest:
            what = f"{excerpt(text)}: a tag is opened with {opener} and not closed"
            yield Problem(place, what, "TPL-020", f"add {closer} in the same paragraph")
            return
        if closer in rest:
            what = f"{excerpt(text)}: a tag is closed with {closer} and was not opened"
            yield Problem(place, what, "TPL-020", f"add {opener} in the same paragraph")
            return
    if "{" in rest or "}" in rest:
        what = f"{excerpt(text)}: a single brace"
        yield Problem(
            place, what, "TPL-020", "a field is written {{ council.name }}, a statement {% if draft %}"
        )
    if "«" in rest:
        what = f"{excerpt(text)}: a merge field of Word's own"
        yield Problem(place, what, "TPL-020", "write it as {{ council.name }}")


def _misplaced(found: Tag, paragraph: etree._Element, text: str) -> tuple[str, str] | None:
    """What is wrong with where a tag stands, and what to do."""
    shown = found.text
    if found.level == "tc":
        return f"{shown} would change the columns of a table", "letters do not need it; use {%tr or {%p"
    if found.level in {"p", "tr"} and not found.is_statement:
        return f"{shown} has a letter that only statements take", "write {{ or, for narrative, {{r"
    if found.body[:1] in {"-", "+"} or found.body[-1:] in {"-", "+"}:
        return f"{shown} would join paragraphs", "leave out the - or + beside the brace"
    if found.level == "p" and text.strip() != shown:
        return f"{shown} does not stand alone in its paragraph", "give it a paragraph of its own"
    if found.level == "tr":
        row = nearest(paragraph, "w:tr")
        if row is None:
            return f"{shown} does not stand in a table", "write {%p"
        if "".join(map(text_of, row.iter(tag("w:p")))).strip() != shown:
            return f"{shown} does not stand alone in its row", "give it a row of its own"
    return None


def _anchor(level: str, paragraph: etree._Element) -> etree._Element:
    outer = {"p": paragraph, "tr": nearest(paragraph, "w:tr")}.get(level)
    parent = outer.getparent() if outer is not None else None
    return paragraph if parent is None else parent


def _unfilled(source: str, package: Package) -> Iterator[Problem]:
    """Tags where no merge reaches: link targets, alternative texts, endnotes, comments, properties."""
    filled: dict[str, Part] = {part.name: part for part in filled_parts(package)}
    for name, root in sorted(package.roots.items()):
        for element in root.iter():
            is_text = name in filled and element.tag == tag("w:t") and nearest(element, "w:p") is not None
            values = [str(each) for each in element.attrib.values()]
            for value in values if is_text else [*values, element.text or ""]:
                if "{{" in value or "{%" in value or "{#" in value:
                    what = f"{excerpt(value)} stands where nothing is filled in ({name})"
                    yield Problem(
                        Place(source), what, "TPL-030", "a tag works in the text of the letter only"
                    )
