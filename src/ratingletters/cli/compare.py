"""``letters compare``: what changed from one version of a letter to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import (
    JsonOption,
    QuietOption,
    ReferenceArgument,
    WorkspaceOption,
    root_at,
    show_json,
    workspace_at,
)
from ratingletters.cli.preview import show

if TYPE_CHECKING:
    from ratingletters.model.comparison import Changed, Comparison
    from ratingletters.workspace.redline import Redlined

OldOption = Annotated[
    int, typer.Option("--from", metavar="N", min=0, help="The version to begin from; else the one before.")
]
NewOption = Annotated[
    int, typer.Option("--to", metavar="N", min=0, help="The version to compare with it; else the last.")
]

WordOption = Annotated[
    Path | None,
    typer.Option(
        "--word",
        metavar="FILE",
        help="Write a redline instead: a new Word file (.docx) with tracked changes.",
    ),
]


def compare(
    reference: ReferenceArgument,
    old: OldOption = 0,
    new: NewOption = 0,
    redline: WordOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Compare two versions of a letter: facts, sentences, words; or as a redline for Word."""
    if redline is not None:
        from ratingletters.workspace.redline import redline as writing  # noqa: PLC0415

        written = writing(root_at(workspace), reference, redline, old, new)
        if as_json:
            show_json(redline_tree(written))
        else:
            put(f"{written.file}\n")
            if not quiet:
                say(told(written))
        return
    from ratingletters.markdown.comparison import write_comparison  # noqa: PLC0415
    from ratingletters.workspace.compare import compare as comparing  # noqa: PLC0415

    found = comparing(workspace_at(workspace, None), root_at(workspace), reference, old, new)
    if as_json:
        show_json(comparison_tree(found))
    else:
        show(write_comparison(found), plain=False)


def told(written: Redlined) -> str:
    """What a redline marks, in numbers."""
    made = written.made
    if not (made.came or made.went or made.looks):
        return f"nothing changed from {written.old} to {written.new}"
    looks = f", {counted(made.looks, 'change')} of formatting" if made.looks else ""
    return f"from {written.old} to {written.new}: {counted(made.went, 'word')} out, {made.came} in{looks}"


def redline_tree(written: Redlined) -> dict[str, object]:
    """A redline as plain values."""
    made = written.made
    return {
        "from": written.old,
        "to": written.new,
        "file": str(written.file),
        "words deleted": made.went,
        "words inserted": made.came,
        "changes of formatting": made.looks,
    }


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
