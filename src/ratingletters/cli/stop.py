"""``letters withhold`` and ``letters withdraw``: a letter stopped, for a reason that the register keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ratingletters.cli.exits import say
from ratingletters.cli.options import JsonOption, QuietOption, References, WorkspaceOption, root_at, show_json
from ratingletters.cli.person import PersonOption, acting, clock

ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, in one line; the register keeps it.")
]


def withhold(
    references: References,
    reason: ReasonOption = "",
    person: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Withhold letters that are not issued yet; a sign-off releases them."""
    stop("withheld", references, reason, person, workspace, as_json=as_json, quiet=quiet)


def withdraw(
    references: References,
    reason: ReasonOption = "",
    person: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Withdraw letters; the next draft of each is its next version."""
    stop("withdrawn", references, reason, person, workspace, as_json=as_json, quiet=quiet)


def stop(
    how: str,
    references: list[str],
    reason: str,
    person: str,
    workspace: Path | None,
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    """Stops letters, and says which."""
    from ratingletters.register.event import EventType  # noqa: PLC0415
    from ratingletters.workspace.act import Act  # noqa: PLC0415
    from ratingletters.workspace.stop import stop as stopping  # noqa: PLC0415

    events = stopping(root_at(workspace), EventType(how), references, reason, Act(acting(person), clock))
    if as_json:
        show_json(
            {how: [{"letter": each.letter, "version": each.version, "event": each.hash} for each in events]}
        )
    elif not quiet:
        for each in events:
            say(f"{each.letter}@v{each.version} {how}")
