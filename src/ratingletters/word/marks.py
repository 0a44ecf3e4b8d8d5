"""The marks of a draft: around each sentence a bookmark, and within it a content control.

Neither holds by itself: a bookmark does not take in what is typed at its ends, and a control loses its tag in some
programs. Together they tell, after a person's edits, which words are whose. Signed letters have none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from ratingletters.model.edit import Mark
from ratingletters.model.letter import Letter
from ratingletters.model.narrative import Paragraph
from ratingletters.model.provenance import Origin
from ratingletters.word.inline import Run, rich_text, run_xml, text_xml
from ratingletters.word.package import Package
from ratingletters.word.parts import tag

BOOKMARK = "letters_"
"""What the name of a sentence's bookmark begins with; the sentence's number in the letter follows, from 1."""

LONGEST = 64
"""Characters that Word takes for the tag and the title of a control."""

APART = "\u1680"
"""Stands between two sentences while Markdown reads their paragraph: a space that no letter has."""


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """One sentence of a draft. ``identity`` is the number of its bookmark and of its control in the file; ``note``
    that of its comment, -1 for none."""

    number: int
    identity: int
    mark: Mark
    runs: tuple[Run, ...]
    note: int = -1

    def __html__(self) -> str:
        title, key = text_xml(self.mark.card[:LONGEST]), text_xml(tag_of(self.mark))
        around = f'<w:bookmarkStart w:id="{self.identity}" w:name="{BOOKMARK}{self.number}"/>'
        control = f'<w:alias w:val="{title}"/><w:tag w:val="{key}"/><w:id w:val="{self.identity}"/>'
        words = "".join(map(run_xml, self.runs))
        marked = (
            f'{around}<w:sdt><w:sdtPr>{control}<w:lock w:val="sdtLocked"/></w:sdtPr>'
            f'<w:sdtContent>{words}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{self.identity}"/>'
        )
        if self.note < 0:
            return marked
        return (
            f'<w:commentRangeStart w:id="{self.note}"/>{marked}<w:commentRangeEnd w:id="{self.note}"/>'
            f'<w:r><w:commentReference w:id="{self.note}"/></w:r>'
        )


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One paragraph of a draft, its sentences marked and a space apart."""

    sentences: tuple[MarkedSentence, ...]

    def __html__(self) -> str:
        return run_xml(Run(" ")).join(each.__html__() for each in self.sentences)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands for a paragraph of a draft where only the text around it counts: the numbers of its sentences."""

    first: int
    last: int

    def __html__(self) -> str:
        return f'<s first="{self.first}" last="{self.last}"/>'


def tag_of(mark: Mark) -> str:
    """The tag of a sentence's control: its mark as ``narrative.md`` has it, the end of it if that is too long."""
    return f"{mark.card} {mark.facts}"[-LONGEST:]


def marked_fields(
    letter: Letter, origins: Sequence[Origin], first: int, *, notes: bool
) -> Mapping[str, list[MarkedText]]:
    """The narrative and the lists of a draft, by their merge fields. ``first`` is the first number that a bookmark or a
    control may have in the file; ``notes`` leaves room for a comment at each sentence."""
    fields: dict[str, list[MarkedText]] = {field: [] for field in ("narrative", *letter.lists)}
    marks = iter(enumerate(origins, 1))
    for field, texts in texts_of(letter):
        sentences = tuple(
            MarkedSentence(number, first + number - 1, origin.mark, runs, number - 1 if notes else -1)
            for runs, (number, origin) in zip(sentence_runs(texts), islice(marks, len(texts)), strict=True)
        )
        fields[field].append(MarkedText(sentences))
    return fields


def numbers(fields: Mapping[str, list[MarkedText]]) -> dict[str, list[Numbers]]:
    """The same fields with nothing but the numbers of their sentences."""
    return {
        field: [Numbers(each.sentences[0].number, each.sentences[-1].number) for each in paragraphs]
        for field, paragraphs in fields.items()
    }


def texts_of(letter: Letter) -> Iterator[tuple[str, list[str]]]:
    """The sentences of each paragraph on the page, as inline Markdown, with its merge field; an item of a list is a
    paragraph of its own."""
    for paragraph in letter.narrative.paragraphs:
        for sentences in items(paragraph):
            yield paragraph.listed or "narrative", sentences


def items(paragraph: Paragraph) -> list[list[str]]:
    """The sentences of a paragraph, or of each item of a list."""
    texts = [each.markdown for each in paragraph.sentences]
    return [[each] for each in texts] if paragraph.listed else [texts]


def sentence_runs(texts: Sequence[str]) -> list[tuple[Run, ...]]:
    """The runs of each sentence of a paragraph, its Markdown read as a whole, as in a signed letter."""
    found: list[list[Run]] = [[]]
    for run in rich_text(APART.join(each.replace(APART, " ") for each in texts)).runs:
        for number, text in enumerate(run.text.split(APART)):
            if number:
                found.append([])
            if text:
                found[-1].append(Run(text, run.italic, run.bold))
    return [tuple(each) for each in found]


def first_free(package: Package) -> int:
    """The first number that no bookmark, control or comment of a template has."""
    names = (tag("w:bookmarkStart"), tag("w:id"), tag("w:comment"), tag("w:commentRangeStart"))
    found = (each for root in package.roots.values() for each in root.iter(*names))
    return max((number for each in found for number in identities(each)), default=0) + 1


def identities(element: etree._Element) -> Iterator[int]:
    """The numbers of an element, those that are none left out."""
    values = (element.get(tag("w:id")), element.get(tag("w:val")))
    return (int(value) for value in values if value and value.lstrip("-").isdigit())
