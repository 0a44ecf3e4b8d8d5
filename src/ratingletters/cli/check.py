"""``letters check``: every problem in the input, placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ratingletters.errors import Problem


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
    from ratingletters.errors import ProblemsFoundError  # noqa: PLC0415

    desk = workspace_at(workspace, templates)
    checked = 0
    try:
        checked = len(read(desk, results, council, kind))
    except ProblemsFoundError as error:
        if as_json:
            show_json({"councils": checked, "problems": problem_trees(error.problems)})
        raise
    if as_json:
        show_json({"councils": checked, "problems": []})
    elif not quiet:
        say(f"{counted(checked, 'council')}, no problems")


def problem_trees(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Problems as plain values, for JSON."""
    return [
        {
            "place": str(each.place),
            "source": each.place.source,
            "line": each.place.line,
            "column": each.place.column,
            "spot": each.place.spot,
            "what": each.what,
            "code": each.code,
            "remedy": each.remedy,
        }
        for each in problems
    ]
