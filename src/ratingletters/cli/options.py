"""The arguments and options that several commands share, and what they lead to."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.cache import cache_folder
from ratingletters.cli.exits import document, put

if TYPE_CHECKING:
    from ratingletters.sources.sourced import Sourced
    from ratingletters.workspace import Workspace

ResultsFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="RESULTS...",
        help="Results: a .yaml, .json or .xlsx file, a folder of them or of CSV, or - for YAML.",
        show_default=False,
    ),
]
References = Annotated[
    list[str],
    typer.Argument(
        metavar="REF...",
        help="Letters: <kind>/<council>, with @v2 for one version; patterns such as 'annual-rating-2009/*'.",
        show_default=False,
    ),
]
ReferenceArgument = Annotated[
    str,
    typer.Argument(
        metavar="REF", help="A letter: <kind>/<council>, with @v2 for one version.", show_default=False
    ),
]
DateOption = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="The letters' date; else the one in the results."),
]
KindName = Annotated[
    str, typer.Argument(metavar="KIND", help="The name of a letter kind.", show_default=False)
]
KindOption = Annotated[str, typer.Option("--kind", help="Use this letter kind, whatever the results name.")]
CouncilOption = Annotated[str, typer.Option("--council", help="Only the council with this id.")]
JobsOption = Annotated[
    int,
    typer.Option("--jobs", min=0, metavar="N", help="Processes that make letters; 0: as many as pay."),
]
SchedulerOption = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="Make the letters on this Dask cluster.")
]
WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", help="The workspace; else found upwards from here.")
]
TemplatesOption = Annotated[
    Path | None, typer.Option("--templates", help="A folder of letter kinds to look in first.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say also what was refused, and why.")]


def workspace_at(given: Path | None, templates: Path | None, *, remembering: bool = False) -> Workspace:
    """The workspace of this run: the given one, or the one that the current folder is in. ``remembering``: its kinds
    may be those remembered in the user's cache folder, as long as their files are the same."""
    from importlib.resources import files  # noqa: PLC0415

    from ratingletters.errors import UnusableFileError  # noqa: PLC0415
    from ratingletters.workspace import Workspace  # noqa: PLC0415
    from ratingletters.workspace.layout import MARKER  # noqa: PLC0415

    if given is not None and not (given / MARKER).is_file():
        raise UnusableFileError(
            str(given),
            f"this is not a workspace: it has no {MARKER}",
            f"make it one: letters init {given}",
        )
    if templates is not None and not templates.is_dir():
        raise UnusableFileError(str(templates), "there is no such folder", "name a folder of letter kinds")
    root = given or Workspace.above(Path.cwd())
    if root is not None and root.is_absolute() and root.is_relative_to(Path.cwd()):
        root = root.relative_to(Path.cwd())
    shelves = (Path(str(files("ratingletters.templates"))),)
    return Workspace(root, first=templates, shelves=shelves, cache=cache_folder() if remembering else None)


def root_at(given: Path | None) -> Path:
    """The folder of the workspace, for a command that cannot do without one."""
    from ratingletters.errors import UnusableFileError  # noqa: PLC0415

    root = workspace_at(given, None).root
    if root is None:
        remedy = "name the workspace with --workspace, or make one: letters init DIR"
        raise UnusableFileError("workspace", "no letters.toml was found here or in a folder above", remedy)
    return root


def given(inputs: list[str]) -> str:
    """The text on standard input, where the arguments ask for it."""
    from ratingletters.errors import UnusableFileError  # noqa: PLC0415
    from ratingletters.reading.text import text_of  # noqa: PLC0415

    if "-" in inputs and sys.stdin is None:
        raise UnusableFileError(
            "<stdin>", "it is closed", "name a file, or send the results into the program"
        )
    return text_of(sys.stdin.buffer, "<stdin>") if "-" in inputs else ""


def read(desk: Workspace, inputs: list[str], council: str, kind: str) -> tuple[Sourced, ...]:
    """The results that the arguments name, sound; only those of one council if it is given."""
    from ratingletters.errors import UnusableFileError, did_you_mean  # noqa: PLC0415

    found = desk.read(*inputs, stdin=given(inputs), kind=kind)
    if not council:
        return found
    picked = tuple(each for each in found if each.results.council.id == council)
    if not picked:
        known = did_you_mean(council, [each.results.council.id for each in found])
        raise UnusableFileError(f"council '{council}'", "these results do not have it", known)
    return picked


def show_json(values: dict[str, object]) -> None:
    """One JSON document on stdout."""
    put(document(values))
