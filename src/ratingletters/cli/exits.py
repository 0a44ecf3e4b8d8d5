"""How the program ends: every error becomes sentences on stderr and an exit code. Nothing else does."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from ratingletters.errors import ProblemsFoundError, RatingLettersError, RefusedError, UnusableFileError


class Exit(IntEnum):
    """The exit codes, as the README tells them."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    UNUSABLE = 3
    REFUSED = 4
    BUG = 70
    INTERRUPTED = 130


def say(text: str) -> None:
    """One line of talk, on stderr."""
    sys.stderr.write(f"{text}\n")


def code_of(error: RatingLettersError) -> Exit:
    """The exit code of an error of ours."""
    match error:
        case ProblemsFoundError():
            return Exit.PROBLEMS
        case UnusableFileError():
            return Exit.UNUSABLE
        case RefusedError():
            return Exit.REFUSED
    return Exit.BUG


@contextmanager
def speaking() -> Iterator[None]:
    """Whatever is raised inside ends the process with its sentence and its code; never with a traceback."""
    try:
        yield
    except ProblemsFoundError as error:
        say(str(error))
        say(counted(len(error.problems), "problem"))
        sys.exit(Exit.PROBLEMS)
    except RatingLettersError as error:
        say(str(error))
        sys.exit(code_of(error))
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        say("stopped; nothing is half done")
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.UNUSABLE)
    except OSError as error:
        say(f"{error.filename or 'file'}: {error.strerror or error}")
        sys.exit(Exit.UNUSABLE)
    except Exception as error:
        if hasattr(error, "exit_code") and hasattr(error, "show"):
            error.show()
            sys.exit(Exit.USAGE)
        if os.environ.get("LETTERS_TRACEBACK"):
            traceback.print_exc()
        say(f"this is a bug in letters: {type(error).__name__}: {error}")
        say("    please report it with the command that you typed; nothing was half written")
        sys.exit(Exit.BUG)


def counted(number: int, noun: str) -> str:
    """``1 problem``, ``3 problems``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
