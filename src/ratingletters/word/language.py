"""The template language: Jinja cut down, by an allow-list of syntax nodes, to what a letter needs.

Jinja's own sandbox is not enough for templates that come from outside: with one live object in the data it
still lets a template read and write files. Here nothing can be called, and a dot reaches a mapping's key or
nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from math import isfinite
from types import CodeType
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateRuntimeError, Undefined, nodes
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
_RICH = (inline.RichText, marks.MarkedText, marks.Numbers)
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


class Code:
    """A text of the language as the code that Jinja makes of it. What is remembered of it is that code, so that who
    recalls it needs neither the text nor a compiler."""

    __slots__ = ("code", "template")

    def __init__(self, code: CodeType) -> None:
        self.code = code
        self.template = Template.from_code(_language(), code, {})

    @classmethod
    def of(cls, tree: nodes.Template) -> Code:
        """The code of a text that was parsed."""
        return cls(_language().compile(tree))

    def render(self, values: Mapping[str, object]) -> str:
        """The text with values in it."""
        return self.template.render(values)

    def __reduce__(self) -> tuple[Callable[[bytes], Code], tuple[bytes]]:
        return _recalled, (marshal.dumps(self.code),)


def _recalled(code: bytes) -> Code:
    return Code(marshal.loads(code))  # noqa: S302 - ours, as whatever is remembered


@cache
def _language() -> Language:
    return Language()


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
        return Markup(value)  # noqa: S704 - made and escaped by word/inline.py, word/marks.py or by_docxtpl.py
    if isinstance(value, str) or type(value) is int or (type(value) is float and isfinite(value)):
        return Markup(inline.text_xml(str(value)))  # noqa: S704 - escaped by text_xml
    if isinstance(value, _rich_of_docxtpl()):
        return Markup(value)  # noqa: S704 - runs made and escaped by docxtpl
    raise TemplateRuntimeError(f"{type(value).__name__} is not text and cannot be printed")


@cache
def _rich_of_docxtpl() -> tuple[type, ...]:
    """docxtpl's own rich text, which no letter has: to import it takes longer than to make a letter."""
    from docxtpl import Listing, RichText, RichTextParagraph  # noqa: PLC0415

    return RichText, RichTextParagraph, Listing
