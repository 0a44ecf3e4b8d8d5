"""What each act requires. The same rules refuse an act and find, years later, one that should have been refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ratingletters.errors import RefusedError
from ratingletters.register.event import Event, EventType
from ratingletters.register.status import OPEN, TRANSITIONS, Letters, Status, Version


class Breach(NamedTuple):
    """A rule that an event breaks: which, in a sentence, and what can be done instead."""

    code: str
    what: str
    remedy: str


CODES = (
    ("REG-011", "who drafted or edited a letter signed it off"),
    ("REG-012", "a sign-off or an issue is of other bytes than what came before it"),
    ("REG-013", "an act without what it requires: a draft, a sign-off, a reason"),
    ("REG-014", "a correction of what is not the issued version"),
)

PAST: Mapping[EventType, str] = {
    EventType.DRAFTED: "drafted",
    EventType.CORRECTED: "corrected",
    EventType.EDITED: "edited",
    EventType.SIGNED_OFF: "signed off",
    EventType.ISSUED: "issued",
    EventType.WITHHELD: "withheld",
    EventType.WITHDRAWN: "withdrawn",
    EventType.DESTROYED: "destroyed",
}
"""How a refusal names each act."""

NEXT: Mapping[Status | None, str] = {
    None: "draft it first: letters draft RESULTS",
    Status.DRAFT: "a draft can be signed off (letters sign-off REF --as PERSON) or withdrawn with a reason",
    Status.SIGNED_OFF: "a signed letter can be issued (letters issue REF), or withdrawn with a reason; "
    "the next draft is then the next version",
    Status.ISSUED: "an issued letter can be corrected (letters correct RESULTS --reason TEXT), or withdrawn "
    "with a reason",
    Status.SUPERSEDED: "act on the version that superseded it",
    Status.WITHHELD: "a withheld letter is released by signing it off, or withdrawn with a reason",
    Status.WITHDRAWN: "draft it again: that is the next version",
    Status.DESTROYED: "draft it again: that is the next version",
}
"""What can be done with a letter as it stands."""

REASONED = frozenset({EventType.CORRECTED, EventType.WITHHELD, EventType.WITHDRAWN})
DRAFTING = frozenset({EventType.DRAFTED, EventType.CORRECTED})


def require(letters: Letters, event: Event) -> None:
    """Raises :class:`RefusedError` when a rule forbids the act that an event records."""
    for breach in breaches(letters, event):
        raise RefusedError(breach.what, breach.remedy)


def breaches(letters: Letters, event: Event) -> Iterator[Breach]:
    """Every rule that an event breaks, as the letters stand before it; the plainest first."""
    if event.type not in TRANSITIONS:
        return
    version = letters.version(event.letter, event.version)
    for rule in RULES:
        yield from rule(letters, event, version)


def reason(_letters: Letters, event: Event, _version: Version | None) -> Iterator[Breach]:
    """A correction, a withdrawal and a withholding say why; a destruction says by what authority."""
    if event.type in REASONED and not event.reason.strip():
        what = f"{event.letter} cannot be {PAST[event.type]} without a reason"
        yield Breach("REG-013", what, "say why, with --reason TEXT")
    if event.type is EventType.DESTROYED and not event.authority.strip():
        what = f"{event.letter} cannot be destroyed without an authority"
        yield Breach("REG-013", what, "say by what schedule or order, with --authority TEXT")


def transition(_letters: Letters, event: Event, version: Version | None) -> Iterator[Breach]:
    """The table of transitions has a way from how the version stands."""
    if (version.status if version else None) in TRANSITIONS[event.type]:
        return
    name = f"{event.letter}@v{event.version}"
    if version is None:
        what = f"there is no {name}, so it cannot be {PAST[event.type]}"
        yield Breach("REG-013", what, NEXT[None])
    elif event.type is EventType.ISSUED and version.status is Status.DRAFT:
        remedy = "sign it off first: letters sign-off REF --as PERSON"
        yield Breach("REG-013", f"{name} is not signed off, so it cannot be issued", remedy)
    else:
        why = f" ({version.reason})" if version.reason else ""
        already = (
            " already" if version.status == PAST[event.type] else f"{why}, so it cannot be {PAST[event.type]}"
        )
        yield Breach("REG-013", f"{name} is {version.status}{already}", NEXT[version.status])


def opening(letters: Letters, event: Event, version: Version | None) -> Iterator[Breach]:
    """A version is begun when the one before is out of the way, and versions are numbered one by one."""
    if version or event.type not in DRAFTING:
        return
    latest, current = letters.version(event.letter), letters.current(event.letter)
    number = latest.number + 1 if latest else 1
    if latest and latest.status in OPEN:
        what = f"{event.letter}@v{latest.number} is {latest.status}, so no further version can be begun"
        yield Breach("REG-013", what, NEXT[latest.status])
    elif event.version != number:
        what = f"the next version of {event.letter} is v{number}, not v{event.version}"
        yield Breach("REG-013", what, f"draft it as v{number}")
    elif event.type is EventType.DRAFTED and current:
        what = f"{event.letter}@v{current.number} is issued, so it cannot be drafted anew"
        yield Breach("REG-013", what, NEXT[Status.ISSUED])


def correction(letters: Letters, event: Event, version: Version | None) -> Iterator[Breach]:
    """Only the version in force is corrected, and a correction stays one of the same version."""
    if event.type is not EventType.CORRECTED:
        return
    current = letters.current(event.letter)
    if current is None or current.number != event.corrects:
        what = f"{event.letter}@v{event.corrects} is not the issued version, so it cannot be corrected"
        latest = letters.version(event.letter)
        remedy = NEXT[latest.status if latest else None]
        yield Breach("REG-014", what, f"the issued version is v{current.number}" if current else remedy)
    if version and version.corrects != event.corrects:
        what = f"{event.letter}@v{event.version} is not a correction of v{event.corrects}"
        yield Breach("REG-014", what, NEXT[version.status])


def signed_bytes(_letters: Letters, event: Event, version: Version | None) -> Iterator[Breach]:
    """What is signed off is what was drafted last; what is issued, or signed off again, is what was signed off."""
    if version is None or event.type not in {EventType.SIGNED_OFF, EventType.ISSUED}:
        return
    for before in (version.drafted, version.signed):
        for name, found in event.files:
            if before and before.file(name) not in {"", found}:
                what = f"{event.letter}@v{event.version}: {name} is not the one that was {PAST[before.type]}"
                yield Breach("REG-012", what, "look at what changed, and draft it again")
    signed = version.signed
    if signed and event.type is EventType.SIGNED_OFF and event.files != signed.files:
        what = f"{event.letter}@v{event.version} was signed off before, with other files"
        yield Breach("REG-012", what, NEXT[Status.SIGNED_OFF])
    elif signed and event.type is EventType.ISSUED:
        for name in sorted({name for name, _ in event.files} - {name for name, _ in signed.files}):
            what = f"{event.letter}@v{event.version}: {name} was not signed off"
            yield Breach("REG-012", what, NEXT[Status.DRAFT])


def unsigned(_letters: Letters, event: Event, version: Version | None) -> Iterator[Breach]:
    """What was ever signed off is not redrafted or edited, withheld or not."""
    if version and version.signed and event.type in {*DRAFTING, EventType.EDITED}:
        what = f"{event.letter}@v{event.version} was signed off, so it cannot be {PAST[event.type]}"
        if version.status is Status.WITHHELD:
            yield Breach("REG-013", what, NEXT[Status.WITHHELD])


def two_people(_letters: Letters, event: Event, version: Version | None) -> Iterator[Breach]:
    """Who drafted or edited a version does not sign it off; names are compared without their case."""
    if version and event.type is EventType.SIGNED_OFF:
        authors = {each.casefold() for each in version.authors}
        if event.actor.casefold() in authors:
            what = f"{event.letter}@v{event.version} was drafted or edited by {event.actor}, who cannot sign it off"
            yield Breach("REG-011", what, "another person signs it off")


RULES: tuple[Callable[[Letters, Event, Version | None], Iterator[Breach]], ...] = (
    reason,
    transition,
    opening,
    correction,
    unsigned,
    signed_bytes,
    two_people,
)
"""Every rule, in the order in which a person wants to hear of it."""
