"""How rows are listed: together where their names end alike, by number, counted; and figures at the start."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, problem, refused, said

from ratingletters.narrative.listing import gathered

WORDS = (
    LEXICON.replace("manner: text\n", "manner: text\n      singular: text\n")
    .replace("      good: count\n", "      good: count\n      good share: percent\n")
    .replace("name: nurseries, number", "name: day schools, singular: day school, number")
    .replace("name: schools, number", "name: night schools, singular: night school, number")
    .replace("name: hostel, group", "name: hostels, singular: hostel, number: plural, group")
    .replace('none: "none of the {whole}"', 'none: "none of the {whole}"\n  out of: "{part} out of {whole}"')
)


def rows(**good: int) -> str:
    """Types with as many good settings, and three fair ones each."""
    return "provision:\n" + "".join(
        f"  - {{type: {name}, counts: {{good: {count}, satisfactory: {3 if count > 1 else 0}}}}}\n"
        for name, count in good.items()
    )


def listed(slot: str, more: str) -> list[str]:
    return said(f"find x: each provision type\n\n> {slot}.", more, WORDS)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["primary schools", "secondary schools"], "primary and secondary schools"),
        (["nursery", "primary school"], "nursery and primary school"),
        (["a b c", "d b c", "e b c"], "a, d and e b c"),
        (["primary schools"], "primary schools"),
        (["nurseries", "schools"], "nurseries and schools"),
        (["schools", "night schools"], "schools and night schools"),
        (["council children’s homes", "respite homes"], "council children’s homes and respite homes"),
        (["childminders", "nursery schools", "primary schools"], "childminders, nursery and primary schools"),
        (
            ["homes", "day schools", "night schools", "colleges"],
            "homes, day schools, night schools and colleges",
        ),
        (
            ["public and private homes", "day schools", "night schools"],
            "public and private homes, day schools and night schools",
        ),
        (["private and voluntary homes", "respite homes"], "private and voluntary homes and respite homes"),
    ],
)
def test_names_that_end_alike_are_said_together_unless_that_tears_one_apart(
    names: list[str], text: str
) -> None:
    assert gathered(names) == text


def test_together_names_end_once_and_a_plain_list_names_each_whole() -> None:
    more = rows(nursery=2, school=2)
    assert listed("{x: together} are there", more) == ["Day and night schools are there."]
    assert listed("{x} are there", more) == ["Day schools and night schools are there."]


def test_by_number_a_single_one_is_said_with_the_and_agrees() -> None:
    assert listed("{x: by number} {x: is/are} there", rows(nursery=2, school=1)) == [
        "Day schools and the night school are there."
    ]
    assert listed("{x: by number} {x: is/are} there", rows(school=1)) == ["The night school is there."]
    assert listed("{x: by number} {x: is/are} there", rows(school=2)) == ["Night schools are there."]


def test_counted_rows_are_said_with_their_numbers_and_agree_with_the_sum() -> None:
    text = "{x.good: counted} {x.good: is/are} there"
    assert listed(text, rows(nursery=2, school=1)) == ["Two day schools and one night school are there."]
    assert listed(text, rows(school=1)) == ["One night school is there."]


def test_a_count_of_none_is_not_listed() -> None:
    more = "provision: [{type: school, counts: {satisfactory: 2}}]"
    text = "find x: each provision type\n\n> {x.good: counted} are there."
    assert refused(text, more, WORDS) == "provision type/school.good is none"


def test_a_kind_without_singulars_can_neither_count_nor_say_by_number() -> None:
    text = "find x: each provision type\n\n> {%s} {x: is/are} there."
    assert problem(text % "x: by number").remedy == "known here: together, is/are"
    assert "found as 'the KIND'" in problem(text % "x.good: counted").what


def test_several_rows_are_counted_together_as_so_many_out_of_so_many() -> None:
    more = rows(nursery=2, school=4)
    assert listed("{x: together}, {x.good or better: out of}", more) == [
        "Day and night schools, six out of 12."
    ]


def test_a_share_that_is_given_without_counts_is_not_said_out_of_a_number() -> None:
    more = "outcomes: {healthy: 60}"
    text = "find x: each outcome\n\n> {x}, {x.good or better: out of}."
    assert refused(text, more, WORDS) == "'x.good or better: out of' is not counted"


@pytest.mark.parametrize(
    ("good", "text"), [(9, "Nine of the ten"), (12, "Twelve of the 13"), (99, "Ninety-nine of the 100")]
)
def test_no_sentence_opens_with_a_figure(good: int, text: str) -> None:
    more = f"provision: [{{type: school, counts: {{good: {good}, satisfactory: 1}}}}]"
    card = "find x: the provision type\n\n> {x.good of total: words} are there."
    assert said(card, more) == [f"{text.replace('ten', '10')} are there."]


def test_a_number_beyond_the_words_is_refused_at_the_start_and_said_behind_a_cue() -> None:
    more = "provision: [{type: school, counts: {good: 100, satisfactory: 1}}]"
    card = "find x: the provision type\n\n> {x.good of total: words} are there."
    assert refused(card, more) == "it would open with the figure in '100 of the 101'"


def test_a_card_that_repeats_by_name_may_say_counts_of_its_row() -> None:
    text = "find x: each provision type\n\nrepeat by x.name\n\n> There are {x.total: words} {x}."
    assert said(text, rows(nursery=2, school=4)) == ["There are five nurseries.", "There are seven schools."]


def test_the_year_of_several_months_is_said_and_two_years_are_not() -> None:
    text = "find x: each review judgement\n\n> {x} in {x.held: year}."
    one = "review: [{held: 2000-05, judgements: {safety: good}}, {held: 2000-11, judgements: {care: good}}]"
    assert said(text, one) == ["Safety and care in 2000."]
    assert "different values" in refused(text, one.replace("2000-11", "2001-01"))


def test_all_by_number_says_how_many_that_is_and_agrees() -> None:
    text = "{x: all by number} {x: is/are} there"
    more = rows(nursery=2, school=1).replace("good: 2, satisfactory: 3", "good: 2, satisfactory: 0")
    assert listed(text, more) == ["Both day schools and the night school are there."]
    assert listed(text, rows(nursery=2, school=4)) == [
        "All five day schools and all seven night schools are there."
    ]
    assert listed(text, rows(school=1)) == ["The night school is there."]


SPLIT = WORDS.replace("      good: count\n", "      good: count\n      grades: partition\n", 1).replace(
    'out of: "{part} out of {whole}"',
    'out of: "{part} out of {whole}"\n  better: good or better\n'
    '  ordinals: [first, second, third]\n  split: {one: "{number} is {grade}", several: "{number} are '
    '{grade}", other: "the other is {grade}", others: "the others are {grade}"}',
)


def split(**counts: int) -> list[str]:
    given = ", ".join(f"{grade}: {count}" for grade, count in counts.items())
    more = f"provision:\n  - {{type: school, counts: {{{given}}}}}\n"
    return said("find x: the provision type\n\n> In all, {x.grades: split better}.", more, SPLIT)


def test_the_best_parts_of_a_whole_are_said_as_one() -> None:
    assert split(outstanding=1, good=4, inadequate=1) == ["In all, five are good or better and one is poor."]
    assert split(good=4, inadequate=1) == [], "good or better says less than is known"
    assert split(outstanding=1, good=4) == [], "nothing is told apart"


def test_an_ordinal_is_said_as_far_as_there_are_words() -> None:
    text = "find x: the provision type\n\n> It is the {x.good: ordinal} one."
    one = "provision:\n  - {type: school, counts: {good: %s}}\n"
    assert said(text, one % 3, SPLIT) == ["It is the third one."]
    assert said(text, one % 4, SPLIT) == []
    assert said(text, "provision:\n  - {type: school, counts: {satisfactory: 1}}\n", SPLIT) == []


def test_a_count_out_of_all_agrees_with_what_it_counts() -> None:
    text = "find x: the provision type\n\n> {x.good share: out of} {x} {x.good share: is/are} good."
    one = "provision:\n  - {type: school, counts: {good: %s, satisfactory: 3}}\n"
    assert said(text, one % 1, SPLIT) == ["One out of four night schools is good."]
    assert said(text, one % 2, SPLIT) == ["Two out of five night schools are good."]
