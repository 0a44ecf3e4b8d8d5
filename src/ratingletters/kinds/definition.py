"""Reads a kind's ``letter.yaml``."""

from __future__ import annotations

from pathlib import Path

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.kind import Definition
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml_file


def read_definition(path: Path, kind: str = "") -> Definition:
    """The definition in a ``letter.yaml`` of the kind called ``kind``, or else as its folder is.

    Raises :class:`ProblemsFoundError` with every problem of the file, :class:`UnusableFileError` if it
    cannot be read.
    """
    document = read_yaml_file(path)
    definition = validated(Definition, document, code="KND")
    name = kind or path.resolve().parent.name
    if definition.kind != name:
        place = document.place(("kind",))
        wanted = f"'{name}' is wanted" if kind else f"its folder '{name}'"
        what = f"the kind is called '{definition.kind}' and {wanted}"
        raise ProblemsFoundError([Problem(place, what, "KND-101", "give both the same name")])
    return definition
