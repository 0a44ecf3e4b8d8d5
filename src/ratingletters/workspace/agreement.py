"""Whether results agree with their kind: the rules that need both.

They are checked on the values as they were read, not on the finished results, so that they are told in the same
run as everything else that is wrong with a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pydantic_core import PydanticCustomError

from ratingletters.composition import Kind
from ratingletters.errors import Problem, did_you_mean
from ratingletters.model.scalars import whole
from ratingletters.narrative.asked import askable, asked_of
from ratingletters.narrative.variants import every_way, is_way
from ratingletters.reading.document import Document, ValuePath
from ratingletters.reading.validation import meant

EACH = "each entry"
NAMES = "each name"
VALUES = "each value"
FEW = 12
"""Of the ways to say a phrase as many are listed."""

IDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("provision", EACH, "type"), "provision type"),
    (("review", EACH, "judgements", NAMES), "review judgement"),
    (("outcomes", NAMES), "outcome"),
    (("outcome_judgements", EACH, "type"), "provision type"),
    (("outcome_judgements", EACH, NAMES), "outcome"),
    (("indicators", EACH, "id"), "indicator"),
    (("indicators", EACH, "outcome"), "outcome"),
    (("gaps", EACH, "id"), "gap"),
)
"""Where results name a row of the lexicon, and of which kind of fact."""

GRADES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("provision", EACH, "counts", NAMES), "grade"),
    (("provision", EACH, "previous", NAMES), "grade"),
    (("review", EACH, "judgements", VALUES), "inspection grade"),
    (("case_reviews", NAMES), "inspection grade"),
    (("outcome_judgements", EACH, VALUES), "grade"),
)
"""Where results name a point of one of the lexicon's scales, and of which."""

OWN_FIELDS = {"type"}
"""Names among others that are a field's own and no id."""


def disagreements(document: Document, path: ValuePath, kind: Kind) -> Iterator[Problem]:
    """Every problem of the results at a path that only shows against the kind, with its place."""
    value, definition = document.at(path), kind.definition
    if not isinstance(value, dict):
        return
    rating = figure(value.get("rating"))
    if rating is not None and rating not in definition.scale:
        yield Problem(
            document.place((*path, "rating")),
            f"rating {rating} is off the scale {definition.span}",
            "RES-012",
            "write " + ", ".join(f"{point} ({title})" for point, title in sorted(definition.scale.items())),
        )
    year = figure(value.get("year"))
    if year is not None and year not in (definition.year, *definition.later_years):
        yield Problem(
            document.place((*path, "year")),
            f"the year is {year} here and {definition.year} in the letter kind {definition.kind}",
            "RES-101",
            "correct the year, or name the kind of that year",
        )
    for pattern, fact_kind in IDS:
        known = kind.book.lexicon.kinds[fact_kind].entries if fact_kind in kind.book.lexicon.kinds else {}
        if not known or known.keys() >= names(value, pattern):
            continue
        for found, name, is_key in named(value, pattern):
            if name not in known:
                yield Problem(
                    document.place((*path, *found), key=is_key),
                    f"'{name}' is not {article(fact_kind)} {fact_kind} that {definition.kind} knows",
                    "RES-102",
                    did_you_mean(name, known),
                )
    if isinstance(value.get("wording"), dict):
        yield from misworded(document, (*path, "wording"), value["wording"], kind)
    for pattern, scale in GRADES:
        points = list(kind.book.lexicon.orders.get(scale, {}))[::-1]
        if names(value, pattern) <= set(points):
            continue
        for found, name, is_key in named(value, pattern):
            if name not in points:
                yield Problem(
                    document.place((*path, *found), key=is_key),
                    f"'{name}' is not one of the {scale}s {', '.join(points)}",
                    "RES-008",
                    meant(name, points),
                )


def misworded(document: Document, path: ValuePath, wording: dict[Any, Any], kind: Kind) -> Iterator[Problem]:
    """Every wording asked for that the kind does not have: of a card by its number, of a phrase in its words."""
    lexicon = kind.book.lexicon
    cards = {card.name: card for card in kind.whole_book.cards()}
    several = {name: fitting for name, card in cards.items() if (fitting := askable(card, lexicon))}
    for name, asked in wording.items():
        phrase = str(name).lower()
        lines = lexicon.variants.get(phrase, ())
        if str(name) not in several and not lines:
            what = f"{kind.definition.kind} has one way to word '{name}'"
            remedy = did_you_mean(str(name), [*several, *lexicon.variants])
            yield Problem(document.place((*path, name), key=True), what, "RES-103", remedy)
        elif str(name) in several and asked_of(cards[str(name)], str(asked), lexicon):
            continue
        elif str(name) in several or not is_way(str(asked), (phrase, *lines)):
            what = f"'{asked}' is not a wording of '{name}' in {kind.definition.kind}"
            fits = several.get(str(name)) or every_way(phrase, lexicon.variants)
            yield Problem(document.place((*path, name)), what, "RES-103", f"what fits: {some_of(fits)}")


def some_of(words: Iterable[str]) -> str:
    """Words as a remedy lists them, the first few of many."""
    first = list(islice(words, FEW + 1))
    return ", ".join(first if len(first) <= FEW else [*first[:FEW], "and others"])


def article(noun: str) -> str:
    """``a`` or ``an``, as the noun's first letter asks."""
    return "an" if noun[0] in "aeiou" else "a"


def figure(value: Any) -> int | None:
    """The whole number that a value spells, as the results would read it; None for anything else, which is
    told elsewhere."""
    try:
        return int(whole(value))
    except PydanticCustomError:
        return None


def names(value: Any, pattern: tuple[str, ...]) -> set[str]:
    """Every id under a pattern of steps, without its place: most results agree with their kind."""
    values = [value]
    for step in pattern:
        if step == EACH:
            entries = [[each] if isinstance(each, dict) else each for each in values]
            values = [entry for each in entries if isinstance(each, list) for entry in each]
            continue
        groups = [each for each in values if isinstance(each, dict)]
        if step == NAMES:
            values = [name for group in groups for name in group if name not in OWN_FIELDS]
        elif step == VALUES:
            values = [each for group in groups for name, each in group.items() if name not in OWN_FIELDS]
        else:
            values = [group[step] for group in groups if step in group]
    return {each for each in values if isinstance(each, str)}


def named(
    value: Any, pattern: tuple[str, ...], path: ValuePath = ()
) -> Iterator[tuple[ValuePath, str, bool]]:
    """Every id under a pattern of steps, with its path and whether it is the name of a value."""
    if not pattern:
        if isinstance(value, str):
            yield path, str(value), False
        return
    step, rest = pattern[0], pattern[1:]
    if step == EACH:
        entries = [value] if isinstance(value, dict) else value
        if isinstance(entries, list):
            for at, entry in enumerate(entries):
                yield from named(entry, rest, (*path, at))
    elif isinstance(value, dict) and step == NAMES:
        yield from (((*path, name), str(name), True) for name in value if name not in OWN_FIELDS)
    elif isinstance(value, dict) and step == VALUES:
        for name in value:
            if name not in OWN_FIELDS:
                yield from named(value[name], rest, (*path, name))
    elif isinstance(value, dict) and step in value:
        yield from named(value[step], rest, (*path, step))
