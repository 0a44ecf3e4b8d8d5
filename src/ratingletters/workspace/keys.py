"""The keys of a workspace, as its files list them: which are whose, and which may sign no more."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from ratingletters.errors import Problem, ProblemsFoundError, RefusedError
from ratingletters.reading.text import read_text
from ratingletters.register.allowed_signers import read_allowed_signers
from ratingletters.register.public_key import PublicKey
from ratingletters.register.revoked_keys import read_revoked_keys
from ratingletters.register.signers import Signer, Signers
from ratingletters.workspace.layout import ALLOWED_SIGNERS, REVOKED_KEYS

SHORTEST = 6
"""Characters of a fingerprint that may stand for all of it, where only one key begins with them."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A workspace's files of keys as they were read; each is empty when it is not there."""

    signers: Signers

    def named(self, name: str, ended: Container[str] = ()) -> Signer:
        """The line that a person means by a fingerprint, the beginning of one, or the id of a person with one key.

        ``ended`` are fingerprints of keys that a person's id does not mean. Raises :class:`RefusedError` for none or
        several.
        """
        prefix = f"SHA256:{name.removeprefix('SHA256:')}"
        by_print = {
            each.key: each for each in self.signers.signers if each.key.fingerprint.startswith(prefix)
        }
        by_person = {
            each.key: each
            for each in self.signers.signers
            if each.person == name and each.key.fingerprint not in ended
        }
        found = by_person or (by_print if len(prefix) >= len("SHA256:") + SHORTEST else {})
        if len(found) == 1:
            return next(iter(found.values()))
        what = f"'{name}' names {len(found)} keys" if found else f"'{name}' names no key here"
        raise RefusedError(what, "name one by its fingerprint; 'letters keys list' has them")


def read_keys(root: Path) -> Keys:
    """The keys of a workspace. Raises :class:`ProblemsFoundError` with every problem of both files."""
    problems: list[Problem] = []
    signers: tuple[Signer, ...] = ()
    revoked: tuple[PublicKey, ...] = ()
    try:
        signers = read_allowed_signers(content(root / ALLOWED_SIGNERS), str(root / ALLOWED_SIGNERS))
    except ProblemsFoundError as error:
        problems += error.problems
    try:
        revoked = read_revoked_keys(content(root / REVOKED_KEYS), str(root / REVOKED_KEYS))
    except ProblemsFoundError as error:
        problems += error.problems
    if problems:
        raise ProblemsFoundError(problems)
    return Keys(Signers(signers, frozenset(each.fingerprint for each in revoked)))


def content(path: Path) -> str:
    """The text of a file; none for a file that is not there."""
    return read_text(path) if path.exists() else ""
