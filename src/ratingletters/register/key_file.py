"""A private key in its file, as OpenSSH keeps it: made, written, and loaded to sign with.

Ed25519 only. Every other sort (an RSA key, one on a hardware token) signs through ``ssh-keygen`` itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.errors import ProblemsFoundError, RefusedError, UnusableFileError
from ratingletters.reading.text import read_text
from ratingletters.register.disk import Disk
from ratingletters.register.public_key import PublicKey, read_key
from ratingletters.register.signature import sign
from ratingletters.register.wire import MalformedError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization import SSHPrivateKeyTypes

OTHERS = 0o077
"""The permissions by which others than its owner could use a file."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that can sign here and now: its public half, and the verb that makes an SSHSIG over a message."""

    public: PublicKey
    sign: Callable[[bytes], str]


def new_key(passphrase: str = "") -> tuple[bytes, PublicKey]:
    """A fresh Ed25519 key: the content of its private file, under a passphrase if one is given, and its public half."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    key = Ed25519PrivateKey.generate()
    locked = (
        serialization.BestAvailableEncryption(passphrase.encode())
        if passphrase
        else serialization.NoEncryption()
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, locked)
    return private, public_half(key)


def public_half(key: SSHPrivateKeyTypes) -> PublicKey:
    """The public half of a private key."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415

    line = key.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    return read_key(line.decode())


def public_file(path: Path) -> Path:
    """Where the public half of a private key's file stands: beside it, with ``.pub`` behind its name."""
    return path.with_name(f"{path.name}.pub")


def refuse_taken(path: Path) -> None:
    """Refuses a key where either half of one is already."""
    for each in (path, public_file(path)):
        if os.path.lexists(each):
            remedy = (
                "a key is never replaced; name another file with --out, or add this one: 'letters keys add'"
            )
            raise RefusedError(f"{each} is there already", remedy)


def write_key(path: Path, private: bytes, public: PublicKey, comment: str) -> None:
    """Writes both halves to disk, the private one for its owner's eyes only.

    Raises :class:`RefusedError` when either is there already, :class:`UnusableFileError` when they cannot be
    written; then neither is left behind.
    """
    refuse_taken(path)
    line = f"{public} {comment}\n".encode()
    Disk().create([(path, private, 0o600), (public_file(path), line, 0o644)])


def read_public_file(path: Path) -> PublicKey:
    """The key in a ``.pub`` file. Raises :class:`UnusableFileError` when there is none in it."""
    try:
        return read_key(read_text(path).strip())
    except MalformedError as error:
        raise UnusableFileError(str(path), f"the key {error}", "name the .pub file of a key") from None


def load_key(path: Path, passphrase: Callable[[], str]) -> SigningKey:
    """The key in a private file, to sign with. ``passphrase`` is asked when the file has one.

    Raises :class:`UnusableFileError` when it cannot be read or is no Ed25519 key, :class:`RefusedError` when
    others may read it, or the passphrase is wrong.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    try:
        data = read_text(path).encode()
    except ProblemsFoundError:
        data = b""  # no text, so no key
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        raise RefusedError(f"{path}: others than its owner may read this key", f"run: chmod 600 {path}")
    key = unlocked(path, data, passphrase)
    if not isinstance(key, Ed25519PrivateKey):
        remedy = f"name its public half {public_file(path)}; ssh-keygen then signs with it"
        raise UnusableFileError(str(path), "this is not an Ed25519 key", remedy)
    return SigningKey(public_half(key), partial(sign, key))


def unlocked(path: Path, data: bytes, passphrase: Callable[[], str]) -> SSHPrivateKeyTypes | None:
    """The private key in ``data``; None for a sort that ``cryptography`` cannot load, as one on a token."""
    from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key  # noqa: PLC0415

    try:
        return load_ssh_private_key(data, None)
    except UnsupportedAlgorithm:
        return None
    except ValueError:
        remedy = "name a private key as ssh-keygen or 'letters keys new' writes it"
        raise UnusableFileError(str(path), "this is not a private key of OpenSSH", remedy) from None
    except TypeError:
        pass  # it has a passphrase
    try:
        return load_ssh_private_key(data, passphrase().encode())
    except UnsupportedAlgorithm:
        return None
    except (ValueError, TypeError, InvalidTag):
        raise RefusedError(f"{path}: the passphrase is wrong", "try again") from None
