"""The letter: everything that goes on the page and is not boilerplate of the template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ratingletters.model.narrative import Narrative


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the letter goes to. ``address`` has 3 to 7 lines, the postcode alone on the last."""

    name: str
    salutation: str
    post: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Over whose name the letter goes out."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, ready to be written as Markdown or merged into Word.

    ``kind`` and ``council_id`` make its reference (``<kind>/<council>``); ``title`` and
    ``organisation`` are the kind's and become the document's properties; ``rating`` is the point on the
    kind's scale and ``rating_title`` its name there; ``date`` is chosen by a person, never by the clock.
    ``lists`` are the merge fields of the kind's lists, those too that have no item in this letter.
    """

    kind: str
    title: str
    organisation: str
    year: int
    date: date
    council_id: str
    council: str
    council_short: str
    addressee: Addressee
    signatory: Signatory
    rating: int
    rating_title: str
    narrative: Narrative
    lists: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """``<kind>/<council>``, the letter's name in commands and in the register."""
        return f"{self.kind}/{self.council_id}"
