"""JSON read strictly, with the place of every value kept: no NaN, no duplicate names, no lone surrogates."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.scalars import Plain
from ratingletters.reading.characters import forbidden, one_line_end
from ratingletters.reading.document import Document, Node
from ratingletters.reading.text import character_problems, locator, read_text, without_forbidden

DEEPEST = 50
SPACE = re.compile(r"[ \t\n\r]*+")
TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*+"')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?![\w.+-])")
WORD = re.compile(r"[^\s,:\[\]{}\"]+")

CODES = (
    ("JSN-001", "the file is empty"),
    ("JSN-002", "the file is not JSON"),
    ("JSN-003", "a name is given twice in one group"),
    ("JSN-006", "too many levels, one inside another"),
)


def read_json_file(path: Path | str) -> Document:
    """The document in a file. Raises UnusableFileError when it cannot be read, else as ``read_json``."""
    return read_json(read_text(path), str(path))


def read_json(text: str, source: str) -> Document:
    """The document that ``text`` holds; ``source`` is the name that places give.

    Values are as those of ``read_yaml``: numbers, true, false and names are ``Plain``, strings ``str``, null
    is None. Raises ProblemsFoundError: the first break with JSON's form, or all else that is wrong.
    """
    text = text.removeprefix("\ufeff")
    scan = _Scan(text, source)
    scan.hidden.extend(forbidden(text))
    scan.text = without_forbidden(text)
    start = scan.space(0)
    if start == len(text):
        scan.stop(0, "the file is empty", "begin from a sample and change its values", "001")
    root, end = scan.value(start, 0)
    if (end := scan.space(end)) < len(text):
        scan.stop(end, "the file should end here", "look for a bracket that closes too early")
    document = Document(source, root, scan.locate)
    if scan.hidden:
        scan.problems += character_problems(document, scan.hidden)
    if scan.problems:
        raise ProblemsFoundError(scan.problems)
    return document


@dataclass(slots=True)
class _Scan:
    """Reads values one by one: most methods take a spot and return what stands there and where it ends."""

    text: str
    source: str
    hidden: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    locate: Any = None

    def __post_init__(self) -> None:
        self.locate = locator(self.text, self.source)

    def stop(self, spot: int, what: str, remedy: str, number: str = "002") -> NoReturn:
        raise ProblemsFoundError([*self.problems, Problem(self.locate(spot), what, f"JSN-{number}", remedy)])

    def space(self, spot: int) -> int:
        found = SPACE.match(self.text, spot)
        return found.end() if found else spot

    def value(self, spot: int, depth: int) -> tuple[Node, int]:
        match self.text[spot : spot + 1]:
            case "{" | "[" if depth >= DEEPEST:
                what = f"more than {DEEPEST} levels stand one inside another"
                self.stop(spot, what, "look for brackets that are never closed", "006")
            case "{":
                return self.group(spot, depth)
            case "[":
                return self.entries(spot, depth)
            case '"':
                value, end = self.string(spot)
                return Node(value, spot, spot), end
        if found := NUMBER.match(self.text, spot):
            return Node(Plain(found.group()), spot, spot), found.end()
        return self.word(spot)

    def word(self, spot: int) -> tuple[Node, int]:
        found = WORD.match(self.text, spot)
        match word := found.group() if found else "":
            case "null":
                value = None
            case "true" | "false":
                value = Plain(word)
            case "":
                self.stop(spot, "a value is missing here", "write one; nothing known is null")
            case _:
                what = f"'{word[:40]}' is neither a number nor text in quotation marks"
                self.stop(spot, what, 'write text as "…", a number as 12 or 69.5, and nothing known as null')
        return Node(value, spot, spot), spot + len(word)

    def string(self, spot: int) -> tuple[str, int]:
        found = TEXT.match(self.text, spot)
        if not found:
            what = "the quotation mark that opens here is never closed on its line"
            self.stop(spot, what, "close it; an end of line inside text is written \\n, a tab \\t")
        try:
            value: str = json.loads(found.group())
        except json.JSONDecodeError as error:
            what = "this backslash code means nothing"
            self.stop(spot + error.pos, what, "a backslash in the text itself is written \\\\")
        self.hidden.extend((spot, name) for _, name in forbidden(value))
        return one_line_end(value), found.end()

    def group(self, spot: int, depth: int) -> tuple[Node, int]:
        parts: dict[str, Node] = {}
        group = Node({}, spot, spot, parts)
        at = self.space(spot + 1)
        while self.text[at : at + 1] != "}":
            if self.text[at : at + 1] != '"':
                self.stop(at, "a name in quotation marks belongs here", "no comma follows the last entry")
            name, end = self.string(at)
            end = self.space(end)
            if self.text[end : end + 1] != ":":
                self.stop(end, f"a colon belongs here, after '{name[:40]}'", 'write "name": value')
            node, end = self.value(self.space(end + 1), depth + 1)
            if name in parts:
                first = self.locate(parts[name].key)
                what = f"'{name[:40]}' is given twice: here and on line {first.line}"
                self.problems.append(Problem(self.locate(at), what, "JSN-003", "delete one of the two"))
            else:
                node.key = at
                parts[name], group.value[Plain(name)] = node, node.value
            at = self.following(end, "}")
        return group, at + 1

    def entries(self, spot: int, depth: int) -> tuple[Node, int]:
        parts: list[Node] = []
        at = self.space(spot + 1)
        while self.text[at : at + 1] != "]":
            node, end = self.value(at, depth + 1)
            parts.append(node)
            at = self.following(end, "]")
        return Node([each.value for each in parts], spot, spot, parts), at + 1

    def following(self, end: int, closing: str) -> int:
        """Where the next entry starts, or the closing bracket stands."""
        at = self.space(end)
        found = self.text[at : at + 1]
        if found == closing:
            return at
        if found != ",":
            self.stop(at, f"a comma or {closing} belongs here", "entries are parted by commas")
        after = self.space(at + 1)
        if self.text[after : after + 1] == closing:
            self.stop(at, f"a comma stands before {closing}", "no comma follows the last entry")
        return after
