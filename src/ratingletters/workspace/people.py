"""Who works here and what they may do: ``letters.toml``."""

from __future__ import annotations

from pathlib import Path

from ratingletters.errors import RefusedError, did_you_mean
from ratingletters.model.people import People, Right
from ratingletters.reading.toml import read_toml
from ratingletters.workspace.layout import MARKER


def read_people(root: Path) -> People:
    """The people of a workspace. Raises :class:`ProblemsFoundError` with every problem at its line."""
    return read_toml(root / MARKER, People, code="WSP")


def known(people: People, person: str) -> None:
    """Refuses a person whom ``letters.toml`` does not list."""
    if person not in people.people:
        remedy = did_you_mean(person, people.people) or f"write them there, as [people.{person}]"
        raise RefusedError(f"{MARKER} does not list '{person}'", remedy)


def acts(people: People, person: str) -> None:
    """Refuses an act of a person whom ``letters.toml`` does not list."""
    if person not in people.people:
        remedy = f"name yourself with --as PERSON; {did_you_mean(person, people.people)}".rstrip("; ")
        raise RefusedError(f"{MARKER} does not list '{person}', who does this", remedy)


def may(people: People, person: str, right: Right) -> None:
    """Refuses an act to a person who may not do it. Where nobody is listed, anybody drafts and nobody signs."""
    if right is Right.DRAFT and not people.people:
        return
    acts(people, person)
    if right not in people.people[person].may:
        able = [name for name, each in people.people.items() if right in each.may]
        who = f"those who may: {', '.join(able)}" if able else "nobody may"
        remedy = f'{who}; the rights of each stand in {MARKER}, as may = ["{right}"]'
        raise RefusedError(f"{person} may not {right.value.replace('-', ' ')}", remedy)
