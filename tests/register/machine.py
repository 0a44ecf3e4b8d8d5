"""A machine whose power can fail after every call: a stand-in for ``os`` that knows what a crash could leave.

What was not forced to the disk may be there or not, name by name and file by file. Of the bytes written to a file
there may be any stage, one byte, the first half, all but the last byte, zeros in their place, or zeros in the place
of the first half only. A forced file keeps its bytes, not its name; a name is kept by forcing its folder.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

State = tuple[tuple[str, bytes | None, int], ...]
"""Every path below the root with its bytes (None for a folder) and its mode, in order."""


class KilledError(BaseException):
    """The process was killed: it can do nothing more, and what the system holds stays."""


@dataclass(eq=False)
class Node:
    """A file, or a folder when it has names. ``stages`` are the bytes that a crash could leave, ``shifts`` what a
    crash could leave under each name that changed; what was forced comes first."""

    mode: int
    data: bytes = b""
    names: dict[str, Node] | None = None
    stages: list[bytes] = field(default_factory=list)
    shifts: dict[str, list[Node | None]] = field(default_factory=dict)

    def change(self, data: bytes) -> None:
        self.stages = [*(self.stages or [self.data]), data]
        self.data = data

    def rename(self, name: str, node: Node | None) -> None:
        assert self.names is not None
        self.shifts[name] = [*self.shifts.get(name, [self.names.get(name)]), node]
        if node is None:
            del self.names[name]
        else:
            self.names[name] = node


@dataclass
class Handle:
    node: Node
    path: Path
    at: int = 0


def folder() -> Node:
    return Node(stat.S_IFDIR | 0o755, names={})


def failing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@dataclass
class Machine:
    """``after`` is told of every call that changed something. It may kill the process; then no call does anything.
    ``before`` is told of every call before it does anything, and may have it fail. Files and folders of a name that it
    ``forgets`` are never forced, whatever the process was told. ``takes`` is how many bytes one write takes at most.
    """

    root: Node = field(default_factory=folder)
    before: Callable[[str], None] = lambda _: None
    after: Callable[[str], None] = lambda _: None
    takes: int = 1 << 30
    killed: bool = False
    forgets: frozenset[str] = frozenset()
    handles: dict[int, Handle] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(3))

    def node(self, path: Path) -> Node:
        if self.killed:
            raise KilledError
        at = self.root
        for name in path.parts[1:]:
            if at.names is None:
                raise failing(errno.ENOTDIR)
            if name not in at.names:
                raise failing(errno.ENOENT)
            at = at.names[name]
        return at

    def handle(self, fd: int) -> Handle:
        if self.killed:
            raise KilledError
        return self.handles[fd]

    def names(self, path: Path) -> dict[str, Node]:
        names = self.node(path).names
        if names is None:
            raise failing(errno.ENOTDIR)
        return names

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        self.before("open")
        names = self.names(path.parent)
        made = flags & os.O_CREAT and path.name not in names
        if not made and flags & os.O_EXCL:
            raise failing(errno.EEXIST)
        if made:
            self.node(path.parent).rename(path.name, Node(stat.S_IFREG | mode))
        number = next(self.numbers)
        self.handles[number] = Handle(self.node(path), path)
        if made:
            self.after("open")
        return number

    def read(self, fd: int, length: int, /) -> bytes:
        self.before("read")
        handle = self.handle(fd)
        data = handle.node.data[handle.at : handle.at + length]
        handle.at += len(data)
        return data

    def write(self, fd: int, data: bytes, /) -> int:
        self.before("write")
        node = self.handle(fd).node
        taken = data[: self.takes]
        node.change(node.data + taken)
        self.after("write")
        return len(taken)

    def fstat(self, fd: int) -> os.stat_result:
        self.before("fstat")
        return stated(self.handle(fd).node)

    def lstat(self, path: Path) -> os.stat_result:
        self.before("lstat")
        return stated(self.node(path))

    def ftruncate(self, fd: int, length: int, /) -> None:
        self.before("ftruncate")
        node = self.handle(fd).node
        node.change(node.data[:length])
        self.after("ftruncate")

    def fchmod(self, fd: int, mode: int) -> None:
        self.before("fchmod")
        self.handle(fd).node.mode = stat.S_IFREG | mode

    def fsync(self, fd: int) -> None:
        self.before("fsync")
        handle = self.handle(fd)
        if handle.path.name not in self.forgets:
            handle.node.stages, handle.node.shifts = [], {}
        self.after("fsync")

    def close(self, fd: int) -> None:
        del self.handles[fd]
        self.before("close")

    def link(self, src: Path, dst: Path) -> None:
        self.before("link")
        if dst.name in self.names(dst.parent):
            raise failing(errno.EEXIST)
        self.node(dst.parent).rename(dst.name, self.node(src))
        self.after("link")

    def replace(self, src: Path, dst: Path) -> None:
        self.before("replace")
        node = self.node(src)
        self.node(dst.parent).rename(dst.name, node)
        self.node(src.parent).rename(src.name, None)
        self.after("replace")

    def unlink(self, path: Path) -> None:
        self.before("unlink")
        self.node(path)
        self.node(path.parent).rename(path.name, None)
        self.after("unlink")

    def mkdir(self, path: Path, mode: int = 0o777) -> None:
        self.before("mkdir")
        if path.name in self.names(path.parent):
            raise failing(errno.EEXIST)
        self.node(path.parent).rename(path.name, Node(stat.S_IFDIR | mode, names={}))
        self.after("mkdir")

    def listdir(self, path: Path) -> list[str]:
        self.before("listdir")
        return list(self.names(path))

    def states(self) -> Iterator[State]:
        """Every state of the disk that a power cut now could leave. Some come more than once."""
        nodes = list(reachable(self.root, set()))
        bytes_of = [(node, choices(node)) for node in nodes if node.stages]
        names_of = [(node, name, kept) for node in nodes for name, kept in node.shifts.items()]
        for data in itertools.product(*(each for _, each in bytes_of)):
            contents = {id(node): chosen for (node, _), chosen in zip(bytes_of, data, strict=True)}
            for names in itertools.product(*(dict.fromkeys(kept) for _, _, kept in names_of)):
                chosen = {(id(node), name): to for (node, name, _), to in zip(names_of, names, strict=True)}
                yield tuple(sorted(tree(self.root, "", contents, chosen)))


def stated(node: Node) -> os.stat_result:
    return os.stat_result((node.mode, id(node), 0, 1, 0, 0, len(node.data), 0, 0, 0))


def reachable(node: Node, seen: set[int]) -> Iterator[Node]:
    """A node and all that is, or could come back, below it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    yield node
    could = [each for kept in node.shifts.values() for each in kept if each]
    for below in (*(node.names or {}).values(), *could):
        yield from reachable(below, seen)


