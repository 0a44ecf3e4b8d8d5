"""The narrative with its reasons: card, slots, facts and their places, for people and as plain values."""

from __future__ import annotations

import json

from tests.narrative.small import narrative

from ratingletters.markdown.explain import explain, refusal_lines, trace
from ratingletters.model.narrative import Narrative
from ratingletters.places import Place

MADE = narrative(
    "find x: each provision type where\n- grade is good\n- total is at least 2\n\nmood positive\n\n"
    "> {x} are {x.grade: grade}[[, like {x.group} ones]].",
    "provision:\n  - {type: school, counts: {good: 2}}\n  - {type: nursery, counts: {good: 3}}\n",
)


def locate(path: tuple[str | int, ...]) -> Place:
    """A place that shows the path."""
    return Place("results.yaml", spot="/".join(map(str, path)))


def test_each_sentence_is_told_with_its_card_its_slots_and_its_facts() -> None:
    assert explain(MADE, locate) == (
        """\
1. Nurseries and schools are good.
   - card only (patterns.md:5), a draft
   - {x} became 'Nurseries and schools'
     - provision type/nursery.name: nurseries (lexicon)
     - provision type/school.name: schools (lexicon)
   - {x.grade: grade} became 'good'
     - provision type/nursery.grade: good (results.yaml provision/1/counts)
     - provision type/school.grade: good (results.yaml provision/0/counts)
   - because
     - provision type/nursery.total: 3 (results.yaml provision/1/counts)
     - provision type/school.total: 2 (results.yaml provision/0/counts)
"""
    )


def test_a_refusal_is_told_with_its_part_and_its_reason() -> None:
    assert list(refusal_lines(MADE)) == [
        "only (patterns.md:5): the part ', like {x.group} ones': 'x.group' would put one word over different values"
    ]


def test_a_refused_card_is_told_without_a_part() -> None:
    made = narrative(
        "find x: each provision type\n\n> {x} are {x.group}.",
        "provision:\n  - {type: school, counts: {good: 2}}\n  - {type: nursery, counts: {good: 3}}\n",
    )
    (told,) = refusal_lines(made)
    assert told.startswith("only (patterns.md:5): 'x.group' would put one word")


def test_a_sentence_whose_conditions_a_slot_prints_has_no_more_reasons() -> None:
    made = narrative("when\n- council.rating is 2\n\n> They {council.rating: verb}.")
    assert "because" not in explain(made, locate)


def test_an_empty_narrative_has_nothing_to_explain() -> None:
    assert explain(Narrative(()), locate) == ""
    assert trace(Narrative(()), locate) == {"paragraphs": [], "refusals": []}


def test_the_trace_as_plain_values_holds_the_same() -> None:
    told = json.loads(json.dumps(trace(MADE, locate)))
    ((sentence,),) = [each["sentences"] for each in told["paragraphs"]]
    assert sentence["text"] == "Nurseries and schools are good."
    assert (sentence["card"], sentence["place"], sentence["mood"]) == ("only", "patterns.md:5", "positive")
    assert [(each["slot"], each["text"]) for each in sentence["slots"]] == [
        ("x", "Nurseries and schools"),
        ("x.grade: grade", "good"),
    ]
    assert sentence["slots"][0]["facts"][0] == {
        "address": "provision type/nursery.name",
        "value": "nurseries",
        "place": None,
    }
    assert {each["address"] for each in sentence["grounds"]} == {
        f"provision type/{row}.{field}" for row in ("nursery", "school") for field in ("grade", "total")
    }
    assert told["refusals"] == [
        {
            "card": "only",
            "place": "patterns.md:5",
            "part": ", like {x.group} ones",
            "why": "'x.group' would put one word over different values",
        }
    ]
