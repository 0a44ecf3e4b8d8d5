"""Who acts, and when: the one place where the program asks the user and the clock."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

PersonOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="PERSON",
        envvar="LETTERS_PERSON",
        help="Who does this: an id of letters.toml; else your login name.",
        show_default=False,
    ),
]


def acting(given: str) -> str:
    """The id of whoever does this: as given, else the login name. Nobody has checked yet that it is known."""
    from ratingletters.errors import RefusedError  # noqa: PLC0415

    try:
        return given or getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise RefusedError("nobody says who does this", "name a person of letters.toml with --as") from None


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
