"""A draft for people to edit in Word: the letter with a mark at each sentence, and the tale of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from ratingletters.model.letter import Letter
from ratingletters.model.provenance import Provenance
from ratingletters.word import comments, provenance
from ratingletters.word.boilerplate import Boilerplate
from ratingletters.word.compiled import Compiled, fill_template
from ratingletters.word.fields import context, nested
from ratingletters.word.marks import marked_fields, numbers
from ratingletters.word.package import CORE
from ratingletters.word.properties import core_properties
from ratingletters.word.template import Template


@dataclass(frozen=True, slots=True)
class DraftTemplate:
    """A template made ready for drafts, which can be remembered.

    ``story`` is the name of the part that tells where they come from, ``notes`` that of their comments, empty for
    drafts without; ``first`` the first number that is free for marks."""

    compiled: Compiled
    boilerplate: tuple[Boilerplate, ...]
    story: str
    notes: str
    first: int


def merge_draft(
    template: Template | DraftTemplate, letter: Letter, origins: Provenance, *, with_comments: bool = False
) -> bytes:
    """The Word file of a draft. ``origins`` has the sentences of the letter, in their order; ``with_comments`` shows
    them as Word comments too, which a template that is ready has said itself.

    Raises ``ProblemsFoundError`` as :func:`merging.merge`. The caller runs ``check_letter`` before the file leaves.
    """
    ready = template if isinstance(template, DraftTemplate) else made_ready(template, letter, with_comments)
    marked = marked_fields(letter, origins.origins, ready.first, notes=bool(ready.notes))
    values = context(letter, draft=True, marked=marked)
    around = values | nested(numbers(marked))
    pages = [each.filled(around) for each in ready.boilerplate]
    given = {CORE: core_properties(letter), ready.story: provenance.written(origins, pages)}
    if ready.notes:
        given[ready.notes] = comments.written(letter, origins.origins)
    return fill_template(ready.compiled, values, given)


def made_ready(template: Template, letter: Letter, with_comments: bool) -> DraftTemplate:
    """The template made ready for drafts such as this; who recalls one that is remembered needs no compiler."""
    from ratingletters.word.for_drafts import draft_template  # noqa: PLC0415

    return draft_template(template, letter.lists, with_comments)
