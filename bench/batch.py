"""A whole year at once: made-up letters drafted, signed off and issued in one command each, and killed on the way.

``python bench/batch.py [--letters 1000] [--kills 20] [--folder DIR] [--write FILE]``. Wall-clock and CPU seconds of
whole commands, everything forced to the disk; ``--folder`` says on which. Then the same again with ``kill -9`` at
random moments, the same command run again after each, and the register proved after each.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from results import write_section

from ratingletters.register.event import EventType
from ratingletters.register.verify import Verification
from ratingletters.workspace.act import history
from ratingletters.workspace.prove import prove

ROOT = Path(__file__).resolve().parent.parent
LETTERS = Path(sys.executable).with_name("letters")
KIND = "annual-rating-2009"
ALL = f"{KIND}/*"
TITLE = "A year at once"
PEOPLE = """
[people.analyst]
name = "The analyst"
may = ["draft", "issue"]

[people.manager]
name = "The manager"
may = ["sign-off"]
"""


def year(folder: Path, count: int) -> Path:
    """Results of so many letters: the 152 made-up councils, again and again under further ids. In the order of their
    files no two that are alike stand close to each other, for in a year none are alike."""
    made, wanted = folder / "councils", folder / "results"
    maker = ROOT / "samples/population/make.py"
    subprocess.run([sys.executable, str(maker), str(made)], check=True, capture_output=True)  # noqa: S603
    wanted.mkdir()
    councils = sorted(made.glob("*.yaml"))
    for at in range(count):
        file, copy = councils[at % len(councils)], at // len(councils)
        text = file.read_text(encoding="utf-8")
        name = f"c{copy:03}-{file.stem}" if copy else file.stem
        text = re.sub(rf"\bid: {file.stem}\b", f"id: {name}", text, count=1)
        (wanted / f"{name}.yaml").write_text(text, encoding="utf-8")
    return wanted


def begun(root: Path, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """A command in a workspace."""
    line = [str(LETTERS), *command, "--workspace", str(root)]
    return subprocess.Popen(line, stdout=subprocess.DEVNULL, env={**os.environ, "LETTERS_PERSON": "analyst"})  # noqa: S603


def done(root: Path, *command: str) -> tuple[float, float]:
    """A command run to its end: wall-clock and CPU seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    assert begun(root, command).wait() == 0, command
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def office(folder: Path) -> tuple[Path, Path]:
    """A workspace with two people and its own copy of the kind, confirmed as it is; and the manager's key."""
    root, key = folder / "workspace", folder / "key"
    subprocess.run([str(LETTERS), "init", str(root)], check=True, capture_output=True)  # noqa: S603
    shutil.copytree(ROOT / "templates" / KIND, root / "templates" / KIND)
    with (root / "letters.toml").open("a", encoding="utf-8") as file:
        file.write(PEOPLE)
    done(root, "kinds", "confirm", KIND)
    done(root, "keys", "new", "manager", "--out", str(key), "--no-passphrase")
    return root, key


def timed(root: Path, results: Path, sign: tuple[str, ...]) -> Iterator[str]:
    """Each command once, and what it took."""
    yield "| what | wall, s | CPU, s |"
    yield "|---|---:|---:|"
    yield row("letters draft", root, "draft", "-q", str(results))
    shutil.copytree(root, root.with_name("drafted"), symlinks=True)
    yield row("letters sign-off", root, *sign)
    yield row("letters issue", root, "issue", "-q", ALL)
    yield row("letters register verify", root, "register", "verify")
    proof, fsyncs = proved(root), forces(root.with_name("drafted"), sign)
    yield ""
    yield f"{proof.events:,} events, {proof.letters:,} letters, all proved; {fsyncs:.1f} forces a sign-off."


def row(what: str, root: Path, *command: str) -> str:
    """What a command took, as a row."""
    wall, cpu = done(root, *command)
    return f"| {what} | {wall:.1f} | {cpu:.1f} |"


def forces(root: Path, sign: tuple[str, ...]) -> float:
    """How often a sign-off of the letters whose names begin with b forces something to the disk, for each of them."""
    some = root.with_name("some")
    shutil.copytree(root, some, symlinks=True)
    command = [
        str(LETTERS),
        *(f"{KIND}/b*" if each == ALL else each for each in sign),
        "--workspace",
        str(some),
    ]
    counting = ["strace", "-f", "-c", "-e", "trace=fsync", *command]
    told = subprocess.run(counting, check=True, capture_output=True, text=True).stderr  # noqa: S603
    signed = sum(each.type is EventType.SIGNED_OFF for each in history(some).events)
    calls = re.search(r"(\d+)\s+fsync", told)
    return int(calls[1]) / signed if calls else 0.0


def killed(root: Path, command: tuple[str, ...], kills: int, random_: random.Random, each_time: int) -> int:
    """A command killed at random moments and run again, until one run comes to its end; how often it was killed.
    After each, everything is proved but what a stopped run may leave."""
    at = 0
    register = root / "letters/register.jsonl"
    while True:
        running = begun(root, command)
        until = register.stat().st_size + random_.randrange(1, each_time)
        while at < kills and running.poll() is None and register.stat().st_size < until:
            time.sleep(0.001)
        if at < kills and running.poll() is None:
            time.sleep(random_.random() / 50)
            running.send_signal(signal.SIGKILL)
        ended = running.wait()
        proved(root)
        if ended != -signal.SIGKILL:
            assert ended == 0, ended
            return at
        at += 1


def proved(root: Path) -> Verification:
    """The register proved: nothing wrong with it, and no more than one event of a sort for a letter."""
    proof = prove(root)
    assert proof.problems == (), proof.problems[:3]
    acts = Counter((each.type, each.letter) for each in history(root).events if each.letter)
    assert set(acts.values()) == {1}
    return proof


def main() -> None:
    """Runs all of it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--letters", type=int, default=1000, help="how many letters")
    asked.add_argument("--kills", type=int, default=20, help="how often the commands are killed")
    asked.add_argument("--folder", type=Path, help="a folder on the disk to measure")
    asked.add_argument("--write", type=Path, help="the file in which the figures are kept")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        root, key = office(folder)
        sign = ("sign-off", "-q", ALL, "--as", "manager", "--key", str(key))
        lines = [
            f"Made by `bench/batch.py`: {given.letters:,} letters, load average {os.getloadavg()[0]:.1f}.",
            "",
        ]
        for line in timed(root, year(folder, given.letters), sign):
            lines.append(line)
            print(line, flush=True)
        again, random_ = folder / "drafted", random.Random(2009)  # noqa: S311
        size = 2 * (root / "letters/register.jsonl").stat().st_size // 3
        cut = killed(again, sign, given.kills * 3 // 4, random_, max(2, size // given.kills))
        cut += killed(
            again, ("issue", "-q", ALL), given.kills - given.kills * 3 // 4, random_, max(2, size // 20)
        )
        assert proved(again).events == 1 + 3 * given.letters
        lines += [
            "",
            f"Killed {cut} times at random moments and run again: one event of each sort a letter, all proved.",
        ]
        print(lines[-1])
    if given.write:
        write_section(given.write, TITLE, lines)


if __name__ == "__main__":
    main()
