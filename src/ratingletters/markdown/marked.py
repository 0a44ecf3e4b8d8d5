"""Writes ``narrative.md`` for people to edit: one sentence a line, each with its mark, and edits that wait as notes.

A mark is a comment at the end of its line, so that Markdown shows the sentence and not the mark::

    Nothing is inadequate. <!-- none-inadequate 5f0c1a.93be20d47a -->

A line that holds a mark alone is a sentence left out. An edit that waits for a choice stands as a note, a comment of
several lines, below the sentence that it was of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ratingletters.markdown.write import opened
from ratingletters.model.edit import BY_HAND, Mark, MarkedParagraph, State, Waiting

HEADER = """<!-- One sentence a line. Change the words and leave the marks. To leave a sentence out, delete its words;
a sentence of your own goes on a line of its own. Then draft again: your words are carried over. -->
"""
EDITED, BEFORE = "your words: ", "made then: "
CHOICES = {
    State.STALE: "The facts of this sentence changed since. To use your words, put them in its line above, as far as\n"
    "they still hold. Then, or to let them go, delete this note.",
    State.ORPHAN: "The results no longer lead to this sentence. To use your words, put them on a line of their own.\n"
    "Then, or to let them go, delete this note.",
}


def write_marked(paragraphs: Iterable[MarkedParagraph]) -> str:
    """The text of ``narrative.md``: the paragraphs a blank line apart, ending in a newline."""
    return "\n".join([HEADER, *(f"{written}\n" for written in map(paragraph, paragraphs) if written)])


def paragraph(marked: MarkedParagraph) -> str:
    """One paragraph, or one list under its heading, a sentence or a note a line."""
    lines = "\n".join(written(marked))
    return f"## {marked.heading}\n\n{lines}" if marked.heading and lines else lines


def written(marked: MarkedParagraph) -> Iterator[str]:
    """The lines of a paragraph."""
    for item in marked.items:
        if isinstance(item, Waiting):
            yield note(item)
            continue
        parts = (opened(item.words), f"<!-- {shown(item.mark)} -->" if item.mark else "")
        yield ("- " if marked.heading else "") + " ".join(part for part in parts if part)


def note(item: Waiting) -> str:
    """An edit that waits, with what a person needs to choose. Orphans of no card have no words of ours."""
    edit = item.edit
    lines = [
        f"<!-- {item.state}: {shown(edit.mark)}",
        EDITED + (uncommented(edit.words) or LEFT_OUT),
        *([BEFORE + uncommented(edit.before)] if edit.before else []),
        CHOICES[item.state] if edit.mark.card != BY_HAND else OWN,
    ]
    return "\n".join(lines) + "\n-->"


LEFT_OUT = "(left out)"
OWN = (
    "The results changed since these words of yours were read. To use them, put them on a line of their own.\n"
    "Then, or to let them go, delete this note."
)


def shown(mark: Mark) -> str:
    """A mark as it is written."""
    return f"{mark.card} {mark.facts}".strip()


def uncommented(words: str) -> str:
    """Words that end no comment; Markdown reads them the same."""
    return words.replace("-->", "--\\>")


def commented(words: str) -> str:
    """What :func:`uncommented` was given."""
    return words.replace("--\\>", "-->")
