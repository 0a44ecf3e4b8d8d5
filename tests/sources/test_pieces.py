"""Files cut into pieces: read one by one they say what they say whole, at the same places."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.sources.pieces import CHUNK, cut, how_many, pieces
from ratingletters.sources.results import read_results
from ratingletters.sources.sourced import Sourced

SAMPLE = Path(__file__).parents[2] / "samples/liverpool-2009/results.yaml"
TEXT = SAMPLE.read_text(encoding="utf-8")


def entry(name: str, text: str = TEXT) -> str:
    """A council as an entry of a list."""
    return "- " + "\n  ".join(text.replace("id: liverpool", f"id: {name}").splitlines()) + "\n"


def read(text: str) -> list[Sourced | ProblemsFoundError]:
    """What the pieces of a text hold."""
    return [council for piece in cut("many.yaml", BytesIO(text.encode())) for council in piece.councils()]


def number(text: str) -> int:
    """In how many pieces a text is cut."""
    return len(list(cut("many.yaml", BytesIO(text.encode()))))


MANY = entry("leeds") + entry("bath") + entry("york")


@pytest.mark.parametrize(
    "text",
    [
        MANY,
        MANY.replace("\n", "\r\n"),
        f"\ufeff{MANY}",
        f"# councils of the north\n\n---\n{MANY}",
        f"{MANY}# the end\n",
        MANY.replace("- ", "-\n  ", 1),
    ],
)
def test_a_list_is_cut_and_read_as_it_is_whole(text: str, tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_bytes(text.encode())
    whole, cut_up = read_results(file), read(text)
    assert number(text) == 3
    for one, other in zip(whole, cut_up, strict=True):
        assert isinstance(other, Sourced)
        assert one.results == other.results
        assert (one.place(("council", "id")).line, one.place(("gaps",)).column) == (
            other.place(("council", "id")).line,
            other.place(("gaps",)).column,
        )


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "[]",
        "  " + MANY.replace("\n", "\n  "),
        entry("leeds").replace("rating: 3", "rating: &all 3", 1) + entry("bath"),
        entry("leeds") + "- *all\n",
        "",
    ],
)
def test_what_can_only_be_read_together_is_one_piece(text: str) -> None:
    assert number(text) == 1


def test_a_slip_in_one_council_leaves_the_others_and_is_told_where_it_stands_in_the_file() -> None:
    broken = entry("bath").replace("rating: 3 ", "rating: [3 ", 1)
    first, second, third = read(entry("leeds") + broken + entry("york"))
    assert isinstance(first, Sourced)
    assert isinstance(third, Sourced)
    assert isinstance(second, ProblemsFoundError)
    (problem,) = second.problems
    lines = (entry("leeds") + broken).splitlines()
    assert problem.code == "YML-002"
    assert len(entry("leeds").splitlines()) < problem.place.line <= len(lines) + 1


def test_a_file_larger_than_what_is_read_at_a_time_is_cut_at_the_same_places(tmp_path: Path) -> None:
    count = 2 * CHUNK // len(entry("c0").encode()) + 2
    text = "".join(entry(f"c{at}") for at in range(count))
    file = tmp_path / "many.yaml"
    file.write_text(text, encoding="utf-8")
    found = list(pieces(file))
    assert b"".join(each.data or b"" for each in found).decode() == text
    assert [each.above for each in found] == [at * len(entry("c0").splitlines()) for at in range(count)]
    assert how_many(file) == count


def test_a_missing_file_is_told_before_the_first_piece(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="no such file"):
        pieces(SAMPLE, tmp_path / "nowhere.yaml")


def test_every_form_of_results_has_its_pieces(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(MANY, encoding="utf-8")
    assert [each.source.rpartition("/")[2] for each in pieces(tmp_path)] == ["a.json", *["b.yaml"] * 3]
    assert [each.source for each in pieces("-", stdin=MANY)] == ["<stdin>"] * 3
