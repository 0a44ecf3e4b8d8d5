"""Hand edits in words that an editor understands."""

import pytest

from ratingletters.cli.edits import edit_tree, say_edits, told
from ratingletters.model.edit import (
    BY_HAND,
    LEANS,
    LEANS_BACK,
    Carried,
    Edit,
    Mark,
    Pin,
    Reading,
    State,
    Verdict,
)
from ratingletters.places import Place

PLACE = Place("narrative.md", 7, 1)
MARK = Mark("overall-most", "000001.0000000001")


def carried(state: State, verdict: Verdict = Verdict.VERIFIED, *pins: Pin, words: str = "Mine.") -> Carried:
    """An edit with its state and its reading."""
    return Carried(Edit(MARK, "Then.", words, PLACE), state, "Now.", Reading(verdict, "", pins))


def test_an_edit_is_told_with_its_place_its_card_its_state_and_its_verdict() -> None:
    assert list(told(carried(State.KEPT))) == ["narrative.md:7:1: overall-most: kept; verified"]


def test_a_sentence_left_out_and_one_of_a_person_s_own_are_called_so() -> None:
    assert list(told(carried(State.KEPT, words=""))) == ["narrative.md:7:1: overall-most: kept; left out"]
    own = Carried(Edit(Mark(BY_HAND, ""), "", "Mine.", PLACE), State.KEPT, "", Reading(Verdict.UNVERIFIED))
    assert list(told(own)) == ["narrative.md:7:1: a sentence of your own: kept; unverified"]


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        (Pin("overall: share", "all", "most"), "it says 'all', and the results bear 'most' {overall: share}"),
        (Pin("overall: share", "", "most"), "it does not say 'most' any more {overall: share}"),
        (Pin("", "not", ""), "the results have nothing that says 'not'"),
        (Pin("", "below", "above"), "it says 'below', and the results bear 'above'"),
        (Pin(LEANS, "So is B."), "the next sentence leans on the one that stood before it: So is B."),
        (Pin(LEANS_BACK, "So is B."), "it leans on a sentence that is not before it: So is B."),
    ],
)
def test_what_an_edit_says_otherwise_is_told(pin: Pin, said: str) -> None:
    assert list(told(carried(State.KEPT, Verdict.CONTRADICTED, pin)))[1] == f"    {said}"


@pytest.mark.parametrize("state", [State.STALE, State.ORPHAN, State.SHOWN])
def test_what_a_person_has_to_choose_from_is_shown(state: State) -> None:
    lines = list(told(carried(state)))
    assert lines[-3:] == ["    made then: Then.", "    your words: Mine.", "    made now: Now."]
    assert ("choose" in " ".join(lines)) is state.waits


def test_the_edits_are_counted_by_what_is_to_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    say_edits(
        [
            carried(State.KEPT),
            carried(State.STALE, Verdict.CONTRADICTED),
            carried(State.KEPT, Verdict.CONTRADICTED),
            carried(State.SHOWN, Verdict.UNVERIFIED),
        ]
    )
    said = capsys.readouterr().err
    assert said.endswith(
        "4 hand edits, 1 to choose about, 1 against the facts, 1 to read against the results\n"
    )
    say_edits([])
    assert capsys.readouterr().err == ""


def test_an_edit_has_all_of_it_as_plain_values() -> None:
    tree = edit_tree(carried(State.SHOWN, Verdict.CONTRADICTED, Pin("a", "b", "c")))
    assert (tree["state"], tree["verdict"], tree["pins"]) == (
        "shown", "contradicted", [{"slot": "a", "said": "b", "borne": "c"}],
    )  # fmt: skip
    assert (tree["place"], tree["before"], tree["words"], tree["now"]) == (
        "narrative.md:7:1",
        "Then.",
        "Mine.",
        "Now.",
    )
