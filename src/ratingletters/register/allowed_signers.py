"""The file ``allowed_signers``: read with the place of every problem, written line by line.

The format is that of ``ssh-keygen`` (its manual, ALLOWED SIGNERS), so that anybody can verify a sign-off without
this program. Where that format leaves open who signed, it is held tighter: names are ids of people and no
patterns, every time is in UTC, and no key is two persons'.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.places import Place
from ratingletters.register.public_key import PublicKey, read_key
from ratingletters.register.signers import Signer
from ratingletters.register.wire import MalformedError

CODES = (
    ("KEY-001", "a line is not a person and a key"),
    ("KEY-002", "not the id of one person"),
    ("KEY-003", "not an option of a key of ours, or one twice"),
    ("KEY-004", "not a time in UTC, or no time between two"),
    ("KEY-005", "the key itself cannot be used"),
    ("KEY-006", "one key of two people"),
)
LINE = re.compile(
    r'(?P<person>"[^"]*"|\S+)[ \t]+'
    r'(?:(?P<options>(?=[^\s"]*=|cert-authority)(?:[^\s"]|"[^"]*")+)[ \t]+)?'
    r"(?P<key>\S+[ \t]+\S+)(?:[ \t]+(?P<comment>.*?))?[ \t]*"
)
OPTION = re.compile(r'(?P<name>[A-Za-z-]+)="(?P<value>[^"]*)"')
COMMA = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""One outside quotation marks."""

PERSON = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TIME = re.compile(r"(\d{8})(\d{4})?(\d{2})?Z")
OPTIONS = ("namespaces", "valid-after", "valid-before")
Wrong: TypeAlias = Callable[[str, str, str], None]
"""Tells a problem of the line: the number of its code, what, and what to do."""

FORM = 'a line is: PERSON namespaces="letters-sign-off@v1" ssh-ed25519 AAAA… comment'
TIMES = "write it in UTC, as 20261231Z or 202612312359Z"


def read_allowed_signers(text: str, source: str) -> tuple[Signer, ...]:
    """Every key in the file, in its order. ``source`` is the name that places give.

    Raises :class:`ProblemsFoundError` with every problem at its line.
    """
    problems: list[Problem] = []
    signers: list[Signer] = []
    owners: dict[PublicKey, Signer] = {}
    for number, line in content(text):
        place = Place(source, number)
        found = signer_on(line, place, problems)
        if found is None:
            continue
        first = owners.setdefault(found.key, found)
        if first.person != found.person:
            what = f"this key is {first.person}'s already, and cannot be {found.person}'s too"
            problems.append(Problem(place, what, "KEY-006", "give every person a key of their own"))
        signers.append(found)
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(signers)


def content(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, without their ends, each with its number from 1."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if (said := line.strip(" \t\r")) and not said.startswith("#"):
            yield number, said


def signer_on(line: str, place: Place, problems: list[Problem]) -> Signer | None:
    """The key on a line; None when it cannot be read, and then its problems are told."""
    before = len(problems)

    def wrong(number: str, what: str, remedy: str) -> None:
        problems.append(Problem(place, what, f"KEY-{number}", remedy))

    found = LINE.fullmatch(line)
    if not found:
        wrong("001", "this is not a person and a key", FORM)
        return None
    person = found["person"].strip('"')
    if not PERSON.fullmatch(person):
        what = f"'{person[:60]}' is not one person's id"
        wrong("002", what, "write the id that letters.toml has, one person a line")
    options = options_of(found["options"] or "", wrong)
    times = {name: time_of(name, options[name], wrong) for name in OPTIONS[1:] if name in options}
    after, before_ = times.get("valid-after"), times.get("valid-before")
    if after and before_ and after >= before_:
        wrong("004", "valid-before is not after valid-after", "the key could never sign; change one of them")
    names = tuple(options.get("namespaces", "").split(",")) if "namespaces" in options else ()
    if any(not each or set(each) & set("*?! ") for each in names):
        wrong("003", "a namespace is empty, or a pattern", 'write namespaces="letters-sign-off@v1"')
    try:
        key = read_key(found["key"])
    except MalformedError as error:
        wrong("005", f"the key {error}", "copy the line of the .pub file again")
        return None
    if len(problems) > before:
        return None
    return Signer(person, key, after, before_, names, found["comment"] or "")


def options_of(text: str, wrong: Wrong) -> dict[str, str]:
    """The options of a line by name, in small letters; what is no option is told."""
    options: dict[str, str] = {}
    for part in COMMA.split(text) if text else ():
        found = OPTION.fullmatch(part)
        name = found["name"].lower() if found else part
        if found is None or name not in OPTIONS:
            hint = did_you_mean(name.partition("=")[0], OPTIONS)
            wrong("003", f"'{part[:60]}' is not an option of a key of ours", hint or FORM)
        elif name in options:
            wrong("003", f"{name} is given twice", "delete one of the two")
        else:
            options[name] = found["value"]
    return options


def time_of(name: str, value: str, wrong: Wrong) -> datetime.datetime | None:
    """The time that an option gives; what is none is told. Without Z it would mean another time on each machine."""
    found = TIME.fullmatch(value)
    if not found:
        wrong("004", f"{name}: '{value[:40]}' is not a time in UTC", TIMES)
        return None
    day, minutes, seconds = found.groups(default="")
    try:
        time = datetime.datetime.strptime(f"{day}{minutes or '0000'}{seconds or '00'}+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        wrong("004", f"{name}: '{value}' is no time of the calendar", TIMES)
        return None
    return time


def line_of(signer: Signer) -> str:
    """The line of a key, without its end."""
    options = [f'namespaces="{",".join(signer.namespaces)}"'] if signer.namespaces else []
    times = zip(OPTIONS[1:], (signer.after, signer.before), strict=True)
    options += [f'{name}="{stamp(time)}"' for name, time in times if time]
    return " ".join(filter(None, (signer.person, ",".join(options), str(signer.key), signer.comment)))


def stamp(time: datetime.datetime) -> str:
    """A time as the file gives it: the day alone when it is its first second."""
    full = time.astimezone(datetime.UTC).strftime("%Y%m%d%H%M%S")
    return f"{full.removesuffix('000000')}Z"
