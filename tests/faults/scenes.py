"""The acts that are tried: a workspace as it is before, and what is then done in it, at one time and with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, KIND, LETTER, LOADED, SHELVES, Office, new_office, sample

from ratingletters import Workspace
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.correct import correct
from ratingletters.workspace.issue import issue


@dataclass(frozen=True)
class Scene:
    """``before`` brings a new office to where the ``act`` begins."""

    before: Callable[[Office], object]
    act: Callable[[Office], object]


def results(*changes: tuple[str, str]) -> Sourced:
    """The sample's results, read beforehand."""
    (council,) = LOADED.read("-", stdin=sample(*changes))
    return council


OLD, NEW = results(FIGURE), results()


def draft(office: Office, council: Sourced = OLD) -> None:
    office.desk.draft([council], act=act())


def edited(office: Office) -> None:
    draft(office)
    office.edit("particularly effective", "notably effective")


def signed(office: Office) -> None:
    edited(office)
    draft(office)
    office.sign()


def issued(office: Office) -> None:
    signed(office)
    issue(office.root, [LETTER], act())


SCENES: Mapping[str, Scene] = {
    "draft": Scene(lambda _: None, draft),
    "draft again": Scene(edited, lambda office: draft(office, NEW)),
    "sign-off": Scene(draft, lambda office: office.sign()),
    "issue": Scene(signed, lambda office: issue(office.root, [LETTER], act(), office.root / "out")),
    "correct": Scene(
        issued,
        lambda office: correct(office.desk, office.root, [(NEW, KIND, None)], "A wrong figure.", "", act()),
    ),
}
"""Every act that writes letters. The hand edit of the second draft, and of the letter that is corrected, is carried."""


def naive(office: Office) -> None:
    """A sign-off as one would write it first: the letter in its place, then a line in the register, and nothing
    forced to the disk. It stands here to show that a writer with faults is found out."""
    before, after = office.root / "letters/register.jsonl", office.root.parent / "signed"
    for file in sorted((after / "letters").rglob("*")):
        place = office.root / file.relative_to(after)
        if file.is_dir():
            place.mkdir(exist_ok=True)
        elif not place.exists():
            place.write_bytes(file.read_bytes())
    line = (after / "letters/register.jsonl").read_bytes().splitlines(keepends=True)[-1]
    with before.open("ab") as register:
        register.write(line)


def at(office: Office, root: Path) -> Office:
    """The same office in another folder, with nothing read yet that its acts would read there."""
    desk = Workspace(root, shelves=SHELVES, kinds=LOADED.kinds, files=LOADED.files)
    return Office(root, desk, office.key)


def at_begin(scene: Scene, folder: Path) -> Office:
    """A new office in a folder, where a scene begins."""
    office = new_office(folder)
    scene.before(office)
    return office
