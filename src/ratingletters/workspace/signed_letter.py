"""A signed letter as it was signed: the bytes that leave the house, proved before they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ratingletters.errors import Problem, RefusedError
from ratingletters.places import Place
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.folders import LETTER, Folders
from ratingletters.register.signed_events import SignatureCheck
from ratingletters.workspace.keys import read_keys


def signature_flaws(root: Path, folders: Folders, events: Iterable[Event]) -> dict[int, Problem]:
    """What is wrong with the signatures in a register, by the numbers of their events."""
    check = SignatureCheck(read_keys(root).signers)
    source = str(folders.register)
    found = {event.seq: check(event, Place(source, event.seq)) for event in events}
    return {number: problem for number, problem in found.items() if problem}


def signed_bytes(folders: Folders, signed: Event, flaws: Mapping[int, Problem], disk: Disk) -> bytes:
    """The letter that a sign-off signed. Raises :class:`RefusedError` when its signature is not good (``flaws``), or
    the file is not the one that was signed."""
    if problem := flaws.get(signed.seq):
        raise RefusedError(f"{signed.letter}@v{signed.version}: {problem.what}", problem.remedy)
    file = folders.version(signed.letter, signed.version) / LETTER
    data = disk.read(file)
    if fingerprint(data) != signed.file(LETTER):
        remedy = "restore it from a copy: its fingerprint tells which is the right one"
        raise RefusedError(f"{file} is not the file that was signed off", remedy)
    return data
