"""What slots become: words, counts and agreement, each with the facts behind it."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, narrative, refused, said

from ratingletters.model.narrative import Piece

HOMES = "find x: the provision type where\n- id is school\n\n> "


def counts(good: int, bad: int = 0) -> str:
    return f"provision: [{{type: school, counts: {{good: {good}, satisfactory: {bad}}}}}]"


def indicators(*improving: bool) -> str:
    return "indicators:\n" + "".join(
        f"  - {{id: I {at}, value: 9, previous: {1 if better else 9}, better: higher, tolerance: 1}}\n"
        for at, better in enumerate(improving, start=1)
    )


def piece(text: str, more: str) -> Piece:
    """The one piece of a card's one sentence that a slot became."""
    (sentence,) = narrative(text, more).sentences()
    (found,) = (each for each in sentence.pieces if each.slot)
    return found


@pytest.mark.parametrize(
    ("types", "printed"),
    [
        (("nursery",), "Nurseries."),
        (("school", "nursery"), "Nurseries and schools."),
        (("hostel", "school", "nursery"), "Nurseries, schools and hostel."),
    ],
)
def test_a_set_is_a_list_of_names_in_the_lexicons_order(types: tuple[str, ...], printed: str) -> None:
    rows = "provision:\n" + "".join(f"  - {{type: {each}, counts: {{good: 1}}}}\n" for each in types)
    assert said("find x: each provision type\n\n> {x}.", rows) == [printed]


def test_a_list_of_values_names_each_once() -> None:
    rows = "outcome_judgements:\n  - {type: school, safe: good, healthy: good}\n"
    assert said("find x: each outcome judgement\n\n> So {x.service} in {x.outcome}.", rows) == [
        "So schools in being healthy and staying safe."
    ]


@pytest.mark.parametrize(
    ("good", "bad", "printed"),
    [
        (3, 1, "Three of the four schools are good."),
        (1, 3, "One of the four schools is good."),
        (2, 0, "Both schools are good."),
        (4, 0, "All four schools are good."),
        (0, 4, "None of the four schools are good."),
        (1, 11, "One of the 12 schools is good."),
    ],
)
def test_agreement_follows_the_number_that_is_said(good: int, bad: int, printed: str) -> None:
    text = HOMES + "{x.good of total: words} {x} {x.good: is/are} good."
    assert said(text, counts(good, bad)) == [printed]


@pytest.mark.parametrize("count", [0, 1, 9, 10, 12])
def test_a_count_is_in_words_up_to_nine(count: int) -> None:
    words = {0: "no", 1: "one", 9: "nine"}.get(count, str(count))
    assert said(HOMES + "So {x.good: words} do.", counts(count, 1)) == [f"So {words} do."]


def test_one_of_one_is_not_said_as_a_share() -> None:
    for slot in ("{x.good of total: words}", "{x.good or better: the share of}"):
        assert said(HOMES + slot + " {x} do.", counts(1)) == []
        assert refused(HOMES + slot + " {x} do.", counts(1)) == "one of one is not a share"


@pytest.mark.parametrize(
    ("good", "bad", "printed"),
    [
        (9, 1, "Nine of the 10 do."),
        (10, 0, "All 10 do."),
        (10, 1, "The most of do."),
        (99, 1, "The most of do."),
        (100, 0, "All do."),
        (1, 199, "A few of do."),
        (0, 11, "No do."),
    ],
)
def test_a_share_of_at_most_ten_things_is_a_count_and_of_more_a_word(
    good: int, bad: int, printed: str
) -> None:
    assert said(HOMES + "{x.good or better: the share of} do.", counts(good, bad)) == [printed]


def test_a_column_that_is_not_counted_never_says_a_count() -> None:
    text = "find x: each provision type where\n- good or better is at least 50\n\n> {x} do {x.good or better: mostly}."
    assert said(text, counts(3, 1)) == ["Schools do partly."]


