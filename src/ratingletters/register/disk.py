"""The one place where the register touches the disk. What it returns from has survived a power cut.

A file is written once: beside its place under a name of its own (``.letter.docx.part``), forced to the disk, linked
to its final name, which fails where that is taken, and the folders up to the root are forced after it. So a file
under its final name is whole, always. A file that is there with the same bytes is adopted: a command that was
stopped goes on from there. A ``.part`` that a crash left is removed by the next write to that place.

The register grows by an act at a time: one write, one force. Of a write that fails, or that its user stops, nothing
stays; a failed force is never tried again, since a second one may succeed without having written anything.
Interrupted calls are retried by Python itself (PEP 475).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ratingletters.errors import RefusedError
from ratingletters.register.lock import locked
from ratingletters.register.system import System, sync_file_system
from ratingletters.register.telling import refusing, taken, telling

PART = ".part"
TORN = ".torn-"
KEPT, OPEN, ALONE = 0o444, 0o644, 0o700
BLOCK = 1 << 20
FEW = 16
"""Files that are forced one by one; more of them all at once, where the system can."""
LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
GROW = os.O_WRONLY | os.O_APPEND | os.O_CREAT
MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk through the calls of ``system``. Whoever writes holds the lock over the whole of what he does.

    ``sync`` forces all that the file system of a handle holds, or says that the system has no call for that.
    Whatever the system refuses is an :class:`UnusableFileError` with the file, the system's reason and what to do.
    """

    system: System = os
    lock: Callable[[Path, float], AbstractContextManager[None]] = locked
    sync: Callable[[int], bool] = sync_file_system

    def publish(self, files: Iterable[tuple[Path, bytes]], root: Path) -> None:
        """Writes files once, read-only, and forces their folders up to ``root``.

        They may come one by one from a generator; none has its name before the last one is on the disk. Where a
        crash or an error comes in between, those that have their names are adopted by the next run.
        Raises :class:`RefusedError` when one is already there with other bytes.
        """
        waiting: list[tuple[Path, Path]] = []
        folders: set[Path] = set()
        try:
            for path, data in files:
                self.make_folder(path.parent, force=False)
                folders.update(upwards(path.parent, root))
                part = path.with_name(f".{path.name}{PART}")
                self.remove_part(part)
                with telling(path, len(data)):
                    if not self.adopted(path, data):
                        waiting.append((part, path))
                        self.write_part(part, data, KEPT, force=True)
            for part, path in waiting:
                with telling(path), refusing(path):
                    self.system.link(part, path)
                    self.system.unlink(part)
        finally:
            for part, _ in waiting:
                self.remove_part(part)
        for folder in sorted(folders, reverse=True):
            self.force_folder(folder)

    def adopted(self, path: Path, data: bytes) -> bool:
        """Whether a file is there with these bytes, which are now forced to the disk; with others it is refused."""
        found = self.found(path)
        if found is None:
            return False
        if not stat.S_ISREG(found.st_mode) or self.read(path) != data:
            raise taken(path)
        with self.opened(path, LOOK) as handle:
            if stat.S_IMODE(found.st_mode) != KEPT:
                with suppress(PermissionError):
                    self.system.fchmod(handle, KEPT)
            self.system.fsync(handle)
        return True

    def replace(self, path: Path, data: bytes) -> None:
        """Writes a file that may be replaced, whole or not at all, as :meth:`replace_in_turn`."""
        self.replace_in_turn([(path, data)])

    def replace_in_turn(self, *turns: Sequence[tuple[Path, bytes]]) -> None:
        """Writes files that may be replaced, turn by turn; a place may come again in another turn.

        All of them wait beside their places, forced to the disk, before the first takes its own; and the folders are
        forced before each further turn. So a power cut leaves the old file or the new one, never half of one, and
        nothing of a turn before all of those before it. The last turn's names are not forced: a draft is no record.
        Many files are forced all at once, so that the drafts of many letters cost little more than their bytes.
        """
        waiting: list[list[tuple[Path, Path]]] = []
        for folder in dict.fromkeys(path.parent for files in turns for path, _ in files):
            self.make_folder(folder, force=False)
        try:
            for number, files in enumerate(turns):
                waiting.append([])
                for path, data in files:
                    part = path.with_name(f".{path.name}.{number}{PART}")
                    waiting[-1].append((part, path))
                    with telling(path, len(data)):
                        self.write_part(part, data, OPEN)
            self.force([part for part, _ in chain(*waiting)])
            for number, parts in enumerate(waiting):
                for part, path in parts:
                    with telling(path):
                        self.system.replace(part, path)
                if number + 1 < len(waiting):
                    self.force(list(dict.fromkeys(path.parent for _, path in parts)))
        except BaseException:
            for part, _ in chain(*waiting):
                self.remove_part(part)
            raise

    def append(self, path: Path, lines: bytes, length: int) -> None:
        """Adds lines to a file of so many bytes, none for a new one; when this returns, they are on the disk.

        Raises :class:`RefusedError` when the file has another length, for then somebody wrote without the lock.
        """
        with telling(path, len(lines)), self.opened(path, GROW, OPEN) as handle:
            if self.system.fstat(handle).st_size != length:
                raise RefusedError(
                    f"{path}: another program wrote here meanwhile; nothing was added",
                    "end whatever copies or synchronises this folder, verify the register, and try again",
                )
            try:
                self.pour(handle, lines)
                self.system.fsync(handle)
                if not length:
                    self.force_folder(path.parent)
            except BaseException:
                with suppress(OSError):
                    self.system.ftruncate(handle, length)
                raise

    def cut(self, path: Path, length: int, torn: bytes) -> Path:
        """Cuts a file to a length after the torn rest has been kept aside; the name of that, beside the file."""
        name = f"{path.name}{TORN}{hashlib.sha256(torn).hexdigest()[:12]}"
        self.publish([(path.with_name(name), torn)], path.parent)
        with telling(path), self.opened(path, os.O_WRONLY) as handle:
            self.system.ftruncate(handle, length)
            self.system.fsync(handle)
        return path.with_name(name)

    def confirm(self, path: Path) -> None:
        """Forces a file and its name: what a stopped run wrote last is on the disk before anything rests on it."""
        with telling(path), self.opened(path, LOOK) as handle:
            self.system.fsync(handle)
        self.force_folder(path.parent)

    def remove(self, paths: Iterable[Path]) -> None:
        """Takes files away for good; one that is gone already is no error."""
        folders: dict[Path, None] = {}
        for path in paths:
            with telling(path), suppress(FileNotFoundError):
                self.system.unlink(path)
            folders[path.parent] = None
        for folder in folders:
            self.force_folder(folder)

    def create(self, files: Sequence[tuple[Path, bytes, int]]) -> None:
        """Writes new files, each with its mode from its first byte on, all of them or none. Folders that it makes for
        them are their owner's alone. Raises :class:`RefusedError` when one of the files is there."""
        written: list[Path] = []
        try:
            for path, data, mode in files:
                self.make_folder(path.parent, mode=ALONE)
                with telling(path, len(data)), refusing(path), self.opened(path, MAKE, mode) as handle:
                    written.append(path)
                    self.pour(handle, data)
                    self.system.fsync(handle)
            for folder in {path.parent for path in written}:
                self.force_folder(folder)
        except BaseException:
            for path in written:
                self.remove_part(path)
            raise

    def make_folder(self, folder: Path, *, force: bool = True, mode: int = 0o777) -> None:
        """Makes a folder and those above it, each forced into the one that holds it."""
        missing = []
        for each in (folder, *folder.parents):
            if self.found(each):
                break
            missing.append(each)
        for each in reversed(missing):
            with telling(each), suppress(FileExistsError):
                self.system.mkdir(each, mode)
            if force:
                self.force_folder(each.parent)

    def found(self, path: Path) -> os.stat_result | None:
        """What stands under a name, links not followed; None when nothing does."""
        with telling(path, verb="read"):
            try:
                return self.system.lstat(path)
            except FileNotFoundError:
                return None

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder, in order; none when there is no such folder."""
        with telling(folder, verb="read"):
            try:
                return tuple(sorted(self.system.listdir(folder)))
            except FileNotFoundError:
                return ()

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return b"".join(self.blocks(path))

    def lines(self, path: Path) -> Iterator[bytes]:
        """The lines of a file as they are read, each with its end; the last one may have none."""
        rest = b""
        for block in self.blocks(path):
            whole, end, rest = (rest + block).rpartition(b"\n")
            if end:
                yield from (line + b"\n" for line in whole.split(b"\n"))
        if rest:
            yield rest

    def blocks(self, path: Path) -> Iterator[bytes]:
        """The bytes of a file, some at a time."""
        with telling(path, verb="read"), self.opened(path, LOOK) as handle:
            while block := self.system.read(handle, BLOCK):
                yield block

    @contextmanager
    def opened(self, path: Path, flags: int, mode: int = OPEN) -> Iterator[int]:
        """A file open through a handle."""
        handle = self.system.open(path, flags, mode)
        with self.returned(handle):
            yield handle

    @contextmanager
    def returned(self, handle: int) -> Iterator[None]:
        """A handle, given back whatever happens. All that matters was forced before, so its loss is no error."""
        try:
            yield
        finally:
            with suppress(OSError):
                self.system.close(handle)

    def write_part(self, part: Path, data: bytes, mode: int, *, force: bool = False) -> None:
        """Writes a whole file under its name of waiting, over what a stopped run left there."""
        try:
            handle = self.system.open(part, MAKE, OPEN)
        except FileExistsError:
            self.remove_part(part)
            handle = self.system.open(part, MAKE, OPEN)
        with self.returned(handle):
            self.pour(handle, data)
            self.system.fchmod(handle, mode)
            if force:
                self.system.fsync(handle)

    def remove_part(self, part: Path) -> None:
        """Takes away a name of waiting; where that fails, it is debris that harms nothing."""
        with suppress(OSError):
            self.system.unlink(part)

    def pour(self, handle: int, data: bytes) -> None:
        """Writes all of the bytes, however few the system takes at a time."""
        while data:
            data = data[self.system.write(handle, data) :]

    def force_folder(self, folder: Path) -> None:
        """The names in a folder are on the disk when this returns."""
        self.force([folder])

    def force(self, paths: Sequence[Path]) -> None:
        """The bytes of these files, or the names in these folders, are on the disk when this returns. All are on the
        file system of the first."""
        for at, path in enumerate(paths):
            with telling(path), self.opened(path, os.O_RDONLY) as handle:
                if at == 0 and len(paths) > FEW and self.sync(handle):
                    return
                self.system.fsync(handle)


def upwards(folder: Path, root: Path) -> Iterator[Path]:
    """A folder and those above it, up to the root."""
    yield folder
    if folder != root:
        yield from (each for each in folder.parents if each.is_relative_to(root))
