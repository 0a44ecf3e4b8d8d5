"""Reads a kind's ``letter.yaml``."""

from __future__ import annotations

from pathlib import Path

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.kind import Definition
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml_file


def read_definition(path: Path) -> Definition:
    """The definition in a ``letter.yaml``.

    Raises :class:`ProblemsFoundError` with every problem of the file, :class:`UnusableFileError` if it
    cannot be read.
    """
    document = read_yaml_file(path)
    definition = validated(Definition, document, code="KND")
    folder = path.resolve().parent.name
    if definition.kind != folder:
        place = document.place(("kind",))
        what = f"the kind is called '{definition.kind}' and its folder '{folder}'"
        raise ProblemsFoundError([Problem(place, what, "KND-101", "give both the same name")])
    return definition
