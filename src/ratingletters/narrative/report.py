"""A narrative with its report: what it leaves unsaid, and what in it pulls two ways. One run of the builder serves
both; only cards behind one that spoke are tried afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from ratingletters.model.narrative import Mood
from ratingletters.model.report import Omission, Report, ShadowedCard, SilentPoint, Tension
from ratingletters.narrative.build import Builder
from ratingletters.narrative.card import Book
from ratingletters.narrative.conditions import Ground, passing
from ratingletters.narrative.facts import Facts
from ratingletters.narrative.said import said_by
from ratingletters.narrative.spoken import Spoken, Turn


def report(facts: Facts, book: Book) -> Report:
    """The narrative that the facts bear, and its report."""
    builder = Builder(facts, book.lexicon)
    narrative = builder.narrative(book)
    spoken = [each for turn in builder.turns for each in turn.spoken]
    return Report(
        narrative,
        tuple(omitted(builder)),
        tuple(
            SilentPoint(turn.paragraph, turn.point.name)
            for turn in builder.turns
            if not turn.spoken and not all(card.on_request for card in turn.point.cards)
        ),
        tuple(each for turn in builder.turns for each in shadowed(turn, builder.ground)),
        tuple(sorted(tensions(spoken), key=lambda tension: tension.others)),
    )


def unsaid(facts: Facts, book: Book) -> tuple[Omission, ...]:
    """Of the report no more than what the narrative leaves unsaid: in half the time."""
    builder = Builder(facts, book.lexicon)
    builder.narrative(book)
    return tuple(omitted(builder))


def omitted(builder: Builder) -> Iterator[Omission]:
    """What the narrative that a builder has made leaves unsaid."""
    said = {each for turn in builder.turns for one in turn.spoken for each in said_by(one, builder.facts)}
    return omissions(builder.ground, said)


def omissions(ground: Ground, said: set[str]) -> Iterator[Omission]:
    """The facts that the lexicon's ``report:`` names and that are not among those said, each at its highest
    level. A fact that is not known is none that a letter could say."""
    told: set[str] = set()
    for line in ground.lexicon.report:
        rows = ground.facts.of(line.kind)
        for row in passing(rows, line.test, ground) if line.test else rows:
            known = [field for field in line.fields if field in row.values]
            addresses = [row.stem + field for field in known]
            if told.issuperset(addresses) or not said.isdisjoint(addresses):
                continue
            told.update(addresses)
            yield Omission(line.level, tuple(row.fact(field) for field in known))


def shadowed(turn: Turn, ground: Ground) -> Iterator[ShadowedCard]:
    """The cards of a point behind the one that spoke that would have spoken in its place."""
    if not turn.spoken:
        return
    by = turn.spoken[0].card
    names = [card.name for card in turn.point.cards]  # the one that spoke may be another wording of its card
    for card in turn.point.cards[names.index(by.name) + 1 :]:
        if Builder(ground.facts, ground.lexicon, turn.said, ground.narrowed).speak(card, turn.before):
            yield ShadowedCard(card.name, card.place, by.name)


def tensions(spoken: Iterable[Spoken]) -> Iterator[Tension]:
    """Every row that a positive and a negative sentence speak of, in the letter's order. What there is one of in
    every letter, the council and its overall figures, is in no tension with itself."""
    told = [(each, sorted(address for address in each.rows if "/" in address)) for each in spoken]
    positive = [each for each in told if each[0].sentence.mood is Mood.POSITIVE]
    negative = [each for each in told if each[0].sentence.mood is Mood.NEGATIVE]
    for (good, rows), (bad, others) in product(positive, negative):
        for row in rows:
            if row in others:
                yield Tension(row.rstrip("."), good.sentence, bad.sentence, len(set(rows) | set(others)) - 1)
