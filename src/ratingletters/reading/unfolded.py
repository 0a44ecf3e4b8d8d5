"""A value of a file that knows where it stands, and finds where its parts do when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Unfolded:
    """What a :class:`~ratingletters.reading.document.Node` is, of a file whose places are hardly ever wanted.

    ``spots`` are those of all names and values of the file, in their order, each name before its value and each group
    before what is in it; the value's own is number ``at`` of them. ``key`` is the spot of its name, or its own.
    ``found`` are the values within that were wanted so far, with those before them.
    """

    value: Any
    spots: list[int]
    at: int
    key: int
    found: dict[str | int, Unfolded] = field(default_factory=dict)
    others: Iterator[tuple[str | int, Unfolded]] = field(init=False)

    def __post_init__(self) -> None:
        self.others = self.unfold()

    @property
    def spot(self) -> int:
        """Where the value begins."""
        return self.spots[self.at]

    @property
    def parts(self) -> dict[str, Unfolded] | list[Unfolded] | None:
        """The values within; None for a scalar."""
        self.found.update(self.others)
        match self.value:
            case dict():
                return {str(name): each for name, each in self.found.items()}
            case list():
                return list(self.found.values())
        return None

    def part(self, step: str | int) -> Unfolded | None:
        """The value one step down, or None. Step 0 of a mapping is the mapping, as a list of one."""
        if isinstance(self.value, dict):
            if step == 0:
                return self
            step = str(step)
        while step not in self.found and (other := next(self.others, None)):
            self.found[other[0]] = other[1]
        return self.found.get(step)

    def unfold(self) -> Iterator[tuple[str | int, Unfolded]]:
        """The values within, by their names or numbers, in order."""
        is_group, at = isinstance(self.value, dict), self.at + 1
        for step, each in steps(self.value):
            yield step, Unfolded(each, self.spots, at + is_group, self.spots[at])
            at += is_group + size(each)


def steps(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What is within a value, by its name or number."""
    match value:
        case dict():
            return value.items()
        case list():
            return enumerate(value)
    return ()


def size(value: Any) -> int:
    """How many spots a value has: its own, and those of all names and values within."""
    match value:
        case dict():
            return 1 + len(value) + sum(map(size, value.values()))
        case list():
            return 1 + sum(map(size, value))
    return 1
