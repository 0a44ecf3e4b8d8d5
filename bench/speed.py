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
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from results import write_section

from ratingletters import Workspace, read_results, word
from ratingletters.composition import compose, narrate, report
from ratingletters.narrative.facts import facts
from ratingletters.narrative.unedited import unedited
from ratingletters.sources.write import write_results

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
POPULATION = ROOT / "samples/population/make.py"
KIND = "annual-rating-2009"
LETTERS = Path(sys.executable).with_name("letters")
DATE = date(2009, 12, 9)
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


def anew(folder: Path, measure: Measure) -> Measure:
    """The same measurement, what the last one left in a folder taken away first."""

    def measure_anew() -> tuple[float, float]:
        shutil.rmtree(folder, ignore_errors=True)
        return measure()

    return measure_anew


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
    """Whole commands for one letter; each but the first of their runs finds the kind remembered."""
    draft = (LETTERS, "draft", "--workspace", folder, SAMPLE)
    return [
        ("bare Python", child(sys.executable, "-c", "pass")),
        ("letters --help", child(LETTERS, "--help")),
        ("letters preview, one letter", child(LETTERS, "preview", SAMPLE)),
        ("letters draft, one letter", anew(folder / "letters", child(*draft))),
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
    kind, files = desk.kind(KIND), sorted((folder / "results").iterdir())
    results = [read_results(each)[0].results for each in files]
    template = word.load_template(kind.folder / "letter.docx")
    letters = [compose(each, kind, DATE) for each in results]
    merged = [(word.merge(template, each, draft=True), each) for each in letters]

    def of_each(work: Callable[..., object], given: Sequence[object] = results) -> Measure:
        return inside(lambda: [work(each) and None for each in given], len(given))

    return [
        ("reading and checking the results", of_each(desk.read, files)),
        ("facts", of_each(lambda each: facts(each, kind.book.lexicon))),
        ("facts and narrative", of_each(lambda each: narrate(each, kind))),
        ("facts, narrative and report", of_each(lambda each: report(each, kind))),
        ("marks of the sentences", of_each(lambda each: unedited(each.narrative), letters)),
        ("writing the results for the letter's folder", of_each(write_results)),
        ("merging", of_each(lambda each: word.merge(template, each, draft=True), letters)),
        ("reading the letter back", of_each(lambda each: word.check_letter(*each), merged)),
    ]


def verdicts(rows: list[str]) -> list[str]:
    """The goals of start-up and what was measured, in wall-clock time; for a machine that does nothing else."""
    wall = {cells[1].strip(): float(cells[3]) for cells in (row.split("|") for row in rows[2:])}
    over = wall["letters --help"] - wall["bare Python"]
    letter = wall["letters draft, one letter"]
    return [
        f"- {over:.0f} ms for `--help` over bare Python (goal 80: {'reached' if over <= 80 else 'missed'})",
        f"- {letter:.0f} ms for one letter (goal 400: {'reached' if letter <= 400 else 'missed'})",
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
            *verdicts(whole),
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
