"""A document: what a file says, and where it says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ratingletters.errors import Problem
from ratingletters.places import Place
from ratingletters.reading.unfolded import Unfolded

ValuePath: TypeAlias = tuple[str | int, ...]
"""The way to a value: the names of the fields and the numbers, from 0, of the entries that lead to it."""


@dataclass(slots=True)
class Node:
    """One value with the spots where it and its name stand.

    ``spot`` and ``key`` are in the source's own count (characters from the start of a file, say); an entry of
    a list has no name, so its ``key`` is its ``spot``. ``parts`` are the nodes within, None for a scalar.
    """

    value: Any
    spot: int
    key: int
    parts: dict[str, Node] | list[Node] | None = None

    def part(self, step: str | int) -> Node | None:
        """The node one step down, or None. Step 0 of a mapping is the mapping, as a list of one."""
        match self.parts:
            case dict():
                return self if step == 0 else self.parts.get(str(step))
            case list() if isinstance(step, int) and 0 <= step < len(self.parts):
                return self.parts[step]
        return None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: its name, its tree, and how a spot in it becomes a place.

    ``problems`` are what is wrong with a file that could be read all the same; its values are still to be checked, so
    that everything is told in one run. ``remedies`` say what to do, by the number of a problem of values, where such
    a file is written otherwise than YAML; ``headings`` what stands over a value whose field is called otherwise, by
    the value's spot.
    """

    source: str
    root: Node | Unfolded
    locate: Callable[[int], Place]
    problems: tuple[Problem, ...] = ()
    remedies: Mapping[str, str] = field(default_factory=dict)
    headings: Callable[[int], str] = lambda _spot: ""

    @property
    def value(self) -> Any:
        """The whole as dicts, lists and text; ``Plain`` where no quotation marks stood; None for nothing."""
        return self.root.value

    def at(self, path: ValuePath) -> Any:
        """The value at a path that exists, such as ``("provision", 0, "type")``; KeyError if it does not."""
        node: Node | Unfolded = self.root
        for step in path:
            below = node.part(step)
            if below is None:
                raise KeyError(path)
            node = below
        return node.value

    def place(self, path: ValuePath, *, key: bool = False) -> Place:
        """Where the value at ``path`` stands (or, with ``key``, its name).

        A path that does not exist gives its nearest ancestor that does.
        """
        node: Node | Unfolded = self.root
        for step in path:
            below = node.part(step)
            if below is None:
                return self.locate(node.spot)
            node = below
        return self.locate(node.key if key else node.spot)

    def called(self, path: ValuePath, below: int = 0) -> str:
        """What a person calls the value at ``path``: what stands over it, or else its field, named from the step
        ``below`` on."""
        node: Node | Unfolded | None = self.root
        for step in path:
            node = node.part(step) if node else None
        return (self.headings(node.spot) if node else "") or named(path[below:])

    def path_at(self, spot: int) -> ValuePath:
        """The way to the innermost value that starts at or before ``spot``, name included."""
        path: list[str | int] = []
        node: Node | Unfolded | None = self.root
        while node is not None and node.parts:
            below = [(step, each) for step, each in _steps(node) if each.key <= spot]
            if not below:
                break
            step, node = max(below, key=lambda found: found[1].key)
            path.append(step)
        return tuple(path)


def _steps(node: Node | Unfolded) -> Iterator[tuple[str | int, Node | Unfolded]]:
    parts = node.parts
    if isinstance(parts, dict):
        yield from parts.items()
    else:
        yield from enumerate(parts or ())


def named(path: Sequence[str | int]) -> str:
    """What a person calls the value at ``path``: its field, with the number of the entry from 1.

    ``("addressee", "address", 6)`` is ``address 7``; the empty path is ``this``.
    """
    numbers: list[str] = []
    for step in reversed(path):
        if isinstance(step, str):
            return " ".join([step, *reversed(numbers)])
        numbers.append(str(step + 1))
    return f"entry {' '.join(reversed(numbers))}" if numbers else "this"
