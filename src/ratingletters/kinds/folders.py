"""Where the letter kinds are: one folder each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ratingletters.errors import UnusableFileError, did_you_mean

DEFINITION = "letter.yaml"
LEXICON = "lexicon.yaml"
BOOK = "patterns.md"
ON_REQUEST = "on-request.md"
TEMPLATE = "letter.docx"
EXAMPLE = "example.yaml"
CONFIRMED = "confirmed.yaml"


def kind_folders(places: Iterable[Path]) -> Iterator[Path]:
    """The folders of all kinds, by name. A kind in an earlier place hides one of the same name in a later."""
    found: dict[str, Path] = {}
    for place in places:
        if place.is_dir():
            for folder in sorted(place.iterdir()):
                if (folder / DEFINITION).is_file():
                    found.setdefault(folder.name, folder)
    for name in sorted(found):
        yield found[name]


def kind_folder(name: str, places: Iterable[Path]) -> Path:
    """The folder of one kind. Raises :class:`UnusableFileError` when no place has it."""
    known = {folder.name: folder for folder in kind_folders(places)}
    if name not in known:
        raise UnusableFileError(f"letter kind '{name}'", "there is no such kind", did_you_mean(name, known))
    return known[name]


def kind_files(folder: Path) -> dict[str, bytes]:
    """The files that make a kind what it is, by their names; not its example, nor anything hidden."""
    return {
        each.name: each.read_bytes()
        for each in sorted(folder.iterdir())
        if each.is_file() and not each.name.startswith((".", "~")) and each.name != EXAMPLE
    }
