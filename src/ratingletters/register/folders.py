"""Where everything of a register lies, from the folder ``letters/`` down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ratingletters.register.disk import PART, TORN

REGISTER = "register.jsonl"
LOCK = ".register.lock"
KINDS = ".kinds"
README = "README.md"
LETTER, TRACE = "letter.docx", "letter.json"
DRAFTS = frozenset({"results.yaml", "narrative.md", "draft.docx", "draft.json"})
"""What a draft leaves in a version's folder. Until a sign-off names one with its fingerprint, it is no record."""


@dataclass(frozen=True, slots=True)
class Folders:
    """``root`` is the folder ``letters/`` of a workspace.

    A version of a letter has its folder ``<kind>/<council>/v1``, each letter kind as it stood when a letter of it was
    signed off ``.kinds/<fingerprint>``.
    """

    root: Path

    @property
    def register(self) -> Path:
        """The register: one event a line."""
        return self.root / REGISTER

    @property
    def lock(self) -> Path:
        """The file by which writers keep out of each other's way."""
        return self.root / LOCK

    def version(self, letter: str, version: int) -> Path:
        """The folder of one version of a letter, ``letter`` being ``<kind>/<council>``."""
        return self.root / letter / f"v{version}"

    def kind(self, fingerprint: str) -> Path:
        """The folder of a letter kind as it stood."""
        return self.root / KINDS / fingerprint


def is_debris(name: str) -> bool:
    """Whether a name is what a stopped run leaves: a file that waits for its place, or a torn line kept aside."""
    return (name.startswith(".") and name.endswith(PART)) or name.startswith(f"{REGISTER}{TORN}")


def is_copy(name: str) -> bool:
    """Whether a name is that of a second register, such as services that synchronise folders make of a conflict
    (``register (Ann's conflicted copy).jsonl``)."""
    return name.lower().startswith("register") and name != REGISTER and not is_debris(name)
