"""What an edit of a kind does to the letters: every sentence that changes, in how many letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence before or after the edit, as the first letter that it changes in has it: the paragraph and the
    card that it comes from, and its text as inline Markdown."""

    paragraph: str
    card: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one sentence: ``old`` is None for a new sentence, ``new`` for one that is gone. Where both have
    the same text, the sentence has moved. ``councils`` are those in whose letters it changes, in the order of the
    results."""

    old: Side | None
    new: Side | None
    councils: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All changes of sentences over ``letters`` letters, the most common first; ``changed`` letters have some."""

    letters: int
    changed: tuple[str, ...]
    changes: tuple[Change, ...]
