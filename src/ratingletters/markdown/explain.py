"""Writes a narrative with its reasons: for each sentence its card, its slots and the facts behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ratingletters.model.narrative import Fact, Narrative, Sentence
from ratingletters.places import Place

Locate = Callable[[tuple[str | int, ...]], Place]
Tree = dict[str, object]


def explain(narrative: Narrative, locate: Locate) -> str:
    """The trace as Markdown that reads well unrendered. ``locate`` gives the place of an input's path."""
    lines: list[str] = []
    for number, sentence in enumerate(narrative.sentences(), start=1):
        lines += [f"{number}. {sentence.markdown}", *reasons(sentence, locate), ""]
    return "\n".join(lines)


def refusal_lines(narrative: Narrative) -> Iterator[str]:
    """One line a refusal: the card, its part, and why."""
    for refusal in narrative.refusals:
        part = f" the part '{refusal.part}':" if refusal.part else ""
        yield f"{refusal.card} ({refusal.place}):{part} {refusal.why}"


def reasons(sentence: Sentence, locate: Locate) -> Iterator[str]:
    """The card of a sentence, its slots, and the facts that its conditions tested, a line each."""
    draft = "" if sentence.attested else ", a draft"
    yield f"   - card {sentence.card} ({sentence.place}){draft}"
    printed: set[str] = set()
    for piece in sentence.pieces:
        if piece.slot:
            yield f"   - {{{piece.slot}}} became '{piece.text}'"
            yield from (f"     - {line}" for line in fact_lines(piece.facts, locate))
            printed |= {fact.address for fact in piece.facts}
    tested = [fact for fact in sentence.grounds if fact.address not in printed]
    if tested:
        yield "   - because"
        yield from (f"     - {line}" for line in fact_lines(tested, locate))


def fact_lines(facts: Iterable[Fact], locate: Locate) -> Iterator[str]:
    """One line a fact: its address, its value and where that came from."""
    for fact in facts:
        yield f"{fact.address}: {fact.value}" + (f" ({locate(fact.path)})" if fact.path else " (lexicon)")


def trace(narrative: Narrative, locate: Locate) -> Tree:
    """The same as plain values, for JSON."""
    return {
        "paragraphs": [
            {"name": each.name, "sentences": [sentence_tree(one, locate) for one in each.sentences]}
            for each in narrative.paragraphs
        ],
        "refusals": [
            {"card": each.card, "place": str(each.place), "part": each.part, "why": each.why}
            for each in narrative.refusals
        ],
    }


def sentence_tree(sentence: Sentence, locate: Locate) -> Tree:
    """One sentence with its card, slots and grounds."""
    return {
        "text": sentence.markdown,
        "card": sentence.card,
        "place": str(sentence.place),
        "attested": sentence.attested or None,
        "mood": sentence.mood.value,
        "slots": [
            {
                "slot": piece.slot,
                "text": piece.text,
                "facts": [fact_tree(fact, locate) for fact in piece.facts],
            }
            for piece in sentence.pieces
            if piece.slot
        ],
        "grounds": [fact_tree(fact, locate) for fact in sentence.grounds],
    }


def fact_tree(fact: Fact, locate: Locate) -> Tree:
    """One fact; its place is null when it comes from the lexicon alone."""
    return {
        "address": fact.address,
        "value": fact.value,
        "place": str(locate(fact.path)) if fact.path else None,
    }
