"""How the program ends: every error becomes sentences on stderr and an exit code. Nothing else does."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import NoReturn

import typer

from ratingletters.errors import (
    BusyError,
    Problem,
    ProblemsFoundError,
    RatingLettersError,
    RefusedError,
    UnusableFileError,
)


class Exit(IntEnum):
    """The exit codes, as the README tells them."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    UNUSABLE = 3
    REFUSED = 4
    BUSY = 5
    BUG = 70
    INTERRUPTED = 130


def say(text: str) -> None:
    """One line of talk, on stderr. Nobody listening is no reason to stop."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")


def put(text: str) -> None:
    """The product, on stdout. A reader that has had enough (``| head``) ends the program without a word."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(Exit.DONE) from None
    except OSError as error:
        remedy = "make room there, or send the output elsewhere"
        raise UnusableFileError("standard output", f"cannot be written: {error.strerror}", remedy) from None


def code_of(error: RatingLettersError) -> Exit:
    """The exit code of an error of ours."""
    match error:
        case ProblemsFoundError():
            return Exit.PROBLEMS
        case UnusableFileError():
            return Exit.UNUSABLE
        case RefusedError():
            return Exit.REFUSED
        case BusyError():
            return Exit.BUSY
    return Exit.BUG


@contextmanager
def speaking(*, as_json: bool = False) -> Iterator[None]:
    """Whatever is raised inside ends the process with its sentence and its code; never with a traceback.

    ``as_json``: the error is one JSON document on stdout as well.
    """
    try:
        yield
    except RatingLettersError as error:
        problems = error.problems if isinstance(error, ProblemsFoundError) else ()
        if as_json:
            put(document({"error": str(error), "problems": [tree(each) for each in problems]}))
        say(str(error))
        if problems:
            say(counted(len(problems), "problem"))
        sys.exit(code_of(error))
    except (KeyboardInterrupt, typer.Abort):
        interrupted()
    except OSError as error:
        say(f"{error.filename or 'a file'}: {error.strerror or error}")
        sys.exit(Exit.UNUSABLE)
    except Exception as error:
        if hasattr(error, "exit_code") and hasattr(error, "show"):
            error.show()
            sys.exit(Exit.USAGE)
        if os.environ.get("LETTERS_TRACEBACK"):
            traceback.print_exc()
        say(f"this is a bug in letters: {type(error).__name__}: {error}")
        say("    please report it with the command that you typed")
        sys.exit(Exit.BUG)


def interrupted() -> NoReturn:
    """Ends a program that its user stopped."""
    say("stopped; what was finished stays, nothing is half done, and the same command goes on from there")
    sys.exit(Exit.INTERRUPTED)


def document(values: Mapping[str, object]) -> str:
    """One JSON document, with the version of its form."""
    return json.dumps({"v": 1, **values}, ensure_ascii=False, indent=2) + "\n"


def tree(problem: Problem) -> dict[str, object]:
    """A problem as plain values."""
    return {
        "place": str(problem.place),
        "source": problem.place.source,
        "line": problem.place.line,
        "column": problem.place.column,
        "spot": problem.place.spot,
        "what": problem.what,
        "code": problem.code,
        "remedy": problem.remedy,
    }


def counted(number: int, noun: str) -> str:
    """``1 problem``, ``3 problems``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
