"""A public key of OpenSSH: its line, its fingerprint, and whether it made a signature.

The mathematics is the library ``cryptography``'s, which is imported when a key is first looked into. Algorithms
that rest on SHA-1, DSA and certificates are not read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ratingletters.register.wire import MalformedError, take, whole_number

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hashes import HashAlgorithm
    from cryptography.hazmat.primitives.serialization import SSHPublicKeyTypes

HARDWARE = "sk-ssh-ed25519@openssh.com"
SIGNATURES = {
    "ssh-ed25519": ("ssh-ed25519",),
    HARDWARE: (HARDWARE,),
    "ecdsa-sha2-nistp256": ("ecdsa-sha2-nistp256",),
    "ecdsa-sha2-nistp384": ("ecdsa-sha2-nistp384",),
    "ecdsa-sha2-nistp521": ("ecdsa-sha2-nistp521",),
    "ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256"),
}
"""The sorts of key, each with the algorithms of the signatures that it may make."""

SHORTEST_RSA = 2048
"""Bits. A shorter RSA key is refused."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """``algorithm`` is the key's sort, as its line begins; ``blob`` the whole key in the wire format."""

    algorithm: str
    blob: bytes

    @property
    def fingerprint(self) -> str:
        """``SHA256:…``, as ``ssh-keygen -l`` prints it."""
        digest = base64.b64encode(hashlib.sha256(self.blob).digest())
        return f"SHA256:{digest.decode().rstrip('=')}"

    def __str__(self) -> str:
        """The key's line, without a comment."""
        return f"{self.algorithm} {base64.b64encode(self.blob).decode()}"


def key_of(blob: bytes) -> PublicKey:
    """The key in the wire format. Raises :class:`MalformedError` when it is no key that can be used here."""
    name, _ = take(blob)
    key = PublicKey(name.decode("ascii", "backslashreplace"), blob)
    loaded(key)
    return key


def read_key(line: str) -> PublicKey:
    """The key that a line holds, as in a ``.pub`` file. Raises :class:`MalformedError`."""
    words = line.split(maxsplit=2)
    if len(words) < 2:
        raise MalformedError("is not the line of a public key: 'ssh-ed25519 AAAA…'")
    if words[0] not in SIGNATURES:
        raise MalformedError(f"is of the sort '{words[0][:40]}', which is not taken here")
    try:
        blob = base64.b64decode(words[1], validate=True)
    except (binascii.Error, ValueError):
        raise MalformedError("is damaged: it is not in Base64") from None
    key = key_of(blob)
    if str(key) != f"{words[0]} {words[1]}":
        raise MalformedError("is damaged: it is not what its line says")
    return key


@lru_cache(maxsize=256)
def loaded(key: PublicKey) -> SSHPublicKeyTypes:
    """The key as ``cryptography`` has it. Raises :class:`MalformedError`."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key  # noqa: PLC0415

    if key.algorithm not in SIGNATURES:
        raise MalformedError(f"is of the sort '{key.algorithm[:40]}', which is not taken here")
    try:
        found = load_ssh_public_key(str(key).encode())
    except (ValueError, NotImplementedError, UnsupportedAlgorithm):
        raise MalformedError("is damaged") from None
    if isinstance(found, RSAPublicKey) and found.key_size < SHORTEST_RSA:
        raise MalformedError(f"has {found.key_size} bits, and an RSA key needs {SHORTEST_RSA}")
    return found


def made_by(key: PublicKey, signature: bytes, message: bytes) -> bool:
    """Whether ``key`` made ``signature`` (in the wire format) over exactly these bytes.

    Raises :class:`MalformedError` when it is not the signature of such a key.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, padding  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415

    name, rest = take(signature)
    value, rest = take(rest)
    algorithm = name.decode("ascii", "backslashreplace")
    if algorithm not in SIGNATURES[key.algorithm]:
        raise MalformedError(f"is of the sort '{algorithm[:40]}', which is not taken here")
    if key.algorithm == HARDWARE:
        message, rest = seen_by_hardware(key, rest, message)
    if rest:
        raise MalformedError("has more bytes than belong to it")
    try:
        match loaded(key):
            case Ed25519PublicKey() as public:
                public.verify(value, message)
            case RSAPublicKey() as public:
                digest = hashes.SHA512() if algorithm == "rsa-sha2-512" else hashes.SHA256()
                public.verify(value, message, padding.PKCS1v15(), digest)
            case ec.EllipticCurvePublicKey() as public:
                public.verify(pair(value), message, ec.ECDSA(digest_of(public.curve.key_size)))
            case _:
                return False
    except InvalidSignature:
        return False
    return True


def digest_of(bits: int) -> HashAlgorithm:
    """The digest that goes with an elliptic curve of so many bits (RFC 5656, 6.2.1)."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415

    return hashes.SHA256() if bits <= 256 else hashes.SHA384() if bits <= 384 else hashes.SHA512()


def pair(value: bytes) -> bytes:
    """The two numbers of an ECDSA signature, as ``cryptography`` wants them."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature  # noqa: PLC0415

    first, rest = take(value)
    second, rest = take(rest)
    if rest:
        raise MalformedError("has more bytes than belong to it")
    return encode_dss_signature(whole_number(first), whole_number(second))


def seen_by_hardware(key: PublicKey, rest: bytes, message: bytes) -> tuple[bytes, bytes]:
    """What a hardware key signs for a message, and what is left of ``rest`` (OpenSSH's PROTOCOL.u2f)."""
    told, rest = rest[:5], rest[5:]
    if len(told) < 5:
        raise MalformedError("ends too early")
    _, after = take(key.blob)
    _, after = take(after)
    application, _ = take(after)
    return hashlib.sha256(application).digest() + told + hashlib.sha256(message).digest(), rest
