"""The structure of a Word file: what Word does not forgive, and the Open XML SDK's validator may let pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ratingletters.errors import Problem
from ratingletters.places import Place
from ratingletters.word.check.connections import LINK, connection_flaws, link_numbers
from ratingletters.word.check.defined import LIST, STYLE, defined, definition_flaws
from ratingletters.word.check.frame import frame
from ratingletters.word.check.markup import BOOKMARK, COMMENT, CONTROL, DRAWING
from ratingletters.word.check.opened import Flaw, Opened, UnreadableError, open_file
from ratingletters.word.check.survey import Lean, Own, Survey, survey

BUG = "this is a bug or a damaged template; do not send the letter"
SAVE_AGAIN = "open it in Word, let Word mend it, look at what is left, and save it again"

_STYLES = (Lean.PARAGRAPH, Lean.CHARACTER, Lean.TABLE)
_ONCE = {Own.CONTROL: CONTROL, Own.BOOKMARK: BOOKMARK, Own.BOOKMARK_NAME: BOOKMARK, Own.DRAWING: DRAWING}


def check_structure(data: bytes, source: str = "the file") -> tuple[Problem, ...]:
    """Everything in a Word file that Word would repair, refuse or show otherwise; none means that it is whole.

    It is no schema: the order and the sort of elements are the validator's to judge, which is no part of the product.
    ``source`` is what messages call the file.
    """
    try:
        return as_problems(structure_flaws(open_file(data)), source)
    except UnreadableError as error:
        return (Problem(Place(source), f"it cannot be read back: {error}", "DOC-010", BUG),)


def as_problems(flaws: Iterable[Flaw], source: str, family: str = "DOC") -> tuple[Problem, ...]:
    """The flaws of a letter (``DOC``) or of a template (``TPL``) as they are told."""
    remedy = BUG if family == "DOC" else SAVE_AGAIN
    return tuple(
        Problem(Place(source, spot=flaw.spot), flaw.what, f"{family}-{flaw.code}", flaw.remedy or remedy)
        for flaw in flaws
    )


def structure_flaws(opened: Opened) -> Iterator[Flaw]:
    """Every flaw of the structure: of the file, of each part by itself, and between parts."""
    yield from connection_flaws(opened)
    yield from definition_flaws(opened)
    pages = {part: opened.members[part] for part in opened.pages()}
    framed = {part: _framed(part, data) for part, data in pages.items()}
    if any(_in_text(opened, framed)):
        yield from _in_text(opened, {part: survey(part, data) for part, data in pages.items()})


def _framed(part: str, data: bytes) -> Survey:
    """What is in a part, but for its words; of the marks of a draft it is known what they own."""
    found, marks = frame(data)
    seen = survey(part, found)
    if not marks:
        return seen
    owned = [(Own.CONTROL, mark.control, "") for mark in marks]
    owned += [(Own.BOOKMARK, mark.number, "") for mark in marks]
    owned += [(Own.BOOKMARK_NAME, mark.name.lower(), "") for mark in marks]
    return seen._replace(owns=(*seen.owns, *owned))


def _in_text(opened: Opened, surveys: Mapping[str, Survey]) -> Iterator[Flaw]:
    """The flaws of each part's text by itself, and between parts."""
    for found in surveys.values():
        yield from found.flaws
    yield from _leaning_on_nothing(opened, surveys)
    yield from _owned_twice(surveys)


def _leaning_on_nothing(opened: Opened, surveys: Mapping[str, Survey]) -> Iterator[Flaw]:
    for part, found in surveys.items():
        for lean, wanted, at in found.leans:
            if lean is Lean.PART:
                if wanted not in link_numbers(opened, part):
                    yield Flaw(LINK, at, f"it shows a part that no link names ({wanted})")
            elif wanted not in defined(opened, lean):
                code = STYLE if lean in _STYLES else LIST if lean is Lean.LIST else COMMENT
                yield Flaw(code, at, f"it asks for the {lean} {wanted!r}: there is none")


def _owned_twice(surveys: Mapping[str, Survey]) -> Iterator[Flaw]:
    """Each once, where the second stands."""
    owned = [each for found in surveys.values() for each in found.owns]
    if len({each[:2] for each in owned}) == len(owned):
        return
    seen: Counter[tuple[Own, str]] = Counter()
    for own, number, at in owned:
        seen[own, number] += 1
        if seen[own, number] == 2:
            yield Flaw(_ONCE[own], at, f"two {own} {number!r}")
