"""An editor confirms a kind's wording, slips, is told, mends it or means it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LETTERS = Path(sys.executable).with_name("letters")
KIND = "annual-rating-2009"


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """One command in a folder; its output as text."""
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [str(LETTERS), *words], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace of its own with the kind in it, as it was confirmed."""
    (tmp_path / "letters.toml").touch()
    shutil.copytree(ROOT / "templates" / KIND, tmp_path / "templates" / KIND)
    assert run("kinds", "confirm", KIND, cwd=tmp_path).returncode == 0
    return tmp_path


def test_a_misspelt_word_is_told_with_its_line_until_it_is_mended(desk: Path) -> None:
    book = desk / "templates" / KIND / "patterns.md"
    text = book.read_text(encoding="utf-8")
    slip = text.replace("> Provision is particularly", "> Provision is particulary", 1)
    book.write_text(slip, encoding="utf-8")
    told = run("kinds", "check", KIND, cwd=desk)
    line = slip[: slip.index("### strong-mostly")].count("\n") + 1
    assert told.returncode == 1
    assert f"patterns.md:{line}: 'strong-mostly' is not as it was confirmed" in told.stderr
    assert "the word 'particulary' is new, did you mean 'particularly'?" in told.stderr
    assert f"if it is meant: letters kinds confirm {KIND}" in told.stderr
    book.write_text(text, encoding="utf-8")
    assert run("kinds", "check", KIND, cwd=desk).returncode == 0


def test_what_is_meant_is_told_once_more_and_then_no_longer(desk: Path) -> None:
    book = desk / "templates" / KIND / "patterns.md"
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("particularly effective", "notably effective"), encoding="utf-8")
    done = run("kinds", "confirm", KIND, cwd=desk)
    assert done.returncode == 0
    assert "'strong-mostly' is not as it was confirmed; the word 'notably' is new" in done.stdout
    assert done.stderr.endswith("changes confirmed\n")
    assert run("kinds", "check", KIND, cwd=desk).returncode == 0
    again = json.loads(run("kinds", "confirm", KIND, "--json", cwd=desk).stdout)
    assert again == {"v": 1, "kind": KIND, "confirmed": []}


def test_a_kind_that_is_not_sound_is_not_confirmed(desk: Path) -> None:
    record = desk / "templates" / KIND / "confirmed.yaml"
    before = record.read_bytes()
    book = desk / "templates" / KIND / "patterns.md"
    book.write_text(
        book.read_text(encoding="utf-8").replace("mood positive", "mod positive", 1), encoding="utf-8"
    )
    assert run("kinds", "confirm", KIND, cwd=desk).returncode == 1
    assert record.read_bytes() == before
