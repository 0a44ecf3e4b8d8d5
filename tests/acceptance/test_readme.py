"""The README's commands, taken out of it and run."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis", ".coverage*"
)


def copied(folder: Path) -> Path:
    """The project as a fresh machine has it: no environment, nothing made."""
    copy = folder / "letters"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    shutil.rmtree(copy / "letters", ignore_errors=True)
    shutil.copytree(ROOT / "letters", copy / "letters", ignore=shutil.ignore_patterns("annual-*"))
    return copy


def two_commands() -> list[str]:
    """The commands that stand alone in a shell block."""
    return re.findall(r"```sh\n(.+)\n```", README)


def steps() -> list[tuple[str, str]]:
    """Every ``$`` command of the README in order, with the output told below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            found.append((command, output))
    return found


def test_the_readme_has_two_commands() -> None:
    assert two_commands() == ["make letter", "make check"]


def test_ci_runs_the_readmes_test_command() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == two_commands()[1]


def test_the_first_command_makes_the_letter_in_an_empty_copy(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    made = subprocess.run(
        two_commands()[0].split(), cwd=copy, env=fresh(), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert "\nChildren’s services in Liverpool City Council perform well.\n" in made.stdout
    assert zipfile.is_zipfile(copy / made.stdout.splitlines()[-1])


def fresh() -> dict[str, str]:
    """The environment without anything of this run's."""
    ours = ("VIRTUAL_ENV", "PYTHONPATH", "COVERAGE_PROCESS_START", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    return {name: value for name, value in os.environ.items() if name not in ours}


def test_the_life_of_a_letter_is_as_the_readme_tells_it(tmp_path: Path) -> None:
    here = tmp_path / "project"
    for name in ("samples", "templates"):
        shutil.copytree(ROOT / name, here / name)
    shutil.copy(ROOT / "letters.toml", here)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = {"PATH": path, "HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    wrong = []
    for command, output in steps():
        if command.startswith("cd "):
            here = here / command.removeprefix("cd ")
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=here,
            env={**os.environ, **home},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if not re.fullmatch(".*".join(map(re.escape, output.split("…"))), done.stdout):
            wrong.append((command, output, done.stdout))
    assert wrong == []
