"""What the words of a letter mean: shares, counts, numbers, lists and months, as the reader understands them.

A claim is judged by a function that yields pairs: *false* (the printed words are not true of the results), *omitted*
(true, but a row that bears the claim as well as one that is named is left out), *borderline* (true by the rules of the
house, and open to another reading in plain English), or *said* with the address of a fact that the words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from truth_results import GRADES, per_cent, rounded

FALSE, OMITTED, BORDERLINE, SAID = "false", "omitted", "borderline", "said"

Found = Iterator[tuple[str, str]]
"""Sort of finding and why; or what is said."""

VERBS = {"excellently": 4, "well": 3, "adequately": 2, "poorly": 1}
MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        1,
    )
}
UNITS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
NUMBERS = {word: number for number, word in enumerate(UNITS)}
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SPELT = {word: number for number, word in enumerate(TEENS, 10)}
SPELT |= {
    ten + (f"-{unit}" if units else ""): 10 * tens + units
    for tens, ten in enumerate(TENS, 2)
    for units, unit in enumerate(UNITS)
}
OPENING = re.compile(
    rf"({'|'.join(sorted(SPELT, key=len, reverse=True))})\b(?!-(?:{'|'.join(UNITS)}))", re.IGNORECASE
)
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
NUMBER = rf"(?:{'|'.join(UNITS)}|\d+)"
BANDS = {  # word without its article: from and to, in whole per cent
    "all": (100, 100),
    "almost all": (97, 99),
    "nearly all": (97, 99),
    "most": (65, 96),
    "very large majority of": (80, 96),
    "large majority of": (65, 79),
    "majority of": (51, 64),
    "half of": (50, 50),
    "minority of": (35, 49),
    "small minority of": (20, 34),
    "very small minority of": (4, 19),
    "almost no": (1, 3),
    "no": (0, 0),
}
GRADE = "|".join(GRADES)
SHARE = (
    rf"(?P<share>(?>all(?: {NUMBER}\b)?|nearly all|most(?! of)|none of the {NUMBER}|both|almost"
    rf" all|almost no|no|half of|(?P<article>the|a) (?:very |)(?:large |small |)"
    rf"(?:majority|minority) of|{NUMBER} of the {NUMBER}))"
)


def names(text: str, known: dict[str, str]) -> list[str] | None:
    """The ids in ``a, b and c``; None when it is no such list of known names. Longest names first, since one
    of them holds an "and"."""
    whole, one = list_of(tuple(known))
    return [known[name] for name in one.findall(text)] if whole.fullmatch(text) else None


@lru_cache(maxsize=512)
def list_of(known: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a list of such names, and for one of them."""
    one = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?:(?:{one})(?:, (?:{one}))* and )?(?:{one})"), re.compile(one)


def number(word: str) -> int | None:
    """The number that a word or figure says: words to nine, figures from 10."""
    if word.lower() in NUMBERS:
        return NUMBERS[word.lower()]
    return int(word) if word.isdigit() and int(word) > 9 else None


def counted(words: str) -> tuple[int | None, int | None] | None:
    """``three of the four`` as (3, 4); None when the words count nothing."""
    said = words.lower()
    if said == "both":
        return 2, 2
    if found := re.fullmatch(r"all (\w+)", said):
        return number(found[1]), number(found[1])
    if found := re.fullmatch(r"none of the (\w+)", said):
        return 0, number(found[1])
    if found := re.fullmatch(r"(\w+) of the (\w+)", said):
        return number(found[1]), number(found[2])
    return None


def plain(printed: str) -> str:
    """Printed Markdown as its reader sees it, quotation marks made straight."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", printed)
    return straight(text.replace("\u00a0", " "))


def with_figures(text: str) -> str:
    """A sentence with the number that it opens with in figures: "Eleven-year-olds" as "11-year-olds"."""
    return (
        OPENING.sub(lambda found: str(SPELT[found[1].lower()]), text, count=1)
        if OPENING.match(text)
        else text
    )


def straight(text: str) -> str:
    """Quotation marks made straight."""
    return text.translate(STRAIGHT)


def listed_plainly(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def well_listed(listed: Sequence[str], known: dict[str, str]) -> Found:
    """Nothing twice, and in the order of the house."""
    if len(set(listed)) < len(listed):
        yield FALSE, f"a name twice in {listed}"
    order = list(dict.fromkeys(known.values()))
    if sorted(listed, key=order.index) != list(listed):
        yield FALSE, f"the order of {listed}"


def bears(words: str, part: int, whole: int, up_to: int = 10) -> Found:
    """Are the words of a share true of ``part`` of ``whole``?"""
    if (said := counted(words)) is not None:
        if said != (part, whole):
            yield FALSE, f"{part} of {whole} is said as '{words}'"
        if part == whole and not words.lower().startswith(("all", "both")):
            yield FALSE, f"'{words}' where it is all of them"
        if words.lower() == "all two":
            yield FALSE, "'all two' for both"
        return
    core = re.sub(r"^(?:the|a) ", "", words.lower())
    if core not in BANDS:
        yield FALSE, f"unknown share '{words}'"
        return
    if whole <= up_to and core not in {"all", "most", "nearly all"}:  # words of a column that counts nothing
        yield FALSE, f"{part} of {whole} is not said as a count but as '{words}'"
    low, high = BANDS[core]
    share = per_cent(part, whole)
    found = rounded(share)
    if core == "all" and part != whole:
        yield FALSE, f"'all' for {part} of {whole}"
    elif core == "no" and part:
        yield FALSE, f"'no' for {part} of {whole}"
    elif (core in {"almost all", "nearly all"} and part < whole and found == 100) or (
        core == "almost no" and part and found == 0
    ):
        pass
    elif not low <= found <= high:
        yield FALSE, f"{part} of {whole} is {found} per cent, said as '{words}'"
    elif core == "half of" and share != 50:
        yield BORDERLINE, "'half' of what is not exactly half"
    elif core in {"majority of", "large majority of", "very large majority of"} and share < low:
        yield BORDERLINE, f"'{core}' reached by rounding up"


def small(text: str) -> str:
    """The text with its first letter small, as it stands within a sentence."""
    return text[:1].lower() + text[1:]