def test_a_stated_share_has_no_counts_and_is_a_word() -> None:
    text = "find x: each outcome\n\n> {x.good or better: the share of} do."
    assert said(text, "outcomes: {safe: 75}") == ["Half of do."]


@pytest.mark.parametrize(
    ("improving", "printed"),
    [
        ((True, False, False), "One of the three is so."),
        ((True, True, False), "Two of the three are so."),
        ((True, True, True), "All three are so."),
    ],
)
def test_a_share_of_a_set_agrees_with_the_count_said(improving: tuple[bool, ...], printed: str) -> None:
    text = (
        "find x: each indicator\n\nfind y: each of x where\n- trend is improving\n\n"
        "> {y of x: the share of} {y of x: is/are} so."
    )
    assert said(text, indicators(*improving)) == [printed]


def test_a_share_of_many_takes_the_plural() -> None:
    many = LEXICON.replace("up to: 10", "up to: 1")
    text = (
        "find x: each indicator\n\nfind y: each of x where\n- trend is improving\n\n"
        "> {y of x: the share of} indicators {y of x: is/are} so."
    )
    assert said(text, indicators(True, False, False), many) == ["A few of indicators are so."]


@pytest.mark.parametrize(
    ("types", "printed"),
    [
        (("hostel",), "Hostel is so."),
        (("school",), "Schools are so."),
        (("hostel", "school"), "Schools and hostel are so."),
    ],
)
def test_a_list_agrees_with_its_length_and_a_lone_name_with_its_own_number(
    types: tuple[str, ...], printed: str
) -> None:
    rows = "provision:\n" + "".join(f"  - {{type: {each}, counts: {{good: 1}}}}\n" for each in types)
    assert said("find x: each provision type\n\n> {x} {x: is/are} so.", rows) == [printed]


def test_a_part_of_a_count_that_is_not_within_the_whole_is_refused() -> None:
    text = HOMES + "{x.total of good: words} {x} do."
    assert said(text, counts(3, 1)) == []
    assert refused(text, counts(3, 1)) == "'x.total of good: words' is not known"


def test_the_words_of_the_lexicon_and_of_the_card_have_the_letters_apostrophe() -> None:
    words = LEXICON.replace("2: do fairly", "2: don't do").replace(
        "name: reading", "name: children's reading"
    )
    text = "find x: each indicator\n\n> {council} {council.rating: verb}, {x} {x: isn't/aren't} read."
    assert said(text, indicators(True), words) == ["Ham Council don’t do, children’s reading isn’t read."]


def test_data_in_a_sentence_is_never_mark_up() -> None:
    starred = LEXICON.replace("name: reading", "name: '*read* <b> &amp; [x]'")
    assert said("find x: each indicator\n\n> So {x}.", indicators(True), starred) == [
        r"So \*read\* \<b> \&amp; \[x\]."
    ]


@pytest.mark.parametrize(
    ("text", "more", "facts"),
    [
        (HOMES + "{x}.", counts(1), [("provision type/school.name", "schools")]),
        (
            HOMES + "Of {x.good of total: words}.",
            counts(3, 1),
            [("provision type/school.good", "3"), ("provision type/school.total", "4")],
        ),
        (HOMES + "They {x: is/are}.", counts(3, 1), [("provision type/school.name", "schools")]),
        ("> They {council.rating: verb}.", "", [("council.rating", "2")]),
        (
            "find x: each indicator\n\nfind y: each of x where\n- trend is improving\n- direction is known\n\n"
            "find z: each of y where\n- trend is known\n\n> {z of x: plainly}.",
            indicators(True, False),
            [
                ("indicator/I 1.trend", "improving"),
                ("indicator/I 1.direction", "increasing"),
                ("indicator/I 2.trend", "stable"),
                ("indicator/I 2.direction", "steady"),
            ],
        ),
        (
            "find x: each indicator\n\nfind y: each of x where\n- id is I 1\n\n> {y of x: plainly}.",
            indicators(True, False),
            [("indicator/I 1.name", "reading"), ("indicator/I 2.name", "writing")],
        ),
        (
            "find x: each outcome judgement\n\n> They {x: is/are}.",
            "outcome_judgements: [{type: school, safe: good}]",
            [("outcome judgement/school/safe.service", "schools")],
        ),
    ],
)
def test_a_slot_carries_the_facts_that_its_words_rest_on(
    text: str, more: str, facts: list[tuple[str, str]]
) -> None:
    assert [(fact.address, fact.value) for fact in piece(text, more).facts] == facts


