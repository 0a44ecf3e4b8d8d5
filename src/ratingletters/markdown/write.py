"""Writes a narrative as Markdown: the same words as the Word letter."""

from __future__ import annotations

import re

from ratingletters.model.narrative import Narrative, Paragraph

BLOCK_OPENERS = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([#>+-]|={3}|~{3})(?=))")


def write_markdown(narrative: Narrative) -> str:
    """The paragraphs, a blank line apart, ending in a newline; the empty text for an empty narrative. A list has
    its name for a heading.

    A paragraph that would open a list or a heading by its first character is escaped, so that it stays one.
    """
    paragraphs = [written(paragraph) for paragraph in narrative.paragraphs]
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def written(paragraph: Paragraph) -> str:
    """One paragraph, or one list under its heading."""
    if not paragraph.listed:
        return opened(paragraph.markdown)
    return f"## {paragraph.name}\n\n" + "\n".join(
        f"- {opened(each.markdown)}" for each in paragraph.sentences
    )


def opened(paragraph: str) -> str:
    """The paragraph, its first characters kept from being read as a block of another sort."""
    found = BLOCK_OPENERS.match(paragraph)
    if not found:
        return paragraph
    if found[1]:
        return f"{found[1]}\\{paragraph[len(found[1]) :]}"
    return "\\" + paragraph


def unopened(line: str) -> str:
    """What :func:`opened` was given."""
    return re.sub(r"^(?:(\d{1,9})\\([.)])(?=\s|$)|\\([#>+-]|={3}|~{3}))", r"\1\2\3", line)
