"""``letters edits``: what a person changed in a draft in Word, read into ``narrative.md``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.edits import edit_tree, say_edits
from ratingletters.cli.exits import Exit, counted, put, say
from ratingletters.cli.options import (
    JsonOption,
    QuietOption,
    ReferenceArgument,
    WorkspaceOption,
    root_at,
    show_json,
    workspace_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ratingletters.model.returned import Outside, Taken
    from ratingletters.workspace.word_edits import ReadIn

FileOption = Annotated[
    Path | None, typer.Option("--file", help="The Word file that came back; else the draft in its folder.")
]
LetGoOption = Annotated[
    bool, typer.Option("--let-go", help="Let changes outside the narrative go: no letter takes them over.")
]


def edits(
    reference: ReferenceArgument,
    file: FileOption = None,
    let_go: LetGoOption = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read what was changed in a draft in Word into its narrative.md."""
    from ratingletters.errors import RefusedError  # noqa: PLC0415
    from ratingletters.workspace.word_edits import read_in  # noqa: PLC0415

    found = read_in(workspace_at(workspace, None), root_at(workspace), reference, file, let_go=let_go)
    if as_json:
        show_json(tree(found))
        raise typer.Exit(Exit.DONE if found.settled else Exit.REFUSED)
    put("".join(f"{line}\n" for each in found.taken for line in taken_lines(each)))
    for line in () if quiet else said(found):
        say(line)
    if not quiet:
        say_edits(found.edits)
    if not found.settled:
        changes = counted(len(found.outside), "change")
        what = f"{found.file}: {changes} outside the narrative, which no letter takes over"
        remedy = (
            "take them back in Word and read it in again, or make them where they belong: names, date and rating in\n"
            f"    the results, the rest in the kind's letter.docx; then: letters edits {reference} --let-go"
        )
        raise RefusedError("\n".join((what, *map(outside_line, found.outside))), remedy)


def taken_lines(taken: Taken) -> Iterator[str]:
    """An edit as it was made in Word."""
    yield f"{taken.place}: {'a sentence of your own' if taken.card == 'by hand' else taken.card}"
    if taken.before:
        yield f"    was: {taken.before}"
    yield f"    now: {taken.words or '(left out)'}"


def said(found: ReadIn) -> Iterator[str]:
    """What a person should know of a file that was read in."""
    yield from (f"{found.file}: {each}" for each in found.remarks)
    if found.settled:
        yield from (f"let go: {outside_line(each).strip()}" for each in found.outside)
    if not found.taken:
        yield f"{found.name}: nothing in the narrative was changed that narrative.md does not have"
    else:
        yield f"{counted(len(found.taken), 'edit')} read into narrative.md; draft the letter again to have them in it"


def outside_line(each: Outside) -> str:
    """A change outside the narrative."""
    before, after = (f"‘{text}’" if text else "nothing" for text in (each.before, each.after))
    return f"    {each.place}: {before} became {after}"


def tree(found: ReadIn) -> dict[str, object]:
    """A file that was read in as plain values."""
    return {
        "letter": found.name,
        "file": str(found.file),
        "taken": [
            {"place": str(each.place), "card": each.card, "before": each.before, "words": each.words}
            for each in found.taken
        ],
        "edits": [edit_tree(each) for each in found.edits],
        "outside": [
            {"place": str(each.place), "before": each.before, "after": each.after} for each in found.outside
        ],
        "remarks": list(found.remarks),
        "settled": found.settled,
    }
