"""The paragraphs and tables of a part, a cell or a note, with what was changed, inserted and deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.word.parts import tag
from ratingletters.word.redline.lines import Line, line_of, write_lines
from ratingletters.word.redline.pairing import ALIKE, likeness, paired, words_of
from ratingletters.word.redline.pen import Pen, element, spelled
from ratingletters.word.redline.tables import write_table

P, TABLE = tag("w:p"), tag("w:tbl")
_SAID = {tag("w:t"), tag("w:instrText"), tag("w:delText")}
SHORT = 8
"""Texts of at most so many words that took each other's place are shown in one paragraph, however unlike."""

AT_LEAST = 0.05
"""How alike two such texts are at least, and any two tables: they are paired where nothing else is."""


@dataclass(frozen=True)
class Block:
    """A paragraph or a table."""

    element: etree._Element

    @cached_property
    def key(self) -> tuple[str, str]:
        """Its sort and all that it says."""
        said = (
            each.text or "" if each.tag in _SAID else f"\0{each.tag}"
            for each in self.element.iter(etree.Element)
        )
        return str(self.element.tag), "".join(said)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return words_of(" ".join(each.text or "" for each in self.element.iter(*_SAID)))

    @cached_property
    def style(self) -> str:
        """The formatting of a paragraph."""
        return spelled(self.element.find(f"{tag('w:pPr')}/{tag('w:pStyle')}"))


Pair = tuple[Block | None, Block | None]


def write_blocks(
    pen: Pen, old: Sequence[etree._Element], new: Sequence[etree._Element]
) -> Iterator[etree._Element]:
    """The paragraphs and tables of both versions in one order, with their changes marked.

    The last paragraph before a table or the end keeps its mark: Word cannot take that away.
    """
    before, after = ([Block(each) for each in side if allowed(each)] for side in (old, new))
    lines: list[Line] = []
    touching: Pair | None = None
    for pair in pairs_of(before, after):
        one, other = (None if each is None else each.element for each in pair)
        if any(each is not None and each.element.tag == P for each in pair):
            lines.append(line_of(pen, one, other))
            continue
        if touching and not lines and None in (*touching, *pair):
            yield between(pen)
        yield from write_lines(pen, lines)
        yield write_table(pen, one, other, write_blocks)
        lines, touching = [], pair
    yield from write_lines(pen, lines)


def pairs_of(old: list[Block], new: list[Block]) -> list[Pair]:
    """What became of each block. The last paragraphs are one where no others can be: so that none after a table that
    came or went is left without a mark in one version."""
    found: list[Pair] = [*became(old, new)]
    end = list(
        takewhile(lambda pair: all(each is None or each.element.tag == P for each in pair), reversed(found))
    )
    is_loose = not all(any(pair[side] for pair in end) for side in (0, 1))
    if is_loose and old and new and old[-1].element.tag == new[-1].element.tag == P:
        found = [*became(old[:-1], new[:-1]), (old[-1], new[-1])]
    return found


def became(old: list[Block], new: list[Block]) -> Iterator[Pair]:
    """What became of each block, by what it says."""
    return paired(old, new, lambda each: each.key, alike)


def allowed(found: etree._Element) -> bool:
    """Whether it is a block that can be compared; refused when it is none, and no mere mark either."""
    if found.tag in {P, TABLE}:
        return True
    if not isinstance(found.tag, str) or found.tag == tag("w:sectPr"):
        return False
    what = f"a part of the letter ({etree.QName(found).localname}) can carry no tracked changes"
    raise ProblemsFoundError([Problem(Place("redline"), what, "DOC-080", "compare the two letters in Word")])


def alike(old: Block, new: Block) -> float:
    """How sure it is that one block became the other; 0 where it did not."""
    if old.element.tag != new.element.tag:
        return 0.0
    found = likeness(old.words, new.words)
    is_short = max(len(old.words), len(new.words)) <= SHORT and old.style == new.style
    if is_short or old.element.tag == TABLE:
        return max(found, AT_LEAST)
    return found if found >= ALIKE else 0.0


def between(pen: Pen) -> etree._Element:
    """A paragraph that keeps two tables apart and is in neither version: inserted, and deleted again."""
    return element("w:p", element("w:pPr", element("w:rPr", pen.mark("w:ins"), pen.mark("w:del"))))
