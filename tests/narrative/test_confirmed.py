"""A kind's wording held against what was confirmed of it: every slip is told, and nothing else."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, card, lexicon, paragraph, point

from ratingletters.errors import Problem
from ratingletters.narrative.book import read_book
from ratingletters.narrative.confirmed import as_it_is, unconfirmed
from ratingletters.reading.yaml import read_yaml

FIRST = card(
    """
    find x: each provision type where
    - good or better is at least 80

    mood positive
    cue However, after negative
    repeat by x.group

    > The provision is effective in {x}[[, in {x.manner}]].

    or: ham-2001

    > The best provision is found in {x}.
    """,
    "first",
)
SECOND = card("> {council} does {council.rating: verb}.", "second")
THIRD = card("find x: each gap\n\n> The provision is the same for {x}.", "third")
BOOK = paragraph(point(FIRST, SECOND, name="one"), point(THIRD, name="two"))
LETTER = "kind: small\nscale: {1: Poor, 2: Good}\n"


def told(book: str = BOOK, words: str = LEXICON, letter: str = LETTER, was: str = BOOK) -> list[Problem]:
    """What differs in a kind from one that was confirmed."""
    before = as_it_is(
        read_book(was, "patterns.md", lexicon()),
        read_yaml(LEXICON, "lexicon.yaml"),
        read_yaml(LETTER, "letter.yaml"),
    )
    now = read_book(book, "patterns.md", lexicon(words))
    return list(
        unconfirmed(before, now, read_yaml(words, "lexicon.yaml"), read_yaml(letter, "letter.yaml"), "do")
    )


def edited(old: str, new: str) -> str:
    """The book with one text replaced."""
    assert BOOK.count(old) == 1
    return BOOK.replace(old, new)


@pytest.mark.parametrize(
    "book",
    [
        BOOK,
        BOOK.replace("draft\n\nfind x: each prov", "Some words about it.\n\ndraft\n\nfind x: each prov"),
        edited("> The provision is effective in {x}", "> The provision is\n> effective in {x}"),
        edited("### second\n", "<!-- a remark -->\n\n### second\n"),
    ],
)
def test_what_changes_no_meaning_is_not_told(book: str) -> None:
    assert told(book) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is at least 80", "is at least 50"),
        ("is at least 80", "is at most 79"),
        ("- good or better is at least 80\n", "- good or better is at least 80\n- total is at least 2\n"),
        ("mood positive\n", ""),
        ("cue However, after negative", "cue However, after positive"),
        ("repeat by x.group", "repeat by x.grade"),
        ("effective in {x}", "effective by {x}"),
        ("The provision is effective", "The effective is provision"),
        ("[[, in {x.manner}]]", ""),
        ("or: ham-2001", "or: ham-2002"),
        ("The best provision is found", "The provision is found"),
    ],
)
def test_a_changed_card_is_told_at_its_line(old: str, new: str) -> None:
    (found,) = told(edited(old, new))
    assert found.what.startswith("'first' is not as it was confirmed")
    assert (found.place.line, found.code, found.remedy) == (5, "KND-106", "do")


def test_a_dropped_point_a_new_card_and_one_that_is_gone_are_told() -> None:
    merged = [each.what for each in told(edited("## two\n", ""))]
    assert merged == [
        "'third' is new in Paragraph / one",
        "'Paragraph / two / third' was confirmed and is gone",
    ]
    gone = told(paragraph(point(FIRST, name="one"), point(THIRD, name="two")))
    assert [each.what for each in gone] == ["'Paragraph / one / second' was confirmed and is gone"]


def test_a_card_that_moved_is_told() -> None:
    (found,) = told(paragraph(point(SECOND, FIRST, name="one"), point(THIRD, name="two")))
    assert found.what.endswith("is not in the place where it was confirmed")


def test_a_misspelt_word_is_named_with_the_one_that_was_meant() -> None:
    (found,) = told(edited("The provision is effective", "The provison is effective"))
    assert found.what.endswith("; the word 'provison' is new, did you mean 'provision'?")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("80: mostly", "80: chiefly", "percent"),
        ('"all {whole}"', '"all the {whole}"', "counts"),
        ("{3: do well", "{3: do fine", "words"),
        ("{name: schools", "{name: the schools", "kinds / provision type"),
        ("proper: [Ofsted]", "proper: [Ofsted, Estyn]", "proper"),
    ],
)
def test_a_changed_part_of_the_lexicon_is_told_at_its_line(old: str, new: str, part: str) -> None:
    words = LEXICON.replace(old, new, 1)
    (found,) = told(words=words)
    assert found.what == f"'{part}' is not as it was confirmed"
    assert found.place.source == "lexicon.yaml"
    assert words.split("\n")[found.place.line - 1].strip().startswith(part.rpartition("/ ")[2])


def test_a_changed_part_of_the_definition_and_a_dropped_one_are_told() -> None:
    (found,) = told(letter=LETTER.replace("Poor", "Bad"))
    assert str(found.place) == "letter.yaml:2:1"
    (gone,) = told(letter="kind: small\n")
    assert gone.what == "'scale' is not as it was confirmed"
