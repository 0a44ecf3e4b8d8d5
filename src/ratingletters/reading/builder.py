"""The tree that a YAML parser's events build, held to what a file of ours may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    """A mapping or list whose end has not come: how many values the file had before it, how many levels stand in
    it so far, and the name that waits for its value."""

    node: Node
    anchor: str | None
    before: int
    is_group: bool
    height: int = 1
    name: Any = None
    name_spot: int = -1


@dataclass(slots=True)
class Builder:
    """Builds a tree from the parser's events, without recursion, so that no nesting can exhaust the stack.

    ``count`` is the number of values so far, those that aliases repeat counted each time; ``anchors`` keep with
    each named value how many values and levels it has.
    """

    text: str
    source: str
    above: int = 0
    root: Node | None = None
    documents: int = 0
    count: int = 0
    aliases: int = 0
    expanded: int = 0
    within: _Open | None = None
    around: list[_Open | None] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)
    hidden: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    locate: Any = None

    def __post_init__(self) -> None:
        self.locate = locator(self.text, self.source, self.above)

    def problem(self, spot: int, number: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.locate(spot), what, f"YML-{number}", remedy))

    def take(self, events: Iterable[Any]) -> None:
        """Takes the parser's events; those of no consequence are passed over."""
        acts = ACTS
        for event in events:
            if act := acts.get(type(event)):
                act(self, event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a second document starts here"
            remedy = "delete the line '---'; several councils in one file are a list, each with '- '"
            self.problem(event.start_mark.index, "007", what, remedy)
            raise TooMuchError

    def end(self, _: Any) -> None:
        ended = self.within
        assert ended is not None, "the parser ends what it began"  # noqa: S101
        self.within = self.around.pop()
        self.put(ended.node, ended.node.spot)
        self.rise(ended.height)
        if ended.anchor:
            self.anchors[ended.anchor] = (ended.node, self.count - ended.before, ended.height)

    def scalar(self, event: Any) -> None:
        spot: int = event.start_mark.index
        value: str | None = event.value
        style, within = event.style, self.within
        if event.tag:
            self.refuse_tag(event)
        if not style:
            value = Plain(value) if value not in NOTHING else None
        elif style == '"':
            self.hidden.extend((spot, name) for _, name in forbidden(event.value))
        if value and not (value.isascii() and "\r" not in value):
            value = type(value)(one_line_end(value))
        self.count += 1
        if event.anchor:
            node = Node(value, spot, spot)
            self.anchors[event.anchor] = (node, 1, 0)
            self.put(node, spot)
        elif within and within.is_group and within.name_spot < 0 and value is not None:
            within.name, within.name_spot = value, spot
        else:
            self.put(Node(value, spot, spot), spot)

    def mapping(self, event: Any) -> None:
        spot = event.start_mark.index
        self.start(event, Node({}, spot, spot, {}))

    def sequence(self, event: Any) -> None:
        spot = event.start_mark.index
        self.start(event, Node([], spot, spot, []))

    def start(self, event: Any, node: Node) -> None:
        if event.tag:
            self.refuse_tag(event)
        if len(self.around) >= DEEPEST:
            self.too_deep(node.spot)
        self.around.append(self.within)
        self.within = _Open(node, event.anchor, self.count, type(node.parts) is dict)
        self.count += 1

    def alias(self, event: Any) -> None:
        spot = event.start_mark.index
        self.aliases += 1
        if event.anchor not in self.anchors:
            what = f"*{event.anchor} repeats something that is not named before it"
            self.problem(spot, "005", what, "if this is text, put it in quotation marks")
            return self.put(Node(None, spot, spot), spot)
        node, size, height = self.anchors[event.anchor]
        self.count += size
        self.expanded += size
        if self.aliases > ALIASES or self.expanded > EXPANDED:
            what = "the file repeats its own parts (&, *) too often"
            self.problem(spot, "005", what, "write the values out")
            raise TooMuchError
        if len(self.around) + height > DEEPEST:
            self.too_deep(spot)
        self.put(Node(node.value, node.spot, spot, node.parts), spot)
        return self.rise(height)

    def rise(self, height: int) -> None:
        """Takes down how many levels a value has that was put into the one still open."""
        if self.within:
            self.within.height = max(self.within.height, height + 1)

    def put(self, node: Node, spot: int) -> None:
        """Puts a value, written at ``spot``, where it belongs: the root, an entry, a name, or the value of that
        name."""
        within = self.within
        if within is None:
            self.root = node
            return
        parts: Any = within.node.parts
        if type(parts) is list:
            parts.append(node)
            within.node.value.append(node.value)
        elif within.name_spot < 0:
            within.name, within.name_spot = node.value, spot
            if not isinstance(node.value, str):
                found = "nothing" if node.value is None else "a group or a list"
                what = f"{found} stands where the name of a field belongs"
                remedy = "write a name before the colon; text that begins with { or [ goes in quotation marks"
                self.problem(spot, "008", what, remedy)
        else:
            name, node.key = within.name, within.name_spot
            within.name_spot = -1
            if not isinstance(name, str):
                return  # told already
            if name in parts:
                first = self.locate(parts[name].key)
                what = f"'{name}' is given twice: here and on line {first.line}"
                self.problem(node.key, "003", what, "delete one of the two")
            else:
                parts[name] = node
                within.node.value[name] = node.value

    def refuse_tag(self, event: Any) -> None:
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
        root = self.root or self.outermost()
        document = Document(self.source, root, self.locate)
        if self.hidden:
            self.problems += character_problems(document, self.hidden)
        if self.problems:
            raise ProblemsFoundError(self.problems)
        return document

    def outermost(self) -> Node:
        """What stands around all that was read before it broke off; nothing where nothing began."""
        open_ones = [each.node for each in (*self.around, self.within) if each]
        return open_ones[0] if open_ones else Node(None, 0, 0)


ACTS: Mapping[type[Any], Callable[[Builder, Any], None]] = {
    yaml.ScalarEvent: Builder.scalar,
    yaml.MappingStartEvent: Builder.mapping,
    yaml.SequenceStartEvent: Builder.sequence,
    yaml.MappingEndEvent: Builder.end,
    yaml.SequenceEndEvent: Builder.end,
    yaml.AliasEvent: Builder.alias,
    yaml.DocumentStartEvent: Builder.document,
}
