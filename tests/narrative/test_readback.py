"""Edited sentences read back against the facts of the sample letter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters import load_kind, read_results
from ratingletters.composition import narrate
from ratingletters.model.edit import LEANS_BACK, Pin, Reading, Verdict
from ratingletters.model.narrative import Sentence
from ratingletters.narrative.facts import facts
from ratingletters.narrative.readback import LONGEST, ReadBack, bare

ROOT = Path(__file__).parents[2]
KIND = load_kind(ROOT / "templates/annual-rating-2009")
(LIVERPOOL,) = read_results(ROOT / "samples/liverpool-2009/results.yaml")
LETTER = narrate(LIVERPOOL.results, KIND)
READER = ReadBack(
    facts(LIVERPOOL.results, KIND.book.lexicon), KIND.book, LETTER, KIND.recognisers, KIND.vocabulary
)
SENTENCES = {each.card: each for each in LETTER.sentences()}
VERIFIED, UNVERIFIED, CONTRADICTED = Verdict.VERIFIED, Verdict.UNVERIFIED, Verdict.CONTRADICTED


def edit(card: str, old: str, new: str) -> Reading:
    """The reading of the sentence of a card with some of its words replaced."""
    before = bare(SENTENCES[card].markdown)
    assert old in before
    return READER(before.replace(old, new, 1), SENTENCES[card])


def pins(reading: Reading) -> list[tuple[str, str, str]]:
    """Slot, what is said there, and what the facts bear."""
    return [(each.slot, each.said, each.borne) for each in reading.pins]


@pytest.mark.parametrize("card", SENTENCES)
def test_every_sentence_of_the_letter_is_verified_wherever_it_stands(card: str) -> None:
    for now in (*SENTENCES.values(), None):
        assert READER(SENTENCES[card].markdown, now) == Reading(VERIFIED, card)


@pytest.mark.parametrize(
    ("card", "old", "new"),
    [
        ("rating-headline", "'", "’"),
        ("rating-headline", " ", "\u00a0 "),
        ("rating-headline", "Children's", "*Children's*"),
        ("rating-headline", "well", "__well__"),
        ("rating-headline", "perform", "per\u00adform"),
        ("rating-headline", "Children", "children"),
        (
            "strong-mostly",
            "nursery schools, secondary schools and special",
            "special schools, nursery schools and secondary",
        ),
        ("homes-and-services-good", "Three of the four", "3 of the 4"),
        ("services-only-satisfactory", "However, local", "Local"),
        (
            "services-only-satisfactory",
            "fostering and private fostering",
            "fostering and private\u202ffostering",
        ),
        (
            "review-one-grade",
            "safeguarding and services for looked after children",
            "services for looked after children and safeguarding",
        ),
        ("outcomes-one-band", "being healthy, staying safe and", "staying safe, being healthy and"),
    ],
)
def test_marks_spaces_figures_and_the_order_of_a_list_change_nothing(card: str, old: str, new: str) -> None:
    found = edit(card, old, new)
    assert (found.verdict, found.pins) == (VERIFIED, ())


@pytest.mark.parametrize(
    ("card", "old", "new", "pin"),
    [
        (
            "overall-most",
            "the large majority of",
            "the very large majority of",
            ("overall.good or better: the share of", "the very large majority of", "the large majority of"),
        ),
        (
            "strong-mostly",
            "mostly",
            "consistently",
            ("strong.good or better: mostly", "consistently", "mostly"),
        ),
        (
            "strong-mostly",
            "nursery schools",
            "primary schools",
            (
                "strong",
                "primary schools, secondary schools and special schools",
                "nursery schools, secondary schools and special schools",
            ),
        ),
        ("review-one-grade", "February", "March", ("judged.held: month", "March 2008", "February 2008")),
        ("review-one-grade", "good", "adequate", ("judged.grade: grade", "adequate", "good")),
        (
            "homes-and-services-good",
            "Three",
            "Two",
            ("homes.good of total: words", "Two of the four", "Three of the four"),
        ),
        (
            "rating-headline",
            "Liverpool City Council",
            "Leeds City Council",
            ("council", "Leeds City Council", "Liverpool City Council"),
        ),
        (
            "rating-headline",
            "perform well",
            "perform excellently",
            ("council.rating: verb", "perform excellently", "perform well"),
        ),
        (
            "neet-down-and-university",
            "decreasing",
            "increasing",
            ("neet.direction", "increasing", "decreasing"),
        ),
    ],
)
def test_other_words_in_a_slot_are_contradicted_and_pinned_to_it(
    card: str, old: str, new: str, pin: tuple[str, str, str]
) -> None:
    found = edit(card, old, new)
    assert (found.verdict, found.card, pins(found)) == (CONTRADICTED, card, [pin])


@pytest.mark.parametrize(
    ("card", "old", "new", "said", "borne"),
    [
        ("strong-mostly", "is particularly", "is not particularly", "not", ""),
        ("strong-mostly", "above", "below", "below", "above"),
        ("indicators-in-line", "in line with", "below", "below", "in line with"),
        ("services-only-satisfactory", "are only", "are no longer", "no longer", "only"),
        ("overall-most", "good or better", "inadequate or better", "inadequate", "good"),
    ],
)
def test_the_contrary_in_the_card_s_own_words_is_contradicted(
    card: str, old: str, new: str, said: str, borne: str
) -> None:
    found = edit(card, old, new)
    assert found.verdict is CONTRADICTED
    assert [(each.said, each.borne) for each in found.pins] == [(said, borne)]


@pytest.mark.parametrize(
    ("card", "old", "new"),
    [
        ("strong-mostly", "particularly", "notably"),
        ("overall-most", "The overall effectiveness of the large", "Overall, the large"),
        ("gaps-variable-consistent", "generally", "on the whole"),
        ("outcomes-one-band", ", with weaker", " and weaker"),
        ("rating-headline", "perform well", "do well"),
    ],
)
def test_other_wording_is_neither_verified_nor_refused(card: str, old: str, new: str) -> None:
    assert edit(card, old, new).verdict is UNVERIFIED


def test_what_was_added_and_what_is_missing_is_named() -> None:
    added = edit("overall-most", " is good", " in the area is good")
    assert (added.verdict, pins(added)) == (UNVERIFIED, [("", "in the area", "")])
    missing = READER("All is well.", SENTENCES["rating-headline"])
    assert ("council", "", "Liverpool City Council") in pins(missing)


def test_a_part_that_was_left_out_is_named_and_is_not_verified() -> None:
    text = bare(SENTENCES["outcomes-one-band"].markdown)
    found = READER(text.split(", with")[0] + ".", SENTENCES["outcomes-one-band"])
    assert found.verdict is UNVERIFIED
    assert {each.slot for each in found.pins} == {"weaker.service", "weaker.outcome"}
    assert not any(each.said for each in found.pins)


def test_a_list_that_names_less_is_neither_verified_nor_refused() -> None:
    found = edit("strong-mostly", "nursery schools, secondary schools", "nursery schools")
    assert (found.verdict, pins(found)) == (UNVERIFIED, [("strong", "", "secondary schools")])
    assert (
        edit("strong-mostly", "nursery schools,", "pupil referral units, nursery schools,").verdict
        is CONTRADICTED
    )


def test_a_sentence_whose_card_finds_nothing_is_not_verified_and_named() -> None:
    text = "Performance in primary schools is below that of similar areas."
    assert READER(text, None) == Reading(UNVERIFIED, "below-similar", (Pin("", text),))


def test_of_several_sentences_the_worst_counts() -> None:
    good, other = SENTENCES["rating-headline"].markdown, SENTENCES["vulnerable-variable"].markdown
    assert READER(f"{good} {other}", SENTENCES["rating-headline"]).verdict is VERIFIED
    assert READER(f"{good} All is well.", SENTENCES["rating-headline"]).verdict is UNVERIFIED
    false = good.replace("well", "poorly")
    assert READER(f"{other} All is well. {false}", SENTENCES["rating-headline"]).verdict is CONTRADICTED


def test_a_full_stop_in_a_name_ends_no_sentence() -> None:
    name = LIVERPOOL.results.council.model_copy(update={"name": "St. Ives Council"})
    results = LIVERPOOL.results.model_copy(update={"council": name})
    letter = narrate(results, KIND)
    reader = ReadBack(facts(results, KIND.book.lexicon), KIND.book, letter, KIND.recognisers, KIND.vocabulary)
    (now, *_) = letter.sentences()
    assert reader(now.markdown.replace("well", "poorly"), now).verdict is CONTRADICTED


def test_a_very_long_text_is_not_read() -> None:
    assert READER("well " * LONGEST, SENTENCES["rating-headline"]) == Reading(UNVERIFIED)


def assessment(findings: str) -> tuple[ReadBack, list[Sentence]]:
    """The reader of the sample assessment, and its sentences."""
    kind = load_kind(ROOT / "templates/annual-assessment-2010")
    (council,) = read_results(ROOT / findings)
    letter = narrate(council.results, kind)
    found = facts(council.results, kind.book.lexicon)
    return ReadBack(found, kind.book, letter, kind.recognisers, kind.vocabulary), list(letter.sentences())


def test_an_inspector_s_own_text_is_verified_word_for_word_and_else_left_to_people() -> None:
    reader, sentences = assessment("samples/assessment-2010/results.yaml")
    finding = next(each for each in sentences if each.card.startswith("findings"))
    assert reader(finding.markdown, finding).verdict is VERIFIED
    changed = reader(finding.markdown.replace(" ", " very ", 1), finding)
    assert (changed.verdict, changed.card) == (UNVERIFIED, "")


def test_a_sentence_that_leans_is_true_in_its_place_only() -> None:
    reader, sentences = assessment("samples/assessment-2010/results.yaml")
    leaning = [each for each in sentences if reader.cards[each.card].follows]
    assert leaning
    for each in leaning:
        assert reader(each.markdown, each).verdict is VERIFIED
        elsewhere = reader(each.markdown, sentences[0])
        assert elsewhere.verdict is UNVERIFIED
        assert [pin.slot for pin in elsewhere.pins] == [LEANS_BACK]


@given(
    st.sampled_from(list(SENTENCES.values())), st.sampled_from(("not", "never", "no", "only")), st.integers(0)
)
def test_a_denial_put_in_anywhere_is_never_verified(now: Sentence, denial: str, at: int) -> None:
    words = bare(now.markdown).split()
    words.insert(at % len(words), denial)
    assert READER(" ".join(words), now).verdict is not VERIFIED


@given(st.text(max_size=80), st.sampled_from([None, *SENTENCES.values()]))
def test_any_text_is_read(text: str, now: Sentence | None) -> None:
    assert READER(text, now).verdict in Verdict
