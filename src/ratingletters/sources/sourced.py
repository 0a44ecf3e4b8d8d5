"""Results with the document that they were read from, so that any fact in them can be found again."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.model.results import Results
from ratingletters.places import Place
from ratingletters.reading.document import Document, ValuePath


@dataclass(frozen=True, slots=True)
class Sourced:
    """One council's results. ``path`` leads to them in ``document``; empty when it is all theirs."""

    results: Results
    document: Document
    path: ValuePath = ()

    def place(self, path: ValuePath = (), *, key: bool = False) -> Place:
        """Where the value at ``path`` of the results stands, such as ``("rating",)``, or its nearest ancestor
        if nothing is written there. With ``key``, where its name stands."""
        return self.document.place(self.path + path, key=key)
