"""Sign-off: the letter is made once, from frozen inputs, and a person's key is put under its bytes and its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters import word
from ratingletters.composition import unsaid
from ratingletters.errors import RefusedError, Setbacks
from ratingletters.kinds.folders import TEMPLATE
from ratingletters.model.edit import Verdict
from ratingletters.model.people import Right
from ratingletters.model.report import Level
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import DRAFT
from ratingletters.register.event import Event, EventType
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.folders import LETTER, TRACE
from ratingletters.register.reference import Reference
from ratingletters.register.rules import require
from ratingletters.register.signed_events import current, signed
from ratingletters.register.signed_events import require as require_key
from ratingletters.register.signers import Signers, allowed
from ratingletters.register.status import Status, Version
from ratingletters.register.writing import Register
from ratingletters.workspace.act import Act, meant, program, undone
from ratingletters.workspace.confirm import unconfirmed_wording
from ratingletters.workspace.drafting import merged, prints
from ratingletters.workspace.kept import Kept, kept
from ratingletters.workspace.keys import read_keys
from ratingletters.workspace.trace import written_trace
from ratingletters.workspace.word_edits import says_the_same

if TYPE_CHECKING:
    from ratingletters.register.key_file import SigningKey
    from ratingletters.workspace.desk import Workspace


DONE = frozenset({Status.SIGNED_OFF, Status.ISSUED, Status.SUPERSEDED})
"""A letter that stands so is passed over where a pattern brings it."""


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A letter signed off: all that it is, its event, and what its signatory should know of it."""

    kept: Kept
    event: Event
    warnings: tuple[str, ...]


def sign_off(
    desk: Workspace,
    root: Path,
    references: Sequence[str],
    act: Act,
    key: SigningKey,
    done: Callable[[SignedOff], None] = lambda _: None,
    disk: Disk | None = None,
) -> tuple[SignedOff, ...]:
    """Signs letters off one by one; each that can be is, whatever becomes of the others.

    Raises :class:`RefusedError` when the person may not sign at all, or not with this key (nothing is done then),
    and, when the others are signed off, for the letters of which a rule forbids it; :class:`ProblemsFoundError` then
    for those that would not be whole.
    """
    signed: list[SignedOff] = []
    setbacks = Setbacks()
    with act.register(root, Right.SIGN_OFF, disk) as register:
        signers = current(read_keys(root).signers, register.events)
        by = Event(EventType.SIGNED_OFF, act.at(), act.person, key=key.public.fingerprint)
        require_key(by, allowed(key.public, signers, act.at()))
        for reference in undone(references, register.letters, DONE):
            with setbacks.of_one():
                signed.append(signed_off(desk, register, reference, act, key, signers))
                done(signed[-1])
    setbacks.tell()
    return tuple(signed)


def signed_off(
    desk: Workspace, register: Register, reference: Reference, act: Act, key: SigningKey, signers: Signers
) -> SignedOff:
    """One letter signed off. Its files are on the disk before the event names them."""
    version = wanted(register, reference, act)
    each = kept(desk, register.folders, reference.letter, version)
    unfinished(each)
    as_drafted(each, version, register.disk)
    letter, content = rendered(each)
    files = {LETTER: letter, TRACE: written_trace(each), **each.files}
    kind = keep_kind(each, register)
    register.disk.publish([(each.folder / name, data) for name, data in files.items()], register.folders.root)
    event = Event(
        type=EventType.SIGNED_OFF,
        at=act.at(),
        actor=act.person,
        letter=reference.letter,
        version=version.number,
        files=prints(files),
        kind=kind,
        content=content,
        program=program(),
    )
    event = register.add(signed(register.placed(event), key, signers))
    return SignedOff(each, event, tuple(warnings(each)))


