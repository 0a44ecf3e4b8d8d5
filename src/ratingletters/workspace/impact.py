"""What an edit of a kind does to the letters, before anybody commits it: the old folder beside the kind as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ratingletters import word
from ratingletters.composition import Kind, narrate
from ratingletters.errors import ProblemsFoundError
from ratingletters.kinds.folders import TEMPLATE
from ratingletters.model.impact import Impact
from ratingletters.narrative.impact import impact
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.agreement import disagreements
from ratingletters.workspace.kind import load_kind

OFF_THE_SCALE = "RES-012"


@dataclass(frozen=True, slots=True)
class KindImpact:
    """The changes of sentences; the fields of ``letter.yaml`` that differ; the changes of the template's text.
    ``restyled`` says that the template's bytes differ and its text does not."""

    sentences: Impact
    fields: tuple[str, ...]
    template: tuple[word.TextChange, ...]
    restyled: bool


def kind_impact(kind: Kind, against: Path, councils: Sequence[Sourced]) -> KindImpact:
    """What changes from the kind in the folder ``against`` to the kind as it is, in the letters of the councils.

    Raises :class:`ProblemsFoundError` if the old kind is not sound, or a rating is off its scale;
    :class:`UnusableFileError` if it cannot be read.
    """
    old = load_kind(against, kind.definition.kind)
    found = (one for each in councils for one in disagreements(each.document, each.path, old))
    problems = [one for one in found if one.code == OFF_THE_SCALE]
    if problems:
        raise ProblemsFoundError(problems)
    sentences = impact(
        (each.results.council.id, narrate(each.results, old), narrate(each.results, kind))
        for each in councils
    )
    before, after = old.definition.model_dump(), kind.definition.model_dump()
    fields = tuple(name for name in after if before[name] != after[name])
    templates = [
        word.load_template(each.folder / TEMPLATE, str(each.folder / TEMPLATE)) for each in (old, kind)
    ]
    same = templates[0].data == templates[1].data
    texts = () if same else word.text_changes(*templates)
    return KindImpact(sentences, fields, texts, restyled=not same and not texts)
