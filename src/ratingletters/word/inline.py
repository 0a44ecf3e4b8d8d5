"""Inline Markdown as Word runs: emphasis becomes italic, strong becomes bold, everything else is text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKS = ("*", "_", "\\")
_READ_AS_MARKS = re.compile(r"[\\*_`\[\]~]|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+(?:;|$))")


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
        return "".join(map(run_xml, self.runs))


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


def markdown(runs: Iterable[Run]) -> str:
    """The runs as inline Markdown, spaces single and none at the ends: what :func:`rich_text` reads as these runs.

    Appearance that Markdown cannot say (:func:`sayable`) is left out.
    """
    even = list(evened(runs))
    if not sayable(even):
        even = [Run(run.text) for run in even]
    return "".join(map(_marked, even)).strip()


def sayable(runs: Iterable[Run]) -> bool:
    """Whether Markdown can say the appearance of the runs: not that of half a word in brackets, for one."""
    even = list(evened(runs))
    return _looks(rich_text("".join(map(_marked, even))).runs) == _looks(even)


def evened(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with spaces single and plain, those of one appearance joined."""
    pieces = [
        Run(" ") if piece.isspace() else replace(run, text=piece)
        for run in runs
        for piece in re.findall(r"[\t\n\r ]+|[^\t\n\r ]+", run.text)
    ]
    pieces = [each for at, each in enumerate(pieces) if each.text != " " or pieces[at - 1 : at] != [each]]
    for at, piece in enumerate(pieces):
        if piece.text == " " and 0 < at < len(pieces) - 1:
            before, behind = pieces[at - 1], pieces[at + 1]
            if (before.italic, before.bold) == (behind.italic, behind.bold):
                pieces[at] = replace(before, text=" ")
    for (italic, bold), group in groupby(pieces, lambda run: (run.italic, run.bold)):
        yield Run(re.sub(" +", " ", "".join(run.text for run in group)), italic, bold)


def _marked(run: Run) -> str:
    mark = "*" * (run.italic + 2 * run.bold)
    return f"{mark}{_READ_AS_MARKS.sub(lambda found: chr(92) + found[0], run.text)}{mark}"


def _looks(runs: Iterable[Run]) -> list[tuple[str, bool, bool]]:
    """Every character with its appearance, blanks left out."""
    return [(each, run.italic, run.bold) for run in runs for each in run.text if not each.isspace()]


def text_xml(text: str) -> str:
    """Text as it stands inside ``w:t``, or in an attribute: escaped once."""
    return escape(text, quote=False).replace('"', "&quot;")


def run_xml(run: Run) -> str:
    """A run as Word has it."""
    look = ("<w:b/><w:bCs/>" if run.bold else "") + ("<w:i/><w:iCs/>" if run.italic else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text_xml(run.text)}</w:t></w:r>'


@cache
def _parser() -> MarkdownIt:
    """Emphasis and escapes only: a link, an image or an entity in a sentence is text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("zero").enable(["emphasis", "escape"])
