"""One letter drafted again and again in its folder, with what a person edits there between."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ratingletters import load_kind, read_results, word
from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.model.edit import Carried, State, Verdict
from ratingletters.model.letter import Letter
from ratingletters.model.results import Results
from ratingletters.register import disk
from ratingletters.register.drafts import Change
from ratingletters.workspace.drafting import draft_letter, edits_of

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
KIND = load_kind(ROOT / "templates/annual-rating-2009")
TEMPLATE = word.load_template(KIND.folder / "letter.docx")
SAID = "Provision is particularly effective"


def results(tmp_path: Path, old: str = "", new: str = "") -> Results:
    """The sample's results, or results with a figure corrected."""
    text = SAMPLE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "results.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    (council,) = read_results(file)
    return council.results


class Drafted(NamedTuple):
    """What became of one draft."""

    letter: Letter
    edits: tuple[Carried, ...]
    folder: Path
    change: Change


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Drafted]:
    """Drafts the sample, its date or a figure changed, in one and the same folder."""

    def drafted(old: str = "", new: str = "", day: int = 9) -> Drafted:
        date = datetime.date(2009, 12, day)
        folder = tmp_path / "v1"
        made, written = draft_letter(results(tmp_path, old, new), KIND, TEMPLATE, date, folder)
        return Drafted(made.letter, made.edits, folder, written.change)

    return drafted


def edit(folder: Path, old: str, new: str) -> None:
    """Changes words in the folder's narrative."""
    file = folder / "narrative.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def word_text(folder: Path) -> str:
    """What the Word draft says."""
    with zipfile.ZipFile(folder / "draft.docx") as package:
        return re.sub("<[^>]*>", "", package.read("word/document.xml").decode())


def test_an_edit_is_in_the_narrative_the_letter_and_the_word_draft(draft: Callable[..., Drafted]) -> None:
    folder = draft().folder
    edit(folder, SAID, "Provision is notably effective")
    drafted = draft()
    assert [each.state for each in drafted.edits] == [State.KEPT]
    assert any("notably" in each.markdown for each in drafted.letter.narrative.sentences())
    assert "Provision is notably effective" in word_text(folder)
    assert draft().change is Change.UNCHANGED


def test_an_edit_that_waits_is_in_no_letter_and_comes_back_with_its_facts(
    draft: Callable[..., Drafted],
) -> None:
    folder = draft().folder
    edit(folder, "of the large majority of", "of most")
    stale = draft("good: 390", "good: 200")
    assert [each.state for each in stale.edits] == [State.STALE]
    assert "of most" not in word_text(folder)
    assert "of most" in (folder / "narrative.md").read_text(encoding="utf-8")
    assert [each.state for each in draft().edits] == [State.KEPT]
    assert "of most" in word_text(folder)


def test_what_would_become_of_edits_is_told_without_writing(
    draft: Callable[..., Drafted], tmp_path: Path
) -> None:
    folder = draft().folder
    edit(folder, "of the large majority of", "of the very large majority of")
    before = {each: each.read_bytes() for each in folder.iterdir()}
    (told,) = edits_of(results(tmp_path), KIND, folder)
    assert (told.state, told.reading.verdict) == (State.KEPT, Verdict.CONTRADICTED)
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


def test_a_folder_without_a_draft_has_no_edits(tmp_path: Path) -> None:
    assert edits_of(results(tmp_path), KIND, tmp_path / "v1") == ()


def test_a_narrative_that_was_deleted_is_made_anew(draft: Callable[..., Drafted]) -> None:
    folder = draft().folder
    made = (folder / "narrative.md").read_bytes()
    (folder / "narrative.md").unlink()
    assert draft().edits == ()
    assert (folder / "narrative.md").read_bytes() == made


@pytest.mark.parametrize("record", [b"", b"{}", b"\xff", b'{"v": 1, "files": {}, "sentences": [[["a"]]]}'])
def test_edits_survive_a_damaged_record(draft: Callable[..., Drafted], record: bytes) -> None:
    folder = draft().folder
    edit(folder, SAID, "Provision is notably effective")
    (folder / "draft.json").write_bytes(record)
    with pytest.raises(RefusedError, match=r"draft\.docx"):
        draft(day=10)
    for name in ("draft.docx", "results.yaml"):
        (folder / name).unlink()
    assert [each.state for each in draft(day=10).edits] == [State.KEPT]
    assert "notably effective" in (folder / "narrative.md").read_text(encoding="utf-8")


def test_a_narrative_that_cannot_be_understood_stays_as_it_is_and_so_does_all_else(
    draft: Callable[..., Drafted],
) -> None:
    folder = draft().folder
    edit(folder, SAID, "Provision <!-- is it? --> is effective")
    before = {each: each.read_bytes() for each in folder.iterdir()}
    with pytest.raises(ProblemsFoundError, match=r"narrative\.md:7:11"):
        draft("good: 390", "good: 200")
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


def test_an_edit_in_word_is_refused_and_kept_and_the_narrative_too(draft: Callable[..., Drafted]) -> None:
    folder = draft().folder
    edit(folder, SAID, "Provision is notably effective")
    (folder / "draft.docx").write_bytes(b"edited in Word")
    before = {each: each.read_bytes() for each in folder.iterdir()}
    with pytest.raises(RefusedError, match=r"draft\.docx"):
        draft("good: 390", "good: 200")
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.parametrize("stop_at", range(1, 6))
def test_a_draft_stopped_anywhere_loses_no_edit(
    draft: Callable[..., Drafted], stop_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = draft().folder
    edit(folder, SAID, "Provision is notably effective")
    edit(folder, "of the large majority of", "of most")
    replace, calls = disk.os.replace, 0

    def stopping(*files: object) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt
        replace(*files)

    monkeypatch.setattr(disk.os, "replace", stopping)
    with pytest.raises(KeyboardInterrupt):
        draft("good: 390", "good: 200", day=10)
    monkeypatch.undo()
    again = draft("good: 390", "good: 200", day=10)
    assert sorted(each.state for each in again.edits) == [State.KEPT, State.STALE]
    text = (folder / "narrative.md").read_text(encoding="utf-8")
    assert (text.count("notably effective"), text.count("of most")) == (1, 1)
    assert draft("good: 390", "good: 200", day=10).change is Change.UNCHANGED
