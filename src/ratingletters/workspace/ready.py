"""A letter kind made ready for letters: its Word template read, and found sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ratingletters import word
from ratingletters.composition import Kind
from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.kinds.folders import TEMPLATE
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.workspace.remembered import keep, kept, program


@dataclass(frozen=True, slots=True)
class ReadyKind:
    """A kind ready for letters to be made: its Word template, which was checked, and the fingerprint of its files."""

    kind: Kind
    template: word.Template
    print: str


def made_ready(kind: Kind, files: Mapping[str, bytes], kept_in: Path | None = None) -> ReadyKind:
    """A kind made ready for letters; ``files`` are its own. Raises :class:`ProblemsFoundError` for its template, which
    is not asked again where the folder ``kept_in`` knows that this program found it sound."""
    template = word.load_template(kind.folder / TEMPLATE)
    if problems := flaws(template, kind.definition.merge_fields, kept_in):
        raise ProblemsFoundError(problems)
    return ReadyKind(kind, template, fingerprint_of_files(files))


def flaws(template: word.Template, required: tuple[str, ...], kept_in: Path | None) -> tuple[Problem, ...]:
    """Every problem of a template."""
    if kept_in is None:
        return word.check_template(template, required)
    file = kept_in / f"{fingerprint(template.source.encode())}.sound"
    asked = fingerprint(b"\n".join((program(), repr(required).encode(), template.data))).encode()
    if kept(file) == asked:
        return ()
    problems = word.check_template(template, required)
    if not problems:
        keep(file, asked)
    return problems
