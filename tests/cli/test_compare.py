"""``letters compare --word``: what it prints, and how it ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LETTERS = Path(sys.executable).with_name("letters")
LETTER = "annual-rating-2009/liverpool"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The worked example of a register, to write in."""
    return shutil.copytree(ROOT / "samples/register", tmp_path / "office")


def compare(office: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in the workspace."""
    return subprocess.run(
        [str(LETTERS), "compare", *words], cwd=office, capture_output=True, text=True, check=False
    )


def test_the_redline_is_named_and_told_in_numbers(office: Path) -> None:
    done = compare(office, LETTER, "--word", "redline.docx")
    assert (done.returncode, done.stdout) == (0, "redline.docx\n")
    assert done.stderr == f"from {LETTER}@v1 to {LETTER}@v2: 4 words out, 7 in\n"
    assert (office / "redline.docx").read_bytes().startswith(b"PK")


def test_it_comes_as_json_too(office: Path) -> None:
    done = compare(office, LETTER, "--word", "redline.docx", "--json")
    assert json.loads(done.stdout) == {
        "v": 1,
        "from": f"{LETTER}@v1",
        "to": f"{LETTER}@v2",
        "file": "redline.docx",
        "words deleted": 4,
        "words inserted": 7,
        "changes of formatting": 0,
    }


def test_versions_that_do_not_differ_are_told(office: Path) -> None:
    done = compare(office, LETTER, "--from", "2", "--to", "2", "--word", "redline.docx")
    assert done.stderr == f"nothing changed from {LETTER}@v2 to {LETTER}@v2\n"


def test_a_file_that_is_there_already_is_a_refusal(office: Path) -> None:
    (office / "mine.docx").write_text("mine")
    done = compare(office, LETTER, "--word", "mine.docx")
    assert (done.returncode, done.stdout) == (4, "")
    assert "another file is already there; nothing was written" in done.stderr
    assert (office / "mine.docx").read_text() == "mine"


def test_a_tampered_letter_is_a_refusal(office: Path) -> None:
    letter = office / "letters" / LETTER / "v1/letter.docx"
    letter.chmod(0o644)
    letter.write_bytes(letter.read_bytes() + b"\n")
    done = compare(office, LETTER, "--word", "redline.docx")
    assert done.returncode == 4
    assert "v1/letter.docx is not the file that was signed off" in done.stderr
    assert "Traceback" not in done.stderr
