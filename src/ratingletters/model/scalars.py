"""The single values of results and kinds: text, figures, months, days; each as a person may write it.

What cannot be read as what its field holds is refused with its reason and what to do.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Plain(str):
    """A scalar written without quotation marks: text or a number, as the field that holds it asks.

    The readers give every unquoted scalar of a file as ``Plain``, so that ``code: 010`` stays the text 010
    and a count never becomes one by way of a float.
    """

    __slots__ = ()


NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
USUAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?P<fraction>\.[0-9]{1,12})?")
"""A figure as nearly all are, with nothing to refuse."""
LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
DIGITS = 30
UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200d\u2060\ufeff]")
SPACES = re.compile("[ \u00a0]{2,}")


def wrong(sort: str, what: str, remedy: str = "", at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """An error for a validator to raise: what is wrong, what to do, and where within the value it stands.

    ``sort`` is one of ``number``, ``date``, ``text`` and ``rule``; each has its own code in the messages.
    """
    return PydanticCustomError(sort, "{what}", {"what": what, "remedy": remedy, "at": at})


def shown(value: Any) -> str:
    """A value as a message shows it: short, and named when it is not text."""
    match value:
        case dict():
            return "a group of fields"
        case list() | tuple():
            return "a list"
        case None:
            return "nothing"
    said = str(value)
    return f"'{said}'" if len(said) <= 60 else f"'{said[:60]}…'"


def number(value: Any) -> Any:
    """A Decimal from an unquoted figure, an int, a float or a Decimal; else refused with its reason.

    At most 30 characters, no exponent, no leading zero, no thousands separator.
    """
    if type(value) is Plain and USUAL.fullmatch(value):
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise wrong(
            "number", f"{shown(value)} stands where a number belongs", "write a figure such as 12 or 69.5"
        )
    figure = format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, str) and not isinstance(value, Plain) and NUMBER.fullmatch(value):
        remedy = "write the figure without quotation marks"
        raise wrong("number", f"{shown(value)} is text where a number belongs", remedy)
    if LEADING_ZERO.match(figure):
        remedy = f"write {figure.lstrip('+-0') or '0'}" if figure.isdigit() else "leave the zero out"
        raise wrong("number", f"{shown(value)} begins with a zero", remedy)
    if not NUMBER.fullmatch(figure):
        remedy = "write a figure such as 12 or 69.5, without comma or per cent sign"
        raise wrong("number", f"{shown(value)} is text where a number belongs", remedy)
    if len(figure) > DIGITS:
        raise wrong("number", f"{shown(value)} is longer than {DIGITS} digits", "round it")
    return Decimal(figure)


def whole(value: Any) -> Any:
    """An int from a figure without a fraction (``3.0`` is 3, as Excel writes it); else refused."""
    usual = USUAL.fullmatch(value) if type(value) is Plain else None
    if usual and not usual["fraction"]:
        return int(value)
    found = number(value)
    if found != found.to_integral_value():
        raise wrong("number", f"{shown(value)} is not a whole number", "write it without a decimal point")
    return int(found)


def month(value: Any) -> Any:
    """A date on the first of the month from ``YYYY-MM``."""
    if isinstance(value, datetime.date):
        return value.replace(day=1)
    if not isinstance(value, str) or not re.fullmatch(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])", value):
        raise wrong("date", f"{shown(value)} is not a month", "write year and month as 2008-02")
    return datetime.date(int(value[:4]), int(value[5:]), 1)


def day(value: Any) -> Any:
    """A date from ``YYYY-MM-DD``."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise wrong("date", f"{shown(value)} is no day of the calendar", "look the date up") from None
    raise wrong("date", f"{shown(value)} is not a date", "write year, month and day as 2009-12-09")


def spelled(value: Any) -> Any:
    """Text as it stands in the file, quoted or not; what never was text is left to be refused."""
    return str(value) if isinstance(value, str) else value


def few_lines(value: str) -> str:
    """Text of at most 100 lines."""
    if value.count("\n") >= 100:
        raise wrong("text", "this text has more than 100 lines", "shorten it")
    return value


def one_line(value: Any) -> Any:
    """Text on one line, without characters that cannot be seen, without the spaces around it and with one space
    where several stand between its words."""
    if not isinstance(value, str):
        return value
    line = str(value).strip()
    if line.isascii() and line.isprintable() and "  " not in line:
        return line
    line = SPACES.sub(" ", line)
    for sign, name in (("\n", "an end of line"), ("\r", "an end of line"), ("\t", "a tab")):
        if sign in line:
            raise wrong("text", f"{name} stands in text that belongs on one line", "write it on one line")
    if found := UNSEEN.search(line):
        what = f"the character U+{ord(found.group()):04X}, which cannot be seen, stands in {shown(line)}"
        raise wrong("text", what, "delete it, or type the text anew")
    return line


def absent(value: Any) -> Any:
    """Nothing written under a heading is the same as no heading."""
    return () if value is None else value


def absent_group(value: Any) -> Any:
    """Nothing written under a heading is the same as no heading."""
    return {} if value is None else value


Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000),
    BeforeValidator(spelled),
    AfterValidator(few_lines),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), BeforeValidator(one_line)]
Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), BeforeValidator(one_line)
]
Whole = Annotated[int, BeforeValidator(whole)]
Year = Annotated[int, Field(ge=1992, le=2100), BeforeValidator(whole)]
Count = Annotated[int, Field(ge=0, le=10_000_000), BeforeValidator(whole)]
Figure = Annotated[Decimal, Field(ge=-1_000_000_000, le=1_000_000_000), BeforeValidator(number)]
Tolerance = Annotated[Decimal, Field(ge=0, le=1_000_000_000), BeforeValidator(number)]
Percent = Annotated[Decimal, Field(ge=0, le=100), BeforeValidator(number)]
Month = Annotated[datetime.date, BeforeValidator(month)]
FIRST_DAY, LAST_DAY = datetime.date(1992, 1, 1), datetime.date(2100, 12, 31)
Day = Annotated[datetime.date, Field(ge=FIRST_DAY, le=LAST_DAY), BeforeValidator(day)]


class Frozen(BaseModel):
    """A part of a file: never changed once read, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
