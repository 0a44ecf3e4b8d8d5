"""The program ``letters``: what all commands have in common, and the one place where errors become exit codes."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ratingletters.cli.commands import Commands
from ratingletters.cli.exits import Exit, interrupted, put, speaking

app = typer.Typer(
    name="letters",
    cls=Commands,
    help="Turns rating results into formal Word letters in the house style.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def version(asked: bool) -> None:
    """Prints the version and stops."""
    if asked:
        from importlib.metadata import version as installed  # noqa: PLC0415

        put(f"letters {installed('ratingletters')}\n")
        raise typer.Exit


@app.callback()
def program(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turns rating results into formal Word letters in the house style."""


def main() -> None:
    """Runs the program and ends the process with one of the exit codes."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(
        50_000
    )  # a letter's facts live until it is made; to look for waste among them every 700 is slow
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 40 ms a start
    with speaking(as_json="--json" in sys.argv):
        code = app(standalone_mode=False)
        if code == Exit.INTERRUPTED:
            interrupted()
        sys.exit(code if isinstance(code, int) else Exit.DONE)
