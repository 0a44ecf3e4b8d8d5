"""How fast the program is, as ratios measured side by side in one run: CPU time, interleaved, medians.

``python bench/speed.py [--rounds N] [--write FILE]``. Start-up is compared with a bare Python; the narrative
with reading the results that it is made from. Wall-clock times are shown beside, for the machine they were
taken on.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from ratingletters import load_kind, read_results
from ratingletters.narrative.build import build
from ratingletters.narrative.facts import facts

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
KIND = ROOT / "templates/annual-rating-2009"
LETTERS = Path(sys.executable).with_name("letters")
BATCH = 50


def child(*command: str) -> Callable[[], tuple[float, float]]:
    """A measurement of one process: CPU and wall-clock seconds."""

    def measure() -> tuple[float, float]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall

    return measure


def inside(work: Callable[[], object]) -> Callable[[], tuple[float, float]]:
    """A measurement of work in this process, a run of it: CPU and wall-clock seconds."""

    def measure() -> tuple[float, float]:
        cpu, start = time.process_time(), time.perf_counter()
        for _ in range(BATCH):
            work()
        return (time.process_time() - cpu) / BATCH, (time.perf_counter() - start) / BATCH

    return measure


def table(rows: list[tuple[str, Callable[[], tuple[float, float]]]], rounds: int) -> list[str]:
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


def main() -> None:
    """Measures, prints, and writes the tables when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    kind = load_kind(KIND)
    results = read_results(SAMPLE)[0].results
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "letters.toml").touch()
        starts = table(
            [
                ("bare Python", child(sys.executable, "-c", "pass")),
                ("letters --help", child(str(LETTERS), "--help")),
                ("letters preview, one letter", child(str(LETTERS), "preview", str(SAMPLE))),
                (
                    "letters draft, one letter (the first run writes it)",
                    child(str(LETTERS), "draft", "--workspace", folder, str(SAMPLE)),
                ),
            ],
            asked.rounds,
        )
    letters = table(
        [
            ("reading one council's results", inside(lambda: read_results(SAMPLE))),
            (
                "facts and narrative of one council",
                inside(lambda: build(facts(results, kind.book.lexicon), kind.book)),
            ),
        ],
        asked.rounds,
    )
    packages = ", ".join(f"{name} {version(name)}" for name in ("typer", "pydantic", "pyyaml", "docxtpl"))
    text = "\n".join(
        [
            "# Speed",
            "",
            f"Made by `bench/speed.py`: {asked.rounds} rounds, interleaved, medians. {os.cpu_count()} cores,"
            f" {platform.system()} {platform.machine()}, Python {platform.python_version()}, {packages}.",
            "",
            "## Whole commands",
            "",
            *starts,
            "",
            "## One letter, inside the program",
            "",
            *letters,
            "",
        ]
    )
    sys.stdout.write(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
