"""The compiled template: all that letters share is made once, and a letter is only what differs.

Nothing in a compiled template changes while letters are made from it, so any number of threads may.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ratingletters.word.archive import Deflate, Member, archive, in_order, member, reproducible
from ratingletters.word.filling import Filling, compile_part, fill_part
from ratingletters.word.package import Package
from ratingletters.word.parts import filled_parts

NOTHING: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template made ready for many letters.

    ``order`` are the names of all members; ``shared`` are those that every letter has alike, already deflated;
    ``parts`` are filled for each letter. The others are given with each letter.
    """

    source: str
    order: tuple[str, ...]
    shared: Mapping[str, Member]
    parts: tuple[Filling, ...]
    deflate: Deflate


def compile_parts(source: str, package: Package, also: Collection[str] = ()) -> tuple[Filling, ...]:
    """Compiles every part that holds text of the page, and those named in ``also``.

    Raises ``ProblemsFoundError`` for what cannot be compiled.
    """
    bodies = [(part.name, part.spot == "") for part in filled_parts(package)]
    wanted = [*bodies, *((name, False) for name in also if name in package.roots)]
    return tuple(compile_part(source, name, package.roots[name], is_body=is_body) for name, is_body in wanted)


def compile_template(
    source: str,
    members: Mapping[str, bytes],
    parts: Collection[Filling],
    *,
    constants: Mapping[str, object] = NOTHING,
    given: Collection[str] = (),
    deflate: Deflate = reproducible,
) -> Compiled:
    """Makes ready what all letters share.

    ``constants`` are the values that they have alike: a part that asks for no others is filled now. ``given`` names
    the members that come with each letter.
    """
    now = [part for part in parts if part.asks_for <= constants.keys()]
    later = tuple(part for part in parts if part not in now)
    shared = {**members, **{part.name: fill_part(source, part, constants) for part in now}}
    own = {*given, *(part.name for part in later)}
    ready = {name: member(name, data, deflate) for name, data in shared.items() if name not in own}
    return Compiled(source, tuple(in_order({*shared, *given})), ready, later, deflate)


def fill_template(
    compiled: Compiled, values: Mapping[str, object], given: Mapping[str, bytes] = NOTHING
) -> bytes:
    """One letter as the bytes of its file. Raises ``ProblemsFoundError`` when a value cannot be printed."""
    own = {part.name: fill_part(compiled.source, part, values) for part in compiled.parts}
    made = {name: member(name, data, compiled.deflate) for name, data in {**own, **given}.items()}
    return archive(made.get(name) or compiled.shared[name] for name in compiled.order)
