"""Before a letter leaves: read it back from its bytes, and see that it says what it was to say and is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from ratingletters.errors import Problem
from ratingletters.model.letter import Letter
from ratingletters.places import Place
from ratingletters.word.check.accessible import accessibility_flaws
from ratingletters.word.check.frame import SHARED
from ratingletters.word.check.opened import UnreadableError, is_part, open_file, strict
from ratingletters.word.check.said import said, texts
from ratingletters.word.check.structure import BUG, as_problems, structure_flaws
from ratingletters.word.fields import long_date

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TAGS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_BRACES = (b"{", b"}", b"&#")


def check_letter(data: bytes, letter: Letter) -> tuple[Problem, ...]:
    """Everything wrong with the finished letter: what it says, its structure, and what keeps it from being read by
    everybody; none means that it may leave."""
    source = f"{letter.reference} (Word)"
    try:
        opened = open_file(data)
    except UnreadableError as error:
        return (Problem(Place(source), f"the letter cannot be read back: {error}", "DOC-010", BUG),)
    found = [
        *_missing(letter, said(opened.data("w:document"))),
        *_unfilled(letter, opened.members),
        *_properties(letter, opened.roots.get("docProps/core.xml")),
    ]
    return (
        *(Problem(Place(source), what, code, BUG) for code, what in found),
        *as_problems(structure_flaws(opened), source),
        *as_problems(accessibility_flaws(opened), source),
    )


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
    for paragraph in letter.narrative.paragraphs:
        if _bare(paragraph.markdown) in bare:
            continue
        for sentence in paragraph.sentences:
            if _bare(sentence.markdown) not in bare:
                yield "DOC-012", f"a sentence of the narrative is not in it: {sentence.markdown!r}"
    last = next((text for text in reversed(texts) if text.strip()), "")
    if _plain(letter.signatory.post) not in last:
        yield "DOC-013", f"it ends with {last[-60:]!r}, not with the signatory's post"


def _unfilled(letter: Letter, members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Tags that are left in any part, unless a value of the letter has brought them."""
    left = [(name, text) for name, data in members.items() if is_part(name) for text in _tagged(data)]
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


@lru_cache(maxsize=SHARED)
def _tagged(data: bytes) -> tuple[str, ...]:
    """Every text and every attribute of a member that has a tag's braces, however its runs are cut."""
    if not any(brace in data for brace in _BRACES):
        return ()
    root = strict(data)
    paragraphs = texts(root)
    others = (each.text or "" for each in root.iter() if not str(each.tag).startswith(_W))
    attributes = (str(value) for each in root.iter() for value in each.attrib.values())
    return tuple(filter(_TAGS.search, (*paragraphs, *others, *attributes)))


def _properties(letter: Letter, core: etree._Element | None) -> Iterator[tuple[str, str]]:
    title, language = (
        None if core is None else core.findtext(f"{_DC}{each}") for each in ("title", "language")
    )
    if letter.council not in (title or ""):
        yield "DOC-017", f"its title is {title!r}"
    if language != "en-GB":
        yield "DOC-017", f"its language is {language!r}"


def _plain(value: str) -> str:
    return value if value.isprintable() else _LINE_ENDS.sub("\n", value)


def _bare(markdown: str) -> str:
    """A sentence without the characters that Markdown uses up, whether or not it did: no parser, no doubt."""
    return _unmarked(_plain(markdown).replace("\n", " "))


def _unmarked(text: str) -> str:
    return text.replace("*", "").replace("_", "").replace("\\", "")
