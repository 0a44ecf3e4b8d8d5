"""How the program ends: a sentence and a code, never a traceback."""

import pytest

from ratingletters.cli.exits import Exit, speaking
from ratingletters.errors import Problem, ProblemsFoundError, RefusedError, UnusableFileError, did_you_mean
from ratingletters.places import Place


def ended(error: BaseException) -> int | str | None:
    """The code with which the program ends after an error."""
    with pytest.raises(SystemExit) as stopped, speaking():
        raise error
    return stopped.value.code


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            UnusableFileError("a.yaml", "there is no such file"),
            Exit.UNUSABLE,
            "a.yaml: there is no such file",
        ),
        (RefusedError("the drafter may not sign", "ask another"), Exit.REFUSED, "ask another"),
        (KeyboardInterrupt(), Exit.INTERRUPTED, "nothing is half done"),
        (PermissionError(13, "Permission denied", "letters"), Exit.UNUSABLE, "letters: Permission denied"),
        (ZeroDivisionError("division by zero"), Exit.BUG, "this is a bug in letters: ZeroDivisionError"),
    ],
)
def test_every_error_has_its_sentence_and_its_code(
    error: BaseException, code: Exit, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(error) == code
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_problems_are_told_in_the_order_of_their_places_with_a_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    later, earlier = (Problem(Place("a.yaml", line), "wrong", "RES-001") for line in (9, 3))
    assert ended(ProblemsFoundError([later, earlier, later])) == Exit.PROBLEMS
    assert capsys.readouterr().err == "a.yaml:3: wrong [RES-001]\na.yaml:9: wrong [RES-001]\n2 problems\n"


def test_nothing_is_said_when_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    with speaking():
        pass
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("ratng", ("rating", "year"), "did you mean 'rating'?"),
        ("zzz", ("rating", "year"), "known here: rating, year"),
        ("zzz", tuple(map(str, range(40))), ""),
        ("zzz", (), ""),
    ],
)
def test_a_near_miss_is_named_and_else_the_few_that_would_do(
    word: str, known: tuple[str, ...], said: str
) -> None:
    assert did_you_mean(word, known) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("a.yaml", 3, 7), "a.yaml:3:7"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml"), "a.yaml"),
        (Place("results.xlsx", spot="provision!C7"), "results.xlsx provision!C7"),
        (Place("a.yaml", 3, 7).at(4), "a.yaml:4"),
    ],
)
def test_a_place_reads_as_a_person_would_look_for_it(place: Place, said: str) -> None:
    assert str(place) == said