def choices(node: Node) -> list[bytes]:
    """What a crash could leave of a file's bytes."""
    found = dict.fromkeys(node.stages)
    for before, after in itertools.pairwise(node.stages):
        if after.startswith(before):
            added = after[len(before) :]
            half = len(added) // 2
            found.update(dict.fromkeys(before + added[:length] for length in (1, half, len(added) - 1)))
            found[before + bytes(len(added))] = None
            found[before + bytes(half) + added[half:]] = None
    return list(found)


def tree(
    node: Node, path: str, contents: dict[int, bytes], chosen: dict[tuple[int, str], Node | None]
) -> Iterator[tuple[str, bytes | None, int]]:
    """A folder and all below it, as chosen."""
    if node.names is None:
        yield path, contents.get(id(node), node.data), node.mode
        return
    if path:
        yield path, None, node.mode
    for name in {*node.names, *node.shifts}:
        below = chosen.get((id(node), name), node.names.get(name))
        if below:
            yield from tree(below, f"{path}/{name}", contents, chosen)


def machine_of(state: State) -> Machine:
    """A machine started anew from what a crash left."""
    machine = Machine()
    for path, data, mode in state:
        where = Path(path)
        machine.names(where.parent)[where.name] = (
            Node(mode, names={}) if data is None else Node(mode, data=data)
        )
    return machine
