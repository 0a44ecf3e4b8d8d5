"""``letters register``: what was done to which letter, and the proof of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.exits import Exit, counted, put, say, tree
from ratingletters.cli.options import (
    JsonOption,
    QuietOption,
    ReferenceArgument,
    References,
    WorkspaceOption,
    root_at,
    show_json,
    workspace_at,
)
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.signing import KeyOption, signing_key

if TYPE_CHECKING:
    from ratingletters.register.event import Event
    from ratingletters.workspace.standing import Standing

app = typer.Typer(
    help="What was done to which letter, and the proof of it.", rich_markup_mode=None, no_args_is_help=True
)

SomeReferences = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF...]", help="Letters, or patterns; all where none is named.", show_default=False
    ),
]
HeadOption = Annotated[
    str,
    typer.Option(
        "--head", metavar="HASH", help="A head that was kept: tells also whether events were cut off."
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Warnings are problems too.")]
AuthorityOption = Annotated[
    str, typer.Option("--authority", metavar="TEXT", help="By what schedule or order; the register keeps it.")
]
ToFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A file: .csv, .json or .sqlite.", show_default=False)
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="A folder for the letters made again.")
]


@app.command("list")
def list_(
    references: SomeReferences = None, workspace: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """List every version of every letter, and how it stands."""
    listed(references, workspace, as_json=as_json, latest=False)


def listed(references: list[str] | None, workspace: Path | None, *, as_json: bool, latest: bool) -> None:
    """Versions and how they stand, a line each."""
    from ratingletters.workspace.standing import standing  # noqa: PLC0415

    found = list(standing(workspace_at(workspace, None), root_at(workspace), references or (), latest=latest))
    if as_json:
        show_json({"letters": [standing_tree(each) for each in found]})
        return
    width = max((len(each.name) for each in found), default=0)
    put("".join(f"{each.name:{width}}  {told(each)}\n" for each in found))
    if not found:
        say("the register has no letter yet")


def told(each: Standing) -> str:
    """How a version stands, with what belongs to that."""
    version = each.version
    parts = [f"{version.status}"]
    parts += (
        [f"by v{version.superseded_by}"] if version.superseded_by and version.status == "superseded" else []
    )
    parts += [f"supersedes v{version.supersedes}"] if version.supersedes else []
    parts += ["stale: its kind was changed since"] if each.stale else []
    parts += [version.reason] if version.reason else []
    return "; ".join(parts).replace("superseded; by", "superseded by")


def standing_tree(each: Standing) -> dict[str, object]:
    """A version as plain values."""
    version = each.version
    return {
        "letter": each.letter,
        "version": version.number,
        "status": version.status.value,
        "stale": each.stale,
        "reason": version.reason or None,
        "corrects": version.corrects or None,
        "superseded by": version.superseded_by or None,
    }


@app.command("show")
def show(
    reference: ReferenceArgument, workspace: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """Show what was done to one letter, by whom and when."""
    from ratingletters.register.event import values_of  # noqa: PLC0415
    from ratingletters.register.reference import matching  # noqa: PLC0415
    from ratingletters.register.status import letters_of  # noqa: PLC0415
    from ratingletters.workspace.act import history  # noqa: PLC0415

    events = history(root_at(workspace)).events
    asked = matching([reference], letters_of(events).versions)
    wanted = [
        event
        for event in events
        if any(each.letter == event.letter and each.version in {0, event.version} for each in asked)
    ]
    if as_json:
        show_json({"events": [values_of(event) for event in wanted]})
    else:
        put("".join(f"{line}\n" for event in wanted for line in lines(event)))


def lines(event: Event) -> list[str]:
    """One event for people."""
    said = [
        f"{event.seq}  {event.at:%Y-%m-%d %H:%M:%S}  {event.letter}@v{event.version}  {event.type} by {event.actor}"
    ]
    said += [f"    {event.reason}"] if event.reason else []
    said += [f"    from {event.source}"] if event.source else []
    said += [f"    by {event.authority}"] if event.authority else []
    said += [f"    {change.address}" for change in event.changes]
    said += [f"    {name} {found}" for name, found in event.files]
    return said


@app.command("verify")
def verify(
    head: HeadOption = "",
    strict: StrictOption = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Prove the register: its chain, its rules, its signatures, and its files."""
    from ratingletters.workspace.prove import prove  # noqa: PLC0415

    found = prove(root_at(workspace), head)
    wrong = [*found.problems, *(found.warnings if strict else ())]
    if as_json:
        show_json(
            {
                "events": found.events,
                "letters": found.letters,
                "head": found.head,
                "problems": [tree(each) for each in found.problems],
                "warnings": [tree(each) for each in found.warnings],
            }
        )
    else:
        for problem in sorted((*found.problems, *found.warnings)):
            say(f"{problem}" if problem in wrong else f"warning: {problem}")
        if wrong:
            say(counted(len(wrong), "problem"))
        elif not quiet:
            say(f"{counted(found.events, 'event')}, {counted(found.letters, 'letter')}: all proved")
            say(f"the register's head is {found.head}")
    if wrong:
        sys.exit(Exit.PROBLEMS)


