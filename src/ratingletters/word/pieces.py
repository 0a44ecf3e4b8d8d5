"""A paragraph of an edited draft taken apart: which of its words are of which sentence, and which are a person's own.

What stands between two marks is an edit too: people type at the ends of sentences. It goes with the sentence that it
touches; a whole sentence that touches none is one of the person's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ratingletters.word.inline import Run
from ratingletters.word.stretches import Stretch

SENTENCE_END = re.compile(r"[.!?][)*_’”'\"]*$")
SPACE = Run(" ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph. ``number`` is the sentence of the draft that they are; 0 for a person's own. ``spaced``
    tells whether a space stands before them."""

    number: int
    runs: tuple[Run, ...]
    spaced: bool = False

    @property
    def text(self) -> str:
        """The words without their appearance."""
        return "".join(run.text for run in self.runs)

    @property
    def ends(self) -> bool:
        """Whether they end a sentence."""
        return SENTENCE_END.search(self.text.strip()) is not None


def pieces(stretches: Sequence[Stretch], drafted: Mapping[int, str]) -> list[Piece]:
    """The words of a paragraph in order. ``drafted`` are the words of every sentence as it was drafted."""
    groups = [
        Piece(number, tuple(each.run for each in group))
        for number, group in groupby(stretches, lambda each: each.sentence)
    ]
    found: list[Piece] = []
    waiting: tuple[Run, ...] = ()
    spaced = False
    for at, piece in enumerate(groups):
        ahead = groups[at + 1] if at + 1 < len(groups) else None
        last = found[-1] if found else None
        if piece.number and last and last.number == piece.number:
            found[-1] = Piece(piece.number, (*last.runs, *waiting, *piece.runs), last.spaced)
        elif piece.number:
            found.append(Piece(piece.number, (*waiting, *piece.runs), spaced or piece.text[:1].isspace()))
        elif not piece.text.strip() or (ahead and last and ahead.number == last.number):
            waiting, spaced = piece.runs, True
            continue
        else:
            match home(piece, last, ahead):
                case "last" if last:
                    found[-1] = Piece(last.number, (*last.runs, *piece.runs), last.spaced)
                case "ahead":
                    waiting, spaced = piece.runs, piece.text[:1].isspace()
                    continue
                case _:
                    found.append(Piece(0, piece.runs, spaced=True))
            waiting, spaced = (), piece.text[-1:].isspace()
            continue
        waiting, spaced = (), piece.text[-1:].isspace()
    return run_on(found, drafted)


def home(piece: Piece, last: Piece | None, ahead: Piece | None) -> str:
    """Where words between two marks belong: to the sentence before (``last``), the one behind (``ahead``), or to none
    (empty)."""
    touches_last = last is not None and not piece.text[0].isspace() and not last.text[-1:].isspace()
    touches_ahead = ahead is not None and not piece.text[-1].isspace() and not ahead.text[:1].isspace()
    if touches_last or touches_ahead:
        return "last" if touches_last else "ahead"
    if last is not None and last.number and not last.ends:
        return "last"
    if piece.ends or (last is None and ahead is None):
        return ""
    return "ahead" if ahead else "last"


def run_on(found: Sequence[Piece], drafted: Mapping[int, str]) -> list[Piece]:
    """The pieces, a sentence whose end was taken away joined with the one behind it, which is then left out."""
    made: list[Piece] = []
    open_at = -1
    for piece in found:
        if open_at >= 0 and piece.number:
            before = made[open_at]
            gap = (SPACE,) if piece.spaced else ()
            made[open_at] = Piece(before.number, (*before.runs, *gap, *piece.runs), before.spaced)
            made.append(Piece(piece.number, ()))
            open_at = open_at if not made[open_at].ends else -1
            continue
        made.append(piece)
        was_ended = SENTENCE_END.search(drafted.get(piece.number, "")) is not None
        open_at = len(made) - 1 if was_ended and piece.text.strip() and not piece.ends else -1
    return made
