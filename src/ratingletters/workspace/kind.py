"""Loads a letter kind whole: its definition and its wording, each checked against the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from ratingletters.composition import Kind
from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.kinds.definition import read_definition
from ratingletters.kinds.folders import BOOK, DEFINITION, LEXICON, ON_REQUEST
from ratingletters.kinds.house_style import load_house_style
from ratingletters.model.house_style import HouseStyle
from ratingletters.model.kind import Definition
from ratingletters.narrative.book import read_book
from ratingletters.narrative.card import Book
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.words import read_lexicon
from ratingletters.places import Place
from ratingletters.reading.text import read_text

Read = TypeVar("Read")


def load_kind(folder: Path, name: str = "") -> Kind:
    """The kind in a folder, its wording checked; called ``name``, or else as the folder is.

    Raises :class:`ProblemsFoundError` with every problem of ``letter.yaml``, ``lexicon.yaml``,
    ``patterns.md``, ``on-request.md`` and the house style, :class:`UnusableFileError` if one of them cannot be
    read. The books are read only when the lexicon is sound, since their lines are checked against it.
    """
    problems: list[Problem] = []

    def gathered(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            return None

    definition = gathered(lambda: read_definition(folder / DEFINITION, name))
    lexicon = gathered(lambda: read_lexicon(read_text(folder / LEXICON), str(folder / LEXICON)))
    style: HouseStyle | None = HouseStyle()
    if definition and definition.house_style:
        path = folder / definition.house_style
        style = gathered(lambda: load_house_style(path))
    book = gathered(lambda: read_wording(folder / BOOK, lexicon)) if lexicon else None
    on_request = None
    if lexicon and (folder / ON_REQUEST).exists():
        on_request = gathered(lambda: read_wording(folder / ON_REQUEST, lexicon))
    if definition and book:
        problems += disagreements(definition, book, folder)
    if book and on_request:
        problems += strangers(book, on_request)
    if problems or definition is None or book is None or style is None:
        raise ProblemsFoundError(problems)
    return Kind(definition, book, folder, style, on_request)


def read_wording(path: Path, lexicon: Lexicon) -> Book:
    """The pattern book in a file, or that of the cards on request, which its name tells."""
    return read_book(read_text(path), str(path), lexicon, on_request=path.name == ON_REQUEST)


def strangers(book: Book, on_request: Book) -> Iterator[Problem]:
    """The cards on request that could not be asked for: in a paragraph that the pattern book does not have, or of a
    name that it has already."""
    paragraphs = tuple(each.name for each in book.paragraphs)
    places = {card.name: card.place for card in book.cards()}
    for paragraph in on_request.paragraphs:
        cards = [card for point in paragraph.points for card in point.cards]
        if paragraph.name not in paragraphs:
            what = f"{BOOK} has no paragraph '{paragraph.name}'"
            yield Problem(cards[0].place, what, "KND-107", did_you_mean(paragraph.name, paragraphs))
        for card in cards:
            if card.name in places:
                what = f"the card {card.name} is already at {places[card.name]}"
                yield Problem(card.place, what, "KND-107", "choose another name")


def disagreements(definition: Definition, book: Book, folder: Path) -> list[Problem]:
    """What ``letter.yaml`` says otherwise than the pattern book and the lexicon do."""
    problems = []
    place = Place(str(folder / DEFINITION))
    wanted, written = definition.paragraphs, tuple(each.name for each in book.paragraphs)
    if wanted != written:
        what = f"paragraphs are {', '.join(wanted)} here and {', '.join(written)} in {BOOK}"
        problems.append(Problem(place, what, "KND-102", "give both the same paragraphs in the same order"))
    for name in definition.lists:
        if name not in wanted:
            what = f"'{name}' is a list and no paragraph"
            problems.append(Problem(place, what, "KND-104", did_you_mean(name, wanted)))
    points = {str(point) for point in definition.scale}
    worded = set(book.lexicon.orders["rating"])
    if points != worded:
        what = f"the scale has the points {', '.join(sorted(points))}, and {LEXICON} words for" + (
            f" {', '.join(sorted(worded))}" if worded else " none"
        )
        problems.append(Problem(place, what, "KND-103", "give each point of the scale its words"))
    return problems
