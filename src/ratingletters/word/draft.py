"""A draft for people to edit in Word: the letter with a mark at each sentence, and the tale of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ratingletters.model.letter import Letter
from ratingletters.model.provenance import Provenance
from ratingletters.word import comments, provenance
from ratingletters.word.archive import quick
from ratingletters.word.attached import attach
from ratingletters.word.boilerplate import Boilerplate, compile_boilerplate
from ratingletters.word.compiled import Compiled, compile_template, fill_template
from ratingletters.word.fields import context, nested
from ratingletters.word.marks import first_free, marked_fields, numbers
from ratingletters.word.merging import linted
from ratingletters.word.package import CORE, unpack
from ratingletters.word.parts import filled_parts
from ratingletters.word.properties import core_properties
from ratingletters.word.template import Template

ALIKE = {"draft": True}
"""What all drafts have alike."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A template made ready for drafts. ``story`` is the name of the part that tells where they come from, ``notes``
    that of their comments; ``first`` the first number that is free for marks."""

    compiled: Compiled
    boilerplate: tuple[Boilerplate, ...]
    story: str
    notes: str
    first: int


def merge_draft(
    template: Template, letter: Letter, origins: Provenance, *, with_comments: bool = False
) -> bytes:
    """The Word file of a draft. ``origins`` has the sentences of the letter, in their order; ``with_comments`` shows
    them as Word comments too.

    Raises ``ProblemsFoundError`` as :func:`merging.merge`. The caller runs ``check_letter`` before the file leaves.
    """
    ready = _ready(template, letter.lists, with_comments)
    marked = marked_fields(letter, origins.origins, ready.first, notes=with_comments)
    values = context(letter, draft=True, marked=marked)
    around = values | nested(numbers(marked))
    pages = [each.filled(around) for each in ready.boilerplate]
    given = {CORE: core_properties(letter), ready.story: provenance.written(origins, pages)}
    if with_comments:
        given[ready.notes] = comments.written(letter, origins.origins)
    return fill_template(ready.compiled, values, given)


@lru_cache(maxsize=16)
def _ready(template: Template, lists: tuple[str, ...], with_comments: bool) -> Ready:
    members, parts = linted(template, lists)
    package = unpack(template.source, template.data)
    document, *_ = filled = filled_parts(package)
    story, properties = provenance.parts_for(members, document.name)
    notes = comments.part_for(document.name)
    attached = (story, properties, notes) if with_comments else (story, properties)
    members = attach(members, attached) | {properties.name: provenance.PROPERTIES}
    given = (CORE, story.name, notes.name) if with_comments else (CORE, story.name)
    compiled = compile_template(
        template.source, members, parts, constants=ALIKE, given=given, deflate=quick()
    )
    return Ready(compiled, compile_boilerplate(filled, ALIKE), story.name, notes.name, first_free(package))
