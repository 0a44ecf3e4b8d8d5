"""Tables whose columns depend on the letter: docxtpl's rule, for templates that need it."""

from __future__ import annotations

import re

from lxml import etree

from ratingletters.word.parts import tag
from ratingletters.word.prepared import docxtpl

_MAKES_CELLS = re.compile(r"\{[{%]\s*(?:tc|colspan|hm)\s")


class ColumnsError(Exception):
    """The columns of a table cannot be made to fit its rows."""


def may_change(table: etree._Element) -> bool:
    """Whether letters may need other columns than the table has: tags make its cells, or its rows are uneven.

    Raises ``ColumnsError`` for such a table without a grid of columns.
    """
    grid = table.find(tag("w:tblGrid"))
    columns = 0 if grid is None else len(grid.findall(tag("w:gridCol")))
    own = set(table.findall(tag("w:tr")))
    uneven = (
        (width := _width(row)) > columns or (width < columns and row in own)
        for row in table.iter(tag("w:tr"))
        if not _text(row).startswith("{%tr ")
    )
    changes = _MAKES_CELLS.search(_text(table)) is not None or any(uneven)
    if changes and grid is None:
        raise ColumnsError("a table in it has no grid of columns")
    return changes


def with_its_columns(part: bytes) -> etree._Element:
    """The part with as many columns in every table as its widest row has. Raises ``ColumnsError``."""
    try:
        tree: etree._Element = docxtpl().fix_tables(part)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError) as error:
        raise ColumnsError("the columns of a table in it do not fit its rows") from error
    return tree


def _width(row: etree._Element) -> int:
    spans = (cell.find(f"{tag('w:tcPr')}/{tag('w:gridSpan')}") for cell in row.findall(tag("w:tc")))
    return sum(1 if span is None else int(span.get(tag("w:val"), "1")) for span in spans)


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(tag("w:t")))
