"""What is wrong with a kind, in all of its files at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ratingletters import word
from ratingletters.composition import Kind
from ratingletters.errors import Problem, ProblemsFoundError, UnusableFileError, did_you_mean
from ratingletters.kinds.definition import read_definition
from ratingletters.kinds.folders import DEFINITION, TEMPLATE
from ratingletters.model.kind import Definition
from ratingletters.places import Place
from ratingletters.workspace.confirm import unconfirmed_wording
from ratingletters.workspace.house_style import unstyled


def kind_problems(folder: Path, load: Callable[[], Kind]) -> tuple[Problem, ...]:
    """Every problem of the kind in a folder, in the order of its files; ``load`` reads it. A file that is not sound
    hides no problem of another one.

    Raises :class:`UnusableFileError` if it cannot be read and nothing says why.
    """
    problems: list[Problem] = []
    required: tuple[str, ...] = ()
    try:
        definition = read_definition(folder / DEFINITION)
        required = definition.merge_fields
        problems += unknown_fields(definition, folder)
    except ProblemsFoundError as error:
        problems += error.problems
    try:
        kind = load()
        problems += (*unstyled(kind), *unconfirmed_wording(kind))
    except ProblemsFoundError as error:
        problems += error.problems
    except UnusableFileError:
        if not problems:
            raise
    try:
        problems += word.check_template(word.load_template(folder / TEMPLATE), required)
    except ProblemsFoundError as error:
        problems += error.problems
    return tuple(sorted(set(problems)))


def unknown_fields(definition: Definition, folder: Path) -> Iterator[Problem]:
    """A problem for each merge field that ``letter.yaml`` asks for and no letter has."""
    for name in definition.fields:
        if name not in word.FIELDS:
            place = Place(str(folder / DEFINITION))
            what = f"fields: '{name}' is not a merge field"
            yield Problem(place, what, "KND-105", did_you_mean(name, word.FIELDS))
