"""``letters init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ratingletters.cli.exits import put, say
from ratingletters.cli.options import JsonOption, QuietOption, TemplatesOption, show_json, workspace_at


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="The folder; made if it is not there. With --xlsx the workbook, results.xlsx if none is named.",
            show_default=False,
        ),
    ] = None,
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="Write a blank Excel workbook for results instead of a workspace.")
    ] = False,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", help="With --xlsx: the letter kind whose words can be chosen in the workbook."
        ),
    ] = "",
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a workspace: letters.toml, allowed_signers, templates/ and letters/; or a blank workbook for results."""
    from ratingletters.workspace.new import new_workspace  # noqa: PLC0415

    if xlsx:
        blank_workbook(folder or Path("results.xlsx"), kind, templates, as_json, quiet)
        return
    if folder is None:
        raise typer.BadParameter("name the folder of the new workspace", param_hint="DIR")
    if kind:
        raise typer.BadParameter("it goes with --xlsx", param_hint="--kind")
    files = new_workspace(folder)
    if as_json:
        show_json({"workspace": str(folder), "files": [str(each) for each in files]})
        return
    put("".join(f"{each}\n" for each in files))
    if not quiet:
        say(f"write the people who work here into {folder / 'letters.toml'}")


def blank_workbook(file: Path, kind: str, templates: Path | None, as_json: bool, quiet: bool) -> None:
    """Writes a blank workbook, and tells how it gets its lists."""
    desk = workspace_at(None, templates)
    desk.blank_workbook(file, kind)
    if as_json:
        show_json({"workbook": str(file), "kind": kind})
        return
    put(f"{file}\n")
    if not quiet and not kind:
        kinds = ", ".join(each.name for each in desk.kind_folders())
        say("no letter kind was named, so it has no columns for grades and no words to choose from")
        say(f"    name one with --kind; known here: {kinds}")
    elif not quiet:
        say(f"fill it in, then: letters check --mark {file}")
