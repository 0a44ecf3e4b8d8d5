"""An act in a process of its own, with one of its calls of the system made to fail, or the process killed there."""

from __future__ import annotations

import ctypes
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ratingletters.cli.exits import speaking

STRACE = shutil.which("strace") or ""
KILL = "signal=SIGKILL"
ERRORS = ("error=ENOSPC", "error=EIO", "error=EINTR")
ANY_TRACER = 0x59616D61
"""What a process says to let another trace it that is no parent of it, where the system asks that (PR_SET_PTRACER)."""
CALL = re.compile(r"(?P<name>\w+)\(")


class Call(NamedTuple):
    """A call of the system: the ``number``-th of its name that the process makes, counted from 1; ``line`` as strace
    tells it."""

    name: str
    number: int
    line: str

    @property
    def changes(self) -> bool:
        """Whether something on the disk is otherwise after it: to be killed before any other call is no new case."""
        if self.name == "openat":
            return "O_CREAT" in self.line
        return self.name in CHANGING


CHANGING = {
    *(
        "write",
        "pwrite64",
        "ftruncate",
        "fchmod",
        "fsync",
        "fdatasync",
        "mkdir",
        "mkdirat",
        "unlink",
        "unlinkat",
    ),
    *("link", "linkat", "rename", "renameat", "renameat2"),
}


@dataclass(frozen=True)
class Running:
    """A process with its tracer, None for one that runs as it is; ``folder`` has what they say."""

    pid: int
    tracer: subprocess.Popen[bytes] | None
    folder: Path

    def ended(self) -> Ended:
        """How it ended."""
        _, status = os.waitpid(self.pid, 0)
        if self.tracer:
            self.tracer.communicate()
        log = (self.folder / "log").read_text(errors="replace") if self.tracer else ""
        return Ended(os.waitstatus_to_exitcode(status), (self.folder / "said").read_text(), log)


class Ended(NamedTuple):
    """``code`` is the exit code, below 0 for a signal; ``said`` what stood on stderr, ``log`` what strace told."""

    code: int
    said: str
    log: str

    @property
    def tampered(self) -> bool:
        """Whether the fault that was asked for took place."""
        return "(INJECTED)" in self.log or "killed by SIGKILL" in self.log

    def calls(self, root: Path) -> Iterator[Call]:
        """The calls that touched a folder."""
        made: Counter[str] = Counter()
        for line in self.log.splitlines():
            if found := CALL.match(line):
                made[found["name"]] += 1
                if str(root) in line:
                    yield Call(found["name"], made[found["name"]], line)


def begin(act: Callable[[], object], folder: Path, trace: str = "") -> Running:
    """Begins an act in a process of its own, a copy of this one, so that nothing is left to load; it ends as the
    program does. With ``trace``, strace is there before its first call."""
    folder.mkdir(parents=True, exist_ok=True)
    (waits, goes), (hears, ready) = os.pipe(), os.pipe()
    with warnings.catch_warnings(
        action="ignore", category=DeprecationWarning
    ):  # no other thread holds a lock
        pid = os.fork()
    if pid == 0:
        os.close(goes)
        child(act, folder / "said", waits, ready)
    os.close(waits)
    os.close(ready)
    os.read(hears, 1)
    os.close(hears)
    tracer = None
    if trace:
        command = [STRACE, "-y", "-p", str(pid), "-o", str(folder / "log"), "-e", "trace=%file,%desc"]
        command += ["-e", trace] if trace != "all" else []
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert tracer.stderr
        tracer.stderr.readline()  # it says that it is there, or why it cannot be
    os.close(goes)
    return Running(pid, tracer, folder)


def child(act: Callable[[], object], said: Path, waits: int, ready: int) -> None:
    """The other process: says that it is ready, waits until it may go, acts, and never comes back."""
    code = 99
    try:
        ctypes.CDLL(None).prctl(ANY_TRACER, -1, 0, 0, 0)
        sys.stderr = said.open("w", buffering=1)
        os.write(ready, b".")
        select.select([waits], [], [])
        with speaking():
            act()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 98
    finally:
        os._exit(code)


@cache
def can_trace() -> bool:
    """Whether there is strace here, and whether it is allowed to do what it does."""
    if not STRACE:
        return False
    with tempfile.TemporaryDirectory() as folder:
        return "exited with 0" in begin(lambda: None, Path(folder), "all").ended().log
