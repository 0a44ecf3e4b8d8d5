"""Merging: one letter into its template, as bytes. The same letter gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.letter import Letter
from ratingletters.word.archive import quick, reproducible
from ratingletters.word.compiled import Compiled, compile_parts, compile_template, fill_template
from ratingletters.word.contents import unwanted
from ratingletters.word.fields import context
from ratingletters.word.filling import Filling
from ratingletters.word.lint import lint
from ratingletters.word.package import CORE, unpack
from ratingletters.word.parts import filled_parts
from ratingletters.word.properties import core_properties, without_its_maker
from ratingletters.word.template import Template

if TYPE_CHECKING:
    from ratingletters.word.by_docxtpl import OfOneDocument


def merge(template: Template, letter: Letter, *, draft: bool) -> bytes:
    """The Word file of ``letter``; ``draft`` prints the template's draft mark, and lets a quicker compressor in.

    Raises ``ProblemsFoundError`` when the template is not one that ``check_template`` would pass, or when
    the letter's text holds characters that no document can. The caller runs ``check_letter`` before the file
    leaves.
    """
    compiled = _for_letters(template, letter.lists, draft)
    return fill_template(compiled, context(letter, draft=draft), {CORE: core_properties(letter)})


def fill(template: Template, values: Mapping[str, object] | OfOneDocument) -> bytes:
    """Any template of docxtpl filled with any values: text, numbers, mappings, lists and docxtpl's rich text.

    The document keeps its properties, and tags in them are filled too. Pictures, documents within the document and
    exchanged media hang on one opened document of docxtpl's; ``values`` is then a function that is given it, and
    docxtpl fills it (``by_docxtpl.py``). A tag outside the language of templates (``language.py``) and a value that is
    not text are refused with ``ProblemsFoundError``.
    """
    if callable(values):
        from ratingletters.word.by_docxtpl import fill_one  # noqa: PLC0415

        return fill_one(template, values)
    return fill_template(_for_anything(template), values)


@lru_cache(maxsize=16)
def _for_letters(template: Template, lists: tuple[str, ...], draft: bool) -> Compiled:
    """The template made ready for drafts, or for signed letters. ``lists`` are the fields of the kind's lists."""
    members, parts = linted(template, lists)
    deflate = quick() if draft else reproducible
    return compile_template(
        template.source, members, parts, constants={"draft": draft}, given=(CORE,), deflate=deflate
    )


@lru_cache(maxsize=16)
def linted(template: Template, lists: tuple[str, ...]) -> tuple[Mapping[str, bytes], tuple[Filling, ...]]:
    """The members that a letter takes over and the parts that are filled, if there is nothing wrong with them."""
    package = unpack(template.source, template.data)
    if problems := list(lint(template.source, package, lists)):
        raise ProblemsFoundError(problems)
    return without_its_maker(package), compile_parts(template.source, package)


@lru_cache(maxsize=16)
def _for_anything(template: Template) -> Compiled:
    package = unpack(template.source, template.data)
    if not filled_parts(package):
        raise ProblemsFoundError(unwanted(template.source, package))
    parts = compile_parts(template.source, package, also=(CORE,))
    return compile_template(template.source, package.members, parts)
