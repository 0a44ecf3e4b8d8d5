"""``letters keys``: who may sign, and with which keys."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import JsonOption, QuietOption, WorkspaceOption, root_at, show_json
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.signing import key_file_of

if TYPE_CHECKING:
    from ratingletters.register.signers import Signer

app = typer.Typer(
    help="Make, add, list and revoke the keys that sign.", rich_markup_mode=None, no_args_is_help=True
)

PersonName = Annotated[
    str, typer.Argument(metavar="PERSON", help="An id of letters.toml.", show_default=False)
]
AfterOption = Annotated[
    datetime | None,
    typer.Option("--valid-after", formats=["%Y-%m-%d"], help="It may sign from the start of this day (UTC)."),
]
BeforeOption = Annotated[
    datetime | None,
    typer.Option(
        "--valid-before", formats=["%Y-%m-%d"], help="It may sign until the start of this day (UTC)."
    ),
]


@app.command(name="new")
def new(
    person: PersonName,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="The private key's file.", show_default="~/.ssh/letters-PERSON"
        ),
    ] = None,
    no_passphrase: Annotated[
        bool, typer.Option("--no-passphrase", help="Leave the key unlocked: whoever has the file can sign.")
    ] = False,
    after: AfterOption = None,
    before: BeforeOption = None,
    by: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make an Ed25519 key for a person, outside the workspace, and let it sign."""
    from ratingletters.register.key_file import public_file  # noqa: PLC0415
    from ratingletters.register.signers import Signer  # noqa: PLC0415
    from ratingletters.workspace.act import Act  # noqa: PLC0415
    from ratingletters.workspace.key_acts import add_key, make_key  # noqa: PLC0415

    root, now, file = root_at(workspace), clock(), out or key_file_of(person)
    comment = f"made {now:%Y-%m-%d}"
    act = Act(acting(by), clock)
    ask = (lambda: "") if no_passphrase else new_passphrase
    public = make_key(root, person, file, ask, f"{person} {comment}", act)
    signer = Signer(person, public, midnight(after), midnight(before), comment=comment)
    signer = add_key(root, signer, act)
    if as_json:
        show_json({**tree(signer), "private": str(file), "public": str(public_file(file))})
        return
    put(f"{public.fingerprint}\n")
    if not quiet:
        say(f"{file} is the key of {person}; keep it there, and nobody else's")


@app.command(name="add")
def add(
    person: PersonName,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .pub file of a key.", show_default=False)],
    after: AfterOption = None,
    before: BeforeOption = None,
    by: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let a key sign that a person has already: in a file, an agent or on hardware."""
    from ratingletters.register.key_file import read_public_file  # noqa: PLC0415
    from ratingletters.register.signers import Signer  # noqa: PLC0415
    from ratingletters.workspace.act import Act  # noqa: PLC0415
    from ratingletters.workspace.key_acts import add_key  # noqa: PLC0415

    now = clock()
    public = read_public_file(file)
    signer = Signer(person, public, midnight(after), midnight(before), comment=f"added {now:%Y-%m-%d}")
    signer = add_key(root_at(workspace), signer, Act(acting(by), clock))
    if as_json:
        show_json(tree(signer))
    else:
        put(f"{public.fingerprint}\n")


@app.command(name="list")
def list_keys(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """List the keys with whose they are and whether they may sign today."""
    from ratingletters.workspace.key_states import listed_keys  # noqa: PLC0415

    listed = listed_keys(root_at(workspace), clock())
    if as_json:
        show_json({"keys": [{**tree(each), "state": state.value} for each, state in listed]})
        return
    for each, state in listed:
        put(f"{each.person:16} {each.key.fingerprint} {state.value}{' ' * bool(dates(each))}{dates(each)}\n")
    say(counted(len(listed), "key"))


@app.command(name="revoke")
def revoke(
    name: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="Its fingerprint, or whose it is if they have one only.", show_default=False
        ),
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why, in one line.", show_default=False)
    ],
    by: PersonOption = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """End a key for good. What it signed before stays signed."""
    from ratingletters.workspace.act import Act  # noqa: PLC0415
    from ratingletters.workspace.key_acts import revoke_key  # noqa: PLC0415

    signer = revoke_key(root_at(workspace), name, reason, Act(acting(by), clock))
    if as_json:
        show_json({**tree(signer), "state": "revoked"})
    else:
        put(f"{signer.key.fingerprint}\n")
        say(f"the key of {signer.person} signs no more; what it signed stays signed")


def new_passphrase() -> str:
    """A passphrase, typed twice on the terminal."""
    if not sys.stdin or not sys.stdin.isatty():
        raise typer.BadParameter("there is no terminal to ask for a passphrase", param_hint="--no-passphrase")
    return str(typer.prompt("Passphrase of the new key", hide_input=True, confirmation_prompt=True, err=True))


def midnight(day: datetime | None) -> datetime | None:
    """The first second of a day, in UTC."""
    return day.replace(tzinfo=UTC) if day else None


def dates(signer: Signer) -> str:
    """When a key may sign, as a person says it; nothing where that is not bounded."""
    after = f"from {signer.after:%Y-%m-%d}" if signer.after else ""
    return " ".join(filter(None, (after, f"until {signer.before:%Y-%m-%d}" if signer.before else "")))


def tree(signer: Signer) -> dict[str, object]:
    """A key as plain values."""
    return {
        "person": signer.person,
        "fingerprint": signer.key.fingerprint,
        "algorithm": signer.key.algorithm,
        "after": signer.after.isoformat() if signer.after else None,
        "before": signer.before.isoformat() if signer.before else None,
        "comment": signer.comment,
    }
