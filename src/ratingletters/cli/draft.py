"""``letters draft``: the Word letters, for people to read and edit."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

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
    from ratingletters.workspace.desk import Drafted

DateOption = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="The letters' date; else the one in the results."),
]


def draft(
    results: ResultsFiles,
    date: DateOption = None,
    kind: KindOption = "",
    council: CouncilOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Draft Word letters into letters/<kind>/<council>/v1/."""
    desk = workspace_at(workspace, templates)
    found = read(desk, results, council, kind)

    def tell(drafted: Drafted) -> None:
        if not as_json:
            sys.stdout.write(f"{drafted.folder / 'draft.docx'}\n")

    drafted = desk.draft(found, date.date() if date else None, kind, tell)
    if as_json:
        show_json(
            {
                "drafted": [
                    {"letter": each.letter.reference, "folder": str(each.folder), "change": each.change.value}
                    for each in drafted
                ]
            }
        )
    elif not quiet:
        changes = [each.change.value for each in drafted]
        tally = ", ".join(f"{changes.count(each)} {each}" for each in dict.fromkeys(changes))
        say(f"{counted(len(drafted), 'letter')}: {tally}")
