"""``letters correct``: an issued letter made again from corrected results, as its next version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.edits import edit_tree, say_edits
from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import (
    CouncilOption,
    DateOption,
    JsonOption,
    KindOption,
    QuietOption,
    ResultsFiles,
    TemplatesOption,
    WorkspaceOption,
    read,
    root_at,
    show_json,
    workspace_at,
)
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.stop import ReasonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ratingletters.workspace.correct import Correction

PlanOption = Annotated[bool, typer.Option("--plan", help="Only tell what would change; write nothing.")]
FromOption = Annotated[
    str, typer.Option("--from", metavar="TEXT", help="Who told of the error; the register keeps it.")
]


def correct(
    results: ResultsFiles,
    reason: ReasonOption = "",
    source: FromOption = "",
    plan: PlanOption = False,
    date: DateOption = None,
    kind: KindOption = "",
    council: CouncilOption = "",
    person: PersonOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Correct issued letters: draft each anew from corrected results, and tell what changes."""
    from ratingletters.workspace import correct as correcting  # noqa: PLC0415
    from ratingletters.workspace.act import Act  # noqa: PLC0415

    root, desk = root_at(workspace), workspace_at(workspace, templates)
    found = read(desk, results, council, kind)
    on = date.date() if date else None
    asked = [(each, kind or each.results.kind, on) for each in found]
    made: list[Correction] = []
    try:
        if plan:
            made += correcting.plan(desk, root, asked)
        else:
            correcting.correct(desk, root, asked, reason, source, Act(acting(person), clock), made.append)
    finally:
        if not as_json:
            put("".join(f"{each.drafted.folder / 'draft.docx'}\n" for each in made if each.drafted))
    if as_json:
        show_json({"plan": plan, "corrections": [tree(each) for each in made]})
    elif not quiet:
        tell(made, plan=plan)


def tell(made: Sequence[Correction], *, plan: bool) -> None:
    """What changes in each letter, and in all of them."""
    from ratingletters.markdown.comparison import tally  # noqa: PLC0415

    for each in made:
        say(f"{each.comparison.new}: {tally(each.comparison)}")
        say_edits(each.edits)
    facts = sum(len(each.comparison.facts) for each in made)
    sentences = sum(len(each.comparison.sentences) for each in made)
    ratings = sum(each.comparison.rating is not None for each in made)
    done = "would be corrected" if plan else "corrected"
    parts = (
        counted(facts, "fact"),
        counted(sentences, "sentence"),
        counted(ratings, "rating") if ratings else "no rating",
    )
    say(f"{counted(len(made), 'letter')} {done}: {', '.join(parts)}")


def tree(each: Correction) -> dict[str, object]:
    """A correction as plain values."""
    from ratingletters.cli.compare import comparison_tree  # noqa: PLC0415

    return {
        **comparison_tree(each.comparison),
        "edits": [edit_tree(one) for one in each.edits],
        "folder": str(each.drafted.folder) if each.drafted else None,
    }
