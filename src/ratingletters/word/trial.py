"""Judging a template before any letter needs it: lint it, then merge a letter that nobody will be sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.letter import Addressee, Letter, Signatory
from ratingletters.model.narrative import Mood, Narrative, Paragraph, Piece, Sentence
from ratingletters.places import Place
from ratingletters.word.check.accessible import accessibility_flaws
from ratingletters.word.check.connections import OUTSIDE
from ratingletters.word.check.letter import check_letter
from ratingletters.word.check.opened import Opened
from ratingletters.word.check.structure import as_problems, structure_flaws
from ratingletters.word.lint import lint
from ratingletters.word.merging import merge
from ratingletters.word.package import Package, unpack
from ratingletters.word.template import Template

_SENTENCE = Sentence("trial", Place("trial"), Mood.NEUTRAL, (Piece("A *trial* sentence & nothing more."),))
_LETTER = Letter(
    kind="trial",
    title="Trial",
    organisation="Trial",
    year=2000,
    date=date(2000, 1, 1),
    council_id="trial",
    council="Trial Council",
    council_short="Trial",
    addressee=Addressee("A Trial", "A Trial", "Trial post", ("First line", "Second line", "Third line")),
    signatory=Signatory("S Trial", "Trial signatory"),
    rating=1,
    rating_title="Trial rating",
    narrative=Narrative((Paragraph("trial", (_SENTENCE,)), Paragraph("trial", (_SENTENCE,)))),
)
_SAID = {"DOC-011", "DOC-012", "DOC-013"}
"""What a trial letter says is another check's business."""

_HOPELESS = {"TPL-004", "TPL-010"}
"""Of a template that is far too large or no Word document nothing further is said."""

_NEEDS = {"DOC-012": "narrative", "DOC-013": "signatory.post"}
"""What can be asked of a letter only when its kind requires a field."""


def check_template(template: Template, required: Collection[str]) -> tuple[Problem, ...]:
    """Every problem in the template, in order; none means that it can be merged.

    ``required`` are the merge fields that the kind cannot do without. A template that reads well, is whole and can be
    read by everybody is then tried, as a draft and as a final letter, since an ``if`` may empty a table cell, cut a
    link in two or take a heading away.
    """
    try:
        package = unpack(template.source, template.data)
        problems = tuple(dict.fromkeys(lint(template.source, package, required)))
        if not any(problem.code in _HOPELESS for problem in problems):
            problems += _flawed(template, package)
        return problems or tuple(
            dict.fromkeys(
                problem
                for letter in _letters(required)
                for draft in (True, False)
                for problem in _tried(template, letter, required, draft=draft)
            )
        )
    except ProblemsFoundError as error:
        return error.problems


def _flawed(template: Template, package: Package) -> tuple[Problem, ...]:
    """What is wrong with the template itself as a Word file, before any letter is made from it; but for what reaches
    outside, of which lint knows what may."""
    opened = Opened(tuple(package.members), package.members, package.roots)
    flaws = (*structure_flaws(opened), *accessibility_flaws(opened))
    return as_problems((flaw for flaw in flaws if flaw.code != OUTSIDE), template.source, "TPL")


def _letters(required: Collection[str]) -> Iterator[Letter]:
    """The letter to try a template with; where the kind has lists, once with items and once without."""
    lists = tuple(name for name in required if name.startswith("lists."))
    items = tuple(Paragraph("trial", (_SENTENCE, _SENTENCE), listed=name) for name in lists)
    yield replace(_LETTER, lists=lists)
    if lists:
        paragraphs = (*_LETTER.narrative.paragraphs, *items)
        yield replace(_LETTER, lists=lists, narrative=Narrative(paragraphs))


def _tried(
    template: Template, letter: Letter, required: Collection[str], *, draft: bool
) -> Iterator[Problem]:
    """What is not whole in a merged letter."""
    for problem in check_letter(merge(template, letter, draft=draft), letter):
        if problem.code not in _SAID or _NEEDS.get(problem.code) in required:
            where = f" ({problem.place.spot})" if problem.place.spot else ""
            made = "draft" if draft else "final"
            what = f"a {made} letter made from it would not be whole: {problem.what}{where}"
            yield Problem(Place(template.source), what, "TPL-031", "mend what its if and for leave behind")
