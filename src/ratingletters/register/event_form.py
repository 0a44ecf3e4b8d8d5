"""What each field of an event may hold: the pattern of its canonical JSON, and the words for it.

The line of an event is a regular language: its fields in the order of their names, each with its pattern. So a line
is read and checked by one match, and no other field can hide in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ratingletters.register.event import EVERY, FORM, HAS, EventType

PRINT = '"[0-9a-f]{64}"'
COUNT = "[1-9][0-9]{0,14}"
PERSON = '"[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}"'
FILE = '"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"'
LETTER = '"[A-Za-z0-9][A-Za-z0-9._-]{0,99}/[a-z0-9]+(?:-[a-z0-9]+)*"'
TIME = r'"[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z"'
TEXT = r'"(?! )(?:[ !#-\[\]-~]|\\["\\]|\\u[0-9a-f]{4}){1,2000}(?<! )"'
KEY = '"SHA256:[A-Za-z0-9+/]{43}"'
ARMOUR = r'"(?:[ !#-\[\]-~]++|\\n)++"'
NAMED = re.compile(rf'"({FILE[1:-1]})":"({PRINT[1:-1]})"')
FILES = rf"\{{{FILE}:{PRINT}(?:,{FILE}:{PRINT})*\}}"
CHANGE = rf'\{{"address":{TEXT}(?:,"new":{PRINT}(?:,"old":{PRINT})?|,"old":{PRINT})\}}'

A_PRINT = "a fingerprint of 64 figures"
A_COUNT = "a whole number from 1"
A_PERSON = "a person's id: letters, figures and . _ @ + -"
A_TIME = "a moment in UTC, as 2009-12-09T09:30:00Z"
A_TEXT = "one line of at most 2,000 characters"

FIELDS: Mapping[str, tuple[str, str]] = {
    "v": (str(FORM), f"{FORM}, the version of the form"),
    "seq": (COUNT, A_COUNT),
    "prev": (PRINT, A_PRINT),
    "hash": (PRINT, A_PRINT),
    "type": ('"(?:' + "|".join(EventType) + ')"', "a type of event"),
    "at": (TIME, A_TIME),
    "actor": (PERSON, A_PERSON),
    "letter": (LETTER, "a letter's reference, <kind>/<council>"),
    "version": (COUNT, A_COUNT),
    "files": (FILES, "names of files, each with its fingerprint"),
    "kind": (PRINT, A_PRINT),
    "content": (PRINT, A_PRINT),
    "program": (FILE, "a version, as 0.1.0"),
    "corrects": (COUNT, A_COUNT),
    "reason": (TEXT, A_TEXT),
    "source": (TEXT, A_TEXT),
    "changes": (rf"\[{CHANGE}(?:,{CHANGE})*\]", "changed facts, each with its address and fingerprints"),
    "authority": (TEXT, A_TEXT),
    "key": (KEY, "a key's fingerprint, as SHA256:…"),
    "public": (TEXT, A_TEXT),
    "holder": (PERSON, A_PERSON),
    "after": (TIME, A_TIME),
    "before": (TIME, A_TIME),
    "sig": (ARMOUR, "an SSH signature in its armour"),
}
"""Every field there is."""

MUST = {each: frozenset(f"{EVERY} {must}".split()) for each, (must, _) in HAS.items()}
MAY = {each: MUST[each] | frozenset(may.split()) for each, (_, may) in HAS.items()}


@cache
def line_form(kind: str) -> re.Pattern[str]:
    """The pattern of the line of an event of a type, with a group for each field: text without its quotation marks."""
    known = EventType(kind)
    parts: list[str] = []
    for name in sorted(MAY[known]):
        value = f'"{known}"' if name == "type" else FIELDS[name][0]
        group = f'"(?P<{name}>{value[1:-1]})"' if value[0] == '"' else f"(?P<{name}>{value})"
        part = f'{"," if parts else ""}"{name}":{group}'
        parts.append(part if name in MUST[known] else f"(?:{part})?")
    return re.compile(r"\{" + "".join(parts) + r"\}\n")


@cache
def value_form(name: str) -> re.Pattern[str]:
    """The pattern of one field's canonical JSON."""
    return re.compile(FIELDS[name][0])
