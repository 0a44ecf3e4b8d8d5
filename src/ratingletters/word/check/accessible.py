"""What a letter owes to people who hear it, or read it enlarged: the Word side of accessibility.

The same rules hold for a template and for each letter, since an ``if`` may take a heading away. The remedies are in
Word's own terms, for the owner of the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from ratingletters.word.check.frame import SHARED, frame
from ratingletters.word.check.opened import Flaw, Opened, is_on, spots, strict, value
from ratingletters.word.parts import tag

TITLE, LANGUAGE, HEADING, HEADER_ROW, TABLE_TEXT, EMPTY, PICTURE, TEXT_BOX, LINK = (
    "060", "061", "062", "063", "064", "065", "066", "067", "068",
)  # fmt: skip

_ENGLISH = "en-GB"
_OUTLINE, _TEXT_LEVEL = f"{tag('w:pPr')}/{tag('w:outlineLvl')}", 10
_CORE = "docProps/core.xml"
_SEEN = tuple(
    tag(each) for each in ("w:drawing", "w:pict", "w:object", "w:sectPr", "w:fldChar", "w:fldSimple")
)
_SAYS = (*_SEEN, tag("w:t"), tag("w:br"))
_SCREEN_TIP = re.compile(r'\\o\s*"[^"]')

_TITLED = "give it one in Word: File > Info > Properties > Title"
_PROOFED = (
    "set it in Word: Review > Language > Set Proofing Language > English (United Kingdom) > Set As Default"
)
_SPACED = "delete it, and set the space in Word: Paragraph > Spacing > Before and After"
_REPEATED = "mark it in Word: Table Properties > Row > Repeat as header row at the top of each page"
_DESCRIBED = "write it in Word: Table Properties > Alt Text > Description"
_UNBOXED = "put its text into a paragraph or a table, and delete the box"
_PICTURED = "write it in Word: View Alt Text in the menu of the picture, or mark it there as decorative"
_TIPPED = "write one in Word: Edit Hyperlink > ScreenTip"

Levels = frozenset[tuple[str, int]]
"""The styles of headings, each with its level from 1."""


def accessibility_flaws(opened: Opened) -> Iterator[Flaw]:
    """Everything that keeps a letter or a template from being read by everybody."""
    yield from _title(opened)
    yield from _languages(opened)
    levels = _levels(opened.data("w:styles"))
    for part in opened.pages():
        data = opened.members[part]
        if _part_flaws(part, frame(data).data, levels):
            yield from _part_flaws(part, data, levels)


def _title(opened: Opened) -> Iterator[Flaw]:
    core = opened.roots.get(_CORE)
    if core is None or not (core.findtext(tag("dc:title")) or "").strip():
        yield Flaw(TITLE, "", "it has no title", _TITLED)


def _languages(opened: Opened) -> Iterator[Flaw]:
    said = _language(opened.data("w:styles"))
    if said != _ENGLISH:
        what = f"the language of its text is {said}" if said else "the language of its text is not set"
        yield Flaw(LANGUAGE, "", f"{what}, and not {_ENGLISH}", _PROOFED)
    settings = opened.roots.get(opened.part("w:settings"))
    theme = value(None if settings is None else settings.find(tag("w:themeFontLang")))
    if theme not in {"", _ENGLISH}:
        yield Flaw(LANGUAGE, "", f"the language of its theme is {theme}, and not {_ENGLISH}", _PROOFED)


@lru_cache(maxsize=SHARED)
def _language(styles: bytes) -> str:
    """That of the default paragraph style, else of the document's defaults; empty where it is not set."""
    if not styles:
        return ""
    root = strict(styles)
    normal = [each for each in root.iter(tag("w:style")) if _is_normal(each)]
    places = (*normal, *root.iter(tag("w:rPrDefault")))
    said = (value(each.find(f"{tag('w:rPr')}/{tag('w:lang')}")) for each in places)
    return next(filter(None, said), "")


def _is_normal(style: etree._Element) -> bool:
    """Whether it is the style of every paragraph that names none."""
    return value(style, "w:type") == "paragraph" and value(style, "w:default") in {"1", "true", "on"}


@lru_cache(maxsize=SHARED)
def _levels(styles: bytes) -> Levels:
    """A style has the level of what it is based on where it has none itself."""
    if not styles:
        return frozenset()
    every = {value(each, "w:styleId"): each for each in strict(styles).iter(tag("w:style"))}
    levels = set()
    for style, each in every.items():
        based: etree._Element | None = each
        for _ in every:
            if based is None or based.find(_OUTLINE) is not None:
                break
            based = every.get(value(based.find(tag("w:basedOn"))))
        if based is not None and (level := _outlined(based.find(_OUTLINE))):
            levels.add((style, level))
    return frozenset(levels)


def _outlined(outline: etree._Element | None) -> int:
    """The level that an outline level is; 0 for text, which Word writes as the level after the last."""
    written = value(outline)
    return (int(written) + 1) % _TEXT_LEVEL if written.isdecimal() else 0


