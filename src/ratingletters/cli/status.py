"""``letters status``: how every letter stands."""

from __future__ import annotations

from ratingletters.cli.options import JsonOption, WorkspaceOption
from ratingletters.cli.register import SomeReferences, listed


def status(
    references: SomeReferences = None, workspace: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """Tell how every letter stands: its last version."""
    listed(references, workspace, as_json=as_json, latest=True)
