"""Inline Markdown as Word runs: emphasis becomes italic, strong becomes bold, everything else is text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKS = ("*", "_", "\\")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one appearance."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class RichText:
    """One paragraph of the narrative as runs. A template can print it with ``{{r }}`` and nothing else."""

    runs: tuple[Run, ...]

    def __html__(self) -> str:
        return "".join(map(_run_xml, self.runs))


def rich_text(markdown: str) -> RichText:
    """The paragraph's runs. A line end is a space, as in Markdown; without a mark there is no parsing."""
    line = markdown.replace("\n", " ")
    if not any(mark in line for mark in _MARKS):
        return RichText((Run(line),))
    runs: list[Run] = []
    italic = bold = 0
    for token in _parser().parseInline(line)[0].children or ():
        if token.type in {"em_open", "em_close"}:
            italic += token.nesting
        elif token.type in {"strong_open", "strong_close"}:
            bold += token.nesting
        elif token.content:
            runs.append(Run(token.content, italic > 0, bold > 0))
    return RichText(tuple(runs))


def text_xml(text: str) -> str:
    """Text as it stands inside ``w:t``, or in an attribute: escaped once."""
    return escape(text, quote=False).replace('"', "&quot;")


def _run_xml(run: Run) -> str:
    look = ("<w:b/><w:bCs/>" if run.bold else "") + ("<w:i/><w:iCs/>" if run.italic else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text_xml(run.text)}</w:t></w:r>'


@cache
def _parser() -> MarkdownIt:
    """Emphasis and escapes only: a link, an image or an entity in a sentence is text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("zero").enable(["emphasis", "escape"])
