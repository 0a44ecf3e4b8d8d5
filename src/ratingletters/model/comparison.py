"""What changes from one version of a letter to another: facts, sentences, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changes: ``name`` it, and what it was and is; empty where there was or is nothing.

    ``name`` is a fact's address, or what of the letter it is (``date``, ``rating``, ``addressee``).
    """

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """``old`` and ``new`` name the versions (``annual-rating-2009/exampleshire@v1``). ``results`` are the values of the
    results, ``facts`` what follows from them; ``sentences`` are inline Markdown, each named by its card; ``fields``
    what stands on the page besides the narrative."""

    old: str
    new: str
    results: tuple[Changed, ...]
    facts: tuple[Changed, ...]
    sentences: tuple[Changed, ...]
    fields: tuple[Changed, ...]

    @property
    def rating(self) -> Changed | None:
        """The rating, if it changes."""
        return next((each for each in self.fields if each.name == "rating"), None)
