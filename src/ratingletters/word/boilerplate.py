"""The boilerplate of a draft: the text of its template around the narrative, as the draft was made with it.

A template's text is compiled without its page: a paragraph a ``<p>``, the numbers of sentences where they stand. So
a draft can carry it along at little cost, and a person's change of it is found without making the draft again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2.meta import find_undeclared_variables
from lxml import etree

from ratingletters.word.language import Code, Language
from ratingletters.word.parts import Part
from ratingletters.word.prepared import bare, jinja_source, parsed

UNSAID = ("mc:Fallback", "w:fldSimple", "w:del", "w:moveFrom")
"""Elements whose text no reader has, or that Word writes anew by itself, such as the number of pages."""

_PIECE = re.compile(r"(\{[{%#].*?[%}#]\}|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([\w:]+)")
_SAID_BY = {"w:p ends": "</p><p>", "w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "\u2011"}
_FIELD_ENDS = {'w:fldCharType="begin"': 1, 'w:fldCharType="end"': -1}


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The text of one part of a template, ready to be filled. ``spot`` is what a message calls the part, empty for the
    letter itself. ``text`` is a text already where all drafts have it alike."""

    spot: str
    text: Code | str

    def filled(self, values: Mapping[str, object]) -> str:
        """The text as XML, with a letter's values."""
        text = self.text if isinstance(self.text, str) else self.text.render(values)
        return f'<page spot="{self.spot}"><p>{text}</p></page>'


def compile_boilerplate(parts: Sequence[Part], constants: Mapping[str, object]) -> tuple[Boilerplate, ...]:
    """The text of every part of a sound template. ``constants`` are the values that all drafts have alike."""
    return tuple(compiled(part.spot, part.root, constants) for part in parts)


def compiled(spot: str, root: etree._Element, constants: Mapping[str, object]) -> Boilerplate:
    """The text of one part."""
    language = Language()
    tree = parsed(language, said(jinja_source(bare(root))))
    asks_for = find_undeclared_variables(tree)
    text = Code.of(tree)
    return Boilerplate(spot, text.render(constants) if asks_for <= constants.keys() else text)


def said(source: str) -> str:
    """A part's source with nothing but its text and its tags left."""
    found: list[str] = []
    unsaid, in_text = 0, False
    for piece in _PIECE.split(source):
        if not _PIECE.fullmatch(piece):
            found.append(piece if in_text and not unsaid else "")
        elif piece.startswith("{"):
            found.append("" if unsaid and not piece.startswith("{%") else piece)
        else:
            unsaid += unsaid_by(piece)
            in_text = in_text if name_of(piece) != "w:t" else piece[1] != "/" and not piece.endswith("/>")
            found.append(_SAID_BY.get(name_of(piece) + (" ends" if piece[1] == "/" else ""), ""))
    return "".join(found)


def unsaid_by(element: str) -> int:
    """1 for the beginning of something unsaid, -1 for its end."""
    if name_of(element) in UNSAID:
        return 0 if element.endswith("/>") else -1 if element[1] == "/" else 1
    return next((step for mark, step in _FIELD_ENDS.items() if mark in element), 0)


def name_of(token: str) -> str:
    """The name of an element, as it is written."""
    found = _NAME.match(token)
    return found[1] if found else ""
