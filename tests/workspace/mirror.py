"""A real disk and a model of it at once: acts have real files, and the model knows what a power cut would leave."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.register.machine import Machine, State, choices, machine_of, reachable, tree


@dataclass
class Mirror:
    """The calls of the system that the register makes, each done in a workspace and on a model of its disk."""

    root: Path
    machine: Machine
    handles: dict[int, int] = field(default_factory=dict)

    def there(self, path: Path) -> Path:
        """A path as the model has it, where the workspace is all there is."""
        return Path("/") / path.relative_to(self.root)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        handle = os.open(path, flags, mode)
        self.handles[handle] = self.machine.open(self.there(path), flags, mode)
        return handle

    def read(self, fd: int, length: int, /) -> bytes:
        return os.read(fd, length)

    def write(self, fd: int, data: bytes, /) -> int:
        taken = os.write(fd, data)
        self.machine.write(self.handles[fd], data[:taken])
        return taken

    def fstat(self, fd: int) -> os.stat_result:
        return os.fstat(fd)

    def ftruncate(self, fd: int, length: int, /) -> None:
        os.ftruncate(fd, length)
        self.machine.ftruncate(self.handles[fd], length)

    def fchmod(self, fd: int, mode: int) -> None:
        os.fchmod(fd, mode)
        self.machine.fchmod(self.handles[fd], mode)

    def fsync(self, fd: int) -> None:
        self.machine.fsync(self.handles[fd])

    def close(self, fd: int) -> None:
        os.close(fd)
        self.machine.close(self.handles.pop(fd))

    def link(self, src: Path, dst: Path) -> None:
        os.link(src, dst)
        self.machine.link(self.there(src), self.there(dst))

    def replace(self, src: Path, dst: Path) -> None:
        os.replace(src, dst)  # noqa: PTH105
        self.machine.replace(self.there(src), self.there(dst))

    def unlink(self, path: Path) -> None:
        os.unlink(path)  # noqa: PTH108
        self.machine.unlink(self.there(path))

    def mkdir(self, path: Path, mode: int = 0o777) -> None:
        os.mkdir(path, mode)  # noqa: PTH102
        self.machine.mkdir(self.there(path), mode)

    def listdir(self, path: Path) -> list[str]:
        return os.listdir(path)  # noqa: PTH208

    def lstat(self, path: Path) -> os.stat_result:
        return os.lstat(path)


def mirror_of(root: Path, forgets: frozenset[str] = frozenset()) -> Mirror:
    """A workspace as it is, all of it on the disk. The model never forces what it ``forgets``, by name."""
    state = tuple(
        (f"/{each.relative_to(root)}", None if each.is_dir() else each.read_bytes(), each.lstat().st_mode)
        for each in sorted(root.rglob("*"))
    )
    machine = machine_of(state)
    machine.forgets = forgets
    return Mirror(root, machine)


def some_states(machine: Machine, chance: random.Random, most: int) -> Iterator[State]:
    """Some of the states that a power cut now could leave: nothing kept that was not forced, all of it, and others
    drawn by chance."""
    nodes = list(reachable(machine.root, set()))
    bytes_of = [(id(node), choices(node)) for node in nodes if node.stages]
    names_of = [
        ((id(node), name), list(dict.fromkeys(kept))) for node in nodes for name, kept in node.shifts.items()
    ]
    if not bytes_of and not names_of:
        yield tuple(sorted(tree(machine.root, "", {}, {})))
        return
    for draw in (lambda kept: kept[0], lambda kept: kept[-1], *[chance.choice] * most):
        contents = {key: draw(kept) for key, kept in bytes_of}
        names = {key: draw(kept) for key, kept in names_of}
        yield tuple(sorted(tree(machine.root, "", contents, names)))


def laid_out(state: State, root: Path) -> None:
    """A disk as a power cut left it, as a workspace of real files."""
    root.mkdir()
    for path, data, mode in state:
        place = root / path.lstrip("/")
        if data is None:
            place.mkdir()
        else:
            place.write_bytes(data)
            place.chmod(mode & 0o777)
