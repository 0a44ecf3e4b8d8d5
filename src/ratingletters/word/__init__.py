"""Word: merging a letter into its template, and reading the letter back.

Importing this room costs nothing: each name fetches its module, and with it docxtpl and lxml, at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ratingletters.word.changes import TextChange as TextChange
    from ratingletters.word.changes import text_changes as text_changes
    from ratingletters.word.check.letter import check_letter as check_letter
    from ratingletters.word.check.structure import check_structure as check_structure
    from ratingletters.word.draft import DraftTemplate as DraftTemplate
    from ratingletters.word.draft import merge_draft as merge_draft
    from ratingletters.word.fields import FIELDS as FIELDS
    from ratingletters.word.for_drafts import draft_template as draft_template
    from ratingletters.word.merging import fill as fill
    from ratingletters.word.merging import merge as merge
    from ratingletters.word.package import content_fingerprint as content_fingerprint
    from ratingletters.word.redline.pen import Author as Author
    from ratingletters.word.redline.write import Redline as Redline
    from ratingletters.word.redline.write import write_redline as write_redline
    from ratingletters.word.returned import read_provenance as read_provenance
    from ratingletters.word.returned import read_returned as read_returned
    from ratingletters.word.template import Template as Template
    from ratingletters.word.template import load_template as load_template
    from ratingletters.word.trial import check_template as check_template

_HOMES = {
    "Author": "redline.pen",
    "DraftTemplate": "draft",
    "FIELDS": "fields",
    "Redline": "redline.write",
    "Template": "template",
    "TextChange": "changes",
    "check_letter": "check.letter",
    "check_structure": "check.structure",
    "check_template": "trial",
    "content_fingerprint": "package",
    "draft_template": "for_drafts",
    "fill": "merging",
    "load_template": "template",
    "merge": "merging",
    "merge_draft": "draft",
    "read_provenance": "returned",
    "read_returned": "returned",
    "text_changes": "changes",
    "write_redline": "redline.write",
}

__all__ = [
    "FIELDS",
    "Author",
    "DraftTemplate",
    "Redline",
    "Template",
    "TextChange",
    "check_letter",
    "check_structure",
    "check_template",
    "content_fingerprint",
    "draft_template",
    "fill",
    "load_template",
    "merge",
    "merge_draft",
    "read_provenance",
    "read_returned",
    "text_changes",
    "write_redline",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
