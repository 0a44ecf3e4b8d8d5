"""A new workspace: the files with which it begins."""

from __future__ import annotations

from pathlib import Path

from ratingletters.errors import RefusedError
from ratingletters.register.disk import Disk
from ratingletters.workspace.layout import ALLOWED_SIGNERS, LETTERS, MARKER, TEMPLATES

PEOPLE_TEXT = """\
# This file marks a workspace: a folder with templates/ and letters/ beside it.
#
# It lists the people who work here. Each has an id, by which the register and allowed_signers know them,
# and may do what 'may' says: draft, sign-off, issue. Who drafted a letter does not sign it off: that takes
# another person with another key.
#
# [people.analyst]
# name = "The analyst"
# may = ["draft", "issue"]
#
# [people.manager]
# name = "The signing manager"
# email = "manager@example.org"
# may = ["sign-off"]
"""
SIGNERS_TEXT = """\
# The keys that may sign letters off, one a line, in the form of ssh-keygen (its manual, ALLOWED SIGNERS):
#   PERSON namespaces="letters-sign-off@v1",valid-after="20261231Z",valid-before="20271231Z" KEY COMMENT
# PERSON is an id of letters.toml; the two times may be left out. 'letters keys new PERSON' adds a line, 'letters
# keys revoke' ends a key. Never delete one: what it signed could no longer be verified.
"""
TEMPLATES_TEXT = """\
# Letter kinds of this workspace

A folder here is a letter kind: `letter.docx`, `letter.yaml`, `patterns.md`, `lexicon.yaml`. It goes before the kind
of the same name that comes with the program; `letters kinds list` shows which there are. To change one, copy
its folder here, and try the change with `letters kinds impact` before it is kept.
"""
LETTERS_TEXT = """\
# The register

`register.jsonl` has one line for every act, from draft to issue and correction; nothing in it is ever changed.
`<kind>/<council>/v1/` holds a letter. A signed letter is never replaced. `letters register verify` proves all of it.
"""
FILES = (
    (f"{TEMPLATES}/README.md", TEMPLATES_TEXT),
    (f"{LETTERS}/README.md", LETTERS_TEXT),
    (ALLOWED_SIGNERS, SIGNERS_TEXT),
    (MARKER, PEOPLE_TEXT),
)
"""Each file with its content; the marker comes last, so that what is half made is no workspace."""


def new_workspace(root: Path) -> tuple[Path, ...]:
    """Makes a workspace in a folder, which may be there already, and tells its files.

    Raises :class:`RefusedError` when one of them is there; then nothing is written.
    """
    files = tuple((root / name, content) for name, content in FILES)
    found = [str(path) for path, _ in files if path.exists()]
    if found:
        what = f"{', '.join(found)} {'is' if len(found) == 1 else 'are'} there already; nothing was written"
        raise RefusedError(what, "name another folder")
    for path, content in files:
        Disk().replace(path, content.encode())
    return tuple(path for path, _ in files)
