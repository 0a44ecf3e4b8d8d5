"""Linting a template without a letter: every problem in it, with its paragraph, before anything is merged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from ratingletters.errors import Problem, did_you_mean
from ratingletters.places import Place
from ratingletters.word.contents import unwanted
from ratingletters.word.fields import Sort, known_fields
from ratingletters.word.language import DEEPEST, FILTERS, STATEMENTS, Language, refused
from ratingletters.word.package import Package
from ratingletters.word.parts import filled_parts
from ratingletters.word.tags import Tag, read_tags

_LANGUAGE = Language()
_ITEMS = {Sort.LINES: Sort.TEXT, Sort.PARAGRAPHS: Sort.PARAGRAPH}
_ALLOWED = "a template may use fields, if, for, comparisons, and/or/not and the filters " + ", ".join(FILTERS)


def lint(source: str, package: Package, required: Collection[str] = ()) -> Iterator[Problem]:
    """Every problem that can be seen without rendering.

    ``required`` are the fields without which a letter of this kind would be incomplete: each must be printed
    or looped over somewhere, or asked for if it is a flag.
    """
    yield from unwanted(source, package)
    if not filled_parts(package):
        return
    reader = _Reader(known_fields(required))
    for each in read_tags(source, package):
        yield from [each] if isinstance(each, Problem) else reader.read(each)
    for block in reader.open:
        what = f"{block.tag.text} is never closed"
        yield Problem(block.tag.place, what, "TPL-027", f"add {_closer(block.tag)} after what it holds")
    for name in sorted(set(required) - reader.used):
        what = f"the field '{name}' is required and never used"
        yield Problem(Place(source), what, "TPL-025", f"put {{{{ {name} }}}} where it belongs")


@dataclass(frozen=True, slots=True)
class _Block:
    """An ``if`` or ``for`` that is open, with the loop's variable and what sort of thing that is."""

    tag: Tag
    keyword: str
    variable: str = ""
    sort: Sort | None = None


