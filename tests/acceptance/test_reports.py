"""The reports as a person asks for them: of one letter, of a pattern book's use, of an edit's impact."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LETTERS = Path(sys.executable).with_name("letters")
SAMPLE = "samples/liverpool-2009/results.yaml"
KIND = "annual-rating-2009"
REPORT = """
report:
  must: [each council -> rating, each provision type -> satisfactory]
  should: [each gap -> against national]
  may: [each gap -> name]
"""


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """One command in a folder; its output as text."""
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [str(LETTERS), *words], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with the sample and a copy of the kind, whose lexicon has a report of our own."""
    (tmp_path / "letters.toml").touch()
    shutil.copytree(ROOT / "samples/liverpool-2009", tmp_path / "samples/liverpool-2009")
    shutil.copytree(ROOT / "templates" / KIND, tmp_path / "templates" / KIND)
    lexicon = tmp_path / "templates" / KIND / "lexicon.yaml"
    words = lexicon.read_text(encoding="utf-8").split("\nreport:")[0]
    lexicon.write_text(words + REPORT, encoding="utf-8")
    return tmp_path


def edit(desk: Path, old: str, new: str) -> None:
    """Keeps the kind as it is in ``old/`` and changes its book."""
    shutil.copytree(desk / "templates" / KIND, desk / "old")
    book = desk / "templates" / KIND / "patterns.md"
    text = book.read_text(encoding="utf-8")
    assert old in text
    book.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_preview_explained_ends_with_what_it_leaves_unsaid_must_first(desk: Path) -> None:
    done = run("preview", "--explain", SAMPLE, cwd=desk)
    assert done.returncode == 0
    report = done.stdout[done.stdout.index("Not said, and must be:") :]
    place = f"{SAMPLE}:25"
    assert f"- provision type/childcare.satisfactory: 170 ({place}" in report
    assert "council.rating" not in report
    assert report.index("must be:") < report.index("should be:") < report.index("may be: 5")
    assert "gap/lac_ks4.name" not in report


def test_a_preview_without_explain_says_nothing_of_it(desk: Path) -> None:
    assert "Not said" not in run("preview", SAMPLE, cwd=desk).stdout


def test_the_report_in_json_holds_every_level_in_full(desk: Path) -> None:
    (letter,) = json.loads(run("preview", "--json", SAMPLE, cwd=desk).stdout)["letters"]
    assert {each["level"] for each in letter["omissions"]} == {"must", "should", "may"}
    assert {"silent", "shadowed", "tensions", "refusals"} <= set(letter)
    assert all(each["facts"] for each in letter["omissions"])


def test_results_that_leave_much_unsaid_pass_the_check(desk: Path) -> None:
    assert run("check", SAMPLE, cwd=desk).stderr == "1 council, no problems\n"


def test_a_slip_in_the_report_is_a_problem_of_the_kind_with_its_line(desk: Path) -> None:
    lexicon = desk / "templates" / KIND / "lexicon.yaml"
    text = lexicon.read_text(encoding="utf-8").replace("each council -> rating", "each council -> ratting")
    lexicon.write_text(text, encoding="utf-8")
    done = run("kinds", "check", KIND, cwd=desk)
    line = text[: text.index("ratting")].count("\n") + 1
    assert done.returncode == 1
    assert f"lexicon.yaml:{line}:" in done.stderr
    assert "did you mean 'rating'?" in done.stderr


def test_usage_counts_sentences_and_omissions_and_names_unused_cards(desk: Path) -> None:
    done = run("kinds", "usage", KIND, SAMPLE, cwd=desk)
    assert done.returncode == 0
    assert done.stdout.startswith("1 letter\n")
    assert "\n     1 provision type/childcare.satisfactory\n" in done.stdout
    assert "\n     1 rating-headline\n" in done.stdout
    assert "review-one-grade-low (" in done.stdout[done.stdout.index("Never used:") :]
    tree = json.loads(run("kinds", "usage", KIND, SAMPLE, "--json", cwd=desk).stdout)
    assert (tree["v"], tree["letters"], tree["sentences"]["rating-headline"]) == (1, 1, 1)


def test_an_edit_without_a_change_ends_with_0_and_says_so(desk: Path) -> None:
    shutil.copytree(desk / "templates" / KIND, desk / "old")
    done = run("kinds", "impact", KIND, "--against", "old", SAMPLE, cwd=desk)
    assert (done.returncode, done.stdout) == (0, "no sentence changes in 1 letter\n")


def test_an_edit_of_the_book_is_told_by_the_sentences_that_it_changes(desk: Path) -> None:
    edit(desk, "is particularly effective in", "is notably effective in")
    done = run("kinds", "impact", KIND, "--against", "old", SAMPLE, cwd=desk)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "1 of 1 letter would change"
    assert lines[2] == "1 letter, liverpool: strong-mostly"
    assert lines[3].startswith("  - Provision is particularly effective in nursery schools")
    assert lines[4].startswith("  + Provision is notably effective in nursery schools")
    tree = json.loads(run("kinds", "impact", KIND, "--against", "old", SAMPLE, "--json", cwd=desk).stdout)
    (change,) = tree["changes"]
    assert (change["letters"], change["councils"], tree["changed"]) == (1, ["liverpool"], ["liverpool"])
    assert change["old"]["card"] == change["new"]["card"] == "strong-mostly"


def test_an_impact_needs_the_kind_as_it_was(desk: Path) -> None:
    assert run("kinds", "impact", KIND, SAMPLE, cwd=desk).returncode == 2
    assert run("kinds", "impact", KIND, "--against", "nowhere", SAMPLE, cwd=desk).returncode == 3


def test_a_broken_old_kind_is_told_with_its_problems(desk: Path) -> None:
    edit(desk, "is particularly effective in", "is notably effective in")
    (desk / "old/patterns.md").write_text("# Paragraph\n", encoding="utf-8")
    done = run("kinds", "impact", KIND, "--against", "old", SAMPLE, cwd=desk)
    assert done.returncode == 1
    assert "old/patterns.md:1" in done.stderr
