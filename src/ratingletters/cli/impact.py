"""``letters kinds impact``: every sentence that an edit of a kind changes, before anybody commits it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.exits import counted, put
from ratingletters.cli.options import (
    JsonOption,
    KindName,
    ResultsFiles,
    TemplatesOption,
    WorkspaceOption,
    read,
    show_json,
    workspace_at,
)

if TYPE_CHECKING:
    from ratingletters.model.impact import Change, Side
    from ratingletters.workspace.impact import KindImpact

AgainstOption = Annotated[
    Path, typer.Option("--against", metavar="OLDDIR", help="A folder with the kind as it was.")
]


def impact(
    name: KindName,
    results: ResultsFiles,
    against: AgainstOption,
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell every sentence that an edit of a kind changes, in how many letters."""
    desk = workspace_at(workspace, templates, remembering=True)
    found = desk.impact(name, against, read(desk, results, "", name))
    if as_json:
        show_json({"kind": name, **tree(found)})
    else:
        put("\n".join(told(found)) + "\n")


def told(found: KindImpact) -> Iterator[str]:
    """The report in lines: sentences, then the definition, then the template's text."""
    changed, letters = len(found.sentences.changed), counted(found.sentences.letters, "letter")
    yield f"{changed} of {letters} would change" if changed else f"no sentence changes in {letters}"
    for change in found.sentences.changes:
        yield from ("", *change_lines(change))
    if found.fields:
        yield from ("", f"letter.yaml: {', '.join(found.fields)} changed")
    for text in found.template:
        yield from ("", f"letter.docx {text.spot}:", *marked("-", text.old), *marked("+", text.new))
    if found.restyled:
        yield from ("", "letter.docx: changed, and not in its text")


def change_lines(change: Change) -> Iterator[str]:
    """One change: in how many letters and the first of them, the cards, and the sentence before and after."""
    first, number = change.councils[0], len(change.councils)
    among = f"{counted(number, 'letter')}, {'first ' if number > 1 else ''}{first}"
    old, new = change.old, change.new
    if old and new and old.text == new.text:
        way = f", from {old.paragraph} to {new.paragraph}" if old.paragraph != new.paragraph else ""
        yield f"{among}: {new.card}: moved{way}"
        yield f"  = {new.text}"
        return
    cards = dict.fromkeys(side.card for side in (old, new) if side)
    said = "" if old and new else ": no longer said" if old else ": newly said"
    yield f"{among}: {' became '.join(cards)}{said}"
    yield from marked("-", old.text if old else "")
    yield from marked("+", new.text if new else "")


def marked(mark: str, text: str) -> list[str]:
    """Each line of a text behind a mark; nothing for no text."""
    return [f"  {mark} {line}" for line in text.split("\n")] if text else []


def tree(found: KindImpact) -> dict[str, object]:
    """The same as plain values, with every council of each change."""
    return {
        "letters": found.sentences.letters,
        "changed": list(found.sentences.changed),
        "changes": [
            {
                "letters": len(each.councils),
                "councils": list(each.councils),
                "old": side_tree(each.old),
                "new": side_tree(each.new),
            }
            for each in found.sentences.changes
        ],
        "definition": list(found.fields),
        "template": [{"spot": each.spot, "old": each.old, "new": each.new} for each in found.template],
        "restyled": found.restyled,
    }


def side_tree(side: Side | None) -> dict[str, str] | None:
    """A sentence before or after; null where there is none."""
    return {"paragraph": side.paragraph, "card": side.card, "text": side.text} if side else None
