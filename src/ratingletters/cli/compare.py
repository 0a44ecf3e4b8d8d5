"""``letters compare``: what changed from one version of a letter to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.options import (
    JsonOption,
    ReferenceArgument,
    WorkspaceOption,
    root_at,
    show_json,
    workspace_at,
)
from ratingletters.cli.preview import show

if TYPE_CHECKING:
    from ratingletters.model.comparison import Changed, Comparison

OldOption = Annotated[
    int, typer.Option("--from", metavar="N", min=0, help="The version to begin from; else the one before.")
]
NewOption = Annotated[
    int, typer.Option("--to", metavar="N", min=0, help="The version to compare with it; else the last.")
]


def compare(
    reference: ReferenceArgument,
    old: OldOption = 0,
    new: NewOption = 0,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare two versions of a letter: facts, sentences, words."""
    from ratingletters.markdown.comparison import write_comparison  # noqa: PLC0415
    from ratingletters.workspace.compare import compare as comparing  # noqa: PLC0415

    found = comparing(workspace_at(workspace, None), root_at(workspace), reference, old, new)
    if as_json:
        show_json(comparison_tree(found))
    else:
        show(write_comparison(found), plain=False)


def comparison_tree(found: Comparison) -> dict[str, object]:
    """A comparison as plain values."""
    return {
        "from": found.old,
        "to": found.new,
        "results": [changed_tree(each) for each in found.results],
        "facts": [changed_tree(each) for each in found.facts],
        "sentences": [changed_tree(each) for each in found.sentences],
        "page": [changed_tree(each) for each in found.fields],
    }


def changed_tree(each: Changed) -> dict[str, str | None]:
    """One change as plain values; null for nothing."""
    return {"name": each.name, "old": each.old or None, "new": each.new or None}
