"""Who acts, and when: the one place where the program asks the user and the clock."""

from __future__ import annotations

import getpass
import re
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
    from ratingletters.register.event_form import A_PERSON, PERSON  # noqa: PLC0415

    try:
        name = given or getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise RefusedError("nobody says who does this", "name a person of letters.toml with --as") from None
    if not re.fullmatch(PERSON, f'"{name}"'):
        what = f"'{name}' is not {A_PERSON}"
        raise RefusedError(what, "name a person of letters.toml with --as, or in LETTERS_PERSON")
    return name


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
