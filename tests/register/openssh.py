"""The real ``ssh-keygen``, and keys to try it on."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ratingletters.register.allowed_signers import line_of
from ratingletters.register.public_key import PublicKey, read_key
from ratingletters.register.signature import NAMESPACE
from ratingletters.register.signers import Signer

needs_openssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (openssh-client)"
)
NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@cache
def private(seed: int) -> Ed25519PrivateKey:
    """A key that is the same at every run; ``seed`` tells keys apart."""
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def public(seed: int) -> PublicKey:
    """The public half of ``private(seed)``."""
    key = private(seed).public_key()
    return read_key(key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode())


def ssh_keygen(*words: str | Path, message: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One command; its output as bytes."""
    environment = {**os.environ, "TZ": "Pacific/Auckland"}
    return subprocess.run(
        ["ssh-keygen", *map(str, words)], input=message, capture_output=True, check=False, env=environment
    )


def made(file: Path, sort: str = "ed25519", bits: int = 0, passphrase: str = "") -> PublicKey:
    """A key of a sort made by ``ssh-keygen`` in a file."""
    size = ("-b", str(bits)) if bits else ()
    done = ssh_keygen("-q", "-t", sort, *size, "-N", passphrase, "-C", "a comment", "-f", file)
    assert done.returncode == 0, done.stderr
    return read_key(file.with_name(f"{file.name}.pub").read_text(encoding="utf-8"))


def signed(file: Path, message: bytes, namespace: str = NAMESPACE, digest: str = "sha512") -> str:
    """The signature that ``ssh-keygen`` makes with the key in a file."""
    done = ssh_keygen(
        "-Y", "sign", "-q", "-n", namespace, "-O", f"hashalg={digest}", "-f", file, message=message
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def accepts(
    folder: Path,
    signature: str,
    message: bytes,
    signers: tuple[Signer, ...],
    at: datetime = NOW,
    revoked: tuple[PublicKey, ...] = (),
) -> bool:
    """Whether ``ssh-keygen`` takes a signature for one of the first signer's, at a time."""
    (folder / "signature").write_text(signature, encoding="utf-8")
    (folder / "allowed").write_text("".join(f"{line_of(each)}\n" for each in signers), encoding="utf-8")
    (folder / "revoked").write_text("".join(f"# why\n{each}\n" for each in revoked), encoding="utf-8")
    done = ssh_keygen(
        "-Y", "verify", "-q", "-n", NAMESPACE, "-I", signers[0].person, "-f", folder / "allowed",
        "-s", folder / "signature", "-r", folder / "revoked", "-O", f"verify-time={at:%Y%m%d%H%M%S}Z",
        message=message,
    )  # fmt: skip
    return done.returncode == 0
