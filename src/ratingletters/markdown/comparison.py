"""Writes what changes between two versions of a letter as Markdown: facts, sentences, and the words within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ratingletters.model.comparison import Changed, Comparison

NOTHING = "nothing"
ALIKE = 0.4
"""Below this similarity two sentences are told one after the other, not word by word."""


def write_comparison(comparison: Comparison) -> str:
    """The comparison as Markdown that reads well unrendered; what went is struck through, what came is bold."""
    lines = [f"# {comparison.old} and {comparison.new}", "", f"{tally(comparison)}."]
    parts = (("On the page", comparison.fields), ("Results", comparison.results), ("Facts", comparison.facts))
    for heading, changes in parts:
        if changes:
            lines += ["", f"## {heading}", ""]
            lines += [f"- {each.name}: {each.old or NOTHING} → {each.new or NOTHING}" for each in changes]
    if comparison.sentences:
        lines += ["", "## Sentences", ""]
        lines += [line for each in comparison.sentences for line in sentence(each)]
    return "\n".join(lines).rstrip() + "\n"


def tally(comparison: Comparison) -> str:
    """``3 facts, 2 sentences, no rating``: what changes, in numbers."""
    facts, sentences = len(comparison.facts), len(comparison.sentences)
    rating = comparison.rating
    said = [
        f"{facts or 'no'} fact{'' if facts == 1 else 's'}",
        f"{sentences or 'no'} sentence{'' if sentences == 1 else 's'}",
        f"the rating from {rating.old} to {rating.new}" if rating else "no rating",
    ]
    return ", ".join(said)


def sentence(change: Changed) -> Iterator[str]:
    """One sentence that changes, with its card."""
    yield f"- {change.name}:"
    if change.old and change.new and change.old != change.new and similar(change.old, change.new):
        yield f"  {words(change.old, change.new)}"
    else:
        yield from (f"  ~~{change.old}~~" for _ in [0] if change.old)
        yield from (f"  **{change.new}**" for _ in [0] if change.new)
    yield ""


def similar(old: str, new: str) -> bool:
    """Whether two sentences share enough words to be told as one."""
    return SequenceMatcher(a=old.split(), b=new.split(), autojunk=False).ratio() >= ALIKE


def words(old: str, new: str) -> str:
    """One sentence with what went and what came marked, word by word."""
    before, after = re.findall(r"\S+", old), re.findall(r"\S+", new)
    said: list[str] = []
    for operation, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if operation == "equal":
            said += before[i:j]
            continue
        said += [f"~~{' '.join(before[i:j])}~~"] if i < j else []
        said += [f"**{' '.join(after[k:m])}**"] if k < m else []
    return " ".join(said)
