"""``letters draft``: the Word letters, for people to read and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    show_json,
    workspace_at,
)
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ratingletters.workspace.drafting import Drafted


def draft(
    results: ResultsFiles,
    date: DateOption = None,
    kind: KindOption = "",
    council: CouncilOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    person: PersonOption = "",
) -> None:
    """Draft Word letters into letters/<kind>/<council>/v1/."""
    from ratingletters.workspace.act import Act  # noqa: PLC0415

    desk = workspace_at(workspace, templates)
    found = read(desk, results, council, kind)

    drafted: list[Drafted] = []
    try:
        with progress("drafting", len(found)) as advance:

            def done(each: Drafted) -> None:
                drafted.append(each)
                advance()

            desk.draft(found, date.date() if date else None, kind, Act(acting(person), clock), done)
    finally:
        if not as_json:
            put("".join(f"{each.folder / 'draft.docx'}\n" for each in drafted))
    tell(drafted, as_json=as_json, quiet=quiet)


def tell(drafted: Sequence[Drafted], *, as_json: bool, quiet: bool) -> None:
    """What became of the letters, when all of them are drafted."""
    if as_json:
        letters = [
            {
                "letter": each.letter.reference,
                "folder": str(each.folder),
                "change": each.change.value,
                "edits": [edit_tree(one) for one in each.edits],
            }
            for each in drafted
        ]
        show_json({"drafted": letters})
        return
    if drafted and not quiet:
        changes = [each.change.value for each in drafted]
        tally = ", ".join(f"{changes.count(each)} {each}" for each in dict.fromkeys(changes))
        say(f"{counted(len(drafted), 'letter')}: {tally}")
        say_edits([edit for each in drafted for edit in each.edits])
        unattested = [
            one
            for each in drafted
            for one in each.letter.narrative.sentences()
            if not one.attested and not one.by_hand
        ]
        if unattested:
            what = counted(len(unattested), "sentence")
            say(f"{what} in draft wording, of no letter yet; 'letters preview --explain' marks them")
