"""Before a letter leaves: read it back from its bytes, and see that it says what it was to say and is whole.

Nothing here uses what wrote the letter, so that a mistake there is not made twice.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree

from ratingletters.errors import Problem
from ratingletters.model.letter import Letter
from ratingletters.places import Place
from ratingletters.word.fields import long_date

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BODY = "word/document.xml"
_TAGS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SAID = {f"{_W}br": "\n", f"{_W}tab": "\t"}
_BRACES = (b"{", b"}", b"&#")
_BUG = "this is a bug or a damaged template; do not send the letter"


def check_letter(data: bytes, letter: Letter) -> tuple[Problem, ...]:
    """Everything wrong with the finished letter; none means that it may leave."""
    place = Place(f"{letter.reference} (Word)")
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            members = {name: file.read(name) for name in file.namelist()}
            roots = {
                name: _strict(data) for name, data in members.items() if name.endswith((".xml", ".rels"))
            }
            body = next(roots[_BODY].iterchildren(f"{_W}body"))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, StopIteration) as error:
        return (Problem(place, f"the letter cannot be read back: {error}", "DOC-010", _BUG),)
    texts = [_text(each) for each in body.iter(f"{_W}p")]
    found = [
        *_missing(letter, texts),
        *_unfilled(letter, {name: members[name] for name in roots}),
        *_tables(body),
        *_links(members, roots),
        *_properties(letter, roots),
    ]
    return tuple(Problem(place, what, code, _BUG) for code, what in found)


@lru_cache(maxsize=32)
def _strict(data: bytes) -> etree._Element:
    """The root of a member, only to be read: letters of one template share most members, byte for byte."""
    if b"<!DOCTYPE" in data:
        raise KeyError("a DOCTYPE")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _text(paragraph: etree._Element) -> str:
    """What it says itself; a paragraph inside it (a text box) speaks for itself."""
    words: Iterable[etree._Element] = paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
    if next(paragraph.iterdescendants(f"{_W}p"), None) is not None:
        words = [each for each in words if next(each.iterancestors(f"{_W}p")) is paragraph]
    return "".join(_SAID.get(str(each.tag), each.text or "") for each in words)


def _values(letter: Letter) -> Iterator[tuple[str, str]]:
    """What must stand in the letter, by name, each within one paragraph."""
    yield "date", long_date(letter)
    yield "addressee's name", letter.addressee.name
    yield "addressee's post", letter.addressee.post
    for number, line in enumerate(letter.addressee.address, 1):
        yield f"address line {number}", line
    yield "salutation", letter.addressee.salutation
    yield "rating's title", letter.rating_title
    yield "rating's number", str(letter.rating)
    yield "signatory's name", letter.signatory.name
    yield "signatory's post", letter.signatory.post


def _missing(letter: Letter, texts: list[str]) -> Iterator[tuple[str, str]]:
    apart = "\0".join(texts)
    for name, value in _values(letter):
        if _plain(value) not in apart:
            yield "DOC-011", f"the {name} {value!r} is not in it"
    bare = _unmarked(apart)
    for sentence in letter.narrative.sentences():
        if _bare(sentence.markdown) not in bare:
            yield "DOC-012", f"a sentence of the narrative is not in it: {sentence.markdown!r}"
    last = next((text for text in reversed(texts) if text.strip()), "")
    if _plain(letter.signatory.post) not in last:
        yield "DOC-013", f"it ends with {last[-60:]!r}, not with the signatory's post"


def _unfilled(letter: Letter, members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Tags that are left in any part, unless a value of the letter has brought them."""
    left = [(name, text) for name, data in members.items() for text in _tagged(data)]
    if not left:
        return
    values = [value for _, value in _values(letter)]
    values += [letter.council, letter.council_short, letter.title, letter.organisation]
    bare = [_unmarked(_plain(value)) for value in values]
    bare += [_bare(sentence.markdown) for sentence in letter.narrative.sentences()]
    brought = sorted(filter(_TAGS.search, bare), key=len, reverse=True)
    for name, text in left:
        rest = _unmarked(text)
        for value in brought:
            rest = rest.replace(value, " ")
        if _TAGS.search(rest):
            yield "DOC-014", f"a tag is left in {name}: {rest[:60]!r}"


@lru_cache(maxsize=32)
def _tagged(data: bytes) -> tuple[str, ...]:
    """Every text and every attribute of a member that has a tag's braces, however its runs are cut."""
    if not any(brace in data for brace in _BRACES):
        return ()
    root = _strict(data)
    paragraphs = (_text(each) for each in root.iter(f"{_W}p"))
    others = (each.text or "" for each in root.iter() if not str(each.tag).startswith(_W))
    attributes = (str(value) for each in root.iter() for value in each.attrib.values())
    return tuple(filter(_TAGS.search, (*paragraphs, *others, *attributes)))


def _tables(body: etree._Element) -> Iterator[tuple[str, str]]:
    """Word refuses a table without rows, a cell without a last paragraph, and a row wider than its grid."""
    for number, table in enumerate(body.iter(f"{_W}tbl"), 1):
        grid = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        rows = table.findall(f"{_W}tr")
        if not rows:
            yield "DOC-015", f"table {number} has no row"
        for row in rows:
            cells = row.findall(f"{_W}tc")
            spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in cells]
            width = sum(1 if span is None else int(span.get(f"{_W}val", "1")) for span in spans)
            if not cells or width > grid:
                yield "DOC-015", f"table {number} has a row of {width} columns in a grid of {grid}"
            if any(len(cell) == 0 or cell[-1].tag != f"{_W}p" for cell in cells):
                yield "DOC-015", f"table {number} has a cell without a paragraph"


def _links(members: Mapping[str, bytes], roots: Mapping[str, etree._Element]) -> Iterator[tuple[str, str]]:
    """Nothing but hyperlinks leads outside, and nothing inside leads nowhere."""
    for name in [name for name in roots if name.endswith(".rels")]:
        home = PurePosixPath(name).parent.parent
        for link in roots[name].iter(f"{_R}Relationship"):
            target = link.get("Target", "")
            if link.get("TargetMode") == "External":
                if not link.get("Type", "").endswith("/hyperlink"):
                    yield "DOC-016", f"it reaches outside itself: {target!r}"
            elif _resolved(home, target) not in members:
                yield "DOC-016", f"it names a part that it does not hold: {target!r}"


def _resolved(home: PurePosixPath, target: str) -> str:
    steps: list[str] = []
    for step in (
        target.lstrip("/").split("/") if target.startswith("/") else (*home.parts, *target.split("/"))
    ):
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _properties(letter: Letter, roots: Mapping[str, etree._Element]) -> Iterator[tuple[str, str]]:
    core, styles = roots.get("docProps/core.xml"), roots.get("word/styles.xml")
    title = None if core is None else core.findtext(f"{_DC}title")
    if not title or letter.council not in title:
        yield "DOC-017", f"its title is {title!r}"
    if core is None or not core.findtext(f"{_DC}language"):
        yield "DOC-017", "its language is not set"
    default = None if styles is None else styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    if default is None or not default.get(f"{_W}val"):
        yield "DOC-017", "the language of its text is not set"


def _plain(value: str) -> str:
    return value if value.isprintable() else _LINE_ENDS.sub("\n", value)


def _bare(markdown: str) -> str:
    """A sentence without the characters that Markdown uses up, whether or not it did: no parser, no doubt."""
    return _unmarked(_plain(markdown).replace("\n", " "))


def _unmarked(text: str) -> str:
    return text.replace("*", "").replace("_", "").replace("\\", "")
