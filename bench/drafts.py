"""Thousands of drafts: how long they take, in how much memory, and whether they are the same whatever comes between.

``python bench/drafts.py [--most 10000] [--folder DIR] [--write FILE]``. Whole commands over folders of the made-up
councils, as a person types them: wall-clock and CPU seconds with all processes of a command, and the most memory that
its first process held at a time. Then the same letters under other circumstances, and with ``kill -9`` in the middle.
``--linear 50000`` shows that the cost of a letter stays, and what each further letter adds to the memory.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from batch import KIND, LETTERS, year
from results import write_section

from ratingletters.workspace.prove import prove

TITLE = "Drafts by the thousand"
GOALS = {152: 1.5, 10_000: 40.0}
"""Seconds for so many letters, by one process on a quiet machine."""
TOGETHER = 0.6
"""Two processes' part of the time of one."""
MEMORY = 120
"""MiB, whatever the number of letters."""
GROWS = 1.1
"""What a letter of the largest batch may cost, in CPU time, to one of 10,000."""


@dataclass(frozen=True)
class Took:
    """What one command took: seconds, and MiB."""

    wall: float
    cpu: float
    memory: float


def workspace(folder: Path) -> Path:
    """A new workspace."""
    subprocess.run([str(LETTERS), "init", str(folder)], check=True, capture_output=True)  # noqa: S603
    return folder


def begun(
    root: Path, results: Path, *further: str, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.Popen[bytes]:
    """``letters draft`` over a folder of results."""
    command = [str(LETTERS), "draft", "-q", str(results), "--workspace", str(root), *further]
    environment = {**os.environ, "LETTERS_PERSON": "analyst", **(env or {})}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, umask=umask)  # noqa: S603


