"""Makes the worked example anew: a workspace in which Liverpool's letter is issued, found wrong, and corrected.

``python samples/register/make.py`` writes it beside this file, in the place of the one that is there; with a folder
behind it, there. Every moment and every person of the example is made up, and so is the error. The key that signs is
made here, used twice and lost: only its public half stays.
"""

from __future__ import annotations

import datetime
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ratingletters import Workspace, read_results
from ratingletters.register.key_file import load_key
from ratingletters.register.signers import Signer
from ratingletters.workspace.act import Act
from ratingletters.workspace.correct import correct
from ratingletters.workspace.issue import issue
from ratingletters.workspace.key_acts import add_key, make_key
from ratingletters.workspace.new import new_workspace
from ratingletters.workspace.sign_off import sign_off

SAMPLE = Path(__file__).parents[1] / "liverpool-2009/results.yaml"
LETTER = "annual-rating-2009/liverpool"

RIGHT, WRONG = "previous: 57.2,", "previous: 63.9,"
"""One figure of the indicator NI 68: the first letter went out with the wrong one."""

PEOPLE = """
[people.analyst]
name = "The analyst"
may = ["draft", "issue"]

[people.manager]
name = "The signing manager"
may = ["sign-off"]
"""


def moments(start: str) -> Iterator[datetime.datetime]:
    """Made-up moments, a minute apart."""
    at = datetime.datetime.fromisoformat(start)
    while True:
        yield at
        at += datetime.timedelta(minutes=1)


def make(root: Path) -> None:
    """The whole example: made, signed off, issued; corrected, signed off, issued."""
    new_workspace(root)
    with (root / "letters.toml").open("a", encoding="utf-8") as file:
        file.write(PEOPLE)
    desk = Workspace(root, shelves=(Path(str(files("ratingletters.templates"))),))
    first, later = moments("2009-12-07T09:30:00+00:00"), moments("2010-01-11T10:00:00+00:00")
    with tempfile.TemporaryDirectory() as folder:
        wrong, private = Path(folder) / "results.yaml", Path(folder) / "key"
        sample = SAMPLE.read_text(encoding="utf-8")
        if sample.count(RIGHT) != 1:
            sys.exit(f"{SAMPLE}: '{RIGHT}' does not stand there once")
        wrong.write_text(sample.replace(RIGHT, WRONG), encoding="utf-8")

        analyst, manager = (Act(person, lambda: next(first)) for person in ("analyst", "manager"))
        public = make_key(root, "manager", private, str, "example, private half not kept", analyst)
        add_key(root, Signer("manager", public), analyst)
        key = load_key(private, str)
        desk.draft(read_results(wrong), act=analyst)
        sign_off(desk, root, [LETTER], manager, key)
        issue(root, [LETTER], analyst)

        analyst, manager = (Act(person, lambda: next(later)) for person in ("analyst", "manager"))
        reason = "NI 68: last year's figure was that of another council."
        (council,) = read_results(SAMPLE)
        correct(
            desk,
            root,
            [(council, council.results.kind, datetime.date(2010, 1, 11))],
            reason,
            "the council",
            analyst,
        )
        sign_off(desk, root, [LETTER], manager, key)
        issue(root, [LETTER], analyst)


def cleared(root: Path) -> Path:
    """A folder without the example that was made there before."""
    for name in ("letters", "templates"):
        shutil.rmtree(root / name, ignore_errors=True)
    for name in ("allowed_signers", "letters.toml"):
        (root / name).unlink(missing_ok=True)
    return root


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    make(cleared(Path(sys.argv[1]) if len(sys.argv) == 2 else Path(__file__).parent))
