"""What a mark tells of the facts of a sentence."""

import random
from dataclasses import replace

from tests.narrative.small import facts_of, narrative

from ratingletters.model.edit import BY_HAND
from ratingletters.model.narrative import Fact
from ratingletters.narrative.digest import digest, mark_by_hand, mark_of, marks_of
from ratingletters.narrative.unedited import generated, unedited

FACTS = [Fact("type/a.good", "70", ("provision", 0)), Fact("type/b.good", "80"), Fact("council.rating", "3")]
CARD = """
find good: each provision type where
- good or better is at least 80

> We like {good}.
"""


REPEATED = """
find good: each provision type where
- good or better is at least 80

find one: each of good

when
- good.name takes at most 2 values

repeat by one.name

> We like {one}.
"""


def provision(nursery: int, school: int) -> str:
    """Two types of provision with so many good settings out of ten."""
    rows = ((name, good) for name, good in (("nursery", nursery), ("school", school)))
    lines = (
        f"  - {{type: {name}, counts: {{good: {good}, satisfactory: {10 - good}}}}}" for name, good in rows
    )
    return "provision:\n" + "\n".join(lines)


def test_neither_the_order_of_facts_nor_their_place_in_the_input_counts() -> None:
    shuffled = random.Random(1).sample(FACTS, 3)  # noqa: S311
    elsewhere = [each._replace(path=("other", 7)) for each in FACTS]
    assert digest(FACTS) == digest(shuffled) == digest(elsewhere) == digest([*FACTS, FACTS[0]])


def test_a_changed_value_changes_the_values_and_not_the_subject() -> None:
    before, after = digest(FACTS), digest([FACTS[0]._replace(value="71"), *FACTS[1:]])
    assert before.split(".")[0] == after.split(".")[0]
    assert before.split(".")[1] != after.split(".")[1]


def test_a_changed_address_changes_both() -> None:
    before, after = digest(FACTS), digest(FACTS[:2])
    assert before.split(".")[0] != after.split(".")[0]
    assert before.split(".")[1] != after.split(".")[1]


def test_a_sentence_rests_on_what_its_card_tested_and_not_on_the_rest() -> None:
    (before,) = generated(unedited(narrative(CARD, provision(nursery=9, school=2))))
    (tested,) = generated(unedited(narrative(CARD, provision(nursery=8, school=2))))
    (untested,) = generated(unedited(narrative(CARD, provision(nursery=9, school=3))))
    assert (before.words, tested.words) == ("We like nurseries.", "We like nurseries.")
    assert before.mark != tested.mark
    assert before.mark == untested.mark


def test_the_same_facts_in_other_words_have_the_same_digest() -> None:
    facts = provision(nursery=9, school=2)
    (before,), (after,) = (
        narrative(text, facts).sentences() for text in (CARD, CARD.replace("like", "praise"))
    )
    assert mark_of(before) == mark_of(after)


def test_sentences_that_rest_on_the_same_facts_are_told_apart_by_those_that_they_print() -> None:
    def marks(*, nursery: int) -> list[str]:
        told = generated(unedited(narrative(REPEATED, provision(nursery=nursery, school=8))))
        assert {each.words for each in told} == {"We like nurseries.", "We like schools."}
        return [each.mark.facts for each in told]

    before, after = marks(nursery=9), marks(nursery=8)
    assert len(set(before)) == 2
    assert [each.split(".")[0] for each in before] == [each.split(".")[0] for each in after]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_sentences_that_print_no_facts_are_told_apart_by_their_order() -> None:
    (one,) = narrative(CARD, provision(nursery=9, school=2)).sentences()
    silent = replace(one, pieces=(one.pieces[0],))
    assert len(set(marks_of((silent, silent, silent)))) == 3


def test_a_sentence_by_hand_rests_on_all_facts() -> None:
    before = mark_by_hand(facts_of(provision(nursery=9, school=2)))
    assert before.card == BY_HAND
    assert before == mark_by_hand(facts_of(provision(nursery=9, school=2)))
    assert before != mark_by_hand(facts_of(provision(nursery=9, school=3)))
