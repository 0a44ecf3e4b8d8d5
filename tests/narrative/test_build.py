"""The builder: the letter word for word, order, moods, memory, and what holds of every council's narrative."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.narrative.made_up import COUNCILS, OUTCOMES
from tests.narrative.shipped import BOOK, LEXICON, ROOT, SAMPLE, narrative_of
from tests.narrative.small import LEXICON as LEXICON_SMALL
from tests.narrative.small import card, narrative, paragraph, point, refused, said

LETTER = ROOT / "tests" / "acceptance" / "liverpool-2009.txt"


def plain(text: str) -> str:
    """Text with straight quotation marks and ordinary spaces."""
    return text.replace("\u00a0", " ").replace("’", "'").replace("‘", "'")


def test_the_sample_gives_the_letters_sentences_word_for_word() -> None:
    letter = plain(Path(LETTER).read_text(encoding="utf-8"))
    made = narrative_of(SAMPLE)
    paragraphs = [plain(each.markdown) for each in made.paragraphs]
    assert [len(each.sentences) for each in made.paragraphs] == [1, 8, 4]
    assert all(each in letter for each in paragraphs)
    assert made.refusals == ()


def test_a_paragraph_without_a_sentence_is_left_out() -> None:
    silent = paragraph(point(card("find x: each gap\n\n> {x}.", "silent")), name="Silent")
    heard = paragraph(point(card("> {council} does.", "heard")), name="Heard")
    made = narrative(silent + heard)
    assert [each.name for each in made.paragraphs] == ["Heard"]


def test_a_sentence_names_its_card_its_place_and_its_mood() -> None:
    (sentence,) = narrative("mood negative\n\n> {council} does.").sentences()
    assert (sentence.card, str(sentence.place), sentence.mood) == ("only", "patterns.md:5", "negative")


def test_the_grounds_of_a_sentence_are_the_facts_that_its_conditions_tested() -> None:
    text = (
        "find x: each provision type where\n- total is at least 1\n- good or better is above national average\n"
        "\nwhen\n- x.grade takes 1 value\n- council.rating is 2\n\n> {council} does."
    )
    rows = (
        "provision:\n  - {type: school, counts: {good: 1}, national: 10}\n"
        "  - {type: hostel, counts: {good: 1}, national: 100}\n"
    )
    (sentence,) = narrative(text, rows).sentences()
    assert {(each.address, each.value) for each in sentence.grounds} == {
        ("provision type/school.total", "1"),
        ("provision type/school.good or better", "100 per cent (1 of 1)"),
        ("provision type/school.national average", "10 per cent"),
        ("provision type/school.grade", "good"),
        ("council.rating", "2"),
    }


# Moods and cues


def turned(first: str, second: str, name: str = "{council} is so", between: str = "") -> list[str]:
    """The sentences of two points, the first of a mood, the second with a cue after positive."""
    cards = [card(f"{first}\n\n> It is at {{council}}.", "first")]
    cue = card(f"{second}\ncue However, after positive\n\n> {name}.", "second")
    return said(paragraph(point(*cards, name="a")) + between + "\n" + point(cue, name="b"))


def test_a_turn_from_strength_to_weakness_takes_however() -> None:
    assert (
        turned("mood positive", "mood negative", "The {council} is so")[1]
        == "However, the Ham Council is so."
    )


@pytest.mark.parametrize("first", ["mood negative", "cue But, after positive"])
def test_a_weakness_after_no_strength_takes_no_cue(first: str) -> None:
    assert turned(first, "mood negative", "The {council} is so")[1] == "The Ham Council is so."


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("{council} is so", "However, Ham Council is so."),
        ("Ofsted has {council}", "However, Ofsted has Ham Council."),
        ("NEET at {council}", "However, NEET at Ham Council."),
        ("*Many of* {council}", "However, *many of* Ham Council."),
        ("[[As for {council}, ]]it is {council}", "However, as for Ham Council, it is Ham Council."),
    ],
)
def test_after_a_cue_the_first_word_is_small_unless_it_is_a_name(name: str, opened: str) -> None:
    assert turned("mood positive", "mood negative", name)[1] == opened


def test_a_cue_does_not_reach_over_a_paragraph() -> None:
    first = paragraph(point(card("mood positive\n\n> {council} is.", "a")), name="One")
    second = paragraph(point(card("cue However, after positive\n\n> The {council} is.", "b")), name="Two")
    assert said(first + second) == ["Ham Council is.", "The Ham Council is."]


def test_a_point_that_is_silent_does_not_break_the_turn() -> None:
    silent = "\n" + point(card("mood negative\n\nfind x: each gap\n\n> {x}.", "silent"), name="c")
    assert turned("mood positive", "mood negative", between=silent)[1].startswith("However, ")


# Optional parts


IMPROVING = "indicators: [{id: I 1, value: 9, previous: 1, better: higher, tolerance: 1}]"


@pytest.mark.parametrize(
    ("sentence", "with_it", "without"),
    [
        ("{council}[[, as in {x},]] does.", "Ham Council, as in reading, does.", "Ham Council does."),
        ("{council} does[[, as in {x}]].", "Ham Council does, as in reading.", "Ham Council does."),
        ("[[As in {x},]] so does {council}.", "As in reading, so does Ham Council.", "So does Ham Council."),
        ("{council} [[and {x}]] do so.", "Ham Council and reading do so.", "Ham Council do so."),
        ("{council} do[[ {x},]][[ {x}]] so.", "Ham Council do reading, reading so.", "Ham Council do so."),
        ("[[{x}: ]]{council} does.", "Reading: Ham Council does.", "Ham Council does."),
    ],
)
def test_an_optional_part_vanishes_with_its_punctuation(sentence: str, with_it: str, without: str) -> None:
    text = f"find x: each indicator\n\n> {sentence}"
    assert said(text, IMPROVING) == [with_it]
    assert said(text) == [without]


def test_an_optional_part_that_the_facts_do_not_bear_vanishes_and_is_reported() -> None:
    text = "find x: each provision type\n\n> {council} does[[, with {x.grade: grade} schools]]."
    mixed = "provision: [{type: school, counts: {good: 1, inadequate: 1}}]"
    made = narrative(text, mixed)
    assert [each.markdown for each in made.sentences()] == ["Ham Council does."]
    (refusal,) = made.refusals
    assert (refusal.card, refusal.part) == ("only", ", with {x.grade: grade} schools")
    assert refusal.why == "provision type/school.grade is not known"


def many(number: int) -> str:
    """That many words in a row."""
    return " ".join(["ever", "so"] * (number // 2) + ["ever"] * (number % 2))


def test_a_sentence_of_more_than_45_words_is_not_said() -> None:
    text = "find x: each indicator\n\n> {x} %s better."
    assert said(text % many(43), IMPROVING) == [f"Reading {many(43)} better."]
    assert said(text % many(44), IMPROVING) == []
    assert refused(text % many(44), IMPROVING) == "the sentence would have 46 words"


def test_an_optional_part_vanishes_where_it_would_make_more_than_45_words() -> None:
    text = "find x: each indicator\n\n> {x} %s better[[, as is {x}]]."
    assert said(text % many(40), IMPROVING) == [f"Reading {many(40)} better, as is reading."]
    assert said(text % many(41), IMPROVING) == [f"Reading {many(41)} better."]
    assert refused(text % many(41), IMPROVING) == "the sentence would have 46 words"


def test_a_sentence_with_a_persons_own_words_may_have_as_many_as_it_likes() -> None:
    assert said(f"> {{council}} {many(50)} does.") == [f"Ham Council {many(50)} does."]


def test_the_figure_that_opens_a_persons_own_words_stays_as_it_is() -> None:
    words = LEXICON_SMALL + "  finding:\n    nouns: [findings]\n    fields: {text: text}\n"
    found = "findings: [{sort: judgement, text: %s}]"
    text = "find item: each finding\n\nrepeat by item.text\n\n> {item.text}."
    assert said(text, found % "11-year-olds learn well", words) == ["11-year-olds learn well."]
    assert said(text, found % "150 children wait", words) == ["150 children wait."]


# Not yet said, and repeating

TWO = "provision:\n  - {type: school, counts: {good: 1}}\n  - {type: nursery, counts: {%s: 1}}\n"
REST = card("find x: each provision type where\n- not yet said\n\n> Also {x}.", "rest")


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("{x} do well.", ["Also nurseries."]),
        ("The {x.manner} way.", ["Also nurseries."]),
        ("{council} does[[, in {x}]].", ["Also nurseries."]),
        ("They are {x.grade: grade}.", ["Also nurseries and schools."]),
        ("{x: This/These} are {x.group}.", ["Also nurseries and schools."]),
        ("{council} does.", ["Also nurseries and schools."]),
    ],
)
def test_a_row_is_said_once_a_sentence_names_it(sentence: str, rest: list[str]) -> None:
    first = card(f"find x: each provision type where\n- grade is good\n\n> {sentence}", "first")
    assert said(paragraph(point(first, name="a"), point(REST, name="b")), TWO % "inadequate")[1:] == rest


def test_a_sentence_without_a_slot_speaks_of_every_row_that_it_required() -> None:
    first = card("find x: each provision type where\n- grade is good\n\n> It is good.", "first")
    book = paragraph(point(first, name="a"), point(REST, name="b"))
    assert said(book, TWO % "inadequate") == ["It is good.", "Also nurseries."]


def test_a_counted_row_is_said() -> None:
    first = card(
        "find x: the provision type where\n- id is school\n\n> {x.good of total: words} do.", "first"
    )
    book = paragraph(point(first, name="a"), point(REST, name="b"))
    rows = (TWO % "good").replace("{good: 1}", "{good: 2}")
    assert said(book, rows) == ["Both do.", "Also nurseries."]


def test_a_card_that_was_refused_has_said_nothing() -> None:
    first = card("find x: each provision type\n\n> {x} are {x.grade: grade}.", "first")
    book = paragraph(point(first, name="a"), point(REST, name="b"))
    assert said(book, TWO % "inadequate") == ["Also nurseries and schools."]


def test_a_card_that_repeats_says_one_sentence_a_value_in_the_lexicons_order() -> None:
    text = (
        "find x: each provision type where\n- grade is known\n\nrepeat by x.grade\n\n"
        "> {x} {x: is/are} {x.grade: grade}."
    )
    rows = (TWO % "inadequate") + "  - {type: hostel, counts: {good: 3}}\n"
    assert said(text, rows) == ["Nurseries are poor.", "Schools and hostel are good."]


def test_a_row_whose_value_is_not_known_is_not_repeated_over() -> None:
    text = "find x: each provision type\n\nrepeat by x.grade\n\n> {x} {x: is/are} {x.grade: grade}."
    rows = (TWO % "inadequate") + "  - {type: hostel, counts: {good: 3, inadequate: 1}}\n"
    assert said(text, rows) == ["Nurseries are poor.", "Schools are good."]


def test_a_repeated_card_takes_the_rest_of_its_sets_and_tests_with_each_value() -> None:
    text = (
        "find x: each provision type\n\nfind y: each of x where\n- group is young\n\nrepeat by x.grade\n\n"
        "when\n- x.name takes 1 value\n\n> {y}[[ beside {x}]]."
    )
    rows = (TWO % "inadequate") + "  - {type: hostel, counts: {good: 3}}\n"
    assert said(text, rows) == ["Nurseries beside nurseries."]


def test_a_repeated_card_is_silent_about_a_value_for_which_another_set_is_empty() -> None:
    text = (
        "find x: each provision type\n\nfind y: each of x where\n- group is young\n\n"
        "repeat by x.grade\n\n> So {x}."
    )
    assert said(text, TWO % "inadequate") == ["So nurseries."]


def test_a_repeated_card_takes_its_cue_after_its_own_sentence() -> None:
    text = "find x: each provision type\n\nmood positive\ncue And, after positive\nrepeat by x.grade\n\n> The {x}."
    assert said(text, TWO % "inadequate") == ["The nurseries.", "And, the schools."]


def test_a_repeated_card_whose_one_value_is_refused_says_the_others() -> None:
    text = (
        "find x: each provision type\n\nrepeat by x.group\n\n> {x.group}: {x} {x: is/are} {x.grade: grade}."
    )
    rows = (TWO % "inadequate") + "  - {type: hostel, counts: {inadequate: 3}}\n"
    assert said(text, rows) == ["Young: nurseries are poor."]
    assert "one word over different values" in refused(text, rows)


# What holds of every council


def shuffled(value: Any, rng: random.Random) -> Any:
    """The same results with every list and every group in another order."""
    if isinstance(value, dict):
        items = [(key, shuffled(each, rng)) for key, each in value.items()]
        rng.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        return rng.sample([shuffled(each, rng) for each in value], len(value))
    return value


def unplaced(value: dict[str, Any]) -> list[Any]:
    """The narrative but for the places in the input, which a shuffle must change."""
    made = narrative_of(value)
    return [
        (
            paragraph.name,
            sentence.card,
            sentence.markdown,
            sorted(fact[:2] for fact in sentence.grounds),
            [(piece.text, piece.slot, [fact[:2] for fact in piece.facts]) for piece in sentence.pieces],
        )
        for paragraph in made.paragraphs
        for sentence in paragraph.sentences
    ] + [(each.card, each.part, each.why) for each in made.refusals]


@settings(max_examples=60, deadline=None)
@given(COUNCILS, st.randoms(use_true_random=False))
def test_shuffling_the_rows_of_the_results_changes_nothing(value: dict[str, Any], rng: random.Random) -> None:
    keep = {key: value[key] for key in ("addressee", "council", "signatory")}
    assert unplaced(shuffled(value, rng) | keep) == unplaced(value)


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_shuffling_the_rows_of_the_sample_changes_nothing(rng: random.Random) -> None:
    keep = {key: SAMPLE[key] for key in ("addressee", "council", "signatory")}
    assert unplaced(shuffled(SAMPLE, rng) | keep) == unplaced(SAMPLE)


@settings(max_examples=120, deadline=None)
@given(COUNCILS)
def test_every_sentence_of_any_council_is_traced_shaped_and_plain(value: dict[str, Any]) -> None:
    cards = {each.name: each for each in BOOK.cards()}
    for sentence in narrative_of(value).sentences():
        spoken = cards[sentence.card]
        text = sentence.markdown
        assert text == "".join(piece.text for piece in sentence.pieces)
        words = str(spoken.sentence).lower() + (spoken.cue.words.lower() if spoken.cue else "")
        for piece in sentence.pieces:
            if piece.slot:
                assert f"said='{piece.slot}'" in repr(spoken.sentence)
                assert piece.facts, f"'{piece.text}' rests on no fact"
                assert all(fact.value != "not known" for fact in piece.facts)
            else:
                assert piece.text.strip().lower() in words
        assert sentence.grounds or any(piece.facts for piece in sentence.pieces)
        assert re.match(r"[A-Z0-9]", text)
        assert text.endswith(".")
        assert not text.endswith("..")
        assert not re.search(r"[ \u00a0]{2}|\s[,.;:]|,,|,\.|\.\s|^\s|['\"]", text), text
        (inline,) = MarkdownIt("commonmark").parseInline(text)
        assert {child.type for child in inline.children or ()} == {"text"}


@settings(max_examples=60, deadline=None)
@given(COUNCILS)
def test_two_lists_never_claim_a_pair_that_was_not_judged(value: dict[str, Any]) -> None:
    """The pairs of service and outcome that the outcomes sentence claims were all judged satisfactory or
    worse; recomputed from the raw results."""
    value = value | {"outcomes": dict.fromkeys(OUTCOMES, 70)}
    judged = {
        (row["type"], outcome): grade
        for row in value["outcome_judgements"]
        for outcome, grade in row.items()
        if outcome != "type"
    }
    for sentence in narrative_of(value).sentences():
        slots = {piece.slot: piece for piece in sentence.pieces if piece.slot}
        if {"weaker.service", "weaker.outcome"} <= set(slots):
            services, outcomes = (
                {fact.address.split("/")[at].split(".")[0] for fact in slots[name].facts}
                for name, at in (("weaker.service", 1), ("weaker.outcome", 2))
            )
            for service in services:
                for outcome in outcomes:
                    assert judged[service, outcome] in {"satisfactory", "inadequate"}


def test_every_rating_has_its_sentence() -> None:
    for rating, words in LEXICON.words["rating"]["verb"].items():
        first = next(narrative_of(SAMPLE | {"rating": int(rating)}).sentences())
        assert first.markdown == f"Children’s services in Liverpool City Council {words}."
