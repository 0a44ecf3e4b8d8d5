"""``letters edits``, ``letters explain`` and ``letters draft --comments`` as a person types them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.word.hands import edited, paragraph, paragraph_of, replaces
from tests.workspace.offices import office

from ratingletters.cli.app import app
from ratingletters.cli.exits import speaking

ROOT = Path(__file__).parents[2]
LETTER = "annual-rating-2009/liverpool"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the sample's letter drafted, and the folder of its version."""
    root = office(tmp_path / "office")
    shutil.copy(ROOT / "samples/liverpool-2009/results.yaml", root)
    monkeypatch.chdir(root)
    return Path("letters") / LETTER / "v1"


def run(*words: str) -> int:
    """A command run to its end, which is its exit code."""
    with pytest.raises(SystemExit) as ended, speaking(as_json="--json" in words):
        raise SystemExit(app(list(words), standalone_mode=False) or 0)
    code = ended.value.code
    assert isinstance(code, int)
    return code


def draft(*more: str) -> int:
    return run("draft", "results.yaml", "--as", "analyst", *more)


def test_edits_are_told_with_both_texts_and_the_next_step(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft() == 0
    path = desk / "draft.docx"
    path.write_bytes(
        edited(
            path.read_bytes(),
            replaces("particularly effective", "notably effective"),
            replaces("Dear Mr", "Dear Sir"),
        )
    )
    capsys.readouterr()
    assert draft() == 4
    assert f"letters edits {LETTER}" in capsys.readouterr().err
    assert run("edits", LETTER) == 4
    out, err = capsys.readouterr()
    assert "strong-mostly\n    was: Provision is particularly" in out
    assert "    now: Provision is notably" in out
    assert "1 edit read into narrative.md; draft the letter again" in err
    assert "‘Dear Mr Smith’ became ‘Dear Sir Smith’" in err
    assert f"letters edits {LETTER} --let-go" in err
    assert run("edits", LETTER, "--let-go") == 0
    assert "let go: " in capsys.readouterr().err
    assert draft() == 0
    assert run("edits", LETTER) == 0
    assert "nothing in the narrative was changed" in capsys.readouterr().err


def test_edits_as_json_say_what_was_taken_and_what_was_not(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft() == 0
    mailed = Path("mailed.docx")
    mailed.write_bytes(
        edited((desk / "draft.docx").read_bytes(), replaces("particularly effective", "notably effective"))
    )
    capsys.readouterr()
    assert run("edits", LETTER, "--file", str(mailed), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["letter"] == f"{LETTER}@v1"
    assert [each["card"] for each in told["taken"]] == ["strong-mostly"]
    assert [each["state"] for each in told["edits"]] == ["kept"]
    assert (told["outside"], told["remarks"], told["settled"]) == ([], [], True)
    mailed.write_bytes(edited((desk / "draft.docx").read_bytes(), replaces("Dear Mr", "Dear Sir")))
    assert run("edits", LETTER, "--file", str(mailed), "--json") == 4
    told = json.loads(capsys.readouterr().out)
    assert [each["after"] for each in told["outside"]] == ["Dear Sir Smith"]


def test_a_file_that_was_moved_and_renamed_explains_itself_anywhere(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft() == 0
    away = tmp_path / "elsewhere"
    away.mkdir()

    def hands(root: object) -> None:
        paragraph_of(root, 1).addnext(paragraph("We wrote this."))  # type: ignore[arg-type]

    data = (desk / "draft.docx").read_bytes()
    (away / "renamed.docx").write_bytes(
        edited(data, hands, replaces("particularly effective", "notably effective"))
    )
    monkeypatch.chdir(away)
    capsys.readouterr()
    assert run("explain", "renamed.docx") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{LETTER}@v1, drafted from results ")
    assert "2. We wrote this.\n   - a person wrote this in Word\n" in out
    assert "   - a person changed this in Word; it was drafted as: Provision is particularly" in out
    assert "   - card overall-most (patterns.md:" in out
    assert "     - overall.good or better: 71 per cent (559 of 792) (results provision)" in out
    assert run("explain", "renamed.docx", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    by = [each["written by"] for each in told["sentences"]]
    assert (by.count("the card"), by.count("a person in Word")) == (12, 2)
    assert all(
        each["slots"] or each["grounds"] for each in told["sentences"] if each["written by"] == "the card"
    )


@pytest.mark.usefixtures("desk")
def test_a_file_that_cannot_explain_itself_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", str(ROOT / "templates/annual-rating-2009/letter.docx")) == 1
    told = capsys.readouterr().err
    assert "this is no draft of letters" in told
    assert "take the draft that letters made: draft.docx in the folder of the letter" in told
    assert run("explain", "gone.docx") == 3


def test_comments_are_drawn_when_they_are_asked_for_and_gone_with_the_next_draft(desk: Path) -> None:
    def comments() -> bool:
        with zipfile.ZipFile(desk / "draft.docx") as file:
            return "word/comments.xml" in file.namelist()

    assert draft("--comments") == 0
    assert comments()
    assert run("edits", LETTER) == 0
    assert draft() == 0
    assert not comments()
