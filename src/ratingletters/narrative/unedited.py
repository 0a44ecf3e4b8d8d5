"""The narrative as it was made, each sentence with its mark: what hand edits are told from."""

from __future__ import annotations

from ratingletters.model.edit import Edited, Generated, Line, MarkedParagraph
from ratingletters.model.narrative import Narrative, Paragraph
from ratingletters.narrative.digest import marks_of


def unedited(now: Narrative) -> Edited:
    """A narrative that nobody has edited."""
    marks = iter(marks_of(tuple(now.sentences())))
    paragraphs = (
        MarkedParagraph(tuple(Line(one.markdown, next(marks)) for one in each.sentences), heading(each))
        for each in now.paragraphs
    )
    return Edited(now, tuple(paragraphs))


def generated(plain: Edited) -> tuple[Generated, ...]:
    """Every sentence of a narrative that nobody has edited, with its mark."""
    return tuple(
        Generated(line.mark, line.words)
        for each in plain.marked
        for line in each.items
        if isinstance(line, Line) and line.mark
    )


def heading(paragraph: Paragraph) -> str:
    """The heading of a paragraph in ``narrative.md``: that of a list, none for running text."""
    return paragraph.name if paragraph.listed else ""
