"""Sentences read back: what the builder says, the recogniser knows, with the same slots."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ratingletters import Workspace, load_kind
from ratingletters.narrative.recognise import plain, recognise, recognisers, sentences

ROOT = Path(__file__).parents[2]
KIND = load_kind(ROOT / "templates/annual-rating-2009")
KNOWN = recognisers(KIND.book)
HOMES = "Three of the four children's homes are good and the local authority adoption service is also good."


def card(text: str) -> str | None:
    """The card that can say a sentence."""
    found = recognise(text, KNOWN)
    return found.card.name if found else None


@pytest.fixture(scope="module")
def population(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("population")
    made = [sys.executable, str(ROOT / "samples/population/make.py"), str(folder)]
    subprocess.run(made, check=True, capture_output=True)
    return folder


def test_every_sentence_of_152_councils_is_read_back_with_its_slots(population: Path) -> None:
    desk = Workspace(None, shelves=(ROOT / "templates",))
    missed = []
    for council in desk.read(population):
        for said in desk.preview(council).sentences():
            found = recognise(said.markdown.replace("\\", ""), KNOWN)
            filled = [plain(piece.text.replace("\\", "")).lower() for piece in said.pieces if piece.slot]
            if found is None or [value.lower() for _, value in found.slots] != filled:
                missed.append((said.card, said.markdown))
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        HOMES,
        HOMES.replace("'", "\u2019").replace(" ", "\u00a0"),
        HOMES.replace("Three of the four", "All four"),
        HOMES.replace("Three of the four", "12 of the 15"),
        HOMES.replace(
            "local authority adoption service is",
            "local authority fostering service and local authority adoption service are",
        ),
    ],
)
def test_what_the_card_can_say_is_recognised_whatever_its_marks_and_order(text: str) -> None:
    assert card(text) == "homes-and-services-good"


@pytest.mark.parametrize(
    "text",
    [
        HOMES.replace("good and", "fine and"),
        HOMES.replace("Three of the four", "Most of the"),
        HOMES.replace("children's homes", "children's houses"),
        HOMES.removesuffix("."),
        f"{HOMES} {HOMES}",
        "",
    ],
)
def test_what_no_card_can_say_is_not_recognised(text: str) -> None:
    assert card(text) is None


def test_a_cue_may_stand_in_front_or_be_left_out() -> None:
    text = "local authority fostering arrangements are only satisfactory."
    assert card(f"However, {text}") == card(text.capitalize()) == "services-only-satisfactory"


def test_a_slot_tells_what_it_would_hold() -> None:
    found = recognise("Children\u2019s services in Wellmouth Council perform poorly.", KNOWN)
    assert found is not None
    assert dict(found.slots) == {"council": "Wellmouth Council", "council.rating: verb": "perform poorly"}


def test_sentences_are_told_apart_and_headings_left_out() -> None:
    text = "# Heading\n\nOne is good. Two\nare better.\n\n- An item.\n\n9 December 2009\n"
    assert list(sentences(text)) == ["One is good.", "Two are better.", "An item."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Services in St. Helens are good. Others are, too.",
            ["Services in St. Helens are good.", "Others are, too."],
        ),
        (
            "Some do well, e.g. Two Mile Ash. 16-year-olds do, too.",
            ["Some do well, e.g. Two Mile Ash.", "16-year-olds do, too."],
        ),
        ("It is 'good.' The rest is not.", ["It is 'good.'", "The rest is not."]),
        ("4. All schools are good.\n5. No home is.", ["All schools are good.", "No home is."]),
        (
            "Provision for looked-\nafter chil\u00ad\ndren is good.",
            ["Provision for looked-after children is good."],
        ),
        (
            "Areas\n\nImprove schools;\nimprove homes; and\nimprove nurseries.",
            ["Improve schools.", "improve homes.", "improve nurseries."],
        ),
        (
            "They found:\n\n\u2022 good schools\n\u25aa good homes, and\n- good\n  nurseries.",
            ["good schools.", "good homes.", "good nurseries."],
        ),
    ],
)
def test_copied_text_is_told_apart_as_a_reader_would(text: str, told: list[str]) -> None:
    assert list(sentences(text)) == told


def test_the_letter_itself_is_expressible_in_its_thirteen_sentences() -> None:
    seed = (ROOT / "tests/acceptance/liverpool-2009.txt").read_text(encoding="utf-8")
    found = [card(sentence) for sentence in sentences(re.sub(r"</?b>", "", seed))]
    assert sum(each is not None for each in found) == 13


def test_a_hyphen_behind_a_figure_in_a_list_is_a_mark_like_any_other() -> None:
    assert plain("11- and 16-year-olds, 5-, 7-year-olds") == plain("11 and 16-year-olds, 5, 7-year-olds")
    assert plain("11 - and") == "11 - and"