@lru_cache(maxsize=SHARED)
def _part_flaws(part: str, data: bytes, levels: Levels) -> tuple[Flaw, ...]:
    root = strict(data)
    found = [*_tables(root), *_pictures(root), *_links(root)]
    if root.tag == tag("w:document"):
        found += [*_headings(root, dict(levels)), *_empty(root)]
    if not found:
        return ()
    spot = spots(part, root)
    return tuple(Flaw(code, spot(element), what, remedy) for code, element, what, remedy in found)


Found = Iterator[tuple[str, etree._Element, str, str]]


def _headings(root: etree._Element, levels: Mapping[str, int]) -> Found:
    last = 0
    for paragraph, level in _levelled(root, levels).items():
        if level > last + 1:
            before = f"follows one of level {last}" if last else "is the first"
            text = "".join(each.text or "" for each in paragraph.iter(tag("w:t")))[:40]
            what = f"the heading {text!r} is of level {level} and {before}"
            yield HEADING, paragraph, what, f"give it the style Heading {last + 1} in Word (Home > Styles)"
        last = level or last


def _levelled(root: etree._Element, levels: Mapping[str, int]) -> dict[etree._Element, int]:
    """The level of every paragraph that has one by its style or, which goes before that, by itself."""
    found: dict[etree._Element, int] = {}
    for each in root.iter(tag("w:pStyle"), tag("w:outlineLvl")):
        paragraph = next(each.iterancestors(tag("w:p")))
        if each.getparent() is not paragraph.find(tag("w:pPr")):
            continue
        if each.tag == tag("w:outlineLvl"):
            found[paragraph] = _outlined(each)
        elif level := levels.get(value(each)):
            found[paragraph] = level
    return found


def _empty(root: etree._Element) -> Found:
    """Paragraphs without a word, but for those that Word itself wants: in an empty cell, and after a table."""
    said: dict[etree._Element, bool] = {}
    for each in root.iter(tag("w:p"), *_SAYS):
        if each.tag == tag("w:p"):
            said[each] = False
        elif each.tag in _SEEN or (each.text or "").strip() or value(each, "w:type"):
            said |= dict.fromkeys(each.iterancestors(tag("w:p")), True)
    for paragraph, is_said in said.items():
        if not (is_said or _is_wanted(paragraph)):
            yield EMPTY, paragraph, "it is empty, and is read out as blank", _SPACED


def _is_wanted(paragraph: etree._Element) -> bool:
    parent, before = paragraph.getparent(), paragraph.getprevious()
    is_alone = parent is not None and parent.tag == tag("w:tc") and len(parent.findall(tag("w:p"))) == 1
    return is_alone or (before is not None and before.tag == tag("w:tbl"))


def _tables(root: etree._Element) -> Found:
    for table in root.iter(tag("w:tbl")):
        rows = [row for row in table.findall(tag("w:tr")) if not _is_statement(row)]
        if len(rows) > 1 and not is_on(rows[0].find(f"{tag('w:trPr')}/{tag('w:tblHeader')}")):
            yield HEADER_ROW, table, "its first row is not marked as the header row", _REPEATED
        said = (table.find(f"{tag('w:tblPr')}/{tag(each)}") for each in ("w:tblCaption", "w:tblDescription"))
        if not any(value(each).strip() for each in said):
            yield TABLE_TEXT, table, "it does not tell what it shows", _DESCRIBED


def _is_statement(row: etree._Element) -> bool:
    """Whether it is a template's, and no row of any letter."""
    return "".join(each.text or "" for each in row.iter(tag("w:t"))).startswith("{%tr")


def _pictures(root: etree._Element) -> Found:
    for box in root.iter(tag("w:txbxContent")):
        if next(box.iterancestors(tag("mc:Fallback")), None) is None:
            yield TEXT_BOX, box, "it holds a text box, which is read out of order or not at all", _UNBOXED
    for drawing in root.iter(tag("wp:docPr")):
        if not drawing.get("descr", "").strip() and not _is_decoration(drawing):
            yield PICTURE, drawing, "a picture has no alternative text", _PICTURED
    for shape in root.iter(tag("v:shape")):
        if shape.find(tag("v:imagedata")) is not None and not shape.get("alt", "").strip():
            yield PICTURE, shape, "a picture has no alternative text", _PICTURED


def _is_decoration(drawing: etree._Element) -> bool:
    return any(
        str(each.tag).endswith("}decorative") and each.get("val") in {"1", "true"} for each in drawing.iter()
    )


def _links(root: etree._Element) -> Found:
    for link in root.iter(tag("w:hyperlink")):
        if value(link, "r:id") and not value(link, "w:tooltip").strip():
            yield LINK, link, "a link has no screen tip that tells where it leads", _TIPPED
    codes: dict[etree._Element, str] = {}
    for each in root.iter(tag("w:instrText"), tag("w:fldSimple")):
        paragraph = next(each.iterancestors(tag("w:p")), each)
        codes[paragraph] = codes.get(paragraph, "") + (each.text or value(each, "w:instr"))
    for paragraph, code in codes.items():
        if code.count("HYPERLINK") > len(_SCREEN_TIP.findall(code)):
            yield LINK, paragraph, "a link has no screen tip that tells where it leads", _TIPPED
