"""The signatures of a register: made over an event with its place in the chain, and proved again years later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ratingletters.errors import Problem, RefusedError
from ratingletters.places import Place
from ratingletters.register.event import Event, EventType, to_sign
from ratingletters.register.key_file import SigningKey
from ratingletters.register.public_key import read_key
from ratingletters.register.signature import read_signature
from ratingletters.register.signers import Reason, Refused, Signed, Signer, Signers, allowed, verify
from ratingletters.register.wire import MalformedError

CODES = (
    ("REG-008", "a signature is not over this event: it, or something before it, was changed"),
    ("REG-015", "a key that was not allowed to sign: unknown, out of date, revoked, or another person's"),
)
UNRELIABLE = "find out how this came to be; until then, rely on nothing that was signed here or after"


def current(published: Signers, events: Iterable[Event]) -> Signers:
    """The keys that may sign now: published in ``allowed_signers``, added by an event, and revoked in neither place."""
    added, revoked = set(), set(published.revoked)
    for event in events:
        if event.type is EventType.KEY_ADDED:
            added.add(event.key)
        elif event.type is EventType.KEY_REVOKED:
            revoked.add(event.key)
    known = tuple(each for each in published.signers if each.key.fingerprint in added)
    return Signers(known, frozenset(revoked))


def signed(event: Event, key: SigningKey, signers: Signers) -> Event:
    """An event that has its place in the chain, with its actor's signature over it and over all that came before.

    ``signers`` are the keys that may sign now. Raises :class:`RefusedError` when this one may not, before anything
    is asked of it, or is not the actor's.
    """
    event = event._replace(key=key.public.fingerprint)
    require(event, allowed(key.public, signers, event.at))
    event = event._replace(sig=key.sign(to_sign(event)))
    require(event, verify(event.sig, to_sign(event), signers, event.at))
    return event._replace(sig=str(read_signature(event.sig)))


def require(event: Event, verdict: Signed | Refused) -> None:
    """Raises :class:`RefusedError` unless the verdict is that the event's actor may sign with the event's key."""
    if isinstance(verdict, Refused):
        raise RefusedError(verdict.what, verdict.remedy)
    if another := mistaken(event, verdict):
        raise RefusedError(another, "everybody signs with a key of their own")


def mistaken(event: Event, found: Signed) -> str:
    """What an event says otherwise than its good signature does; ``""`` for nothing."""
    if found.person != event.actor:
        return f"the key {found.key.fingerprint} is {found.person}'s, and {event.actor} is to sign"
    if found.key.fingerprint != event.key:
        return f"the event names the key {event.key}, and {found.key.fingerprint} signed"
    return ""


@dataclass(slots=True)
class SignatureCheck:
    """Follows the events of a register in order and tells what is wrong with the signature or the key of each.

    A signature must be good by the ``published`` keys, the file ``allowed_signers``, and by the events before it: its
    key was added, and not revoked yet. What is revoked later stays signed.
    """

    published: Signers
    added: list[Signer] = field(default_factory=list)
    revoked: frozenset[str] = frozenset()

    def __call__(self, event: Event, place: Place) -> Problem | None:
        """What is wrong with one event, the next in order; None when nothing is."""
        code, what = "REG-015", ""
        match event.type:
            case EventType.KEY_ADDED:
                what = self.add(event)
            case EventType.KEY_REVOKED:
                self.revoked |= {event.key}
            case EventType.SIGNED_OFF | EventType.CHECKPOINT if event.sig:
                code, what = self.slip(event)
        return Problem(place, what, code, UNRELIABLE) if what else None

    def add(self, event: Event) -> str:
        """Takes a key that is added; what is wrong with it, ``""`` for nothing."""
        try:
            key = read_key(event.public)
        except MalformedError as error:
            return f"the key that is added {error}"
        if key.fingerprint != event.key:
            return f"the key that is added is {key.fingerprint}, and not {event.key}"
        self.added.append(Signer(event.holder, key, event.after, event.before))
        owners = sorted({each.person for each in self.published.of(key)})
        if owners != [event.holder]:
            whose = f"{owners[0]}'s" if owners else "nobody's"
            return f"the key {event.key} was added for {event.holder}, and is now {whose}"
        return ""

    def slip(self, event: Event) -> tuple[str, str]:
        """The code and the sentence of what is wrong with a signature; an empty sentence for nothing."""
        verdict = verify(event.sig, to_sign(event), Signers(self.published.signers, self.revoked), event.at)
        if isinstance(verdict, Signed):
            verdict = allowed(verdict.key, Signers(tuple(self.added), self.revoked), event.at)
        if isinstance(verdict, Signed):
            return "REG-015", mistaken(event, verdict)
        changed = verdict.reason in {Reason.CHANGED, Reason.MALFORMED}
        return ("REG-008" if changed else "REG-015"), verdict.what
