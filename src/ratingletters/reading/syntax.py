"""What is wrong with a file that is not YAML, said to someone who does not know YAML."""

from __future__ import annotations

import re

import yaml

NO_SPACE = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w -]*:(?=[^\s:/])")
LINE_UP = "put the names of one group exactly below each other, with the same number of spaces before them"
QUOTE = "if this is text, put it in quotation marks"

SENTENCES = (
    # what the parser says, where to point (C: where the thing began, P: where it stopped), what, remedy
    ("found unexpected end of stream", "C", "the quotation mark that opens here is never closed",
     "close it at the end of the text; an apostrophe inside '…' is written twice, ''"),
    ("found unexpected document indicator", "C", "the quotation mark that opens here is never closed",
     "close it at the end of the text"),
    ("found a tab character", "P", "a tab stands before this text", "use spaces to indent, never tabs"),
    ("could not find expected ':'", "C", "this line has no colon and space after its name",
     "write it as 'name: value'; text that runs over several lines goes in quotation marks"),
    ("mapping values are not allowed", "P", "a second colon, or a line that is indented wrongly",
     f"put text that holds a colon in quotation marks; else {LINE_UP}"),
    ("did not find expected ',' or '}'", "C", "this bracket { is never closed, or a comma is missing",
     "close it with }, put a comma between two entries, and close every quotation mark"),
    ("did not find expected ',' or ']'", "C", "this bracket [ is never closed, or a comma is missing",
     "close it with ], put a comma between two entries, and close every quotation mark"),
    ("did not find expected key", "P", "this does not line up with the lines above it",
     f"{LINE_UP}; after closing quotation marks the line must end"),
    ("did not find expected '-' indicator", "P", "this does not line up with the list above it",
     "start each entry of the list with '- ', exactly below the other one"),
    ("block sequence entries are not allowed", "P", "a list cannot begin on the line of its name",
     "begin it on the next line, each entry with '- '"),
    ("did not find expected node content", "P", "a value is missing, or there is a bracket too many", QUOTE),
    ("did not find expected alphabetic or numeric", "C", "a value cannot begin with * or & here", QUOTE),
    ("found unknown escape character", "P", "a backslash in double quotation marks has a meaning of its own",
     "use single quotation marks '…' around this text"),
    ("escape", "P", "this backslash code is not a character", "type the character itself"),
    ("tag", "P", "a value cannot begin with an exclamation mark", QUOTE),
    ("directive", "P", "a line cannot begin with a percent sign", QUOTE),
    ("comment or line break", "P", "after | or > the line must end",
     "begin the text on the next line, or put it in quotation marks"),
)  # fmt: skip


def sentence(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Where to point in ``text`` (in characters from its start), what is wrong there and what to do."""
    stopped = _spot(getattr(error, "problem_mark", None), len(text))
    began = _spot(getattr(error, "context_mark", None), stopped)
    said = str(getattr(error, "problem", "") or "")
    if "cannot start any token" in said:
        return (stopped, *_odd_beginning(text[stopped : stopped + 1]))
    if (missing := _no_space(text, stopped)) is not None and ("mapping values" in said or "':'" in said):
        return missing, "a space is missing after this colon", "write it as 'name: value'"
    for part, where, what, remedy in SENTENCES:
        if part in said:
            return (began if where == "C" else stopped), what, remedy
    return stopped, f"the file cannot be read beyond this point ({said or 'not YAML'})", LINE_UP


def _odd_beginning(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab stands before this text", "use spaces to indent, never tabs"
    return f"a value cannot begin with {character}", QUOTE


def _no_space(text: str, stopped: int) -> int | None:
    """Where a colon lacks its space, on the line where the parser stopped or on the two before it."""
    end = text.find("\n", stopped)
    lines = text[: end if end >= 0 else len(text)].splitlines(keepends=True)
    start = sum(map(len, lines))
    for line in reversed(lines[-3:]):
        start -= len(line)
        if found := NO_SPACE.match(line):
            return start + found.end() - 1
    return None


def _spot(mark: yaml.Mark | None, otherwise: int) -> int:
    return otherwise if mark is None else int(mark.index)
