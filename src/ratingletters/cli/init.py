"""``letters init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ratingletters.cli.exits import put, say
from ratingletters.cli.options import JsonOption, QuietOption, show_json


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder; made if it is not there.", show_default=False)
    ],
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a workspace: letters.toml, allowed_signers, templates/ and letters/."""
    from ratingletters.workspace.new import new_workspace  # noqa: PLC0415

    files = new_workspace(folder)
    if as_json:
        show_json({"workspace": str(folder), "files": [str(each) for each in files]})
        return
    put("".join(f"{each}\n" for each in files))
    if not quiet:
        say(f"write the people who work here into {folder / 'letters.toml'}")
