"""What a template must not carry into every letter: macros, outside links, comments and edits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ratingletters.errors import Problem
from ratingletters.places import Place
from ratingletters.reading.package import CONTENT_TYPES
from ratingletters.word.package import Package
from ratingletters.word.parts import NAMESPACES, Part, filled_parts, tag

MOST_PARAGRAPHS = 20_000
FIELD_CODES = (
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "REF",
    "PAGEREF",
    "STYLEREF",
    "SEQ",
    "TOC",
    "HYPERLINK",
)

TRACKED = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
    "tblGridChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge", "numberingChange",
)  # fmt: skip
_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_HIDDEN = ("vanish", "highlight")
_ACTIVE = ("altChunk", "object", "control", "OLEObject")
_ACTIVE_MEMBER = re.compile(r"vba(Project|Data)|/embeddings/|/activeX/|/afchunk", re.IGNORECASE)
_TEMPLATE_REL = NAMESPACES["r"] + "/attachedTemplate"


def unwanted(source: str, package: Package) -> list[Problem]:
    """Everything in the package that no letter may carry, each with its paragraph where it has one."""
    parts = filled_parts(package)
    if not parts:
        what = "it holds no Word document"
        return [Problem(Place(source), what, "TPL-010", "save it in Word as a Word document (*.docx)")]
    problems = [*_active_members(source, package), *_relationships(source, package)]
    for part in parts:
        paragraphs = list(part.paragraphs())
        if len(paragraphs) > MOST_PARAGRAPHS:
            what = f"it holds {len(paragraphs):,} paragraphs; {MOST_PARAGRAPHS:,} is the most"
            return [*problems, Problem(Place(source, spot=part.spot), what, "TPL-004")]
        problems += _leftovers(source, part, paragraphs)
        problems += _fields(source, part, paragraphs)
    return problems


def is_local_template(relationship: etree._Element) -> bool:
    """The template's own template, on its maker's disk: harmless, but it names a user. merge drops it."""
    target = relationship.get("Target", "")
    is_far = target.startswith(("//", "\\\\")) or re.match(
        r"(?i)(https?|ftp):|file:/{2}[^/]|file:/{4,}", target
    )
    return relationship.get("Type") == _TEMPLATE_REL and not is_far


def _active_members(source: str, package: Package) -> Iterator[Problem]:
    remedy = "take it out in Word and save as a document without macros (*.docx)"
    macros = b"macroEnabled" in package.members[CONTENT_TYPES]
    for name in sorted(package.members):
        if _ACTIVE_MEMBER.search(name):
            yield Problem(
                Place(source), f"it carries macros or an embedded object ({name})", "TPL-011", remedy
            )
            macros = False
    if macros:
        yield Problem(Place(source), "it was saved as a document with macros", "TPL-011", remedy)


def _relationships(source: str, package: Package) -> Iterator[Problem]:
    """Links that reach outside (but for hyperlinks to the web or mail)."""
    for name, root in sorted(package.roots.items()):
        if not name.endswith(".rels"):
            continue
        for link in root.iter(tag("rel:Relationship")):
            target, kind = link.get("Target", ""), link.get("Type", "").rpartition("/")[2]
            if link.get("TargetMode") == "External":
                is_web = kind == "hyperlink" and target.lower().startswith(("https:", "http:", "mailto:"))
                if not is_web and not is_local_template(link):
                    what = f"it reaches outside itself: {kind} {target!r} (in {name})"
                    yield Problem(Place(source), what, "TPL-012", "take the link out in Word")


def _leftovers(source: str, part: Part, paragraphs: list[etree._Element]) -> Iterator[Problem]:
    kinds = (
        (_COMMENTS, "a comment is left in it", "TPL-013", "delete it in Word (Review, Delete All Comments)"),
        (TRACKED, "a tracked change is left in it", "TPL-014", "accept or reject it in Word (Review)"),
        (_HIDDEN, "it holds hidden or highlighted text", "TPL-015", "show and clear it in Word (Home, Font)"),
        (_ACTIVE, "it holds an embedded object", "TPL-011", "take it out in Word"),
    )
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
    seen = set()
    for element in part.root.iter():
        if not isinstance(element.tag, str):
            continue
        local = etree.QName(element).localname
        for names, what, code, remedy in kinds:
            if local in names and element.get(tag("w:val")) not in {"0", "false", "none"}:
                seen.add(Problem(part.place(source, _number(element, numbers)), what, code, remedy))
    yield from seen


def _number(element: etree._Element, numbers: dict[etree._Element, int]) -> int:
    """Of the paragraph that holds the element, else of the first paragraph after its beginning."""
    around = (each for each in (element, *element.iterancestors(), *element.iter()) if each in numbers)
    return numbers.get(next(around, element), len(numbers) or 1)


def _fields(source: str, part: Part, paragraphs: list[etree._Element]) -> Iterator[Problem]:
    """Word's own fields, of which only page numbers and references to the letter itself are let through.

    A field's code may be cut into runs, so it is put together first: ``DD`` and ``EAUTO`` are one word.
    """
    remedy = f"only these of Word's fields are safe in a letter: {', '.join(FIELD_CODES)}"
    for number, paragraph in enumerate(paragraphs, 1):
        codes, opened = [each.get(tag("w:instr"), "") for each in paragraph.iter(tag("w:fldSimple"))], [""]
        for element in paragraph.iter(tag("w:fldChar"), tag("w:instrText")):
            if element.tag == tag("w:instrText"):
                opened[-1] += element.text or ""
            elif element.get(tag("w:fldCharType")) == "begin":
                opened.append("")
            elif len(opened) > 1 and element.get(tag("w:fldCharType")) == "end":
                codes.append(opened.pop())
        codes += [code for code in opened if code]
        for code in codes:
            word = (code.split() or [""])[0].upper()
            if word not in FIELD_CODES:
                what = f"it holds the Word field {word or '(empty)'}"
                advice = "use a merge field such as {{ council.name }}" if word == "MERGEFIELD" else remedy
                yield Problem(part.place(source, number), what, "TPL-016", advice)
