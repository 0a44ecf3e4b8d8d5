"""An office in which letters are drafted, signed off, issued and corrected: who does what is told by name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from tests.workspace.offices import act, office

from ratingletters import Workspace, read_results
from ratingletters.register.event import Event
from ratingletters.register.key_file import SigningKey, load_key
from ratingletters.register.signers import Signer
from ratingletters.register.status import Version, letters_of
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.act import history
from ratingletters.workspace.correct import Correction, correct
from ratingletters.workspace.drafting import Drafted
from ratingletters.workspace.issue import Issued, issue
from ratingletters.workspace.key_acts import add_key, make_key
from ratingletters.workspace.sign_off import SignedOff, sign_off

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
KIND = "annual-rating-2009"
LETTER = f"{KIND}/liverpool"
SHELVES = (ROOT / "templates",)
LOADED = Workspace(None, shelves=SHELVES)


@dataclass
class Office:
    """A workspace with an analyst who drafts and issues and a manager who signs off, with a key."""

    root: Path
    desk: Workspace
    key: SigningKey
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.root / "letters" / LETTER

    def draft(self, text: str = "", person: str = "analyst") -> Drafted:
        """The sample's letter drafted, or that of other results."""
        (drafted,) = self.desk.draft([self.results(text)], act=act(person))
        return drafted

    def results(self, text: str = "") -> Sourced:
        """The sample's results, or others given as text."""
        file = self.root / "given.yaml"
        file.write_text(text or sample(), encoding="utf-8")
        (council,) = read_results(file)
        return council

    def sign(self, person: str = "manager", letter: str = LETTER) -> SignedOff:
        """A letter signed off."""
        (signed,) = sign_off(self.desk, self.root, [letter], act(person), self.key)
        return signed

    def issue(self, to: Path | None = None, letter: str = LETTER) -> Issued:
        """A letter issued."""
        (issued,), _ = issue(self.root, [letter], act(), to)
        return issued

    def out(self) -> None:
        """The sample's letter, drafted, signed off and issued."""
        self.draft()
        self.sign()
        self.issue()

    def correct(
        self, text: str, reason: str = "A wrong figure.", date: datetime.date | None = None
    ) -> Correction:
        """The issued letter corrected."""
        council = self.results(text)
        (made,) = correct(self.desk, self.root, [(council, KIND, date)], reason, "", act())
        return made

    def edit(self, old: str, new: str, version: int = 1) -> None:
        """Words of a draft changed by hand."""
        file = self.folder / f"v{version}/narrative.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def events(self) -> tuple[Event, ...]:
        """The register so far."""
        return history(self.root).events

    def version(self, number: int = 0) -> Version:
        """How the letter stands."""
        found = letters_of(self.events()).version(LETTER, number)
        assert found is not None
        return found


def new_office(folder: Path) -> Office:
    """An office with a fresh key; kinds are loaded once for all tests."""
    root = office(folder / "office")
    public = make_key(root, "manager", folder / "key", str, "of a test", act())
    add_key(root, Signer("manager", public), act())
    desk = Workspace(root, shelves=SHELVES, kinds=LOADED.kinds, files=LOADED.files)
    return Office(root, desk, load_key(folder / "key", str))


def sample(*changes: tuple[str, str]) -> str:
    """The sample's results with some of their text replaced."""
    text = SAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


FIGURE = ("previous: 57.2,", "previous: 63.9,")
"""A figure of which one sentence depends."""
