"""A version made plain before it is compared: without what is no part of a letter's text or look.

The marks of a draft (bookmarks, content controls), comments, and the traces that editing leaves go; their contents
stay. A simple field becomes one of three parts, in which alone a change can be tracked.
"""

from __future__ import annotations

from lxml import etree

from ratingletters.reading.package import CONTENT_TYPES
from ratingletters.word.contents import TRACKED
from ratingletters.word.parts import NAMESPACES, tag
from ratingletters.word.redline.bundle import Bundle
from ratingletters.word.redline.pen import element

_WRAPPING = tuple(map(tag, ("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml")))
_GONE = tuple(
    tag(f"w:{name}")
    for name in (
        "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
        "commentRangeEnd", "commentReference", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak",
    )
)  # fmt: skip
_TRACES = (f"{{{NAMESPACES['w']}}}rsid", "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
           "{http://schemas.microsoft.com/office/word/2010/wordml}textId")  # fmt: skip
_DRAFTS_OWN = ("comments", "people", "customxml", "glossary")


def is_tracked(root: etree._Element) -> bool:
    """Whether a part holds tracked changes."""
    return next(root.iter(*(tag(f"w:{name}") for name in TRACKED)), None) is not None


def without_marks(bundle: Bundle) -> None:
    """Takes out of a version the parts that are a draft's own, comments among them."""

    def is_own(name: str) -> bool:
        return name.lower().lstrip("/").removeprefix("word/").startswith(_DRAFTS_OWN)

    for name in filter(is_own, list(bundle.members)):
        del bundle.members[name]
        bundle.roots.pop(name, None)
    types = bundle.roots[CONTENT_TYPES]
    for each in [each for each in types if is_own(each.get("PartName", ""))]:
        bundle.touch(CONTENT_TYPES).remove(each)
    for name in [each for each in bundle.roots if each.endswith(".rels")]:
        for each in [
            each for each in bundle.roots[name] if is_own(each.get("Target", "").removeprefix("../"))
        ]:
            bundle.touch(name).remove(each)


def make_plain(root: etree._Element) -> None:
    """Takes out of a part what is not compared."""
    for each in list(root.iter(*_GONE)):
        remove(each)
    for each in list(root.iter(*_WRAPPING)):
        unwrap(each)
    for each in list(root.iter(tag("w:fldSimple"))):
        in_three_parts(each)
    for each in list(root.iter(tag("w:r"))):
        if all(child.tag == tag("w:rPr") for child in each):
            remove(each)
    for each in root.iter(etree.Element):
        for name in [name for name in each.attrib if str(name).startswith(_TRACES)]:
            del each.attrib[name]


def remove(found: etree._Element) -> None:
    """Takes an element out of its parent."""
    parent = found.getparent()
    if parent is not None:
        parent.remove(found)


def unwrap(found: etree._Element) -> None:
    """Puts the children of an element in its place."""
    parent = found.getparent()
    if parent is not None:
        at = parent.index(found)
        parent[at : at + 1] = list(found)


def in_three_parts(field: etree._Element) -> None:
    """Makes a simple field one that begins, has its instruction and its result, and ends."""
    instruction = element("w:instrText")
    instruction.text = field.get(tag("w:instr"), "")
    instruction.set(tag("xml:space"), "preserve")
    for each in field.findall(tag("w:fldData")):
        field.remove(each)
    field[:0] = [field_mark("begin"), element("w:r", instruction), field_mark("separate")]
    field.append(field_mark("end"))
    unwrap(field)


def field_mark(sort: str) -> etree._Element:
    """A run that begins, parts or ends a field."""
    mark = element("w:fldChar")
    mark.set(tag("w:fldCharType"), sort)
    return element("w:r", mark)
