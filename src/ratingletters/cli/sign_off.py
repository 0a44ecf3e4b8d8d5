"""``letters sign-off``: a person's signature under a letter's bytes; from then on they never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import (
    JsonOption,
    QuietOption,
    References,
    WorkspaceOption,
    root_at,
    show_json,
    workspace_at,
)
from ratingletters.cli.person import PersonOption, acting, clock
from ratingletters.cli.progress import progress
from ratingletters.cli.signing import KeyOption, signing_key

if TYPE_CHECKING:
    from ratingletters.workspace.sign_off import SignedOff


def sign_off(
    references: References,
    person: PersonOption = "",
    key: KeyOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Sign letters off: make each one whole, and put your signature under its bytes."""
    from ratingletters.model.people import Right  # noqa: PLC0415
    from ratingletters.workspace.act import Act, how_many  # noqa: PLC0415
    from ratingletters.workspace.sign_off import DONE  # noqa: PLC0415
    from ratingletters.workspace.sign_off import sign_off as signing  # noqa: PLC0415

    root = root_at(workspace)
    act = Act(acting(person), clock)
    act.require(root, Right.SIGN_OFF)
    held = signing_key(act.person, key)
    signed: list[SignedOff] = []
    try:
        with progress("signing off", how_many(root, references, DONE)) as advance:

            def done(each: SignedOff) -> None:
                signed.append(each)
                advance()

            signing(workspace_at(workspace, None), root, references, act, held, done)
    finally:
        if not as_json:
            put("".join(f"{each.kept.folder / 'letter.docx'}\n" for each in signed))
    if as_json:
        show_json({"signed off": [tree(each) for each in signed]})
    elif not quiet:
        for each in signed:
            tell(each)
        say(f"{counted(len(signed), 'letter')} signed off by {act.person}")


def tell(each: SignedOff) -> None:
    """What was signed: the letter, its rating, and what its signatory should know."""
    letter = each.kept.letter
    say(
        f"{each.kept.name}: {letter.council}, {letter.rating_title}, dated {letter.date.day} {letter.date:%B %Y}"
    )
    for warning in each.warnings:
        say(f"    {warning}")


def tree(each: SignedOff) -> dict[str, object]:
    """A sign-off as plain values."""
    return {
        "letter": each.kept.reference,
        "version": each.kept.number,
        "folder": str(each.kept.folder),
        "rating": each.kept.letter.rating,
        "event": each.event.hash,
        "files": dict(each.event.files),
        "warnings": list(each.warnings),
    }