def keep_kind(each: Kept, register: Register) -> str:
    """Keeps the kind as it stands, once, and gives its fingerprint. Refuses one whose wording is not as it was
    confirmed; one that was kept before was."""
    found = fingerprint_of_files(each.kind_files)
    folder = register.folders.kind(found)
    if not any(event.kind == found for event in register.events if event.type is EventType.SIGNED_OFF):
        name, changed = each.kind.definition.kind, unconfirmed_wording(each.kind)
        if changed:
            what = f"{each.name}: the wording of {name} is not as it was confirmed ({changed[0].place})"
            raise RefusedError(
                what, f"see 'letters kinds check {name}'; if it is meant: letters kinds confirm {name}"
            )
        files = [(folder / name, data) for name, data in each.kind_files.items()]
        register.disk.publish(files, register.folders.root)
    return found


def wanted(register: Register, reference: Reference, act: Act) -> Version:
    """The version that is meant, if a rule does not forbid to sign it off whatever its files are."""
    version, number = meant(register.letters, reference)
    before = version.signed.files if version and version.signed else ()
    event = Event(EventType.SIGNED_OFF, act.at(), act.person, reference.letter, version=number, files=before)
    require(register.letters, event)
    assert version is not None  # noqa: S101
    if reference.by_pattern and version.status is Status.WITHHELD:
        what = (
            f"{reference.letter}@v{number} is withheld ({version.reason}), and a pattern does not release it"
        )
        raise RefusedError(what, f"name it to release it: letters sign-off {reference.letter}")
    return version


def unfinished(each: Kept) -> None:
    """Refuses a letter whose hand edits wait for a choice, or say what the results do not bear."""
    open_ = [edit for edit in each.edited.edits if edit.state.waits]
    wrong = [
        edit
        for edit in each.edited.edits
        if edit.reading.verdict is Verdict.CONTRADICTED and edit not in open_
    ]
    if open_:
        told = ", ".join(f"{edit.edit.mark.card} (line {edit.edit.place.line})" for edit in open_)
        remedy = f"choose in {each.folder / 'narrative.md'}, as its notes say, and draft it again"
        raise RefusedError(f"{each.name}: hand edits wait for a choice: {told}", remedy)
    if wrong:
        told = ", ".join(f"{edit.edit.mark.card} (line {edit.edit.place.line})" for edit in wrong)
        remedy = (
            "'letters check' tells what they say and what the results bear; change the words, or the results"
        )
        raise RefusedError(f"{each.name}: hand edits are against the facts: {told}", remedy)


def as_drafted(each: Kept, version: Version, disk: Disk) -> None:
    """Refuses a letter whose ``draft.docx`` says something else than when it was drafted: its edits would be lost."""
    path = each.folder / DRAFT
    said = version.drafted.file(DRAFT)
    data = disk.read(path) if said and disk.found(path) else b""
    if data and fingerprint(data) != said and not says_the_same(data, path, each.name):
        remedy = f"read its edits in, and draft again: letters edits {each.reference}"
        raise RefusedError(f"{path} was changed since it was drafted", remedy)


def rendered(each: Kept) -> tuple[bytes, str]:
    """The signed letter, whole by the checks that every letter passes, and its content fingerprint."""
    template = word.load_template(each.kind.folder / TEMPLATE)
    data = merged(template, each.letter)
    return data, word.content_fingerprint(data)


def warnings(each: Kept) -> Iterator[str]:
    """What does not forbid a sign-off, and whoever signs should know."""
    for omission in unsaid(each.council.results, each.kind):
        if omission.level is Level.MUST:
            told = " or ".join(f"{fact.address}: {fact.value}" for fact in omission.facts)
            yield f"it does not say {told}"
    for edit in each.edited.edits:
        if not edit.edit.words:
            yield f"a sentence is left out by hand: {edit.now}"
        elif edit.reading.verdict is not Verdict.VERIFIED:
            yield f"a sentence by hand is not verified: {edit.edit.words}"
        yield from (f"not in the house style: {remark}" for remark in edit.remarks)
    drafts = sum(not one.attested and not one.by_hand for one in each.letter.narrative.sentences())
    if drafts:
        yield f"{drafts} sentence{'s' if drafts > 1 else ''} in draft wording of the pattern book"
