"""The key to sign with: from its file, or through ``ssh-keygen``, which asks the agent or the hardware key."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ratingletters.register.key_file import SigningKey

KeyOption = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        help="The private key; or a .pub file, and ssh-keygen asks the agent or hardware for the signature.",
        show_default="~/.ssh/letters-PERSON",
    ),
]


def key_file_of(person: str) -> Path:
    """Where ``letters keys new`` puts a person's key and signing looks for it, unless told otherwise."""
    return Path.home() / ".ssh" / f"letters-{person}"


def signing_key(person: str, given: Path | None) -> SigningKey:
    """The key with which a person signs, unlocked, its passphrase asked on the terminal if it has one.

    Raises :class:`UnusableFileError` and :class:`RefusedError` as ``load_key``.
    """
    from ratingletters.register.key_file import SigningKey, load_key, read_public_file  # noqa: PLC0415

    file = given or key_file_of(person)
    if file.suffix == ".pub":
        return SigningKey(read_public_file(file), partial(by_ssh_keygen, file))
    return load_key(file, lambda: passphrase(file))


def passphrase(file: Path) -> str:
    """The passphrase of a key, as its owner types it."""
    from ratingletters.errors import RefusedError  # noqa: PLC0415

    if not sys.stdin or not sys.stdin.isatty():
        remedy = f"call ssh-add {file}, and name {file}.pub: the agent then signs"
        raise RefusedError(f"{file} has a passphrase, and there is no terminal to ask for it", remedy)
    return str(typer.prompt(f"Passphrase of {file}", hide_input=True, err=True))


def by_ssh_keygen(public: Path, message: bytes) -> str:
    """The signature that ``ssh-keygen`` makes over a message; it may ask for a passphrase, or for a touch."""
    from ratingletters.errors import UnusableFileError  # noqa: PLC0415
    from ratingletters.register.signature import NAMESPACE  # noqa: PLC0415

    program = shutil.which("ssh-keygen")
    if program is None:
        raise UnusableFileError("ssh-keygen", "there is no such program here", "install OpenSSH's client")
    command = [program, "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(public)]
    done = subprocess.run(command, input=message, stdout=subprocess.PIPE, check=False)  # noqa: S603
    if done.returncode:
        remedy = f"see above; the key must be in the agent ('ssh-add -l'), or in {public.with_suffix('')}"
        raise UnusableFileError(str(public), "ssh-keygen could not sign with this key", remedy)
    return done.stdout.decode("ascii", "replace")
