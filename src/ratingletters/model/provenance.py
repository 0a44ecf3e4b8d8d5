"""Where the sentences of a draft come from, as its Word file carries it: so that a file tells its own story."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.model.edit import Mark
from ratingletters.model.narrative import Sentence


@dataclass(frozen=True, slots=True)
class Origin:
    """One sentence of a draft: its mark, and the sentence with its card and facts.

    ``made`` are the words that the builder had made, where a person has worded the sentence otherwise; empty where
    nobody has, and for a sentence that no card made.
    """

    mark: Mark
    sentence: Sentence
    made: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Of which letter and version a draft is (``<kind>/<council>``, from 1), and where its sentences come from, in the
    letter's order. ``results`` and ``kind`` are the fingerprints (SHA-256) of what it was made from."""

    letter: str
    version: int
    results: str
    kind: str
    origins: tuple[Origin, ...]

    @property
    def name(self) -> str:
        """The version's reference, ``<kind>/<council>@v1``."""
        return f"{self.letter}@v{self.version}"
