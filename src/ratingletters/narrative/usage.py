"""Reports of many letters make one: which cards are used, and what must be said and is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ratingletters.model.report import Level, Report
from ratingletters.model.usage import Counts, Usage
from ratingletters.narrative.card import Book


def usage(reports: Iterable[Report], book: Book) -> Usage:
    """How the book served the letters of these reports."""
    letters = 0
    sentences: Counter[str] = Counter()
    omissions: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    for report in reports:
        letters += 1
        sentences.update(each.card for each in report.narrative.sentences())
        omissions.update(
            " or ".join(fact.address for fact in each.facts) for each in report.omitted(Level.MUST)
        )
        refusals.update(each.card for each in report.narrative.refusals)
    never = tuple((card.name, card.place) for card in book.cards() if card.name not in sentences)
    return Usage(letters, never, ranked(sentences), ranked(omissions), ranked(refusals))


def ranked(counts: Counter[str]) -> Counts:
    """The most frequent first; equals by name."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
