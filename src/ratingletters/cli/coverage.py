"""``letters kinds coverage``: which sentences of a text a kind can express."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ratingletters.cli.exits import put
from ratingletters.cli.options import (
    JsonOption,
    KindName,
    TemplatesOption,
    WorkspaceOption,
    show_json,
    workspace_at,
)

TextFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A text in UTF-8, such as an old letter.", show_default=False)
]


def coverage(
    name: KindName,
    file: TextFile,
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell which sentences of a text the pattern book can express."""
    from ratingletters.reading.text import read_text  # noqa: PLC0415
    from ratingletters.workspace.coverage import coverage as covered_by  # noqa: PLC0415

    covered = covered_by(workspace_at(workspace, templates, remembering=True).kind(name), read_text(file))
    expressible = sum(1 for each in covered if each.card)
    if as_json:
        sentences = [
            {"text": each.text, "card": each.card or None, "slots": dict(each.slots)} for each in covered
        ]
        show_json({"total": len(covered), "expressible": expressible, "sentences": sentences})
        return
    for each in covered:
        put(f"{each.card or '-':32} {each.text}\n")
    share = f", {100 * expressible // len(covered)} per cent" if covered else ""
    put(f"{expressible} of {len(covered)} sentences can be expressed{share}\n")
