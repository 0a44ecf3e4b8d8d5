"""Turns structured rating results into formal Word letters in the house style of an inspectorate.

What is named here is the public API; the rest may change. Each name fetches its module when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ratingletters.composition import compose as compose
    from ratingletters.errors import RatingLettersError as RatingLettersError
    from ratingletters.markdown.write import write_markdown as write_markdown
    from ratingletters.sources.results import read_results as read_results
    from ratingletters.word.merging import merge as write_word
    from ratingletters.workspace.desk import Workspace as Workspace
    from ratingletters.workspace.kind import load_kind as load_kind

HOMES = {
    "RatingLettersError": ("errors", "RatingLettersError"),
    "Workspace": ("workspace.desk", "Workspace"),
    "compose": ("composition", "compose"),
    "load_kind": ("workspace.kind", "load_kind"),
    "read_results": ("sources.results", "read_results"),
    "write_markdown": ("markdown.write", "write_markdown"),
    "write_word": ("word.merging", "merge"),
}

__all__ = [
    "RatingLettersError",
    "Workspace",
    "compose",
    "load_kind",
    "read_results",
    "write_markdown",
    "write_word",
]


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)
