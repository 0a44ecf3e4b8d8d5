"""Reads and writes a kind's ``confirmed.yaml``: what was confirmed of its wording."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from ratingletters.kinds.folders import CONFIRMED
from ratingletters.model.confirmed import Confirmed
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml_file

HEAD = """\
# What was confirmed of this kind's wording: a fingerprint of each card and of each part of lexicon.yaml and
# letter.yaml, and the words of the cards. `letters kinds confirm` writes it; `letters kinds check` tells what differs.
"""


def read_confirmed(folder: Path) -> Confirmed | None:
    """The record in a kind's folder; None where nothing was ever confirmed.

    Raises :class:`ProblemsFoundError` when it is no such record, :class:`UnusableFileError` if it cannot be read.
    """
    if not (folder / CONFIRMED).exists():
        return None
    return validated(Confirmed, read_yaml_file(folder / CONFIRMED), code="KND")


def write_confirmed(confirmed: Confirmed) -> str:
    """The record as its file holds it, one line a fingerprint, so that two people's changes can be merged."""
    words = textwrap.fill(
        " ".join(confirmed.words), 110, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    groups = (("cards", confirmed.cards), ("lexicon", confirmed.lexicon), ("letter", confirmed.letter))
    return HEAD + "\n".join(group(name, prints) for name, prints in groups) + f"\nwords: >\n{words}\n"


def group(name: str, prints: Mapping[str, str]) -> str:
    """One group of fingerprints."""
    return "\n".join([f"{name}:", *(f"  {key}: {print_}" for key, print_ in prints.items())])
