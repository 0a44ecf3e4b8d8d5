"""Small events and a small register for tests: Ann drafts, Bob signs off, Cat issues."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.folders import Folders
from ratingletters.register.status import Status
from ratingletters.register.writing import Register, writing

AT = datetime.datetime(2009, 12, 9, 9, 30, tzinfo=datetime.UTC)
KIND_FILES = {"letter.yaml": b"kind: k\n"}
KIND = fingerprint_of_files(KIND_FILES)
KEY = "SHA256:" + "A" * 43
SIG = "-----BEGIN SSH SIGNATURE-----\nnot looked at here\n-----END SSH SIGNATURE-----\n"
RESULTS = (("results.yaml", fingerprint(b"results")),)


def signed_files(letter: str, version: int = 1) -> dict[str, bytes]:
    """The files of a signed letter."""
    name = f"{letter}@v{version} ".encode()
    return {"letter.docx": name * 40, "letter.json": name}


def prints(files: dict[str, bytes]) -> tuple[tuple[str, str], ...]:
    """Files as an event names them."""
    return tuple((name, fingerprint(data)) for name, data in sorted(files.items()))


def drafted(letter: str, version: int = 1, actor: str = "ann") -> Event:
    return Event(EventType.DRAFTED, AT, actor, letter=letter, version=version, files=RESULTS, kind=KIND)


def edited(letter: str, version: int = 1, actor: str = "ann") -> Event:
    files = (("narrative.md", fingerprint(b"edited")),)
    return Event(EventType.EDITED, AT, actor, letter=letter, version=version, files=files)


def signed_off(letter: str, version: int = 1, actor: str = "bob") -> Event:
    files = prints(signed_files(letter, version))
    return Event(
        EventType.SIGNED_OFF,
        AT,
        actor,
        letter=letter,
        version=version,
        files=files,
        kind=KIND,
        key=KEY,
        sig=SIG,
    )


def issued(letter: str, version: int = 1, actor: str = "cat") -> Event:
    files = prints(signed_files(letter, version))
    return Event(EventType.ISSUED, AT, actor, letter=letter, version=version, files=files)


def corrected(letter: str, version: int = 2, corrects: int = 1, reason: str = "a wrong figure") -> Event:
    return drafted(letter, version)._replace(type=EventType.CORRECTED, corrects=corrects, reason=reason)


def stopped(act: EventType, letter: str, version: int = 1, why: str = "a reason") -> Event:
    """A letter withheld, withdrawn or destroyed."""
    event = Event(act, AT, "dan", letter=letter, version=version)
    return event._replace(authority=why) if act is EventType.DESTROYED else event._replace(reason=why)


def publish(register: Register, letter: str, version: int = 1) -> None:
    """The files of a signed letter, and of its kind, in their places."""
    folder, kind = register.folders.version(letter, version), register.folders.kind(KIND)
    files = [(folder / name, data) for name, data in signed_files(letter, version).items()]
    register.disk.publish(
        [*((kind / name, data) for name, data in KIND_FILES.items()), *files], register.folders.root
    )


def to_issue(
    root: Path,
    letters: Iterable[str],
    disk: Disk | None = None,
    told: Callable[[Event], None] = lambda _: None,
) -> str:
    """Drafts, signs off and issues letters, or what is left of that after a run that was stopped; the head."""
    with writing(Folders(root), disk) as register:
        for letter in letters:
            known = register.letters.version(letter)
            status = known.status if known else None
            if status is None:
                told(register.add(drafted(letter)))
            if status in {None, Status.DRAFT}:
                publish(register, letter)
                told(register.add(signed_off(letter)))
            if status is not Status.ISSUED:
                told(register.add(issued(letter)))
        return register.head
