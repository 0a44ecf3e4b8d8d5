"""A scene tried with faults at its calls: what is lost, half written, or not made good by the same command."""

from __future__ import annotations

import itertools
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from tests.faults.scenes import Scene, at, at_begin
from tests.faults.traced import ERRORS, KILL, Call, Ended, Running, begin
from tests.workspace.signing import Office

from ratingletters.register.folders import is_debris
from ratingletters.workspace.prove import prove

LANES = 2
REGISTER = "letters/register.jsonl"
Tree = Mapping[str, bytes | None]
"""The bytes of every file of a workspace by its way from there, None for a folder; locks and debris apart."""

SAID = {"error=ENOSPC": "no space left", "error=EIO": "input/output error", "error=EINTR": "interrupted"}


class Point(NamedTuple):
    """One call and what befalls it."""

    call: Call
    fault: str

    def __str__(self) -> str:
        return f"{self.fault} at {self.call.name} {self.call.number}: {self.call.line}"

    @property
    def trace(self) -> str:
        """What strace is asked to do."""
        return f"inject={self.call.name}:{self.fault}:when={self.call.number}"


def points(calls: Iterable[Call], *, whole: bool) -> Iterator[Point]:
    """Every call with every error, and the process killed before each that changes something. Unless it is to be the
    ``whole`` of them, a call that only reads has one of the errors, in turn."""
    turn = itertools.cycle(ERRORS)
    for call in calls:
        yield from (Point(call, error) for error in (ERRORS if whole or call.changes else (next(turn),)))
        if call.changes:
            yield Point(call, KILL)


@dataclass
class Trial:
    """A scene in a folder. ``begins`` and ``ends`` are the workspace before the act and after it."""

    scene: Scene
    folder: Path
    act: Callable[[Office], object] = lambda _: None
    known: dict[tuple[tuple[str, bytes | None], ...], list[str]] = field(default_factory=dict)
    origin: Path = field(init=False)

    def __post_init__(self) -> None:
        self.office = at_begin(self.scene, self.folder / "origin")
        self.act = self.scene.act
        self.begins = tree(self.office.root)
        for _ in range(2):  # the second finds everything loaded
            self.ends = self.undisturbed()

    def undisturbed(self) -> Tree:
        """The workspace after an act that nothing disturbs, done here."""
        root = self.fresh("signed")
        self.act(at(self.office, root))
        assert prove(root).problems == ()
        return tree(root)

    def fresh(self, lane: str) -> Path:
        """A copy of the workspace before the act."""
        root = self.folder / lane
        shutil.rmtree(root, ignore_errors=True)
        return shutil.copytree(self.office.root, root, symlinks=True)

    def began(self, lane: str, trace: str) -> tuple[Path, Running]:
        """The act begun in a copy."""
        root = self.fresh(lane)
        office = at(self.office, root)
        return root, begin(lambda: self.act(office), self.folder / f"{lane} told", trace)

    def calls(self) -> list[Call]:
        """Every call of the act that touches the workspace."""
        root, running = self.began("lane 0", "all")
        ended = running.ended()
        assert (ended.code, tree(root)) == (0, self.ends), ended.said
        return list(ended.calls(root))

    def faults(self, tried: Iterable[Point]) -> Iterator[str]:
        """Everything that is wrong after any of the points; two are tried at once."""
        underway: list[tuple[Point, Path, Running]] = []
        for at_, point in enumerate(tried):
            if len(underway) == LANES:
                yield from self.judged(*underway.pop(0))
            underway.append((point, *self.began(f"lane {at_ % LANES}", point.trace)))
        for each in underway:
            yield from self.judged(*each)

    def judged(self, point: Point, root: Path, running: Running) -> Iterator[str]:
        """What is wrong after one point."""
        ended = running.ended()
        if not ended.tampered:
            yield f"did not take place: {point}"
        for what in (*said(point, ended), *self.left(root, ended)):
            yield f"{what}: {point}"

    def left(self, root: Path, ended: Ended) -> Iterator[str]:
        """What is wrong with what is left, at once and when the same command is run again."""
        now = tree(root)
        if ended.code == 0 and now.get(REGISTER) != self.ends[REGISTER]:
            yield "lost: acknowledged, and not in the register"
        key = (*sorted(now.items()), ("debris", b"." * bool(debris(root))))
        if key not in self.known:
            self.known[key] = [*self.half(now), *self.unproved(root), *self.again(root)]
        yield from self.known[key]

    def half(self, now: Tree) -> Iterator[str]:
        """Files that are neither as they were nor as they are to be. The draft's own record knows both, and a line of
        the register that is torn was never part of it."""
        for name, data in now.items():
            known = data in (self.begins.get(name), self.ends.get(name)) or name.endswith("draft.json")
            if name == REGISTER:
                known = (data or b"").startswith(self.begins.get(name) or b"")
            if not known:
                yield f"half written: {name}"
            if name.endswith(".docx") and not whole(data or b""):
                yield f"no Word file: {name}"
        for name in self.begins.keys() - now.keys():
            yield f"lost: {name}"

    def unproved(self, root: Path) -> Iterator[str]:
        """What ``letters register verify`` says that is more than a warning."""
        yield from (f"not proved: {each}" for each in prove(root).problems)

    def again(self, root: Path) -> Iterator[str]:
        """What is wrong when the same command has run again: with one event, and every file as if nothing had been."""
        office = at(self.office, root)
        ended = begin(lambda: self.act(office), root.parent / "again told").ended()
        now = tree(root)
        if ended.code != 0 and not ("already" in ended.said and ended.code == 4):
            yield f"run again: it ends with {ended.code}: {ended.said}"
        if now != self.ends:
            others = [each for each in {*now, *self.ends} if now.get(each, b"") != self.ends.get(each, b"")]
            yield f"run again: it ends otherwise: {others}"


def said(point: Point, ended: Ended) -> Iterator[str]:
    """What is wrong with how the program ended: done, or code 3 and a sentence; a force that failed is never done."""
    if point.fault == KILL:
        if ended.code != -9:
            yield f"not killed, but {ended.code}"
    elif ended.code == 3:
        if SAID[point.fault] not in ended.said.lower():
            yield f"does not say why: {ended.said}"
    elif ended.code != 0:
        yield f"ends with {ended.code}: {ended.said}"
    elif point.call.name in {"fsync", "fdatasync"} and point.fault == "error=EIO":
        yield "a force that failed was taken for done"


def tree(root: Path) -> Tree:
    """A workspace as it is."""
    return {
        str(each.relative_to(root)): None if each.is_dir() else each.read_bytes()
        for each in sorted(root.rglob("*"))
        if not is_debris(each.name) and each.name != ".register.lock"
    }


def debris(root: Path) -> list[str]:
    """What a stopped run left."""
    return sorted(str(each.relative_to(root)) for each in root.rglob("*") if is_debris(each.name))


def whole(data: bytes) -> bool:
    """Whether bytes are a whole zip archive."""
    try:
        return zipfile.ZipFile(BytesIO(data)).testzip() is None
    except zipfile.BadZipFile:
        return False
