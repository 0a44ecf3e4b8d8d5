"""The house style of a kind, which text that a person has edited is held to, and what a check of it finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How a kind writes; a rule that its file leaves out is not checked, and an empty style checks nothing.

    ``source`` is the file's name, empty for no style. ``longest`` is the most words that a sentence may have.
    ``terms`` are what to write instead of what; a term with a capital in it is meant as it is written, any
    other in capitals or small. ``dates`` are day, month and year, ``9 December 2009``. ``percentages`` are
    said by that word or sign. ``words_up_to`` is the highest number in words; figures stay figures after and
    before the words of ``figures_after`` and ``figures_before``. ``bare_lists`` have no comma before their
    last item. ``small`` begin with small letters and ``names`` are written as they stand here.
    """

    source: str = ""
    longest: int = 0
    terms: tuple[tuple[str, str], ...] = ()
    dates: bool = False
    percentages: str = ""
    words_up_to: int = 0
    figures_after: tuple[str, ...] = ()
    figures_before: tuple[str, ...] = ()
    bare_lists: bool = False
    small: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something in a sentence that is not in the house style.

    ``start`` is where in the sentence it begins, in characters from 0, and ``words`` what stands there;
    ``what`` is wrong with it and ``instead`` what to write, empty where only a person can say it.
    """

    start: int
    words: str
    what: str
    instead: str = ""

    @property
    def told(self) -> str:
        """What is wrong, with the words that it is wrong with."""
        return f"'{self.words}' {self.what}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"write '{self.instead}'" if self.instead else ""

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.told, self.remedy)))
