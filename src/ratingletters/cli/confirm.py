"""``letters kinds confirm``: a kind's wording is meant as it is; from then on ``kinds check`` tells what differs."""

from __future__ import annotations

from ratingletters.cli.exits import counted, put, say, tree
from ratingletters.cli.options import (
    JsonOption,
    KindName,
    TemplatesOption,
    WorkspaceOption,
    show_json,
    workspace_at,
)


def confirm(
    name: KindName,
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record a kind's wording as meant: cards, lexicon and definition. Read first what differs."""
    changed = workspace_at(workspace, templates).confirm(name)
    if as_json:
        show_json({"kind": name, "confirmed": [tree(each) for each in changed]})
        return
    for each in changed:
        put(f"{each.place}: {each.what}\n")
    say(f"{name}: {counted(len(changed), 'change')} confirmed")
