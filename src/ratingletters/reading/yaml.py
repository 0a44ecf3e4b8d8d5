"""YAML read strictly: YAML 1.2 scalars, no tags, no duplicate keys, and the place of every value kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ratingletters.reading.builder import Builder, TooMuchError
from ratingletters.reading.characters import forbidden
from ratingletters.reading.document import Document
from ratingletters.reading.syntax import sentence
from ratingletters.reading.text import locator, read_text, without_forbidden
from ratingletters.reading.usual import UnusualError, usual

FAST = hasattr(yaml, "CSafeLoader")
"""Whether PyYAML has its C loader here; without it reading is some ten times slower, else the same."""
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

CODES = (
    ("YML-001", "the file is empty"),
    ("YML-002", "the file is not YAML"),
    ("YML-003", "a name is given twice in one group"),
    ("YML-004", "a tag"),
    ("YML-005", "an alias without its anchor, or too many of them"),
    ("YML-006", "too many levels, one inside another"),
    ("YML-007", "a second document in one file"),
    ("YML-008", "a name that is not text"),
)


def read_yaml_file(path: Path | str) -> Document:
    """The document in a file. Raises UnusableFileError when it cannot be read, else as ``read_yaml``."""
    return read_yaml(read_text(path), str(path))


def read_yaml(text: str, source: str, above: int = 0) -> Document:
    """The document that ``text`` holds; ``source`` is the name that places give, ``above`` how many lines of it stand
    before the text.

    Values are dicts, lists, None, ``Plain`` for what stands without quotation marks (numbers and dates too)
    and ``str`` for what stands in them. Raises ProblemsFoundError with every problem, each at its place.
    """
    text = text.removeprefix("\ufeff")
    try:
        return Document(source, usual(text, LOADER), locator(text, source, above))
    except (UnusualError, yaml.YAMLError):
        return carefully(text, source, above)


def carefully(text: str, source: str, above: int = 0) -> Document:
    """The same of any text, whatever is in it."""
    builder = Builder(text, source, above)
    builder.hidden.extend(forbidden(text))
    try:
        _tell(without_forbidden(text) if builder.hidden else text, builder)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if mark is not None and "nesting depth" in str(getattr(error, "problem", "")):
            # libyaml since 0.2.6 meets a limit of its own before it tells of the levels that lead there
            return carefully(text[: mark.index], source, above)
        spot, what, remedy = sentence(error, text)
        builder.problem(spot, "002", what, remedy)
    except TooMuchError:
        pass  # told already; what follows would only repeat it
    return builder.finished()


def _tell(text: str, builder: Builder) -> None:
    """Tells the builder what the parser meets, one event after the other."""
    loader = LOADER(text)
    try:
        builder.take(iter(loader.get_event, None))
    finally:
        loader.dispose()