@dataclass(slots=True)
class _Reader:
    """Reads tags in the order of the page, and knows what is open and what has been used."""

    fields: Mapping[str, Sort]

    open: list[_Block] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def read(self, tag: Tag) -> Iterator[Problem]:
        if not tag.is_statement:
            yield from self._field(tag)
            return
        keyword, _, rest = tag.body.partition(" ")
        if keyword not in STATEMENTS:
            what = f"{tag.text}: '{keyword}' is not allowed in a letter template"
            yield Problem(tag.place, what, "TPL-022", _ALLOWED)
        elif keyword in {"endif", "endfor", "else", "elif"}:
            yield from self._inside(tag, keyword, rest)
        elif keyword == "if":
            self.open.append(_Block(tag, "if"))
            yield from self._condition(tag, rest)
        else:
            yield from self._loop(tag)

    def _inside(self, tag: Tag, keyword: str, rest: str) -> Iterator[Problem]:
        """``else``, ``elif`` and the two ends: of the block that is open, at its level, in the same place."""
        wanted = {"endfor": ("for",), "else": ("if", "for")}.get(keyword, ("if",))
        block = self.open[-1] if self.open else None
        if block is None or block.keyword not in wanted:
            still = f"; {block.tag.text} ({block.tag.place.spot}) is still open" if block else ""
            yield Problem(tag.place, f"{tag.text} has no '{wanted[0]}' to belong to{still}", "TPL-027")
            return
        if keyword.startswith("end"):
            self.open.pop()
        if (tag.level, tag.anchor) != (block.tag.level, block.tag.anchor):
            what = f"{tag.text} does not stand with its {block.tag.text} ({block.tag.place.spot})"
            remedy = "both in one paragraph, or both {%p in paragraphs of one cell, or both {%tr in one table"
            yield Problem(tag.place, what, "TPL-027", remedy)
        if keyword == "elif":
            yield from self._condition(tag, rest)
        elif rest.strip():
            yield Problem(tag.place, f"{tag.text}: nothing may follow '{keyword}'", "TPL-021")

    def _field(self, tag: Tag) -> Iterator[Problem]:
        expression = self._parsed(tag, f"{{{{ {tag.body} }}}}")
        if isinstance(expression, Problem):
            yield expression
            return
        problems = list(self._within(tag, expression, printed=True))
        yield from problems
        if not problems:
            yield from self._printed(tag, expression)

    def _printed(self, tag: Tag, expression: nodes.Node) -> Iterator[Problem]:
        """Whether what a tag prints can stand on the page: text as text, rich text as runs, a list never."""
        sort = self._sort(_dotted(expression))
        rich = {Sort.PARAGRAPH, Sort.PARAGRAPHS} & {self._sort(name) for name in _names(expression)}
        if rich and sort is None:
            yield Problem(tag.place, f"{tag.text}: rich text stands alone in its tag", "TPL-028")
        elif sort is Sort.PARAGRAPH and tag.level != "r":
            yield Problem(tag.place, f"{tag.text} is rich text", "TPL-028", f"write {{{{r {tag.body} }}}}")
        elif sort in _ITEMS or sort is Sort.FLAG:
            remedy = (
                "ask for it with {% if %}" if sort is Sort.FLAG else f"use {{%p for item in {tag.body} %}}"
            )
            yield Problem(tag.place, f"{tag.text} is {sort.value} and cannot be printed", "TPL-028", remedy)
        elif sort is not Sort.PARAGRAPH and tag.level == "r":
            yield Problem(tag.place, f"{tag.text} is plain text", "TPL-028", f"write {{{{ {tag.body} }}}}")

    def _condition(self, tag: Tag, code: str) -> Iterator[Problem]:
        expression = self._parsed(tag, f"{{{{ {code} }}}}")
        yield from [expression] if isinstance(expression, Problem) else self._within(tag, expression)

    def _loop(self, tag: Tag) -> Iterator[Problem]:
        loop = self._parsed(tag, f"{{% {tag.body} %}}{{% endfor %}}")
        if not isinstance(loop, nodes.For):
            self.open.append(_Block(tag, "for"))
            yield (
                loop if isinstance(loop, Problem) else Problem(tag.place, f"{tag.text} is no loop", "TPL-021")
            )
            return
        problems = [*self._outside(tag, loop), *self._within(tag, loop.iter, printed=True)]
        sort = self._sort(_dotted(loop.iter))
        if not problems and sort not in _ITEMS:
            what = f"{tag.text} loops over what is not a list"
            problems = [Problem(tag.place, what, "TPL-028", "addressee.address and narrative are lists")]
        variable = loop.target.name if isinstance(loop.target, nodes.Name) else ""
        self.open.append(_Block(tag, "for", variable, _ITEMS.get(sort) if sort else None))
        if sum(block.keyword == "for" for block in self.open) > DEEPEST:
            problems.append(Problem(tag.place, f"{tag.text} is a loop more than {DEEPEST} deep", "TPL-029"))
        if loop.test is not None:
            problems += self._within(tag, loop.test)
        yield from problems

    def _parsed(self, tag: Tag, code: str) -> nodes.Node | Problem:
        try:
            body = _LANGUAGE.parse(code).body
        except TemplateSyntaxError as error:
            if not tag.body:
                return Problem(tag.place, f"{tag.text} is empty", "TPL-021", "name a field in it")
            return Problem(tag.place, f"{tag.text}: {error.message}", "TPL-021", "mend the tag in Word")
        return body[0].nodes[0] if isinstance(body[0], nodes.Output) else body[0]

    def _within(self, tag: Tag, expression: nodes.Node, *, printed: bool = False) -> Iterator[Problem]:
        """What an expression may not do, and the names in it that nobody knows."""
        outside = list(self._outside(tag, expression))
        yield from outside
        for name in [] if outside else _names(expression):
            sort = self._sort(name)
            if sort is None:
                known = [*self.fields, *(block.variable for block in self.open if block.variable)]
                what = f"{tag.text}: unknown field '{name}'"
                yield Problem(tag.place, what, "TPL-024", did_you_mean(name, known))
            elif printed or sort is Sort.FLAG:
                self.used.add(name)
        for each in [] if outside else [*_filters(expression)]:
            if each not in FILTERS:
                what = f"{tag.text}: '{each}' is not a filter here"
                yield Problem(tag.place, what, "TPL-023", did_you_mean(each, FILTERS))

    def _outside(self, tag: Tag, node: nodes.Node) -> Iterator[Problem]:
        for _, spoken in refused(node):
            yield Problem(
                tag.place, f"{tag.text}: {spoken} is not allowed in a letter template", "TPL-022", _ALLOWED
            )

    def _sort(self, name: str) -> Sort | None:
        """Of a loop's variable, the innermost first, else of a field; ``None`` when there is none such."""
        inner = (block.sort or Sort.TEXT for block in reversed(self.open) if block.variable == name)
        return next(inner, self.fields.get(name)) if name else None


def _dotted(node: nodes.Node | None) -> str:
    """``addressee.name`` for the node of that name; empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (group := _dotted(node.node)):
        return f"{group}.{node.attr}"
    return ""


def _names(node: nodes.Node) -> Iterator[str]:
    """Every field that an expression names."""
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield _dotted(node) or "(something)"
    else:
        for child in node.iter_child_nodes():
            yield from _names(child)


def _filters(node: nodes.Node) -> Iterator[str]:
    """Every filter that an expression uses, the outermost first."""
    if isinstance(node, nodes.Filter):
        yield node.name
    for child in node.iter_child_nodes():
        yield from _filters(child)


def _closer(tag: Tag) -> str:
    return f"{{%{tag.level} end{tag.body.split()[0]} %}}"
