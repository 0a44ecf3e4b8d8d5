"""The desk: drafting many letters, and what it takes to load a kind."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from ratingletters import Workspace, load_kind, read_results
from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.register.drafts import Change

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
KIND = "annual-rating-2009"


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    (tmp_path / "letters.toml").touch()
    return Workspace(tmp_path, shelves=(ROOT / "templates",))


def other_council(tmp_path: Path) -> Path:
    """The sample's figures for another council."""
    text = SAMPLE.read_text(encoding="utf-8")
    file = tmp_path / "leeds.yaml"
    file.write_text(
        text.replace("id: liverpool", "id: leeds").replace("Liverpool City", "Leeds City"), encoding="utf-8"
    )
    return file


def test_each_council_gets_its_own_letter_in_its_own_folder(desk: Workspace, tmp_path: Path) -> None:
    drafted = desk.draft(read_results(SAMPLE, other_council(tmp_path)))
    assert [each.reference for each in drafted] == [f"{KIND}/liverpool", f"{KIND}/leeds"]
    narrative = (tmp_path / "letters" / KIND / "leeds/v1/narrative.md").read_text(encoding="utf-8")
    assert "\nChildren’s services in Leeds City Council perform well. <!-- rating-headline " in narrative
    assert "Liverpool" not in narrative


def test_what_is_kept_beside_a_draft_makes_the_same_draft_again(desk: Workspace) -> None:
    (first,) = desk.draft(read_results(SAMPLE))
    (again,) = desk.draft(read_results(first.folder / "results.yaml"))
    assert again.change is Change.UNCHANGED


def test_the_date_that_is_given_wins_over_that_of_the_results(desk: Workspace) -> None:
    (drafted,) = desk.draft(read_results(SAMPLE), datetime.date(2009, 12, 24))
    (kept,) = read_results(drafted.folder / "results.yaml")
    assert kept.results.date == datetime.date(2009, 12, 24)


def test_a_council_whose_letter_has_no_date_stops_only_itself(desk: Workspace, tmp_path: Path) -> None:
    other = other_council(tmp_path)
    other.write_text(other.read_text(encoding="utf-8").replace("date: 2009-12-09\n", ""), encoding="utf-8")
    with pytest.raises(ProblemsFoundError, match=r"leeds\.yaml.*no date"):
        desk.draft(read_results(other))
    assert not (tmp_path / "letters").exists()
    with pytest.raises(ProblemsFoundError, match=r"leeds\.yaml.*no date"):
        desk.draft(read_results(other, SAMPLE))
    assert [each.name for each in (tmp_path / "letters" / KIND).iterdir()] == ["liverpool"]


@pytest.mark.parametrize(
    ("name", "error"), [("narrative.md", ProblemsFoundError), ("draft.docx", RefusedError)]
)
def test_a_draft_that_cannot_be_carried_over_stops_only_its_own_council(
    desk: Workspace, tmp_path: Path, name: str, error: type[Exception]
) -> None:
    councils = read_results(SAMPLE, other_council(tmp_path))
    first, _ = desk.draft(councils)
    (first.folder / name).write_text("mine\n", encoding="utf-8")
    told: list[str] = []
    with pytest.raises(error, match="liverpool"):
        told += (each.reference for each in desk.drafts(councils, datetime.date(2009, 12, 24)))
    assert told == [f"{KIND}/leeds"]
    assert (first.folder / name).read_text(encoding="utf-8") == "mine\n"


def test_the_edits_of_all_councils_are_told_and_nothing_is_written(desk: Workspace, tmp_path: Path) -> None:
    councils = read_results(SAMPLE, other_council(tmp_path))
    assert desk.edits(councils) == ()
    for each in desk.draft(councils):
        file = each.folder / "narrative.md"
        file.write_text(file.read_text("utf-8").replace("perform well", "perform poorly"), encoding="utf-8")
    before = {each: each.read_bytes() for each in tmp_path.rglob("v1/*")}
    assert [str(each.reading.verdict) for each in desk.edits(councils)] == ["contradicted"] * 2
    assert {each: each.read_bytes() for each in tmp_path.rglob("v1/*")} == before


def test_the_desk_is_found_upwards_from_a_folder_in_it(tmp_path: Path) -> None:
    (tmp_path / "letters.toml").touch()
    inside = tmp_path / "samples/deep"
    inside.mkdir(parents=True)
    assert Workspace.above(inside) == tmp_path
    assert Workspace.above(Path("/")) is None


def broken(tmp_path: Path, file: str, old: str, new: str) -> str:
    """The problems of the shipped kind after one change."""
    folder = tmp_path / KIND
    shutil.copytree(ROOT / "templates" / KIND, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        load_kind(folder)
    return str(raised.value)


def test_paragraphs_named_otherwise_than_in_the_book_are_a_problem(tmp_path: Path) -> None:
    said = broken(
        tmp_path, "letter.yaml", "[Headline, Provision, Indicators]", "[Headline, Indicators, Provision]"
    )
    assert "[KND-102]" in said


def test_a_point_of_the_scale_without_words_is_a_problem(tmp_path: Path) -> None:
    said = broken(tmp_path, "lexicon.yaml", ", 1: perform poorly}", "}")
    assert "[KND-103]" in said
    assert "letter.yaml" in said


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("> Provision is good", "> Provision is {good}", r"on-request\.md:\d+"),
        (
            "### shares-good\n",
            "### overall-most\n",
            r"on-request\.md:10: .*overall-most is already at .*patterns\.md:\d+",
        ),
        (
            "# Provision",
            "# Provisions",
            r"on-request\.md:10: patterns\.md has no paragraph 'Provisions' \[KND-107\]",
        ),
    ],
)
def test_a_slip_in_the_book_of_cards_on_request_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert re.search(told, broken(tmp_path, "on-request.md", old, new))


def test_a_kind_needs_no_cards_on_request(tmp_path: Path) -> None:
    folder = tmp_path / KIND
    shutil.copytree(ROOT / "templates" / KIND, folder)
    (folder / "on-request.md").unlink()
    assert not any(card.on_request for card in load_kind(folder).whole_book.cards())


def test_problems_of_definition_and_lexicon_are_told_together(tmp_path: Path) -> None:
    folder = tmp_path / KIND
    shutil.copytree(ROOT / "templates" / KIND, folder)
    for name in ("letter.yaml", "lexicon.yaml"):
        (folder / name).write_text("one: 1\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        load_kind(folder)
    assert {Path(each.place.source).name for each in raised.value.problems} == {"letter.yaml", "lexicon.yaml"}
