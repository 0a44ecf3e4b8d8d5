"""What changes between two narratives and the facts below them."""

from __future__ import annotations

from collections.abc import Iterator

from ratingletters.model.comparison import Changed
from ratingletters.model.narrative import Narrative
from ratingletters.narrative.facts import Facts
from ratingletters.narrative.impact import pairs, standing


def changed_facts(old: Facts, new: Facts) -> Iterator[Changed]:
    """Every fact that is not what it was, by its address; one that is not known is empty."""
    before, after = told(old), told(new)
    for address in dict.fromkeys((*before, *after)):
        was, is_ = before.get(address, ""), after.get(address, "")
        if was != is_:
            yield Changed(address, was, is_)


def told(facts: Facts) -> dict[str, str]:
    """The value of every known fact, by its address."""
    return {
        fact.address: fact.value
        for rows in facts.rows.values()
        for row in rows
        for name in row.values
        if (fact := row.fact(name))
    }


def changed_sentences(old: Narrative, new: Narrative) -> Iterator[Changed]:
    """Every sentence that changes, goes, comes or moves, in the order of the new letter, those that go last."""
    found = list(pairs(list(standing(old)), list(standing(new))))
    order = {id(sentence): at for at, (_, sentence) in enumerate(standing(new))}
    for one, other in sorted(found, key=lambda pair: order[id(pair[1][1])] if pair[1] else len(order)):
        named = other or one
        if named:
            yield Changed(named[1].card, one[1].markdown if one else "", other[1].markdown if other else "")
