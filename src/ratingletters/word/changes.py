"""What differs between the text of two templates, paragraph by paragraph: for whoever edits the house style."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from ratingletters.word.package import unpack
from ratingletters.word.parts import filled_parts, text_of
from ratingletters.word.template import Template


@dataclass(frozen=True, slots=True)
class TextChange:
    """One stretch of changed text.

    ``spot`` is where it stands, or stood, in the new template (``header1 paragraph 2``); ``old`` is empty for what
    is new, ``new`` for what is gone; paragraphs in either are a line apart.
    """

    spot: str
    old: str
    new: str


def text_changes(old: Template, new: Template) -> tuple[TextChange, ...]:
    """Every change of the text, merge fields included. What has another look and the same text is no change.

    Raises :class:`ProblemsFoundError` for a template that is no Word file.
    """
    before, after = paragraphs(old), paragraphs(new)
    changes = []
    for spot in dict.fromkeys((*after, *before)):
        left, right = before.get(spot, []), after.get(spot, [])
        for operation, i, j, k, m in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
            if operation != "equal":
                at = f"{spot} paragraph {k + 1}".strip()
                changes.append(TextChange(at, "\n".join(left[i:j]), "\n".join(right[k:m])))
    return tuple(changes)


def paragraphs(template: Template) -> dict[str, list[str]]:
    """The text of every paragraph, by the part of the file that it stands in."""
    parts = filled_parts(unpack(template.source, template.data))
    return {part.spot: [text_of(each) for each in part.paragraphs()] for part in parts}
