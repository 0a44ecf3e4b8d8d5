"""``letters check``: every problem in the input, placed."""

from __future__ import annotations

from typing import Annotated

import typer

from ratingletters.cli.edits import edit_tree, say_edits
from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import (
    CouncilOption,
    JsonOption,
    KindOption,
    QuietOption,
    ResultsFiles,
    TemplatesOption,
    WorkspaceOption,
    read,
    show_json,
    workspace_at,
)


def check(
    results: ResultsFiles,
    kind: KindOption = "",
    council: CouncilOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    mark: Annotated[
        bool,
        typer.Option(
            "--mark",
            help="Write a copy of a workbook, FILE.checked.xlsx, with the wrong cells coloured and their problems as"
            " notes. The copy is to read: it has no charts and no pictures. Work on the workbook itself.",
        ),
    ] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check results: every problem, with its place and what to do; and the hand edits of their drafts."""
    from ratingletters.errors import ProblemsFoundError  # noqa: PLC0415

    desk = workspace_at(workspace, templates, remembering=True)
    try:
        found = read(desk, results, council, kind)
    except ProblemsFoundError as error:
        for copy in desk.mark(error.problems) if mark else ():
            say(str(copy)) if as_json else put(f"{copy}\n")
        raise
    edits = desk.edits(found, kind)
    if as_json:
        trees = [edit_tree(edit) for edit in edits]
        show_json({"councils": len(found), "problems": [], "edits": trees})
    elif not quiet:
        say(f"{counted(len(found), 'council')}, no problems")
        say_edits(edits)
