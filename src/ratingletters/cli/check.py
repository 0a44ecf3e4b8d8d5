"""``letters check``: every problem in the input, placed."""

from __future__ import annotations

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
    """Check results: every problem, with its place and what to do."""
    checked = len(read(workspace_at(workspace, templates), results, council, kind))
    if as_json:
        show_json({"councils": checked, "problems": []})
    elif not quiet:
        say(f"{counted(checked, 'council')}, no problems")
