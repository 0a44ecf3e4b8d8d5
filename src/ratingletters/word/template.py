"""The template: the Word file that a house-style owner keeps, read once for a kind, not for each letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ratingletters.errors import UnusableFileError


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template, whole and unjudged, as its owner saved it.

    ``source`` is the name that messages show (``letter.docx``); ``data`` is every byte of the file, so that
    what was checked is what is merged.
    """

    source: str
    data: bytes = field(repr=False)


def load_template(path: Path, source: str = "") -> Template:
    """The template at ``path``; ``source`` is what to call it in messages, else the file's own name.

    Raises ``UnusableFileError`` when there is no file to read. What is wrong *inside* it is
    ``check_template``'s to say.
    """
    if path.is_dir():
        raise UnusableFileError(str(path), "is a folder", "a template is one .docx file")
    try:
        return Template(source or path.name, path.read_bytes())
    except FileNotFoundError:
        raise UnusableFileError(
            str(path), "there is no such template", "save the house-style Word file there"
        ) from None
    except OSError as error:
        raise UnusableFileError(str(path), f"could not be read: {error.strerror}") from error
