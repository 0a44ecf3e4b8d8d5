"""The program as an office installs it: a wheel in a fresh environment, used from another folder."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_a_wheel_installed_elsewhere_drafts_a_letter(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode and "No module named build" in built.stderr:
        pytest.skip("the package 'build' is not installed")
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    (wheel,) = tmp_path.glob("*.whl")
    files = {each.relative_to(ROOT).as_posix() for each in (ROOT / "templates").glob("*/*") if each.is_file()}
    assert {f"ratingletters/{file}" for file in files} <= set(zipfile.ZipFile(wheel).namelist())
    home = tmp_path / "home"
    venv.create(home, with_pip=True)
    environment = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    installed = subprocess.run(
        [str(home / "bin/pip"), "install", "--quiet", str(wheel)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr[-2000:]
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "letters.toml").touch()
    drafted = subprocess.run(
        [str(home / "bin/letters"), "draft", str(ROOT / "samples/liverpool-2009/results.yaml")],
        cwd=desk,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert drafted.stderr == "1 letter: 1 drafted\n"
    assert zipfile.is_zipfile(desk / drafted.stdout.strip())
