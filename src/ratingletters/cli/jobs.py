"""Who makes the letters of a batch: this process alone, several of this machine, or those of a Dask cluster."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from ratingletters.errors import UnusableFileError
from ratingletters.workspace.drafts import AT_ONCE

if TYPE_CHECKING:
    from concurrent.futures import Executor

FORKS = sys.platform == "linux"
"""Whether a process can be begun as a copy of this one, with all that is in its memory."""

MANY = 100
"""Letters from which on more than one process pays, where each begins as a copy; one that begins anew takes as long as
a hundred letters."""


class Makers(NamedTuple):
    """``executor`` is None where this process makes the letters itself; ``ahead`` is how many ranges of them may wait
    there, ``at_once`` how many letters are a range."""

    executor: Executor | None = None
    ahead: int = 1
    at_once: int = AT_ONCE


@contextmanager
def makers(jobs: int, scheduler: str, letters: int, rehearse: Callable[[], None]) -> Iterator[Makers]:
    """Those who make about so many letters: the cluster at an address, if one is given, or else so many processes;
    0 are chosen by the number of letters. ``rehearse`` brings into memory what copies of this process will need.

    Raises :class:`UnusableFileError` when there is no such cluster, or when a process ended before its work did.
    """
    jobs = jobs or (processors() if letters >= (MANY if FORKS else 4 * MANY) else 1)
    if scheduler:
        with cluster(scheduler) as made:
            yield made
    elif jobs == 1:
        yield Makers()
    else:
        with processes(jobs, rehearse) as made:
            yield made._replace(at_once=max(1, min(AT_ONCE, -(-letters // (2 * jobs)))))


@contextmanager
def processes(jobs: int, rehearse: Callable[[], None]) -> Iterator[Makers]:
    """Processes of this machine, copies of this one where the system can: then none of them has to read a kind. They
    are begun before anything is locked and before there are threads. The user who stops the program stops this process
    alone, and this one stops them."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    if FORKS:
        rehearse()
        gc.freeze()
    context = get_context("fork" if FORKS else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=follow)
    stopped = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(jobs):
            pool.submit(os.getpid)
    finally:
        signal.signal(signal.SIGINT, stopped)
    try:
        yield Makers(pool, 2 * jobs)
    except BrokenProcessPool:
        remedy = "run the same command again: it goes on from there; --jobs 1 needs the least memory"
        raise UnusableFileError("--jobs", "a process was ended by the system", remedy) from None
    finally:
        pool.shutdown(cancel_futures=True)


def follow() -> None:
    """Makes a process end when the one that started it does, however that was."""
    from multiprocessing import parent_process  # noqa: PLC0415

    def wait() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


@contextmanager
def cluster(address: str) -> Iterator[Makers]:
    """The workers of a Dask cluster. They see the workspace and its kinds under the same names as this machine."""
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        remedy = "install it: pip install 'ratingletters[dask]'"
        raise UnusableFileError("--scheduler", "Dask is not installed", remedy) from None
    try:
        client: Any = Client(address)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        remedy = "give the address that the scheduler told when it was started, such as tcp://10.0.0.1:8786"
        raise UnusableFileError(address, f"no Dask scheduler answers: {error}", remedy) from None
    with client:
        yield Makers(client.get_executor(), 2 * max(1, sum(client.ncores().values())))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