def test_a_count_that_agrees_carries_its_fact() -> None:
    (sentence,) = narrative(HOMES + "{x.good: words} {x.good: is/are} so.", counts(3, 1)).sentences()
    assert [piece.text for piece in sentence.pieces if piece.slot] == ["Three", "are"]
    assert {fact for piece in sentence.pieces for fact in piece.facts} == {
        ("provision type/school.good", "3", ("provision", 0, "counts"))
    }


def test_a_list_of_values_agrees_with_the_values_that_are_said() -> None:
    text = "find x: each outcome judgement\n\n> {x.service} {x: is/are} so."
    one = "outcome_judgements: [{type: hostel, safe: good, healthy: good}]"
    assert said(text, one) == ["Hostel is so."]
    two = "outcome_judgements: [{type: hostel, safe: good}, {type: school, safe: good}]"
    assert said(text, two) == ["Schools and hostel are so."]


@pytest.mark.parametrize(
    ("known", "printed"),
    [((True, True, None), []), ((True, None, None), []), ((True, False, False), ["Few so."])],
)
def test_a_share_that_unknown_rows_could_change_is_not_said(
    known: tuple[bool | None, ...], printed: list[str]
) -> None:
    rows = "indicators:\n" + "".join(
        f"  - {{id: I {at}, value: 9, better: higher, tolerance: 1"
        + ("" if better is None else f", previous: {1 if better else 9}")
        + "}\n"
        for at, better in enumerate(known, start=1)
    )
    text = (
        "find x: each indicator\n\nfind y: each of x where\n- trend is improving\n\n> {y of x: plainly} so."
    )
    assert said(text, rows) == printed
    if not printed:
        assert "some of it is not known" in refused(text, rows)


def test_a_word_of_a_part_is_not_said_beside_the_list_of_the_whole() -> None:
    """Of the schools and nurseries only the schools were found good: "schools and nurseries are good" is false."""
    text = (
        "find x: each provision type\n\nfind y: each of x where\n- grade is good\n\n"
        "> {x} {x: is/are} {y.grade: grade}."
    )
    both = "provision:\n  - {type: school, counts: {good: 1}}\n  - {type: nursery, counts: {%s: 1}}\n"
    assert said(text, both % "good") == ["Nurseries and schools are good."]
    assert said(text, both % "inadequate") == []
    assert "is of a part of 'x'" in refused(text, both % "inadequate")


def test_an_article_that_does_not_go_with_its_slot_is_refused() -> None:
    text = "> A {council.rating: verb} council and {council}."
    words = LEXICON.replace("2: do fairly", "2: %s")
    assert said(text, "", words % "fair") == ["A fair council and Ham Council."]
    assert said(text, "", words % "average") == []
    assert "is not English" in refused(text, "", words % "average")
    assert said(text.replace("> A ", "> An "), "", words % "average") == [
        "An average council and Ham Council."
    ]


def test_a_row_that_may_be_one_of_several_is_refused() -> None:
    text = "find x: the provision type where\n- total is at least 1\n\n> {x} {x: is/are} good."
    two = "provision:\n  - {type: school, counts: {good: 1}}\n  - {type: nursery, counts: {good: 1}}\n"
    assert said(text, counts(1)) == ["Schools are good."]
    assert said(text, two) == []
    assert "several rows are 'the provision type'" in refused(text, two)
