"""The template language: Jinja cut down, by an allow-list of syntax nodes, to what a letter needs.

Jinja's own sandbox is not enough for templates that come from outside: with one live object in the data it
still lets a template read and write files. Here nothing can be called, and a dot reaches a mapping's key or
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import isfinite
from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph
from jinja2 import Environment, StrictUndefined, TemplateRuntimeError, Undefined, nodes
from jinja2.runtime import LoopContext
from markupsafe import Markup

from ratingletters.word import inline, marks

FILTERS = (
    "capitalize", "default", "e", "escape", "first", "join", "last", "length", "lower", "replace", "sort",
    "title", "trim", "upper",
)  # fmt: skip
LOOP = ("first", "index", "index0", "last", "length", "revindex", "revindex0")
STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor")
DEEPEST = 3

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr,
    nodes.Const, nodes.List, nodes.Tuple, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Filter, nodes.Keyword,
)  # fmt: skip
_RICH = (inline.RichText, marks.MarkedText, marks.Numbers, RichText, RichTextParagraph, Listing)
_SPOKEN: dict[type[nodes.Node], str] = {
    nodes.Call: "a call",
    nodes.Getitem: "square brackets",
    nodes.Test: "an 'is' test",
    nodes.Concat: "joining with ~",
    nodes.Dict: "a mapping",
}


class Language(Environment):
    """The environment that every template is compiled in: escaping on, unknown names an error, no globals.

    ``also`` are sorts of values, besides text and rich text, that print themselves as XML."""

    def __init__(self, also: tuple[type, ...] = ()) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=partial(_printed, _RICH + also),
            keep_trailing_newline=True,
            cache_size=0,
        )
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters["e"] = self.filters["escape"] = _as_it_is

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A mapping's key, and never a Python attribute."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A mapping's key, and never a Python attribute, but for where a loop stands."""
        if type(obj) is dict and argument in obj:
            return obj[argument]
        if type(obj) is LoopContext and argument in LOOP:
            return super().getattr(obj, argument)
        if isinstance(obj, Undefined):
            return obj
        return self.undefined(obj=obj, name=argument)


def refused(node: nodes.Node, depth: int = 0) -> Iterator[tuple[nodes.Node, str]]:
    """Every node under ``node`` that is outside the language, with what to call it."""
    kind = type(node)
    depth += kind is nodes.For
    if kind not in _ALLOWED:
        yield node, _SPOKEN.get(kind, f"'{kind.__name__.lower()}'")
    elif isinstance(node, nodes.Name) and node.name.startswith("_"):
        yield node, f"a name with an underscore at the start ({node.name})"
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield node, f"a name with an underscore at the start ({node.attr})"
    elif isinstance(node, nodes.For) and (node.recursive or not isinstance(node.target, nodes.Name)):
        yield node, "a loop of this form"
    elif depth > DEEPEST:
        yield node, f"a loop more than {DEEPEST} deep"
    else:
        for child in node.iter_child_nodes():
            yield from refused(child, depth)


def _as_it_is(value: object) -> object:
    """What docxtpl's templates escape by hand: here every value is escaped, once, when it is printed."""
    return value


def _printed(rich: tuple[type, ...], value: object) -> Markup | Undefined:
    """What a field becomes on the page. The value is text, whatever it looks like; it is not read again."""
    if isinstance(value, Undefined):
        return value
    if isinstance(value, rich):
        return Markup(value)  # noqa: S704 - runs made and escaped by word/inline.py, word/marks.py or docxtpl
    if isinstance(value, str) or type(value) is int or (type(value) is float and isfinite(value)):
        return Markup(inline.text_xml(str(value)))  # noqa: S704 - escaped by text_xml
    raise TemplateRuntimeError(f"{type(value).__name__} is not text and cannot be printed")
