"""The worked example of a register: proved, and every signed letter in it made again."""

from pathlib import Path

from ratingletters import Workspace
from ratingletters.register.status import Status, letters_of
from ratingletters.workspace.act import history
from ratingletters.workspace.compare import compare
from ratingletters.workspace.prove import prove
from ratingletters.workspace.rebuild import rebuild

EXAMPLE = Path(__file__).parents[2] / "samples/register"
LETTER = "annual-rating-2009/liverpool"


def test_the_worked_example_is_proved() -> None:
    found = prove(EXAMPLE)
    assert (found.problems, found.letters) == ((), 1)


def test_both_signed_letters_of_the_example_are_made_again_byte_for_byte() -> None:
    found = list(rebuild(Workspace(EXAMPLE), EXAMPLE, [LETTER]))
    assert [(each.name, each.same_bytes) for each in found] == [
        (f"{LETTER}@v1", True),
        (f"{LETTER}@v2", True),
    ]


def test_the_correction_superseded_the_first_letter_by_one_figure_and_one_sentence() -> None:
    first, second = letters_of(history(EXAMPLE).events).of(LETTER)
    assert (first.status, second.status) == (Status.SUPERSEDED, Status.ISSUED)
    found = compare(Workspace(EXAMPLE), EXAMPLE, LETTER)
    assert [each.name for each in found.results] == ["date", "indicators/NI 68.previous"]
    assert [each.name for each in found.sentences] == ["improvements-with-stem"]
