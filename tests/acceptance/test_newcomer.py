"""The newcomer's card, made as ``templates/README.md`` tells it, in a fresh copy: what is to be typed is typed, what
is to be run is run, and what is told to be seen is seen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".pytest_cache")

BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
ADD = re.compile(r"[Ii]n `([^`]+)`, (above|below) the line that begins `([^`]+)`, type:$")
CHANGE = re.compile(r"[Ii]n `([^`]+)`, change the line `([^`]+)` below `([^`]+)` to:$")
MAKE = re.compile(r"Make the file `([^`]+)`:$")


def blocks() -> Iterator[tuple[str, str, str]]:
    """Every block of the README with what is said just before it, on one line, and its language."""
    at = 0
    for found in BLOCK.finditer(README):
        yield " ".join(README[at : found.start()].split()), found[1], found[2]
        at = found.end()


def typed(folder: Path, told: str, text: str) -> None:
    """Does to the copy what a person is told to do in an editor."""
    if found := MAKE.search(told):
        (folder / found[1]).write_text(text, encoding="utf-8")
    elif found := ADD.search(told):
        lines = (folder / found[1]).read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(at for at, line in enumerate(lines) if line.strip().startswith(found[3]))
        lines.insert(at + (found[2] == "below"), text)
        (folder / found[1]).write_text("".join(lines), encoding="utf-8")
    else:
        found = CHANGE.search(told)
        assert found, f"what is to be done with this is not told: {told[-100:]}"
        before, below = (folder / found[1]).read_text(encoding="utf-8").split(found[3], 1)
        assert f"{found[2]}\n" in below
        changed = below.replace(f"{found[2]}\n", text, 1)
        (folder / found[1]).write_text(before + found[3] + changed, encoding="utf-8")


def seen(folder: Path, block: str) -> str:
    """The block with what its commands print now."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_ADDOPTS", None)
    said = ""
    for line in block.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(
                ["bash", "-c", line.removeprefix("$ ")],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            said += f"{line}\n{done.stdout}"
    return said


def fresh(folder: Path) -> Path:
    """What of a checkout the steps use."""
    for name in ("templates", "samples", "tests/acceptance/cards"):
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
    for name in ("letters.toml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def test_a_newcomers_card_is_made_as_the_readme_tells_it(tmp_path: Path) -> None:
    folder = fresh(tmp_path)
    told, found = [], []
    for before, language, text in blocks():
        if language == "console":
            told.append(text)
            found.append(seen(folder, text))
        else:
            typed(folder, before, text)
    assert found == told


def test_the_readme_types_a_card_and_its_cases() -> None:
    languages = [language for _, language, _ in blocks()]
    assert languages.count("markdown") == 2
    assert languages.count("yaml") == 3
    assert languages.count("console") >= 6
