"""Results, a kind and a date make a letter. Nothing is read or written here.

What only reports and hand edits need is imported for them alone: most letters have neither.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.model.edit import Carried, Edited, Generated, MarkedParagraph
from ratingletters.model.house_style import HouseStyle
from ratingletters.model.kind import Definition
from ratingletters.model.letter import Addressee, Letter, Signatory
from ratingletters.model.narrative import Narrative
from ratingletters.model.results import Results
from ratingletters.narrative.build import build
from ratingletters.narrative.card import Book
from ratingletters.narrative.facts import facts
from ratingletters.narrative.typography import curled

if TYPE_CHECKING:
    from ratingletters.model.report import Omission, Report
    from ratingletters.narrative.meaning import Vocabulary
    from ratingletters.narrative.recognise import Recogniser

NO_STYLE = HouseStyle()


@dataclass(frozen=True)
class Kind:
    """A letter kind with its wording: what ``letter.yaml`` defines and the pattern book says. ``folder`` is
    where its files are, its Word template among them; ``house_style`` is empty where the kind has none, and
    ``on_request``, the book of the cards that speak only where results ask for them, None."""

    definition: Definition
    book: Book
    folder: Path
    house_style: HouseStyle = NO_STYLE
    on_request: Book | None = None

    @cached_property
    def whole_book(self) -> Book:
        """Its pattern book with the cards on request."""
        return self.book.together(self.on_request) if self.on_request else self.book

    def book_for(self, results: Results) -> Book:
        """The cards that may speak in the letter that results lead to."""
        return self.whole_book if results.wording else self.book

    @cached_property
    def recognisers(self) -> tuple[Recogniser, ...]:
        """The recognisers of its book, compiled once, when first needed."""
        from ratingletters.narrative.recognise import recognisers  # noqa: PLC0415

        return recognisers(self.book)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that are known to claim something in its letters."""
        from ratingletters.narrative.meaning import vocabulary  # noqa: PLC0415

        return vocabulary(self.book.lexicon)


def compose(results: Results, kind: Kind, date: datetime.date) -> Letter:
    """The letter that the results lead to, dated ``date``; its text in the letter's typography.

    The results must have been checked against the kind: their rating is on its scale.
    """
    definition = kind.definition
    return Letter(
        kind=definition.kind,
        title=curled(definition.title),
        organisation=definition.organisation,
        year=results.year,
        date=date,
        council_id=results.council.id,
        council=curled(results.council.name),
        council_short=curled(results.council.short_name),
        addressee=Addressee(
            curled(results.addressee.name),
            curled(results.addressee.salutation),
            curled(results.addressee.post),
            tuple(curled(line) for line in results.addressee.address),
        ),
        signatory=Signatory(curled(results.signatory.name), curled(results.signatory.post)),
        rating=results.rating,
        rating_title=definition.scale[results.rating],
        narrative=narrate(results, kind),
        lists=tuple(definition.list_fields.values()),
    )


def narrate(results: Results, kind: Kind) -> Narrative:
    """The narrative that the results bear, the kind's lists marked as such."""
    return listed(build(facts(results, kind.book.lexicon), kind.book_for(results)), kind)


def carried(
    results: Results,
    kind: Kind,
    now: Narrative,
    marked: Sequence[MarkedParagraph],
    then: Sequence[Sequence[Generated]],
    source: str,
) -> Edited:
    """The narrative made ``now`` from the results, with the hand edits in ``marked``, a ``narrative.md`` as a
    person left it in the file ``source``; ``then`` as for :func:`ratingletters.narrative.carry.carry`."""
    from ratingletters.narrative.carry import Ground, carry  # noqa: PLC0415
    from ratingletters.narrative.digest import mark_by_hand  # noqa: PLC0415
    from ratingletters.narrative.readback import ReadBack  # noqa: PLC0415

    found = facts(results, kind.book.lexicon)
    book = kind.book_for(results)
    follows = {card.name: card.follows for card in book.cards() if card.follows}
    read_back = ReadBack(found, book, now, kind.recognisers, kind.vocabulary)
    ground = Ground(now, mark_by_hand(found), follows, read_back)
    edited = carry(ground, marked, then, source)
    return replace(edited, edits=tuple(in_style(each, kind.house_style) for each in edited.edits))


def in_style(carried: Carried, style: HouseStyle) -> Carried:
    """An edit with what in its words is not in the house style."""
    from ratingletters.narrative.readback import bare  # noqa: PLC0415
    from ratingletters.narrative.remarks import remarks  # noqa: PLC0415

    return replace(carried, remarks=remarks(bare(carried.edit.words), style))


def report(results: Results, kind: Kind) -> Report:
    """The same narrative with its report: what it leaves unsaid, and what in it pulls two ways."""
    from ratingletters.narrative.report import report as reported  # noqa: PLC0415

    made = reported(facts(results, kind.book.lexicon), kind.book_for(results))
    return replace(made, narrative=listed(made.narrative, kind))


def unsaid(results: Results, kind: Kind) -> tuple[Omission, ...]:
    """What of the results the letter should say, and its narrative does not."""
    from ratingletters.narrative.report import unsaid as left_unsaid  # noqa: PLC0415

    return left_unsaid(facts(results, kind.book.lexicon), kind.book_for(results))


def listed(narrative: Narrative, kind: Kind) -> Narrative:
    """The narrative, the kind's lists marked as such."""
    fields = kind.definition.list_fields
    paragraphs = tuple(
        replace(each, listed=fields[each.name]) if each.name in fields else each
        for each in narrative.paragraphs
    )
    return replace(narrative, paragraphs=paragraphs)
