"""Writes what a draft in Word tells of itself: for each sentence its card and facts, or that a person wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ratingletters.markdown.explain import reasons, sentence_tree
from ratingletters.model.edit import BY_HAND
from ratingletters.model.provenance import Origin
from ratingletters.model.returned import Returned, Told
from ratingletters.places import Place

Way = tuple[str | int, ...]
SHORT = 12
"""Figures of a fingerprint that are shown."""


def write_origins(returned: Returned) -> str:
    """The trace of a file as Markdown that reads well unrendered."""
    story = returned.provenance
    made = ", ".join(
        f"{name} {value[:SHORT]}"
        for name, value in (("results", story.results), ("kind", story.kind))
        if value
    )
    lines = [f"{story.name}" + (f", drafted from {made}" if made else ""), ""]
    for at, told in enumerate(returned.told, 1):
        lines += [f"{at}. {told.words or '(left out)'}", *whence(returned, told), ""]
    for number in gone(returned):
        lines += [f"Left out: {returned.drafted(number)}", *whence(returned, Told(number, "", Place(""))), ""]
    for each in returned.outside:
        lines += [f"{each.place}: ‘{each.before}’ became ‘{each.after}’", ""]
    return "\n".join(lines)


def whence(returned: Returned, told: Told) -> Iterator[str]:
    """Where a sentence comes from, a line each."""
    if not told.number:
        yield "   - a person wrote this in Word"
        return
    origin, drafted = returned.provenance.origins[told.number - 1], returned.drafted(told.number)
    if told.words and told.words != drafted:
        yield f"   - a person changed this in Word; it was drafted as: {drafted}"
    if origin.mark.card == BY_HAND:
        yield "   - a person wrote this"
        return
    if origin.sentence.by_hand:
        yield f"   - a person worded this; the card says: {origin.made}"
    attested = origin.sentence.attested or ("by hand" if origin.sentence.by_hand else "")
    yield from reasons(replace(origin.sentence, attested=attested), in_results)


def gone(returned: Returned) -> list[int]:
    """The sentences of the draft that the file does not have any more."""
    there = {each.number for each in returned.told}
    return [number for number in returned.order if number not in there]


def in_results(way: Way) -> Place:
    """Where a value stands in the results, as far as the file knows."""
    return Place("results", spot="/".join(map(str, way)))


def origins_tree(returned: Returned) -> dict[str, object]:
    """The same as plain values, for JSON."""
    story = returned.provenance
    sentences = [told_tree(returned, each) for each in returned.told]
    sentences += [told_tree(returned, Told(number, "", Place(""))) for number in gone(returned)]
    return {
        "letter": story.letter,
        "version": story.version,
        "results": story.results,
        "kind": story.kind,
        "sentences": sentences,
        "outside": [
            {"place": str(each.place), "before": each.before, "after": each.after}
            for each in returned.outside
        ],
        "remarks": list(returned.remarks),
    }


def told_tree(returned: Returned, told: Told) -> dict[str, object]:
    """One sentence as plain values; ``card`` is null for one that a person wrote."""
    words = {"text": told.words, "place": str(told.place)}
    if not told.number:
        return {**words, "written by": "a person in Word", "card": None}
    origin: Origin = returned.provenance.origins[told.number - 1]
    drafted = returned.drafted(told.number)
    by_hand = "a person" if origin.sentence.by_hand else "the card"
    by = by_hand if told.words == drafted else "a person in Word" if told.words else "nobody: left out"
    own = origin.mark.card == BY_HAND
    tree = sentence_tree(origin.sentence, in_results)
    kept = {} if own else {name: tree[name] for name in ("attested", "slots", "grounds")}
    card = {"card": None} if own else {"card": origin.mark.card, "card place": str(origin.sentence.place)}
    return {**words, "written by": by, **card, "facts": origin.mark.facts, "drafted": drafted, **kept}
