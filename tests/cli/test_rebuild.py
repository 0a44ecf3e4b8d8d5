"""``letters register rebuild``: what it says."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LETTERS = Path(sys.executable).with_name("letters")


def test_where_nothing_is_signed_it_says_that_nothing_was_proved(tmp_path: Path) -> None:
    office = shutil.copytree(ROOT / "samples/register", tmp_path / "office")
    draft = [str(LETTERS), "draft", str(ROOT / "samples/assessment-2010"), "--date", "2010-12-09"]
    subprocess.run([*draft, "--as", "analyst"], cwd=office, capture_output=True, check=True)
    rebuild = [str(LETTERS), "register", "rebuild", "annual-assessment-2010/*"]
    done = subprocess.run(rebuild, cwd=office, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no signed letter to make again\n"
