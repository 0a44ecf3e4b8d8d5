"""What is done with keys: made, added, revoked; each but the first with its event in the register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ratingletters.errors import RefusedError
from ratingletters.register.allowed_signers import line_of
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.key_file import new_key, refuse_taken, write_key
from ratingletters.register.public_key import PublicKey
from ratingletters.register.signers import Signer
from ratingletters.register.writing import Register, writing
from ratingletters.workspace.act import Act, folders
from ratingletters.workspace.keys import content, read_keys
from ratingletters.workspace.layout import ALLOWED_SIGNERS, MARKER, REVOKED_KEYS
from ratingletters.workspace.people import acts, known, read_people

LISTED = "'letters keys list' has every key"


def make_key(
    root: Path, person: str, file: Path, passphrase: Callable[[], str], comment: str, act: Act
) -> PublicKey:
    """Makes a key for a person in a file outside every workspace; an empty passphrase leaves it unlocked.

    It may not sign before it is added. Raises :class:`RefusedError`, before the passphrase is asked, when a person
    is not known, or the file is there or lies in a workspace: whoever has the letters would have the key.
    """
    both_known(root, person, act)
    home = next((each for each in file.absolute().resolve().parents if (each / MARKER).is_file()), None)
    if home:
        what = f"{file}: a private key does not belong in a workspace, and {home} is one"
        raise RefusedError(what, "name a file elsewhere with --out, such as one in your home folder")
    refuse_taken(file)
    private, public = new_key(passphrase())
    write_key(file, private, public, comment)
    return public


def add_key(root: Path, signer: Signer, act: Act) -> Signer:
    """Lets a key sign: its line in ``allowed_signers``, then the event. A line that is there already stays as it
    is: somebody wrote it, or a run was stopped before its event. Gives the line back.

    Raises :class:`RefusedError` when a person is not known, or the key was added before, or is another's.
    """
    both_known(root, signer.person, act)
    with writing(folders(root)) as register:
        signers, fingerprint = read_keys(root).signers, signer.key.fingerprint
        line = next(iter(signers.of(signer.key)), signer)
        if line.person != signer.person:
            raise RefusedError(
                f"the key {fingerprint} is {line.person}'s", "everybody has a key of their own"
            )
        if fingerprint in signers.revoked | keys_of(register, EventType.KEY_REVOKED):
            raise RefusedError(f"the key {fingerprint} was revoked", "make another: 'letters keys new'")
        if fingerprint in keys_of(register, EventType.KEY_ADDED):
            raise RefusedError(f"the key {fingerprint} was added before", LISTED)
        if line is signer:
            add_line(root / ALLOWED_SIGNERS, line_of(signer))
        added = Event(EventType.KEY_ADDED, act.at(), act.person, key=fingerprint, holder=line.person)
        register.add(added._replace(public=str(line.key), after=line.after, before=line.before))
    return line


def revoke_key(root: Path, name: str, reason: str, act: Act) -> Signer:
    """Ends a key for good: its line in ``revoked_keys``, then the event. What it signed before stays signed.

    Raises :class:`RefusedError` when ``name`` names no key, or no reason is given.
    """
    acts(read_people(root), act.person)
    reason = " ".join(reason.split())
    if not reason:
        raise RefusedError("a key is not revoked without a reason", "say why, in one line: --reason TEXT")
    with writing(folders(root)) as register:
        keys, ended = read_keys(root), keys_of(register, EventType.KEY_REVOKED)
        signer = keys.named(name, ended)
        fingerprint = signer.key.fingerprint
        if fingerprint in ended:
            raise RefusedError(f"the key {fingerprint} was revoked before", LISTED)
        if fingerprint not in keys.signers.revoked:
            why = f"# {act.at():%Y-%m-%d}, {signer.person}: {reason}"
            add_line(root / REVOKED_KEYS, f"{why}\n{signer.key}")
        ends = Event(EventType.KEY_REVOKED, act.at(), act.person, key=fingerprint, holder=signer.person)
        register.add(ends._replace(reason=reason))
    return signer


def both_known(root: Path, person: str, act: Act) -> None:
    """Refuses a key for a person, or by one, whom nobody has written into ``letters.toml``."""
    people = read_people(root)
    known(people, person)
    acts(people, act.person)


def keys_of(register: Register, sort: EventType) -> frozenset[str]:
    """The fingerprints of the keys that events of a sort are about."""
    return frozenset(each.key for each in register.events if each.type is sort)


def add_line(path: Path, line: str) -> None:
    """Puts a line at the end of a file, whatever the last one there ends with."""
    before = content(path)
    begin = "" if not before or before.endswith("\n") else "\n"
    Disk().append(path, f"{begin}{line}\n".encode(), path.stat().st_size if path.exists() else 0)
