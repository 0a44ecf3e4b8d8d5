"""Two sentences made one, as results ask for it: "…, but …", "Although …, …", "…, with all four judged to be good"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ratingletters.model.narrative import Piece, Sentence
from ratingletters.narrative.asked import Asked
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.sharing import GRADED, TURNED, WITH, left_out, turned
from ratingletters.narrative.typography import continued

LONGEST = 45
"""Words in a sentence, unless it holds a person's own."""


def made_one(first: Sentence, second: Sentence, front: str, lexicon: Lexicon) -> Sentence:
    """Two sentences as one, the second with the words that join it; ``front`` opens the first. It goes by the card of
    the first."""
    last = first.pieces[-1]
    before = (*first.pieces[:-1], replace(last, text=last.text.removesuffix(".")))
    if front:
        before = (
            Piece(f"{front} "),
            replace(before[0], text=continued(before[0].text, lexicon.proper)),
            *before[1:],
        )
    attested = first.attested if first.attested == second.attested else ""
    return replace(
        first,
        mood=second.mood,
        pieces=(*before, *second.pieces),
        grounds=(*first.grounds, *second.grounds),
        attested=attested,
    )


def fitted(first: Sentence, second: Sentence, asked: Asked, lexicon: Lexicon) -> Sentence | None:
    """The second of two sentences, with the words that join it in front, as it is asked to go on; None where it
    cannot, or where both would be too long as one."""
    join, *pieces = second.pieces
    text = "".join(each.text for each in pieces)
    if asked.front and not (first.pieces[0].slot == "" or named(first.pieces[0], lexicon)):
        return None
    if asked.starts:
        cut = left_out(first.markdown, text, asked.starts)
        if cut is None:
            return None
        pieces = replaced(pieces, 0, *cut)
    elif asked.opening in TURNED:
        verb = turned(first.markdown, text)
        if verb is None:
            return None
        pieces = [Piece(f"{verb[0]} "), *replaced(pieces, verb[1], len(text) - 1, "")]
    elif asked.opening == WITH:
        found = GRADED.search(text)
        if found is None:
            return None
        pieces = replaced(pieces, found.start(), found.end(), " judged to be ")
    made = replace(second, pieces=(join, *pieces))
    return None if len(f"{asked.front} {first.markdown}{made.markdown}".split()) > LONGEST else made


def named(piece: Piece, lexicon: Lexicon) -> bool:
    """Whether a slot holds names of the lexicon, which may lose a capital."""
    kinds = {fact.address.partition("/")[0].partition(".")[0] for fact in piece.facts}
    return bool(kinds) and all(kind in lexicon.kinds and lexicon.kinds[kind].entries for kind in kinds)


def replaced(pieces: Sequence[Piece], start: int, end: int, text: str) -> list[Piece]:
    """The pieces with other words from one character to another."""
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        cut = piece.text[: max(0, start - at)], piece.text[max(0, end - at) :]
        kept += [replace(piece, text=cut[0])] if cut[0] else []
        if at <= start < at + len(piece.text) and text:
            kept.append(Piece(text))
        kept += [replace(piece, text=cut[1])] if cut[1] and at + len(piece.text) > end else []
        at += len(piece.text)
    return kept
