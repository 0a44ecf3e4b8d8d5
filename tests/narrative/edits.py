"""Random slips of an editor: one character, one line or one indentation of a text, dropped or altered."""

from __future__ import annotations

from hypothesis import strategies as st

Edit = tuple[str, int, str]

SORTS = ("drop", "double", "alter", "insert", "drop line", "double line", "swap lines", "indent", "outdent")
SIGNS = st.sampled_from(" \n\t:-,'\"{}[]()&*!|>%@#`~.?/\\_<;0159aeZé\u00a0\u200b\ufeff")


def edits(text: str) -> st.SearchStrategy[Edit]:
    """Any one slip somewhere in a text."""
    return st.tuples(st.sampled_from(SORTS), st.integers(0, len(text) - 1), SIGNS)


def edited(text: str, edit: Edit) -> str:
    """The text after a slip."""
    sort, at, sign = edit
    at = min(at, len(text) - 1)
    lines = text.split("\n")
    line = text[:at].count("\n")
    match sort:
        case "drop":
            return text[:at] + text[at + 1 :]
        case "double":
            return text[:at] + text[at] + text[at:]
        case "alter":
            return text[:at] + sign + text[at + 1 :]
        case "insert":
            return text[:at] + sign + text[at:]
        case "drop line":
            del lines[line]
        case "double line":
            lines.insert(line, lines[line])
        case "swap lines":
            lines[line : line + 2] = reversed(lines[line : line + 2])
        case "indent":
            lines[line] = "  " + lines[line]
        case _:
            lines[line] = lines[line].removeprefix("  ").removeprefix("- ").removeprefix("> ")
    return "\n".join(lines)
