"""``letters draft``: the Word letters, for people to read and edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.edits import edit_tree, say_edits
from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.jobs import makers
from ratingletters.cli.options import (
    CouncilOption,
    DateOption,
    JobsOption,
    JsonOption,
    KindOption,
    QuietOption,
    ResultsFiles,
    SchedulerOption,
    TemplatesOption,
    WorkspaceOption,
    given,
    read,
    show_json,
    workspace_at,
)
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ratingletters.model.edit import Carried
    from ratingletters.sources.pieces import Piece
    from ratingletters.sources.sourced import Sourced
    from ratingletters.workspace.drafting import Drafted


CommentsOption = Annotated[
    bool, typer.Option("--comments", help="Show each sentence's card and facts as a Word comment.")
]


def draft(
    results: ResultsFiles,
    date: DateOption = None,
    kind: KindOption = "",
    council: CouncilOption = "",
    comments: CommentsOption = False,
    jobs: JobsOption = 0,
    scheduler: SchedulerOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    person: PersonOption = "",
) -> None:
    """Draft Word letters into letters/<kind>/<council>/v1/."""
    from ratingletters.sources.pieces import how_many, pieces  # noqa: PLC0415
    from ratingletters.workspace.act import Act  # noqa: PLC0415

    desk = workspace_at(workspace, templates, remembering=True)
    councils: Iterator[Piece | Sourced]
    if council:
        councils, count = iter(read(desk, results, council, kind)), 1
    else:
        councils, count = pieces(*results, stdin=given(results)), how_many(*results)
    first = tuple(islice(councils, 1))
    if scheduler and desk.root:
        desk.root = desk.root.absolute()
    on, act = date.date() if date else None, Act(acting(person), clock)
    tally = Tally(as_json)
    try:
        with (
            makers(jobs, scheduler, count, lambda: desk.rehearse(first, on, kind)) as made_by,
            progress("drafting", count) as advance,
        ):
            for each in desk.drafts(chain(first, councils), on, kind, act, *made_by, comments=comments):
                tally.take(each)
                advance()
    finally:
        if not as_json and not quiet:
            tally.tell()
    if as_json:
        show_json({"drafted": tally.trees})


@dataclass(slots=True)
class Tally:
    """What became of the letters: told of each as it is done, and of all at the end. As JSON all is told then."""

    as_json: bool
    changes: Counter[str] = field(default_factory=Counter)
    edits: list[Carried] = field(default_factory=list)
    unattested: int = 0
    trees: list[dict[str, object]] = field(default_factory=list)

    def take(self, each: Drafted) -> None:
        """One letter more."""
        if self.as_json:
            self.trees.append(
                {
                    "letter": each.reference,
                    "folder": str(each.folder),
                    "change": each.change.value,
                    "edits": [edit_tree(one) for one in each.edits],
                }
            )
            return
        put(f"{each.folder / 'draft.docx'}\n")
        self.changes[each.change.value] += 1
        self.edits += each.edits
        self.unattested += each.unattested

    def tell(self) -> None:
        """All of them together; nothing where no letter was drafted."""
        if not self.changes:
            return
        parts = ", ".join(f"{number} {change}" for change, number in self.changes.items())
        say(f"{counted(self.changes.total(), 'letter')}: {parts}")
        say_edits(self.edits)
        if self.unattested:
            what = counted(self.unattested, "sentence")
            say(f"{what} in draft wording, of no letter yet; 'letters preview --explain' marks them")
