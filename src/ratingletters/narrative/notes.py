"""The problems of a pattern book, gathered while it is read: a reader goes on after each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ratingletters.errors import Problem, did_you_mean
from ratingletters.places import Place


class Code(StrEnum):
    """What can be wrong with a pattern book."""

    STRUCTURE = "BOK-001"
    DIRECTIVE = "BOK-002"
    NAME = "BOK-003"
    TEST = "BOK-004"
    EDGE = "BOK-005"
    SLOT = "BOK-006"
    NO_FACT = "BOK-007"
    ALL = "BOK-008"
    COLUMN = "BOK-009"
    SOURCE = "BOK-010"
    SENTENCE = "BOK-011"
    RELATION = "BOK-012"
    TWICE = "BOK-013"


class Notes:
    """A list of problems of one file that grows while the file is read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def note(self, line: int, code: Code, what: str, remedy: str = "") -> None:
        """Takes down one problem at a line, counted from 1."""
        self.problems.append(Problem(Place(self.source, line), what, code, remedy))

    def unknown(self, line: int, code: Code, what: str, word: str, known: Iterable[str]) -> None:
        """Takes down a word that is not known, with the nearest that is."""
        self.note(line, code, what, did_you_mean(word, known))
