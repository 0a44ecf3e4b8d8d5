"""A letter kind made ready for letters: its Word template read, found sound, and compiled for drafts.

What was compiled is remembered as kinds are, together with its being sound: most commands draft one letter, and would
spend more time on the template than on that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ratingletters import word
from ratingletters.composition import Kind
from ratingletters.errors import ProblemsFoundError
from ratingletters.kinds.folders import TEMPLATE
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.workspace.remembered import program, recalled, remember

COMPILERS = ("docxtpl", "isal", "jinja2", "lxml")
"""The packages that what is compiled depends on."""


@dataclass(frozen=True, slots=True)
class ReadyKind:
    """A kind ready for letters to be made: its Word template, which was checked, the fingerprint of its files, and the
    template compiled for ``drafts`` without comments."""

    kind: Kind
    template: word.Template
    print: str
    drafts: word.DraftTemplate = field(compare=False)


def made_ready(kind: Kind, files: Mapping[str, bytes], kept_in: Path | None = None) -> ReadyKind:
    """A kind made ready for letters; ``files`` are its own. Raises :class:`ProblemsFoundError` for its template, which
    is neither asked nor compiled again where the folder ``kept_in`` has what this program made of it."""
    template = word.load_template(kind.folder / TEMPLATE)
    definition = kind.definition
    asked = repr((definition.merge_fields, tuple(definition.list_fields.values()))).encode()
    parts = {"template": template.data, "asked": asked, "program": program(), "compilers": compilers()}
    made_from = fingerprint_of_files(parts)
    file = kept_in / f"{fingerprint(str(kind.folder.absolute()).encode())}.drafts" if kept_in else None
    drafts = recalled(file, made_from, word.DraftTemplate) if file else None
    if drafts is None:
        drafts = compiled(kind, template)
        if file:
            remember(file, made_from, drafts)
    return ReadyKind(kind, template, fingerprint_of_files(files), drafts)


def compiled(kind: Kind, template: word.Template) -> word.DraftTemplate:
    """A template found sound, and compiled. Raises :class:`ProblemsFoundError` with every problem of it."""
    if problems := word.check_template(template, kind.definition.merge_fields):
        raise ProblemsFoundError(problems)
    return word.draft_template(template, tuple(kind.definition.list_fields.values()))


@cache
def compilers() -> bytes:
    """A fingerprint of what compiles templates besides this program, by the sizes and times of its first files: what
    another Jinja or another Python made is not used."""
    found = [sys.version]
    for name in COMPILERS:
        if (spec := find_spec(name)) and spec.origin:
            facts = os.stat(spec.origin)  # noqa: PTH116 - as in ``program``
            found.append(f"{spec.origin} {facts.st_size} {facts.st_mtime_ns}")
    return "\n".join(found).encode()
