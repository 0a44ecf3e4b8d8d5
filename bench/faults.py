"""Every act with every fault at every one of its calls: what is lost, half written, or not made good by a second run.

``python bench/faults.py [--write FILE]``. Kill, ENOSPC, EIO and EINTR by strace, in folders in memory; the tests try
the same with one error a reading call. A naive writer goes through the same, to show that faults are found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from results import write_section

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.faults.scenes import SCENES, naive
from tests.faults.traced import can_trace
from tests.faults.trial import Trial, points

TITLE = "Faults"


def tried(name: str, folder: Path, *, naively: bool = False) -> str:
    """One act with all its faults, as a row of a Markdown table."""
    trial = Trial(SCENES[name], folder)
    if naively:
        trial.act = naive
    calls = trial.calls()
    every = list(points(calls, whole=True))
    found = list(trial.faults(every))
    sorts = Counter(each.partition(":")[0] for each in found)
    told = ", ".join(f"{count} {sort}" for sort, count in sorted(sorts.items())) or "none"
    return f"| {'a naive ' * naively}{name} | {len(calls)} | {len(every)} | {len(trial.known)} | {told} |"


def main() -> None:
    """Tries all of it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--write", type=Path, help="the file in which the figures are kept")
    given = asked.parse_args()
    assert can_trace(), "strace is not here, or is not allowed to trace"
    memory = Path("/dev/shm")  # noqa: S108
    lines = [
        "Made by `bench/faults.py`: a kill, ENOSPC, EIO and EINTR at the calls of the system that touch the workspace.",
        "",
        "| act | calls | points | states left | faults |",
        "|---|---:|---:|---:|---|",
    ]
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        for number, (act, naively) in enumerate([*((each, False) for each in SCENES), ("sign-off", True)]):
            lines.append(tried(act, Path(name) / str(number), naively=naively))
            print(lines[-1], flush=True)
    if given.write:
        write_section(given.write, TITLE, lines)


if __name__ == "__main__":
    main()
