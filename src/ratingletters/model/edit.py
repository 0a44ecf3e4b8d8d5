"""Hand edits: what a person changed in the narrative of a draft, and what became of it on the next one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ratingletters.model.house_style import Remark
from ratingletters.model.narrative import Narrative
from ratingletters.places import Place

BY_HAND = "by hand"
"""What stands for the card of a sentence that a person wrote and no card made."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The invisible mark of a sentence: the card that made it, and the digest of its facts.

    ``facts`` is ``SUBJECT.VALUES``: a digest of the addresses of the facts and one of their values. Of a sentence
    by hand it is the digest of the results as they were when it was last read, empty until then.
    """

    card: str
    facts: str

    @property
    def subject(self) -> str:
        """What the sentence is about, whatever is said of it."""
        return self.facts.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Generated:
    """A sentence as the builder made it: its mark and its words (inline Markdown)."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did to one sentence.

    ``before`` are the words that the builder had made, empty for a sentence by hand; ``words`` the person's,
    empty where the sentence was left out. Both are inline Markdown. ``place`` is where it stands in the file.
    """

    mark: Mark
    before: str
    words: str
    place: Place = field(default=Place(""), compare=False)


class State(StrEnum):
    """What becomes of an edit when the letter is made again."""

    KEPT = "kept"
    SHOWN = "kept, though the card is worded anew"
    STALE = "stale"
    ORPHAN = "orphan"

    @property
    def waits(self) -> bool:
        """Whether a person has to choose before anybody can sign the letter."""
        return self in {State.STALE, State.ORPHAN}


class Verdict(StrEnum):
    """What reading an edited sentence back against the facts comes to."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"


LEANS, LEANS_BACK = "the next sentence", "the sentence before"
"""What stands for the slot where the next sentence leans on the edited one, or the edited one on what it is not
behind."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A slot in which an edited sentence says something else than the facts: ``said`` there, ``borne`` by them.

    ``slot`` is empty where the whole sentence is one that the facts do not bear.
    """

    slot: str
    said: str
    borne: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An edited sentence read back. ``card`` is the one that can say it, empty if there is none; ``pins`` are
    the reasons of a verdict other than verified, where there are any to name."""

    verdict: Verdict
    card: str = ""
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """An edit after the letter was made again: its state, what the builder makes now (empty: nothing), how the
    person's words read against the facts of now, and what in them is not in the house style."""

    edit: Edit
    state: State
    now: str
    reading: Reading
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of ``narrative.md``; ``words`` empty where it is left out. ``mark`` is None for a sentence
    that a person wrote on a line of its own since the file was made."""

    words: str
    mark: Mark | None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An edit that waits for a person's choice, as ``narrative.md`` keeps it."""

    state: State
    edit: Edit


Item = Line | Waiting


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph of ``narrative.md``. ``heading`` is the name of a list; empty for running text."""

    items: tuple[Item, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A narrative with the edits of its draft carried over.

    ``narrative`` is what the letter says: edits that are kept stand in it, edits that wait do not. ``marked`` is
    what ``narrative.md`` becomes; ``edits`` are all edits, in the order of that file.
    """

    narrative: Narrative
    marked: tuple[MarkedParagraph, ...]
    edits: tuple[Carried, ...] = ()
