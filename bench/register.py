"""How fast the register is: letters signed off and issued on the disk, and the register proved again.

``python bench/register.py [--letters N] [--folder DIR]``. Wall-clock and CPU seconds, every line and file forced to
the disk; ``--folder`` says on which. The letters are made up (40 kB each), their signatures too.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ratingletters.register.chain import read_chain
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.folders import Folders
from ratingletters.register.verify import verify
from ratingletters.register.writing import writing

AT = datetime.datetime(2009, 12, 9, 9, 30, tzinfo=datetime.UTC)
KIND_FILES = {"letter.yaml": b"kind: k\n"}
KIND = fingerprint_of_files(KIND_FILES)
KEY = "SHA256:" + "A" * 43
SIG = "-----BEGIN SSH SIGNATURE-----\n" + ("B" * 70 + "\n") * 4 + "-----END SSH SIGNATURE-----\n"


@contextmanager
def told(what: str) -> Iterator[None]:
    """Says how long something took."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{what}: {time.perf_counter() - wall:.2f} s, of which {time.process_time() - cpu:.2f} s computing")


def drafted(at: int) -> Event:
    """A draft of a letter of its own."""
    files = (("results.yaml", fingerprint(b"%d" % at)),)
    return Event(EventType.DRAFTED, AT, "ann", letter=f"k/c{at}", version=1, files=files, kind=KIND)


def letters(root: Path, count: int) -> None:
    """Letters drafted, then signed off and issued in one act, then the register proved."""
    folders = Folders(root)
    with writing(folders) as register:
        for at in range(count):
            register.add(drafted(at))
    with told(f"{count:,} letters signed off and issued"), writing(folders) as register:
        kind = [(folders.kind(KIND) / name, data) for name, data in KIND_FILES.items()]
        register.disk.publish(kind, root)
        for at in range(count):
            files = {"letter.docx": b"%040d" % at * 1000, "letter.json": b"%d" % at}
            prints = tuple((name, fingerprint(data)) for name, data in files.items())
            act = drafted(at)._replace(files=prints)
            folder = folders.version(act.letter, 1)
            register.disk.publish(((folder / name, data) for name, data in files.items()), root)
            register.add(act._replace(type=EventType.SIGNED_OFF, actor="bob", key=KEY, sig=SIG))
            register.add(act._replace(type=EventType.ISSUED, actor="cat", kind=""))
    with told(f"{3 * count:,} events and {2 * count:,} files verified"):
        assert verify(folders, register.head).problems == ()


def events(root: Path, count: int) -> None:
    """Many events added one by one, each forced to the disk, then read and verified."""
    folders = Folders(root)
    with told(f"{count:,} events added"), writing(folders) as register:
        for at in range(count):
            register.add(drafted(at))
    with told(f"{count:,} events read and checked"):
        assert read_chain(Disk().lines(folders.register), "register").problems == ()
    with told(f"{count:,} events verified"):
        assert verify(folders, register.head).problems == ()


def main() -> None:
    """Runs all of it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--letters", type=int, default=1000, help="how many letters")
    asked.add_argument("--folder", type=Path, help="a folder on the disk to measure")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        letters(Path(folder) / "letters", given.letters)
        for count in (10_000, 100_000):
            events(Path(folder) / str(count), count)


if __name__ == "__main__":
    main()
