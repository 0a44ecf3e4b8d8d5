"""Comments of a draft: at each sentence the card that made it, and the facts behind its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ratingletters.model.letter import Letter
from ratingletters.model.narrative import Fact
from ratingletters.model.provenance import Origin
from ratingletters.word.attached import Attached
from ratingletters.word.inline import Run, run_xml
from ratingletters.word.parts import NAMESPACES

AUTHOR = "letters"
"""Who a comment is by: the program, so that it is told from a person's."""

PART = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part_for(document: str) -> Attached:
    """The part of the comments, hung on the document."""
    return Attached(PART, _TYPE, document, f"{NAMESPACES['r']}/comments")


def written(letter: Letter, origins: Sequence[Origin]) -> bytes:
    """The part: a comment a sentence, dated as the letter is."""
    day = f"{letter.date.isoformat()}T00:00:00Z"
    notes = "".join(
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{day}" w:initials="l">{body(origin)}</w:comment>'
        for number, origin in enumerate(origins)
    )
    return f'{_DECLARED}<w:comments xmlns:w="{NAMESPACES["w"]}">{notes}</w:comments>'.encode()


def body(origin: Origin) -> str:
    """The paragraphs of one comment."""
    return "".join(f"<w:p>{run_xml(Run(line))}</w:p>" for line in told(origin))


def told(origin: Origin) -> Iterator[str]:
    """What a sentence rests on, a line each: its card, its slots with their facts, what its conditions tested."""
    sentence = origin.sentence
    if sentence.place.source:
        yield f"Card {origin.mark.card} ({sentence.place})" + (
            "" if sentence.attested or sentence.by_hand else ", a draft"
        )
    if sentence.by_hand:
        yield "Worded by a person" + (f"; the card would say: {origin.made}" if origin.made else "")
    printed: set[str] = set()
    for piece in sentence.pieces:
        if piece.slot:
            yield f"‘{piece.text}’ because {said(piece.facts)}"
            printed |= {fact.address for fact in piece.facts}
    tested = [fact for fact in sentence.grounds if fact.address not in printed]
    if tested:
        yield f"Tested: {said(tested)}"


def said(facts: Iterable[Fact]) -> str:
    """Facts with their values, in one line."""
    return "; ".join(f"{fact.address}: {fact.value}" for fact in facts)
