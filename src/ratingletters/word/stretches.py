"""The text of a Word file in stretches: each with its appearance, and with the sentence of the draft that it is of.

Read as if all tracked changes were accepted. Text that Word writes anew by itself, such as page numbers, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ratingletters.word.inline import Run
from ratingletters.word.marks import BOOKMARK
from ratingletters.word.parts import NAMESPACES, tag

STRANGE = {
    "w:drawing": "a picture",
    "w:pict": "a picture",
    "w:object": "an embedded object",
    "w:footnoteReference": "a footnote",
    "w:endnoteReference": "an endnote",
    "w:sym": "a symbol of a special font",
}
"""What a narrative cannot hold, by its element."""

LOOKS = {
    "w:u": "underlined",
    "w:strike": "struck through",
    "w:dstrike": "struck through",
    "w:highlight": "highlighted",
}
"""Appearance that a narrative cannot have."""

_OFF = {"0", "false", "none", "off"}
_UNSAID = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    *(tag(each) for each in ("w:fldSimple", "w:del", "w:moveFrom", "w:sdtPr", "w:rPr", "w:pPr", "w:tblPr")),
}
_SPOKEN = {tag("w:tab"): " ", tag("w:br"): " ", tag("w:cr"): " ", tag("w:noBreakHyphen"): "\u2011"}
_NAMED = {tag(name): what for name, what in STRANGE.items()}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one appearance. ``sentence`` is the number of the sentence that it is of; 0 for none."""

    run: Run
    sentence: int


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a file. ``number`` counts from 1 in its part; ``sentences`` are those that have a mark in it,
    with or without text; ``in_table`` whether it stands in a cell. ``seen`` is what a narrative cannot hold."""

    number: int
    stretches: tuple[Stretch, ...]
    sentences: frozenset[int]
    in_table: bool
    seen: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it says, spaces single."""
        return " ".join("".join(each.run.text for each in self.stretches).split())


def rows(root: etree._Element, tags: Mapping[str, int], count: int) -> tuple[Row, ...]:
    """Every paragraph of a part. ``tags`` are those of the controls with their sentences, of which there are
    ``count``."""
    return tuple(Walk(root, tags, count).rows(root))


@dataclass(slots=True)
class Walk:
    """A walk through a part: which sentence the text is of just now, and what the paragraph has said so far.

    ``bookmarks`` are those of sentences that have an end, by their identities, with the sentences. LibreOffice cuts the
    bookmark of a sentence in two of one name where a new paragraph begins in it, and ends the second only.
    """

    root: etree._Element
    tags: Mapping[str, int]
    count: int
    bookmarks: Mapping[str, int] = field(default_factory=dict)
    open: dict[str, int] = field(default_factory=dict)
    controls: list[int] = field(default_factory=list)
    fields: int = 0
    number: int = 0
    said: list[Stretch] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ends = {each.get(tag("w:id"), "") for each in self.root.iter(tag("w:bookmarkEnd"))}
        found: dict[str, int] = {}
        for each in reversed(list(self.root.iter(tag("w:bookmarkStart")))):
            identity, number = each.get(tag("w:id"), ""), self.number_in(each.get(tag("w:name"), ""))
            if number and (identity in ends or number in found.values()):
                found[identity] = number
        self.bookmarks = found

    def number_in(self, name: str) -> int:
        """The sentence in the name of a bookmark; 0 for a bookmark of somebody else's."""
        figures = name.removeprefix(BOOKMARK)
        is_ours = name != figures and figures.isdecimal() and figures.isascii() and int(figures) <= self.count
        return int(figures) if is_ours else 0

    def rows(self, element: etree._Element) -> Iterator[Row]:
        """The paragraphs below an element, each as it ends."""
        for each in element:
            if not isinstance(each.tag, str) or each.tag in _UNSAID:
                continue
            if each.tag == tag("w:sdt"):
                yield from self.control(each)
                continue
            if each.tag == tag("w:txbxContent"):
                yield from self.box(each)
                continue
            self.say(each)
            yield from self.rows(each)
            if each.tag == tag("w:p"):
                self.number += 1
                if each.find("/".join(map(tag, ("w:pPr", "w:rPr", "w:del")))) is None:
                    yield self.ended(each)

    def control(self, element: etree._Element) -> Iterator[Row]:
        """A content control: a sentence's, if it has its tag and no bookmark tells better."""
        properties = element.find(tag("w:sdtPr"))
        key = None if properties is None else properties.find(tag("w:tag"))
        number = 0 if key is None else self.tags.get(key.get(tag("w:val"), ""), 0)
        self.touched |= {number} - {0}
        empty = properties is not None and properties.find(tag("w:showingPlcHdr")) is not None
        content = element.find(tag("w:sdtContent"))
        if content is None or empty:
            return
        self.controls.append(0 if number in self.bookmarks.values() else number)
        yield from self.rows(content)
        self.controls.pop()

    def box(self, element: etree._Element) -> Iterator[Row]:
        """The paragraphs of a text box, apart from the one that it hangs in. LibreOffice makes one of a frame."""
        around = self.said, self.touched, self.seen
        self.said, self.touched, self.seen = [], set(), []
        yield from self.rows(element)
        self.said, self.touched, self.seen = around

    def say(self, element: etree._Element) -> None:
        """Takes note of what an element opens, closes or says."""
        name = element.tag
        identity = element.get(tag("w:id"), "")
        if name == tag("w:bookmarkStart") and identity in self.bookmarks:
            self.open = {identity: self.bookmarks[identity]}
            self.touched.add(self.bookmarks[identity])
        elif name == tag("w:bookmarkEnd"):
            self.touched |= {self.open.pop(identity, 0)} - {0}
        elif name == tag("w:fldChar"):
            self.fields += {"begin": 1, "end": -1}.get(element.get(tag("w:fldCharType"), ""), 0)
        elif name in _NAMED:
            self.seen.append(_NAMED[name])
        elif name == tag("w:t") or name in _SPOKEN:
            self.add(element, _SPOKEN.get(str(name), element.text or ""))

    def add(self, element: etree._Element, text: str) -> None:
        """Text of the paragraph."""
        look = next((each.find(tag("w:rPr")) for each in element.iterancestors(tag("w:r"))), None)
        if self.fields or not text:
            return
        sentence = next(iter(self.open.values()), 0) or next(
            (each for each in reversed(self.controls) if each), 0
        )
        self.said.append(Stretch(Run(text, is_on(look, "w:i"), is_on(look, "w:b")), sentence))
        self.touched |= {sentence} - {0}
        if text.strip():
            self.seen += [what for name, what in LOOKS.items() if is_on(look, name)]

    def ended(self, paragraph: etree._Element) -> Row:
        """The paragraph that ends here."""
        in_table = next(paragraph.iterancestors(tag("w:tc")), None) is not None
        row = Row(
            self.number, tuple(self.said), frozenset(self.touched), in_table, tuple(dict.fromkeys(self.seen))
        )
        self.said, self.touched, self.seen = [], set(), []
        return row


def is_on(look: etree._Element | None, name: str) -> bool:
    """Whether an appearance is switched on in the properties of a run."""
    found = None if look is None else look.find(tag(name))
    return found is not None and found.get(tag("w:val"), "1") not in _OFF


def tracked(root: etree._Element) -> frozenset[str]:
    """Who left tracked changes of text in a part."""
    names = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
    found = (each for each in root.iter(*map(tag, names)))
    return frozenset(each.get(f"{{{NAMESPACES['w']}}}author", "somebody") for each in found)
