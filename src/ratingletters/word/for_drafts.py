"""A template compiled for drafts: with room for the parts that drafts have and templates do not."""

from __future__ import annotations

from functools import lru_cache

from ratingletters.word import comments, provenance
from ratingletters.word.archive import quick
from ratingletters.word.attached import attach
from ratingletters.word.boilerplate import compile_boilerplate
from ratingletters.word.compiled import compile_template
from ratingletters.word.draft import DraftTemplate
from ratingletters.word.marks import first_free
from ratingletters.word.merging import linted
from ratingletters.word.package import CORE, unpack
from ratingletters.word.parts import filled_parts
from ratingletters.word.template import Template

ALIKE = {"draft": True}
"""What all drafts have alike."""


@lru_cache(maxsize=16)
def draft_template(template: Template, lists: tuple[str, ...], with_comments: bool = False) -> DraftTemplate:
    """A template made ready for drafts, with Word comments where asked for; ``lists`` are the fields of the kind's
    lists. Raises ``ProblemsFoundError`` when the template is not one that ``check_template`` would pass."""
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
    boilerplate, noted = compile_boilerplate(filled, ALIKE), notes.name if with_comments else ""
    return DraftTemplate(compiled, boilerplate, story.name, noted, first_free(package))
