"""Hand edits as sentences on the screen: what became of each, and whether the facts bear it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ratingletters.cli.exits import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ratingletters.model.edit import Carried, Pin

WHY = {
    "stale": "the facts of this sentence changed",
    "orphan": "the results no longer lead to this sentence",
}


def say_edits(edits: Sequence[Carried]) -> None:
    """Every edit with its place, and how many have to be looked at."""
    for edit in edits:
        for line in told(edit):
            say(line)
    waiting = sum(each.state.waits for each in edits)
    wrong = sum(each.reading.verdict == "contradicted" for each in edits if not each.state.waits)
    if edits:
        parts = [f"{counted(len(edits), 'hand edit')}"]
        parts += [f"{waiting} to choose about"] if waiting else []
        parts += [f"{wrong} against the facts"] if wrong else []
        say(", ".join(parts))


def told(carried: Carried) -> Iterator[str]:
    """One edit: its place and card, its state, how it reads; and what a person needs who has to look at it."""
    edit, reading = carried.edit, carried.reading
    done = "left out" if not edit.words else f"{reading.verdict}"
    yield f"{edit.place}: {edit.mark.card}: {carried.state}; {done}"
    for pin in reading.pins:
        yield f"    {pinned(pin)}"
    for remark in carried.remarks:
        yield f"    house style: {remark}"
    if carried.state.waits:
        yield f"    {WHY[carried.state]}: choose, as the note in the file says"
        for name, words in (
            ("made then", edit.before),
            ("your words", edit.words),
            ("made now", carried.now),
        ):
            if words:
                yield f"    {name}: {words}"


def pinned(pin: Pin) -> str:
    """Where an edit says something else than the facts."""
    if not pin.slot:
        return "the results do not bear this sentence"
    if pin.slot == "the next sentence":
        return f"the next sentence leans on the one before it: {pin.said}"
    if not pin.said:
        return f"{{{pin.slot}}} is not said any more: '{pin.borne}'"
    borne = f"'{pin.borne}'" if pin.borne else "nothing of the kind"
    return f"{{{pin.slot}}} says '{pin.said}', and the results bear {borne}"


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
