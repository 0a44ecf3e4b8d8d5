"""How fast the program is, as ratios measured side by side in one run: CPU time, interleaved, medians.

``python bench/speed.py [--rounds N] [--write FILE]``. Start-up is compared with a bare Python; commands over the 152
councils of ``samples/population`` with the same command for one; the steps of a letter with reading its results.
Wall-clock times are shown beside, for the machine they were taken on, and mean nothing where others use it too.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from results import write_section

from ratingletters import Workspace, read_results
from ratingletters.compose import narrate, report
from ratingletters.narrative.facts import facts
from ratingletters.sources.write import write_results

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
POPULATION = ROOT / "samples/population/make.py"
KIND = "annual-rating-2009"
LETTERS = Path(sys.executable).with_name("letters")
REWORDED = ("particularly effective", "notably effective")

Measure = Callable[[], tuple[float, float]]


def child(*command: str | Path) -> Measure:
    """A measurement of one process: CPU and wall-clock seconds."""

    def measure() -> tuple[float, float]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall

    return measure


def inside(work: Callable[[], object], times: int) -> Measure:
    """A measurement of work in this process, the ``times``-th part of it: CPU and wall-clock seconds."""

    def measure() -> tuple[float, float]:
        cpu, start = time.process_time(), time.perf_counter()
        work()
        return (time.process_time() - cpu) / times, (time.perf_counter() - start) / times

    return measure


def table(rows: list[tuple[str, Measure]], rounds: int) -> list[str]:
    """The rows of a Markdown table; each ratio is to the first row's CPU time in the same run."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name, _ in rows}
    for _ in range(rounds):
        for name, measure in rows:
            taken[name].append(measure())
    first = statistics.median(cpu for cpu, _ in taken[rows[0][0]])
    lines = ["| what | CPU, ms | wall, ms | CPU to the first row |", "|---|---:|---:|---:|"]
    for name, times in taken.items():
        cpu, wall = (statistics.median(each) * 1000 for each in zip(*times, strict=True))
        lines.append(f"| {name} | {cpu:.2f} | {wall:.2f} | {cpu / first / 1000:.2f} |")
    return lines


def starts(folder: Path) -> list[tuple[str, Measure]]:
    """Whole commands for one letter."""
    return [
        ("bare Python", child(sys.executable, "-c", "pass")),
        ("letters --help", child(LETTERS, "--help")),
        ("letters preview, one letter", child(LETTERS, "preview", SAMPLE)),
        (
            "letters draft, one letter (the first run writes it)",
            child(LETTERS, "draft", "--workspace", folder, SAMPLE),
        ),
    ]


def populations(folder: Path) -> list[tuple[str, Measure]]:
    """Whole commands over the population, each beside itself for one council: what is over is no start-up."""
    year, one, old = folder / "results", folder / "results/leeds.yaml", folder / "old" / KIND
    child(sys.executable, POPULATION, year)()
    shutil.copytree(ROOT / "templates" / KIND, old)
    book = old / "patterns.md"
    book.write_text(book.read_text("utf-8").replace(*REWORDED), "utf-8")
    usage = (LETTERS, "kinds", "usage", KIND)
    impact = (LETTERS, "kinds", "impact", KIND, "--against", old)
    return [
        ("letters kinds usage, one council", child(*usage, one)),
        ("letters kinds usage, 152 councils: reading, reports for all", child(*usage, year)),
        ("letters kinds impact, one council", child(*impact, one)),
        ("letters kinds impact, 152 councils: reading, both books", child(*impact, year)),
    ]


def steps(folder: Path) -> list[tuple[str, Measure]]:
    """The steps of a letter in this process, over the population."""
    desk = Workspace(ROOT)
    kind, year = desk.kind(KIND), folder / "results"
    results = [each.results for each in read_results(year)]

    def of_each(work: Callable[..., object]) -> Measure:
        return inside(lambda: [work(each) and None for each in results], len(results))

    return [
        ("reading and checking the results", inside(lambda: desk.read(year), len(results))),
        ("facts", of_each(lambda each: facts(each, kind.book.lexicon))),
        ("facts and narrative", of_each(lambda each: narrate(each, kind))),
        ("facts, narrative and report", of_each(lambda each: report(each, kind))),
        ("writing the results for the letter's folder", of_each(write_results)),
    ]


def main() -> None:
    """Measures, prints, and writes the tables when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letters.toml").touch()
        whole = table(starts(folder), asked.rounds)
        many = table(populations(folder), asked.rounds)
        letter = table(steps(folder), asked.rounds)
    packages = ", ".join(f"{name} {version(name)}" for name in ("typer", "pydantic", "pyyaml", "docxtpl"))
    text = "\n".join(
        [
            "# Speed",
            "",
            f"Made by `bench/speed.py`: {asked.rounds} rounds, interleaved, medians. {os.cpu_count()} cores,"
            f" {platform.system()} {platform.machine()}, Python {platform.python_version()}, {packages}. Load average"
            f" while measuring: {os.getloadavg()[0]:.1f}.",
            "",
            "## Whole commands",
            "",
            *whole,
            "",
            "## A year's councils",
            "",
            *many,
            "",
            "## One letter, inside the program",
            "",
            *letter,
            "",
        ]
    )
    sys.stdout.write(text)
    if asked.write:
        write_section(asked.write, "Speed", text.splitlines()[2:])


if __name__ == "__main__":
    main()
