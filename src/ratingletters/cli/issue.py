"""``letters issue``: the signed bytes go out as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import JsonOption, QuietOption, References, WorkspaceOption, root_at, show_json
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.progress import progress

if TYPE_CHECKING:
    from ratingletters.workspace.issue import Issued

ToOption = Annotated[
    Path | None,
    typer.Option(
        "--to", metavar="DIR", help="A folder for copies of the letters, named by their references."
    ),
]


def issue(
    references: References,
    to: ToOption = None,
    person: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Issue letters that are signed off. Keep the head that is told: with it nobody can cut the register short."""
    from ratingletters.workspace.act import Act, how_many  # noqa: PLC0415
    from ratingletters.workspace.issue import DONE  # noqa: PLC0415
    from ratingletters.workspace.issue import issue as issuing  # noqa: PLC0415

    root = root_at(workspace)
    issued: list[Issued] = []
    try:
        with progress("issuing", how_many(root, references, DONE)) as advance:

            def done(each: Issued) -> None:
                issued.append(each)
                advance()

            _, head = issuing(root, references, Act(acting(person), clock), to, done)
    finally:
        if not as_json:
            put("".join(f"{each.copy or each.file}\n" for each in issued))
    if as_json:
        show_json({"issued": [tree(each) for each in issued], "head": head})
    elif not quiet:
        for each in issued:
            if each.supersedes:
                name = f"{each.event.letter}@v{each.event.version}"
                say(f"{name} supersedes v{each.supersedes}")
        say(f"{counted(len(issued), 'letter')} issued; the register's head is {head}")


def tree(each: Issued) -> dict[str, object]:
    """An issue as plain values."""
    return {
        "letter": each.event.letter,
        "version": each.event.version,
        "file": str(each.file),
        "copy": str(each.copy) if each.copy else None,
        "supersedes": each.supersedes or None,
        "event": each.event.hash,
    }
