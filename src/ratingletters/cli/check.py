"""``letters check``: every problem in the input, placed."""

from __future__ import annotations

from ratingletters.cli.edits import edit_tree, say_edits
from ratingletters.cli.exits import counted, say
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
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check results: every problem, with its place and what to do; and the hand edits of their drafts."""
    desk = workspace_at(workspace, templates)
    found = read(desk, results, council, kind)
    edits = desk.edits(found, kind)
    if as_json:
        trees = [edit_tree(edit) for edit in edits]
        show_json({"councils": len(found), "problems": [], "edits": trees})
    elif not quiet:
        say(f"{counted(len(found), 'council')}, no problems")
        say_edits(edits)
