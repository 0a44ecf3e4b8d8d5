"""Which sentences of many letters an edit of the book or the lexicon changes.

A change is the same in two letters when it is so apart from what the slots hold: a card reworded is one change,
whatever the names in it, and a word of the lexicon replaced is one change in each slot that prints it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from ratingletters.model.impact import Change, Impact, Side
from ratingletters.model.narrative import Narrative, Paragraph, Sentence

Standing = tuple[Paragraph, Sentence]
Pair = tuple[Standing | None, Standing | None]


def impact(letters: Iterable[tuple[str, Narrative, Narrative]]) -> Impact:
    """What changes from the old to the new narrative of each council, given by its id."""
    councils, changed = 0, []
    found: dict[tuple[str, ...], Pair] = {}
    where: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for council, old, new in letters:
        councils += 1
        between = list(pairs(list(standing(old)), list(standing(new))))
        changed += [council] if between else []
        for pair in between:
            key = alike(pair)
            found.setdefault(key, pair)
            where[key][council] = None
    changes = [Change(side(old), side(new), tuple(where[key])) for key, (old, new) in found.items()]
    changes.sort(key=lambda change: -len(change.councils))
    return Impact(councils, tuple(changed), tuple(changes))


def standing(narrative: Narrative) -> Iterator[Standing]:
    """Every sentence with the paragraph that it stands in."""
    for paragraph in narrative.paragraphs:
        for sentence in paragraph.sentences:
            yield paragraph, sentence


def pairs(old: list[Standing], new: list[Standing]) -> Iterator[Pair]:
    """The sentences that are not the same in both letters, each beside the one that it became: that of the same
    text, which has moved, else that of the same card, else the one in whose place it stands."""
    before, after = [seen(each) for each in old], [seen(each) for each in new]
    if before == after:
        return
    gone: list[Standing] = []
    come: list[Standing] = []
    stood: list[Pair] = []
    for operation, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if operation != "equal":
            gone += old[i:j]
            come += new[k:m]
            if (j - i, m - k) == (1, 1):
                stood.append((old[i], new[k]))
    for same in (same_text, same_card, lambda one, other: (one, other) in stood):
        for one in list(gone):
            other = next((each for each in come if same(one, each)), None)
            if other:
                gone.remove(one)
                come.remove(other)
                yield one, other
    yield from ((one, None) for one in gone)
    yield from ((None, one) for one in come)


def same_text(one: Standing, other: Standing) -> bool:
    """Whether two sentences have the same words."""
    return one[1].markdown == other[1].markdown


def same_card(one: Standing, other: Standing) -> bool:
    """Whether two sentences come from the same card."""
    return one[1].card == other[1].card


def seen(each: Standing) -> tuple[str, str, str]:
    """What a reader of the letter sees of a sentence: its words, its paragraph, and whether that is a list."""
    return each[0].name, each[0].listed, each[1].markdown


def side(each: Standing | None) -> Side | None:
    """One side of a change."""
    return Side(each[0].name, each[1].card, each[1].markdown) if each else None


def alike(pair: Pair) -> tuple[str, ...]:
    """What two changes share that are told once: both sentences, every slot left open but those that hold one
    thing before and another after."""
    before, after = ({piece.slot: piece.text for piece in each[1].pieces} if each else {} for each in pair)
    turned = {slot for slot in before.keys() & after.keys() if slot and before[slot] != after[slot]}
    texts: list[str] = []
    for each in pair:
        if each is None:
            texts.append("")
            continue
        open_or_not = (
            f"{{{piece.slot}}}" if piece.slot and piece.slot not in turned else piece.text
            for piece in each[1].pieces
        )
        texts += [each[0].name, each[1].card, "".join(open_or_not)]
    return tuple(texts)
