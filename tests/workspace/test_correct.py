"""Correction: what changes, what is carried over, and what is refused."""

import datetime
from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, KIND, LETTER, Office, new_office, sample

from ratingletters import read_results
from ratingletters.errors import RefusedError
from ratingletters.model.edit import State
from ratingletters.register.event import EventType
from ratingletters.register.status import Status
from ratingletters.workspace.correct import correct, plan
from ratingletters.workspace.prove import prove

FACTS = [f"indicator/NI 68.{each}" for each in ("trend", "direction", "course", "years improving")]
"""What follows from one figure of last year."""


@pytest.fixture
def issued(tmp_path: Path) -> Office:
    """Liverpool's letter is out, with one wrong figure and one sentence reworded by hand."""
    office = new_office(tmp_path)
    office.draft(sample(FIGURE))
    office.edit("particularly effective", "notably effective")
    office.draft(sample(FIGURE))
    office.sign()
    office.issue()
    return office


def test_a_plan_tells_what_would_change_and_writes_nothing(issued: Office) -> None:
    before = sorted(issued.root.rglob("*"))
    (planned,) = plan(issued.desk, issued.root, [(issued.results(), KIND, None)])
    assert [each.name for each in planned.comparison.results] == ["indicators/NI 68.previous"]
    assert [each.name for each in planned.comparison.facts] == FACTS
    assert [each.name for each in planned.comparison.sentences] == ["improvements-with-stem"]
    assert planned.comparison.rating is None
    assert sorted(issued.root.rglob("*")) == before


def test_a_correction_is_the_next_version_with_its_reason_and_its_changed_facts(issued: Office) -> None:
    made = issued.correct(sample(), "NI 68 was that of another council.")
    event = issued.events()[-1]
    assert made.drafted is not None
    assert made.drafted.folder.name == "v2"
    assert (event.type, event.version, event.corrects) == (EventType.CORRECTED, 2, 1)
    assert event.reason == "NI 68 was that of another council."
    assert [each.address for each in event.changes] == FACTS
    assert issued.version(1).status is Status.ISSUED


def test_hand_edits_of_the_issued_letter_are_carried_into_its_correction(issued: Office) -> None:
    made = issued.correct(sample())
    assert [each.state for each in made.edits] == [State.KEPT]
    assert "notably effective" in (issued.folder / "v2/narrative.md").read_text(encoding="utf-8")


def test_an_edit_of_a_sentence_whose_facts_are_corrected_waits_for_a_choice(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft(sample(FIGURE))
    office.edit("Improvements have been identified", "Improvements are seen")
    office.draft(sample(FIGURE))
    office.sign()
    office.issue()
    made = office.correct(sample())
    assert [each.state for each in made.edits] == [State.STALE]
    with pytest.raises(RefusedError, match="wait for a choice"):
        office.sign()


def test_the_first_version_is_superseded_when_the_correction_is_issued(issued: Office) -> None:
    before = (issued.folder / "v1/letter.docx").read_bytes()
    issued.correct(sample())
    issued.sign()
    assert issued.issue().supersedes == 1
    assert issued.version(1).status is Status.SUPERSEDED
    assert (issued.version(1).superseded_by, issued.version(2).supersedes) == (2, 1)
    assert (issued.folder / "v1/letter.docx").read_bytes() == before
    assert prove(issued.root).problems == ()


def test_a_correction_without_a_reason_is_refused(issued: Office) -> None:
    with pytest.raises(RefusedError, match="without a reason"):
        issued.correct(sample(), " ")
    assert not (issued.folder / "v2").exists()


def test_only_an_issued_letter_is_corrected(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    with pytest.raises(RefusedError):
        office.correct(sample(FIGURE))
    office.sign()
    with pytest.raises(RefusedError, match="signed off"):
        office.correct(sample(FIGURE))


def test_the_same_correction_again_adds_no_event(issued: Office) -> None:
    issued.correct(sample())
    count = len(issued.events())
    issued.correct(sample())
    assert len(issued.events()) == count


def test_a_correction_in_draft_is_not_drafted_on_other_results_without_a_reason(issued: Office) -> None:
    issued.correct(sample())
    other = sample(("value: 64.8,", "value: 60.1,"))
    with pytest.raises(RefusedError, match="on other results than these"):
        issued.draft(other)
    issued.correct(other, "Another figure was wrong too.")
    assert issued.events()[-1].reason == "Another figure was wrong too."


def test_an_edit_of_a_correction_is_drafted_as_ever(issued: Office) -> None:
    issued.correct(sample())
    issued.edit("Improvements have been identified", "Improvements are seen", version=2)
    issued.draft()
    assert issued.events()[-1].type is EventType.EDITED
    assert issued.version().corrects == 1


def test_the_date_of_a_correction_is_its_own(issued: Office) -> None:
    made = issued.correct(sample(), date=datetime.date(2010, 1, 11))
    assert made.drafted is not None
    (kept,) = read_results(made.drafted.folder / "results.yaml")
    assert kept.results.date == datetime.date(2010, 1, 11)
    assert [each.name for each in made.comparison.fields] == ["date"]


def test_a_rating_that_changes_is_told_as_such(issued: Office) -> None:
    made = issued.correct(sample(FIGURE, ("rating: 3", "rating: 2")))
    assert made.comparison.rating is not None
    assert (made.comparison.rating.old, made.comparison.rating.new) == (
        "Performs Well",
        "Performs Adequately",
    )


def test_one_letter_that_cannot_be_corrected_stops_only_itself(issued: Office) -> None:
    other = issued.results(sample(("id: liverpool", "id: leeds"), ("Liverpool City", "Leeds City")))
    told: list[str] = []
    with pytest.raises(RefusedError, match="leeds"):
        correct(
            issued.desk,
            issued.root,
            [(other, KIND, None), (issued.results(), KIND, None)],
            "A wrong figure.",
            "",
            act(),
            lambda each: told.append(each.comparison.new),
        )
    assert told == [f"{LETTER}@v2"]
