"""A signature as OpenSSH writes it (PROTOCOL.sshsig): made, read and written, the same bytes as ``ssh-keygen -Y``'s.

What is signed is not the message but its digest behind the namespace, so that a signature made for anything else
can never pass for a sign-off.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ratingletters.register.public_key import PublicKey, key_of, made_by
from ratingletters.register.wire import MalformedError, string, take

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE = "letters-sign-off@v1"
DIGESTS = ("sha512", "sha256")
MAGIC = b"SSHSIG"
VERSION = (1).to_bytes(4, "big")
BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
WIDTH = 70
LONGEST = 100_000
"""Characters of a signature that are looked at; the longest real one has some 3,000."""
ARMOUR = re.compile(rf"\s*{BEGIN}\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+){END}\s*")


@dataclass(frozen=True, slots=True)
class Signature:
    """``key`` says it made ``value`` for ``namespace`` over a message's ``digest``; whether that is so is another
    question (:meth:`covers`)."""

    key: PublicKey
    namespace: str
    digest: str
    value: bytes

    def covers(self, message: bytes) -> bool:
        """Whether its key signed exactly these bytes. Raises :class:`MalformedError`."""
        return made_by(self.key, self.value, preamble(self.namespace, self.digest, message))

    def __str__(self) -> str:
        """The signature in its armour, ending with a newline."""
        parts = (self.key.blob, self.namespace.encode(), b"", self.digest.encode(), self.value)
        text = base64.b64encode(MAGIC + VERSION + b"".join(map(string, parts))).decode()
        lines = (text[at : at + WIDTH] for at in range(0, len(text), WIDTH))
        return "\n".join([BEGIN, *lines, END, ""])


def preamble(namespace: str, digest: str, message: bytes) -> bytes:
    """The bytes that a key signs for a message."""
    hashed = hashlib.new(digest, message).digest()
    return MAGIC + b"".join(map(string, (namespace.encode(), b"", digest.encode(), hashed)))


def sign(key: Ed25519PrivateKey, message: bytes) -> str:
    """The signature of a sign-off over ``message``, in its armour: the same bytes for the same key and message."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415

    name = b"ssh-ed25519"
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    value = string(name) + string(key.sign(preamble(NAMESPACE, DIGESTS[0], message)))
    return str(
        Signature(PublicKey(name.decode(), string(name) + string(public)), NAMESPACE, DIGESTS[0], value)
    )


def read_signature(text: str) -> Signature:
    """The signature in an armour. Raises :class:`MalformedError` with what is wrong with it."""
    found = ARMOUR.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise MalformedError(f"is not an SSH signature: lines between '{BEGIN}' and '{END}'")
    written = re.sub(r"\s", "", found[1])
    try:
        data = base64.b64decode(written, validate=True)
    except binascii.Error:
        raise MalformedError("is damaged: it is not in Base64") from None
    if base64.b64encode(data).decode() != written:
        raise MalformedError("is damaged: it is not in Base64")
    if not data.startswith(MAGIC):
        raise MalformedError(f"is damaged: it does not begin with {MAGIC.decode()}")
    if data[len(MAGIC) :][:4] != VERSION:
        raise MalformedError("is of a version of the format that is not known here")
    return inside(data[len(MAGIC) + len(VERSION) :])


def inside(data: bytes) -> Signature:
    """The signature in the wire format, after its version."""
    blob, data = take(data)
    namespace, data = take(data)
    reserved, data = take(data)
    digest, data = take(data)
    value, data = take(data)
    if data or reserved:
        raise MalformedError("has more bytes than belong to it")
    if digest.decode("ascii", "replace") not in DIGESTS:
        raise MalformedError(f"rests on a digest that is not {' or '.join(DIGESTS)}")
    try:
        return Signature(key_of(blob), namespace.decode(), digest.decode(), value)
    except UnicodeDecodeError:
        raise MalformedError("names a namespace that is not text") from None
    except MalformedError as error:
        raise MalformedError(f"was made by a key that {error}") from None
