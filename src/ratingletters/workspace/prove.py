"""Proving a register: its chain, rules, signatures and files, all at once."""

from __future__ import annotations

from pathlib import Path

from ratingletters.register.signed_events import SignatureCheck
from ratingletters.register.verify import Verification, verify
from ratingletters.workspace.act import folders
from ratingletters.workspace.keys import read_keys


def prove(root: Path, head: str = "") -> Verification:
    """Everything wrong with the register of a workspace; with a ``head`` that somebody kept, also whether it was cut
    short. Raises as :func:`verify` and :func:`read_keys`."""
    return verify(folders(root), head, SignatureCheck(read_keys(root).signers))
