"""The house itself: no words of a letter in the program, no path of a machine, every command in the README."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SEED = (Path(__file__).parent / "liverpool-2009.txt").read_text(encoding="utf-8")


def runs_of_words(text: str, length: int) -> set[str]:
    """Every run of so many words, in small letters, without marks."""
    words = re.findall(r"[a-z]+", text.lower())
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_sentence_of_the_letter_stands_in_the_program(source: Path) -> None:
    shared = runs_of_words(source.read_text(encoding="utf-8"), 6) & runs_of_words(SEED, 6)
    assert shared == set()


def test_the_letters_own_names_stand_nowhere_in_the_program() -> None:
    own = re.compile("Liverpool|Winstanley|Stuart Smith|Dale Street", re.IGNORECASE)
    assert [source for source in SOURCES if own.search(source.read_text(encoding="utf-8"))] == []


def test_every_command_is_in_the_readme() -> None:
    from ratingletters.cli.commands import COMMANDS, built  # noqa: PLC0415

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [
        f"{name} {inner}".strip() for name in COMMANDS for inner in getattr(built(name), "commands", [""])
    ]
    missing = [
        command
        for command in commands
        if not re.search(rf"letters {str(command).replace('_', '-')}\b", readme)
    ]
    assert missing == []


def test_what_is_made_in_the_register_is_not_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "letters"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    assert listed.stdout.split() in (["letters/README.md"], [])
