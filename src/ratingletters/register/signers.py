"""Who may sign, with which keys and when; and whether a signature is one of theirs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ratingletters.register.public_key import PublicKey
from ratingletters.register.signature import NAMESPACE, read_signature
from ratingletters.register.wire import MalformedError


@dataclass(frozen=True, slots=True)
class Signer:
    """A person's key. ``after`` and ``before`` bound, both included, when it may sign; None leaves that side open.

    ``namespaces`` are what the key may sign at all; none of them means anything. ``comment`` is what stands
    behind the key on its line. One person may have several keys; no key is two persons'.
    """

    person: str
    key: PublicKey
    after: datetime.datetime | None = None
    before: datetime.datetime | None = None
    namespaces: tuple[str, ...] = (NAMESPACE,)
    comment: str = ""

    def may_sign_letters(self) -> bool:
        """Whether the key may be used for sign-offs at all."""
        return not self.namespaces or NAMESPACE in self.namespaces


@dataclass(frozen=True, slots=True)
class Signers:
    """Every key that may sign, in the order of their file, and the fingerprints of those that were revoked.

    An old sign-off is judged by the keys that were revoked when it was made, not by those revoked since.
    """

    signers: tuple[Signer, ...] = ()
    revoked: frozenset[str] = frozenset()

    def of(self, key: PublicKey) -> tuple[Signer, ...]:
        """The lines of a key: none when it is unknown, several when it has several times."""
        return tuple(each for each in self.signers if each.key == key)


class Reason(StrEnum):
    """Why a signature is no sign-off."""

    MALFORMED = "malformed"
    NAMESPACE = "wrong namespace"
    CHANGED = "changed bytes"
    UNKNOWN = "unknown key"
    REVOKED = "revoked key"
    NOT_YET = "key not yet valid"
    EXPIRED = "expired key"


@dataclass(frozen=True, slots=True)
class Signed:
    """A good signature: whose, and by which of the keys."""

    person: str
    key: PublicKey


@dataclass(frozen=True, slots=True)
class Refused:
    """A signature that is no sign-off, with the sentence that says why and what to do about it."""

    reason: Reason
    what: str
    remedy: str = ""


def verify(signature: str, message: bytes, signers: Signers, at: datetime.datetime) -> Signed | Refused:
    """Whose sign-off of exactly these bytes a signature is, made at a time; or why it is none.

    Nothing that a signature can hold raises an error.
    """
    try:
        read = read_signature(signature)
        if read.namespace != NAMESPACE:
            what = f"the signature was made for '{read.namespace[:60]}' and not for '{NAMESPACE}'"
            return Refused(Reason.NAMESPACE, what, f"sign with: ssh-keygen -Y sign -n {NAMESPACE}")
        if not read.covers(message):
            return Refused(Reason.CHANGED, "the signature is over other bytes than these", "sign again")
    except MalformedError as error:
        return Refused(Reason.MALFORMED, f"the signature {error}", "sign again")
    return allowed(read.key, signers, at)


def allowed(key: PublicKey, signers: Signers, at: datetime.datetime) -> Signed | Refused:
    """Whether a key may sign at a time: the person whose it is, or why not. Asked before signing too."""
    lines = signers.of(key)
    name = f"the key {key.fingerprint}"
    if not lines:
        return Refused(Reason.UNKNOWN, f"{name} is nobody's here", "add it with 'letters keys add'")
    person = lines[0].person
    if key.fingerprint in signers.revoked:
        what = f"{name} of {person} was revoked"
        return Refused(Reason.REVOKED, what, "sign with another key: 'letters keys new'")
    usable = [each for each in lines if each.may_sign_letters()]
    if not usable:
        what = f"{name} of {person} may not sign letters: its namespaces do not have '{NAMESPACE}'"
        return Refused(Reason.NAMESPACE, what, f'write namespaces="{NAMESPACE}" on its line')
    return Signed(person, key) if any(in_date(each, at) for each in usable) else out_of_date(usable, at)


def in_date(signer: Signer, at: datetime.datetime) -> bool:
    """Whether the key may sign at a time, as its line says."""
    return not (signer.after and at < signer.after) and not (signer.before and at > signer.before)


def out_of_date(lines: Iterable[Signer], at: datetime.datetime) -> Refused:
    """The refusal of a key of which no line is valid at a time."""
    last = max(lines, key=lambda each: each.after or datetime.datetime.min.replace(tzinfo=datetime.UTC))
    name = f"the key {last.key.fingerprint} of {last.person}"
    if last.after and at < last.after:
        what = (
            f"{name} is valid from {last.after:%Y-%m-%d %H:%M:%S} UTC on, and it was {at:%Y-%m-%d %H:%M:%S}"
        )
        return Refused(Reason.NOT_YET, what, "sign with another key, or check the clock")
    what = f"{name} was valid until {last.before:%Y-%m-%d %H:%M:%S} UTC, and it was {at:%Y-%m-%d %H:%M:%S}"
    return Refused(Reason.EXPIRED, what, "sign with another key: 'letters keys new'")
