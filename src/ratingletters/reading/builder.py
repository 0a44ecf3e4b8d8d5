"""The tree that a YAML parser's events build, held to what a file of ours may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.scalars import Plain
from ratingletters.reading.characters import forbidden, one_line_end
from ratingletters.reading.document import Document, Node
from ratingletters.reading.text import character_problems, locator

DEEPEST = 50
ALIASES = 100
EXPANDED = 10_000
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class TooMuchError(Exception):
    """The document goes beyond a limit, and the rest of it is not worth reading."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come; ``size`` and ``height`` count what stands in it so far."""

    node: Node
    anchor: str | None
    name: Any = None
    name_spot: int = -1
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class Builder:
    """Builds a tree from the parser's events, without recursion, so that no nesting can exhaust the stack."""

    text: str
    source: str
    root: Node | None = None
    documents: int = 0
    aliases: int = 0
    expanded: int = 0
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)
    hidden: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    locate: Any = None

    def __post_init__(self) -> None:
        self.locate = locator(self.text, self.source)

    def problem(self, spot: int, number: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.locate(spot), what, f"YML-{number}", remedy))

    def take(self, event: Any) -> None:
        """Takes the parser's next event; those of no consequence are passed over."""
        if act := ACTS.get(type(event)):
            act(self, event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a second document starts here"
            remedy = "delete the line '---'; several councils in one file are a list, each with '- '"
            self.problem(event.start_mark.index, "007", what, remedy)
            raise TooMuchError

    def end(self, _: Any) -> None:
        ended = self.open.pop()
        self.put(ended.node, ended.anchor, ended.size, ended.height)

    def scalar(self, event: Any) -> None:
        spot = event.start_mark.index
        self.refuse_tag(event)
        value: str | None = event.value
        if not event.style:
            value = Plain(value) if value not in NOTHING else None
        elif event.style == '"':
            self.hidden.extend((spot, name) for _, name in forbidden(event.value))
        if value and not (value.isascii() and "\r" not in value):
            value = type(value)(one_line_end(value))
        self.put(Node(value, spot, spot), event.anchor, 1, 0)

    def mapping(self, event: Any) -> None:
        spot = event.start_mark.index
        self.start(event, Node({}, spot, spot, {}))

    def sequence(self, event: Any) -> None:
        spot = event.start_mark.index
        self.start(event, Node([], spot, spot, []))

    def start(self, event: Any, node: Node) -> None:
        self.refuse_tag(event)
        if len(self.open) >= DEEPEST:
            self.too_deep(node.spot)
        self.open.append(_Open(node, event.anchor))

    def alias(self, event: Any) -> None:
        spot = event.start_mark.index
        self.aliases += 1
        if event.anchor not in self.anchors:
            what = f"*{event.anchor} repeats something that is not named before it"
            self.problem(spot, "005", what, "if this is text, put it in quotation marks")
            return self.put(Node(None, spot, spot), None, 1, 0)
        node, size, height = self.anchors[event.anchor]
        self.expanded += size
        if self.aliases > ALIASES or self.expanded > EXPANDED:
            what = "the file repeats its own parts (&, *) too often"
            self.problem(spot, "005", what, "write the values out")
            raise TooMuchError
        if len(self.open) + height > DEEPEST:
            self.too_deep(spot)
        return self.put(Node(node.value, node.spot, spot, node.parts), None, size, height)

    def put(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        """Puts a whole value where it belongs: the root, an entry, a name, or the value of that name."""
        if anchor:
            self.anchors[anchor] = (node, size, height)
        if not self.open:
            self.root = node
            return
        within = self.open[-1]
        within.size += size
        within.height = max(within.height, height + 1)
        if isinstance(within.node.parts, list):
            within.node.parts.append(node)
            within.node.value.append(node.value)
        elif within.name_spot < 0:
            within.name, within.name_spot = node.value, node.key
            if not isinstance(node.value, str):
                found = "nothing" if node.value is None else "a group or a list"
                what = f"{found} stands where the name of a field belongs"
                remedy = "write a name before the colon; text that begins with { or [ goes in quotation marks"
                self.problem(node.key, "008", what, remedy)
        else:
            self.put_value(within, node)

    def put_value(self, within: _Open, node: Node) -> None:
        name, spot = within.name, within.name_spot
        within.name, within.name_spot = None, -1
        if not isinstance(name, str):
            return
        parts: Any = within.node.parts
        if name in parts:
            first = self.locate(parts[name].key)
            what = f"'{name}' is given twice: here and on line {first.line}"
            self.problem(spot, "003", what, "delete one of the two")
            return
        node.key = spot
        parts[name] = node
        within.node.value[name] = node.value

    def refuse_tag(self, event: Any) -> None:
        if event.tag:
            what = f"the tag '{event.tag}' is not allowed"
            remedy = "delete it; if it is part of the text, put the text in quotation marks"
            self.problem(event.start_mark.index, "004", what, remedy)

    def too_deep(self, spot: int) -> None:
        what = f"more than {DEEPEST} levels stand one inside another"
        self.problem(spot, "006", what, "look for brackets that are never closed")
        raise TooMuchError

    def finished(self) -> Document:
        """The document, or every problem that was found on the way."""
        if not self.problems and not self.hidden and (self.root is None or self.root.value is None):
            self.problem(0, "001", "the file is empty", "begin from a sample and change its values")
        root = self.root or (self.open[0].node if self.open else Node(None, 0, 0))
        document = Document(self.source, root, self.locate)
        if self.hidden:
            self.problems += character_problems(document, self.hidden)
        if self.problems:
            raise ProblemsFoundError(self.problems)
        return document


ACTS: Mapping[type[Any], Callable[[Builder, Any], None]] = {
    yaml.ScalarEvent: Builder.scalar,
    yaml.MappingStartEvent: Builder.mapping,
    yaml.SequenceStartEvent: Builder.sequence,
    yaml.MappingEndEvent: Builder.end,
    yaml.SequenceEndEvent: Builder.end,
    yaml.AliasEvent: Builder.alias,
    yaml.DocumentStartEvent: Builder.document,
}