def drafted(root: Path, results: Path, *further: str) -> Took:
    """All letters drafted, and what that took."""
    start = time.perf_counter()
    process = begun(root, results, *further)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, status
    return Took(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def letters(root: Path) -> dict[str, str]:
    """Every file of every letter, by its name below the workspace, with its fingerprint."""
    return {
        str(each.relative_to(root)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted((root / "letters" / KIND).rglob("*"))
        if each.is_file()
    }


def timed(folder: Path, most: int, further: int) -> Iterator[str]:
    """What so many letters take, the first time and again, and how much memory; ``further`` are those that show whether
    the cost of a letter stays, 0 for none."""
    yield "| what | letters | wall, s | CPU, s | ms a letter | memory, MiB |"
    yield "|---|---:|---:|---:|---:|---:|"
    told: list[str] = []
    for count in sorted({152, 1000, 10_000, most}):
        if count > most:
            break
        results = year(fresh(folder / f"given-{count}"), count)
        root = workspace(folder / f"one-{count}")
        one = drafted(root, results, "--jobs", "1")
        yield row("one process", count, one)
        again = drafted(root, results, "--jobs", "1")
        yield row("again, nothing changed", count, again)
        if count in GOALS:
            told.append(judged(f"{count:,} letters, s", one.wall, GOALS[count]))
        if count >= 10_000:
            other = workspace(folder / f"two-{count}")
            two = drafted(other, results, "--jobs", "2")
            yield row("two processes", count, two)
            told.append(judged(f"{count:,} letters, two processes to one", two.wall / one.wall, TOGETHER))
            told.append(judged(f"{count:,} letters, MiB", one.memory, MEMORY))
            assert letters(root) == letters(other)
            shutil.rmtree(other)
        if count == 10_000 and further:
            told += linear(folder, further, one.cpu / count)
        shutil.rmtree(root)
    yield ""
    yield from told


def linear(folder: Path, count: int, letter: float) -> Iterator[str]:
    """The first ``count`` letters of a year by one process; ``letter`` is what one of 10,000 took, in CPU seconds."""
    root = workspace(folder / f"one-{count}")
    took = drafted(root, year(fresh(folder / f"given-{count}"), count), "--jobs", "1")
    shutil.rmtree(root)
    yield judged(f"a letter of {count:,} to one of 10,000, CPU", took.cpu / count / letter, GROWS)
    yield judged(f"{count:,} letters, MiB", took.memory, MEMORY)


def fresh(folder: Path) -> Path:
    """A folder that is made."""
    folder.mkdir()
    return folder


def row(what: str, count: int, took: Took) -> str:
    """What a command took, as a row."""
    return (
        f"| {what} | {count:,} | {took.wall:.2f} | {took.cpu:.2f} | {took.cpu / count * 1000:.2f} "
        f"| {took.memory:.0f} |"
    )


def judged(what: str, found: float, goal: float) -> str:
    """A figure beside its goal."""
    return f"- {what}: {found:.2f} (goal {goal:g}: {'reached' if found <= goal else 'missed'})"


def elsewhere(folder: Path, results: Path) -> str:
    """The same letters in another time zone, locale, folder, umask, with other hashes and by two processes."""
    plain = workspace(folder / "plain")
    drafted(plain, results, "--jobs", "1")
    wanted = letters(plain)
    ways: dict[str, tuple[tuple[str, ...], dict[str, str], int]] = {
        "time zone": ((), {"TZ": "Pacific/Kiritimati"}, -1),
        "locale": ((), {"LC_ALL": "C", "LANG": "tr_TR.UTF-8"}, -1),
        "umask": ((), {}, 0o077),
        "hash seed": ((), {"PYTHONHASHSEED": "2009"}, -1),
        "two processes": (("--jobs", "2"), {}, -1),
        "one large file": (("--jobs", "1"), {}, -1),
    }
    for name, (further, env, umask) in ways.items():
        root = workspace(folder / name.replace(" ", "-"))
        given = one_file(results) if name == "one large file" else results
        assert begun(root, given, *(further or ("--jobs", "1")), env=env, umask=umask).wait() == 0
        assert letters(root) == wanted, name
    return f"Same bytes, {len(wanted):,} files each: another folder, {', '.join(ways)}."


def one_file(results: Path) -> Path:
    """The results of a folder as one file with a list."""
    file = results.with_name("all.yaml")
    with file.open("w", encoding="utf-8") as stream:
        for each in sorted(results.glob("*.yaml")):
            stream.write("- " + each.read_text(encoding="utf-8").rstrip().replace("\n", "\n  ") + "\n")
    return file


def killed(folder: Path, results: Path, count: int, jobs: int) -> str:
    """A batch killed in the middle, looked at, and run again."""
    undisturbed, root = (workspace(folder / f"{name}-{jobs}") for name in ("undisturbed", "killed"))
    drafted(undisturbed, results, "--jobs", "1")
    wanted = letters(undisturbed)
    process = begun(root, results, "--jobs", str(jobs))
    while len(list((root / "letters" / KIND).glob("*/v1/draft.docx"))) < count // 2:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = {name: print_ for name, print_ in letters(root).items() if not name.endswith(".part")}
    assert left.items() <= wanted.items(), "half a letter"
    whole = sum(name.endswith("draft.docx") for name in left)
    drafted(root, results, "--jobs", str(jobs))
    assert letters(root) == wanted
    proof = prove(root)
    assert (proof.problems, proof.events) == ((), count)
    return (
        f"Killed with {whole:,} of {count:,} letters there ({jobs} at work): each of them whole; run again, "
        "the same bytes as undisturbed, one event a letter, all proved."
    )


def main() -> None:
    """Runs all of it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--most", type=int, default=10_000, help="how many letters at most")
    asked.add_argument("--linear", type=int, default=0, help="how many letters show that the cost stays")
    asked.add_argument("--folder", type=Path, help="a folder on the disk to measure")
    asked.add_argument("--write", type=Path, help="the file in which the figures are kept")
    given = asked.parse_args()
    lines = [
        f"Made by `bench/drafts.py`: {os.cpu_count()} processors, Python {sys.version.split()[0]}, "
        f"load average {os.getloadavg()[0]:.1f}.",
        "",
    ]
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        for line in timed(folder, given.most, given.linear):
            lines.append(line)
            print(line, flush=True)
        count = min(1000, given.most)
        results = year(fresh(folder / "again"), count)
        lines += ["", elsewhere(fresh(folder / "elsewhere"), results)]
        print(lines[-1], flush=True)
        for jobs in (1, 2):
            lines += ["", killed(folder, results, count, jobs)]
            print(lines[-1], flush=True)
    if given.write:
        write_section(given.write, TITLE, lines)


if __name__ == "__main__":
    main()
