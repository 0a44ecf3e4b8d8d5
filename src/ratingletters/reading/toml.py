"""TOML read with the standard library's reader, and the line of every value found when it is asked for.

That reader keeps no places. But the start of a file is TOML wherever a statement ends, so a value stands on the
line that first brings it in.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.reading.characters import forbidden
from ratingletters.reading.document import Document, Node, ValuePath
from ratingletters.reading.text import locator, read_text
from ratingletters.reading.validation import validated

M = TypeVar("M", bound=BaseModel)

CODES = (("TML-001", "the file is not TOML"),)
SPOT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
REMEDIES = {
    "002": "add a line with it to this table: 'name = \"…\"'",
    "003": "write a value between the quotation marks",
    "004": 'write a list in brackets: ["draft", "issue"]',
    "005": "write a table: '[people.manager]' on a line of its own, its fields below",
    "006": "write text in quotation marks",
}
"""What to do, by the number of the problem, where TOML is written otherwise than YAML."""


def read_toml(path: Path, model: type[M], code: str) -> M:
    """The file as a ``model``; problems of values are coded ``code``, as for :func:`validated`.

    Raises :class:`UnusableFileError` when it cannot be read, :class:`ProblemsFoundError` with every problem.
    """
    return validated(model, read_tree(read_text(path), str(path)), code=code)


def read_tree(text: str, source: str) -> Document:
    """The document that ``text`` holds; places in it have a line and no column."""
    locate = locator(text, source)
    remedy = "delete the word and type it anew; the character can often not be seen"
    problems = [
        Problem(locate(spot), f"the file holds {name}", "TXT-002", remedy) for spot, name in forbidden(text)
    ]
    if problems:
        raise ProblemsFoundError(problems)
    paths: list[ValuePath] = []
    try:
        root = node(tomllib.loads(text), (), paths)
    except (ValueError, RecursionError) as error:
        found = SPOT.search(str(error))
        place = Place(source, int(found[1]), int(found[2])) if found and found[1] else locate(len(text))
        why = "brackets stand too deep in one another" if isinstance(error, RecursionError) else str(error)
        what = f"this is not TOML: {SPOT.sub('', why).lower()}"
        remedy = "names stand before '=', text in quotation marks, lists in brackets"
        raise ProblemsFoundError([Problem(place, what, "TML-001", remedy)]) from None
    return Document(source, root, lambda spot: Place(source, line_of(text, paths[spot])), remedies=REMEDIES)


def node(value: Any, path: ValuePath, paths: list[ValuePath]) -> Node:
    """The node of a value. Its spot is the number, in ``paths``, of the way that leads to it."""
    spot = len(paths)
    paths.append(path)
    match value:
        case dict():
            parts = {name: node(each, (*path, name), paths) for name, each in value.items()}
            return Node(value, spot, spot, parts)
        case list():
            return Node(value, spot, spot, [node(each, (*path, at), paths) for at, each in enumerate(value)])
    return Node(value, spot, spot)


def line_of(text: str, path: ValuePath) -> int:
    """The line, from 1, on which the statement begins that brings in the value at ``path``."""
    lines = text.split("\n")

    def there(last: int) -> bool:
        """Whether the statement that ends on line ``last`` or later has brought it in."""
        for end in range(last, len(lines) + 1):
            try:
                return has(tomllib.loads("\n".join(lines[:end])), path)
            except tomllib.TOMLDecodeError:
                continue
        return True

    return bisect.bisect_left(range(len(lines) + 1), True, key=there)


def has(tree: Any, path: ValuePath) -> bool:
    """Whether a tree has a value at ``path``."""
    for step in path:
        if isinstance(tree, Mapping) and step in tree:
            tree = tree[str(step)]
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return False
    return True
