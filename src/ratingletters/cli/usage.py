"""``letters kinds usage``: how the pattern book serves many results."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from ratingletters.model.usage import Counts


def usage(
    name: KindName,
    results: ResultsFiles,
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count over many results: facts that must be said and are not, sentences and refusals by card, unused cards."""
    desk = workspace_at(workspace, templates, remembering=True)
    used = desk.usage(name, read(desk, results, "", name))
    if as_json:
        show_json(
            {
                "kind": name,
                "letters": used.letters,
                "omissions": dict(used.omissions),
                "never": [{"card": card, "place": str(place)} for card, place in used.never],
                "sentences": dict(used.sentences),
                "refusals": dict(used.refusals),
            }
        )
        return
    lines = [counted(used.letters, "letter")]
    lines += table("Not said, and must be:", used.omissions)
    lines += table("Sentences:", used.sentences)
    lines += table("Refused:", used.refusals)
    if used.never:
        lines += ["", "Never used:", *(f"       {card} ({place})" for card, place in used.never)]
    put("\n".join(lines) + "\n")


def table(heading: str, counts: Counts) -> list[str]:
    """A heading and a line a count; nothing where there is none."""
    return ["", heading, *(f"{count:6} {name}" for name, count in counts)] if counts else []
