"""A person in LibreOffice edits drafts of all three kinds, saves them, and the edits come back: a small sample."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "bench/word_edits.py"
UNO = Path("/usr/bin/python3")


def has_uno() -> bool:
    """Whether LibreOffice and its Python are there."""
    if not UNO.exists():
        return False
    return subprocess.run([str(UNO), "-c", "import uno"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not has_uno(), reason="LibreOffice's Python (Debian: python3-uno) is not installed")
def test_every_edit_made_in_libreoffice_comes_back_or_is_told() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH), "--letters", "3", "--seed", "2"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost, wrong or not told: 0" in done.stdout
