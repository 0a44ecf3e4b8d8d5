"""Hand edits as sentences on the screen: what became of each, and whether the facts bear it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ratingletters.cli.exits import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ratingletters.model.edit import Carried, Pin

BY_HAND, OWN = "by hand", "a sentence of your own"
LEANING = {
    "the next sentence": "the next sentence leans on the one that stood before it",
    "the sentence before": "it leans on a sentence that is not before it",
}
WHY = {
    "stale": "the facts of this sentence changed",
    "orphan": "the results no longer lead to this sentence",
}


def say_edits(edits: Sequence[Carried]) -> None:
    """Every edit with its place, and how many have to be looked at."""
    for edit in edits:
        for line in told(edit):
            say(line)
    done = [each for each in edits if not each.state.waits]
    wrong = sum(each.reading.verdict == "contradicted" for each in done)
    unsure = sum(each.reading.verdict == "unverified" for each in done)
    if edits:
        parts = [counted(len(edits), "hand edit")]
        parts += [f"{len(edits) - len(done)} to choose about"] if len(done) < len(edits) else []
        parts += [f"{wrong} against the facts"] if wrong else []
        parts += [f"{unsure} to read against the results"] if unsure else []
        say(", ".join(parts))


def told(carried: Carried) -> Iterator[str]:
    """One edit: its place and card, its state, how it reads; and what a person needs who has to look at it."""
    edit, reading = carried.edit, carried.reading
    done = reading.verdict if edit.words else "left out"
    yield f"{edit.place}: {OWN if edit.mark.card == BY_HAND else edit.mark.card}: {carried.state}; {done}"
    for pin in reading.pins:
        yield f"    {pinned(pin)}"
    for remark in carried.remarks:
        yield f"    house style: {remark}"
    if carried.state.waits:
        yield f"    {WHY[carried.state]}: choose, as the note in the file says"
    if carried.state != "kept":
        for name, words in (
            ("made then", edit.before),
            ("your words", edit.words),
            ("made now", carried.now),
        ):
            if words:
                yield f"    {name}: {words}"


def pinned(pin: Pin) -> str:
    """What an edit says that the facts do not, or does not say any more."""
    if pin.slot in LEANING:
        return f"{LEANING[pin.slot]}: {pin.said}"
    of_slot = f" {{{pin.slot}}}" if pin.slot else ""
    if not pin.said:
        return f"it does not say '{pin.borne}' any more{of_slot}"
    if not pin.borne:
        return f"the results have nothing that says '{pin.said}'{of_slot}"
    return f"it says '{pin.said}', and the results bear '{pin.borne}'{of_slot}"


def edit_tree(carried: Carried) -> dict[str, object]:
    """An edit as plain values."""
    edit, reading = carried.edit, carried.reading
    return {
        "place": str(edit.place),
        "card": edit.mark.card,
        "facts": edit.mark.facts,
        "state": carried.state.name.lower(),
        "before": edit.before,
        "words": edit.words,
        "now": carried.now,
        "verdict": reading.verdict.value,
        "read by": reading.card,
        "house style": [str(remark) for remark in carried.remarks],
        "pins": [{"slot": pin.slot, "said": pin.said, "borne": pin.borne} for pin in reading.pins],
    }