@app.command("rebuild")
def rebuild(
    references: SomeReferences = None,
    out: OutOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make signed letters again from what is kept, and hold them against their fingerprints."""
    from ratingletters.register.disk import Disk  # noqa: PLC0415
    from ratingletters.workspace.rebuild import rebuild as rebuilding  # noqa: PLC0415

    found = list(rebuilding(workspace_at(workspace, None), root_at(workspace), references or ["*/*"]))
    for each in found:
        if out is not None and each.data:
            Disk().replace(out / f"{each.name.replace('/', '-').replace('@', '-')}.docx", each.data)
    if as_json:
        show_json(
            {
                "rebuilt": [
                    {
                        "letter": each.name,
                        "same bytes": each.same_bytes,
                        "same content": each.same_content,
                        "why": each.why or None,
                    }
                    for each in found
                ]
            }
        )
    elif not quiet:
        for each in found:
            same = "the same bytes" if each.same_bytes else "the same content, compressed otherwise"
            say(f"{each.name}: {same if each.same_content else f'not as signed off: {each.why}'}")
        if not found:
            say("no signed letter to make again")
    if not all(each.same_content for each in found):
        sys.exit(Exit.PROBLEMS)


@app.command("export")
def export(file: ToFile, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Write all events into a file for those who want to query them."""
    from ratingletters.workspace.export import export as exporting  # noqa: PLC0415

    count = exporting(root_at(workspace), file)
    if as_json:
        show_json({"file": str(file), "events": count})
    else:
        put(f"{file}\n")
        say(counted(count, "event"))


@app.command("checkpoint")
def checkpoint(
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="What it is for.")] = "",
    person: PersonOption = "",
    key: KeyOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put your signature under all that the register says so far."""
    from ratingletters.workspace.act import Act  # noqa: PLC0415
    from ratingletters.workspace.checkpoint import checkpoint as making  # noqa: PLC0415

    root, who = root_at(workspace), acting(person)
    event = making(root, reason, Act(who, clock), signing_key(who, key))
    if as_json:
        show_json({"event": event.hash, "seq": event.seq})
    else:
        say(f"the register's head is {event.hash}")


@app.command("destroy")
def destroy(
    references: References,
    authority: AuthorityOption = "",
    person: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Destroy letters under a retention schedule: files go, their fingerprints stay."""
    from ratingletters.workspace.act import Act  # noqa: PLC0415
    from ratingletters.workspace.destroy import destroy as destroying  # noqa: PLC0415

    events = destroying(root_at(workspace), references, authority, Act(acting(person), clock))
    if as_json:
        show_json({"destroyed": [{"letter": each.letter, "version": each.version} for each in events]})
    else:
        for each in events:
            say(f"{each.letter}@v{each.version} destroyed")
