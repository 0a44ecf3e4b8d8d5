"""A draft that came back from Word: what a person left of its sentences, and what they changed around them."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.model.provenance import Provenance
from ratingletters.places import Place


@dataclass(frozen=True, slots=True)
class Told:
    """Words in the narrative of a file. ``number`` is the sentence of the draft that they are, counted from 1; 0 for
    words of a person's own, which stand near sentence ``near`` of the draft (before it if ``ahead``; 0 if the draft
    has no sentence). ``words`` are inline Markdown, empty for a sentence that was left out."""

    number: int
    words: str
    place: Place
    near: int = 0
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """A change of text that is no narrative, with its place: what stood there, empty for what is new; and what stands
    there now, empty for what is gone."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Returned:
    """All that an edited draft says.

    ``told`` are its sentences in the order of the file, ``order`` the numbers of those of the draft as they stood on
    its page; ``drafted`` their words then, by number. ``outside`` are the changes that no narrative can take over,
    ``remarks`` what else a person should know: what was seen and is not taken over.
    """

    provenance: Provenance
    order: tuple[int, ...]
    told: tuple[Told, ...]
    outside: tuple[Outside, ...] = ()
    remarks: tuple[str, ...] = ()

    def drafted(self, number: int) -> str:
        """The words of a sentence as it was drafted."""
        return self.provenance.origins[number - 1].sentence.markdown


@dataclass(frozen=True, slots=True)
class Taken:
    """An edit made in Word that goes into ``narrative.md``: where it was made, of which card (``by hand`` for a
    sentence of a person's own), the words before, empty for a new sentence, and the words now, empty for one that was
    left out."""

    place: Place
    card: str
    before: str
    words: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A sentence that was edited in Word and in ``narrative.md`` too, in two ways: the words of both, with their
    places."""

    place: Place
    card: str
    words: str
    other: Place
    other_words: str
