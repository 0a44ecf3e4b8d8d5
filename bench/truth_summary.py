"""An independent reader of the narrative of ``inspection-summary-2024``: six grades and another"
" country's proportions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from truth_reader import Judge, Reader, finding_address, placed
from truth_results import Results, exact, per_cent, rounded
from truth_words import (
    BORDERLINE,
    FALSE,
    MONTHS,
    NUMBER,
    SAID,
    Found,
    counted,
    listed_plainly,
    names,
    number,
    straight,
    well_listed,
)

GRADES = ("excellent", "very good", "good", "satisfactory", "weak", "unsatisfactory")
EVALUATIONS = {word: point for point, word in enumerate(reversed(GRADES), 1)}
TYPES = {
    "nursery classes": "nursery",
    "family centres": "centres",
    "primary schools": "primary",
    "secondary schools": "secondary",
    "special schools": "special",
    "community learning services": "learning",
}
SINGLES = {
    "nursery class": "nursery",
    "family centre": "centres",
    "primary school": "primary",
    "secondary school": "secondary",
    "special school": "special",
    "community learning service": "learning",
}
SERVICES = {"child protection": "protection", "services for children in care": "care"}
BANDS = {  # Education Scotland's terms: from and to, in whole per cent; "all" and "none" are exact
    "all of the": (100, 100),
    "almost all of the": (91, 99),
    "most of the": (75, 90),
    "the majority of the": (51, 74),
    "half of the": (50, 50),
    "less than half of the": (15, 49),
    "few of the": (1, 14),
    "none of the": (0, 0),
}
MOSTLY = {"consistently": (100, 100), "almost always": (91, 99), "mostly": (75, 90)}
COUNTED = 10
"""Of so few things a share is said as a count."""
SHARE = rf"(?P<share>(?:{'|'.join(BANDS)})|both|all {NUMBER}|none of the {NUMBER}|{NUMBER} of the {NUMBER})"
LIST = rf"(?P<list>(?:(?:{'|'.join(TYPES)})(?:, | and )?)+)"
GRADE = "|".join(sorted(GRADES, key=len, reverse=True))
JUDGED = ("excellent", "very good", "good", "adequate", "weak", "unsatisfactory")
JUDGEMENT = "|".join(JUDGED)


def count(type_: str, results: Results, *, least: str = "") -> int:
    """Schools or centres of a type with at least that grade; all of them without one."""
    counts = results.types[type_]["counts"]
    wanted = GRADES[: GRADES.index(least) + 1] if least else GRADES
    return sum(counts.get(grade, 0) for grade in wanted)


def whole_percent(part: int, whole: int) -> int:
    """A share in whole per cent, half up, that is 0 or 100 only when it is so exactly."""
    return (
        min(99, max(1, rounded(per_cent(part, whole))))
        if 0 < part < whole
        else rounded(per_cent(part, whole))
    )


def share_true(words: str, part: int, whole: int) -> Found:
    """Are the words of a share true of ``part`` of ``whole``?"""
    said = counted(words)
    if said is not None:
        if said != (part, whole) or (part == whole) is not words.startswith(("all", "both")):
            yield FALSE, f"{part} of {whole} is said as '{words}'"
        return
    low, high = BANDS.get(words, (101, 101))
    if not low <= whole_percent(part, whole) <= high:
        yield FALSE, f"{part} of {whole} is said as '{words}'"
    elif whole <= COUNTED:
        yield FALSE, f"{part} of {whole} is not said as a count but as '{words}'"
    elif not low <= per_cent(part, whole) <= high + 1:
        yield BORDERLINE, f"'{words}' reached by rounding"


def evaluation(found: re.Match[str], results: Results) -> Found:
    """The evaluation, and last year's beside it."""
    raw = results.raw
    before = raw.get("previous") or {"year": 0, "rating": 0}
    if found["name"] != straight(raw["council"].get("name_in_sentence") or raw["council"]["name"]):
        yield FALSE, f"the council is called {raw['council']['name']!r}"
    if EVALUATIONS[found["now"] or found["to"]] != raw["rating"]:
        yield FALSE, f"it is {raw['rating']}"
    else:
        yield SAID, "council.rating"
    if found["same"] and (before["year"], before["rating"]) != (raw["year"] - 1, raw["rating"]):
        yield FALSE, f"last year: {before}"
    if found["way"]:
        moved = raw["rating"] - before["rating"]
        if (before["year"], before["rating"]) != (raw["year"] - 1, EVALUATIONS[found["was"]]):
            yield FALSE, f"last year: {before}"
        if moved == 0 or (moved > 0) is not (found["way"] == "risen"):
            yield FALSE, f"it has not {found['way']}"


def overall(found: re.Match[str], results: Results) -> Found:
    """The share of all schools and centres that are good or better."""
    whole = sum(count(each, results) for each in results.types)
    part = sum(count(each, results, least="good") for each in results.types)
    if whole < 2:
        yield FALSE, f"there are {whole}"
        return
    yield from share_true(found["share"], part, whole)
    yield SAID, "overall.good or better"


def listed_types(
    so: Callable[[str, Results], bool], *, grade: str = "", tell: str = "", several: bool = True
) -> Judge:
    """Each listed type is so; with ``grade``, the word of the weakest for the share of it or better is"
    " true of all."""

    def judged(found: re.Match[str], results: Results) -> Found:
        listed = names(found["list"], TYPES)
        if not listed or list(well_listed(listed, TYPES)) or set(listed) - results.types.keys():
            yield FALSE, f"no list of types: '{found['list']}'"
            return
        for each in listed:
            if not so(each, results) or (several and count(each, results) < 2):
                yield FALSE, f"{each} is not so: {results.types[each]}"
            if tell:
                yield SAID, f"provision type/{each}.{tell}"
        if grade:
            low, high = MOSTLY[found["mostly"]]
            shares = [
                whole_percent(count(each, results, least=grade), count(each, results)) for each in listed
            ]
            if not low <= min(shares) <= high:
                yield FALSE, f"'{found['mostly']}' of {shares} per cent"

    return judged


def against(type_: str, results: Results, key: str) -> int | None:
    """-1, 0 or 1: the share good or better is below, in line with or above the national one or last"
    " year's."""
    row = results.types[type_]
    if row.get(key) is None:
        return None
    if key == "previous":
        before = row["previous"]
        last = rounded(per_cent(sum(before.get(grade, 0) for grade in GRADES[:3]), sum(before.values())))
    else:
        last = rounded(exact(row[key]))
    by = rounded(per_cent(count(type_, results, least="good"), count(type_, results))) - last
    return 0 if abs(by) <= results.tolerance else 1 if by > 0 else -1


def single(found: re.Match[str], results: Results) -> Found:
    """Each named type has one school or centre, of that grade."""
    listed = names(found["list"], SINGLES)
    if not listed or list(well_listed(listed, SINGLES)):
        yield FALSE, f"no list of single ones: '{found['list']}'"
        return
    if found["be"] != ("are" if len(listed) > 1 else "is"):
        yield FALSE, f"{found['list']} {found['be']}"
    for each in listed:
        if (
            each not in results.types
            or count(each, results) != 1
            or not results.types[each]["counts"].get(found["grade"])
        ):
            yield FALSE, f"{each} is not one that is {found['grade']}"
        yield SAID, f"provision type/{each}.satisfactory or better"


def parts(found: re.Match[str], results: Results) -> Found:
    """The special schools by grade, all of them, best first."""
    if "special" not in results.types or number(found["whole"]) != count("special", results):
        yield FALSE, f"there are not {found['whole']}"
        return
    units = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    counts = [(results.types["special"]["counts"].get(grade, 0), grade) for grade in GRADES]
    said = [
        f"{units[each] if each < len(units) else each} {'is' if each == 1 else 'are'} {grade}"
        for each, grade in counts
        if each
    ]
    if len(said) < 2 or listed_plainly(said) != found["parts"]:
        yield FALSE, f"they are {counts}"
    yield SAID, "provision type/special.satisfactory or better"


def service(found: re.Match[str], results: Results) -> Found:
    """The joint inspection of that month led to that evaluation of the service."""
    area, held = SERVICES[found["what"]], f"{found['year']}-{MONTHS[found['month']]:02}"
    judged = [each["judgements"].get(area) for each in results.reviews if each["held"] == held]
    if found["grade"] not in judged:
        yield FALSE, f"{area} was judged {judged} in {held}"
    if bool(found["only"]) is not (found["grade"] == "adequate"):
        yield FALSE, f"'only' and {found['grade']}"
    yield SAID, f"review judgement/{area}.grade"


def weak(type_: str, results: Results) -> bool:
    """Is something of a type weak or unsatisfactory?"""
    return count(type_, results, least="satisfactory") < count(type_, results)


def few(type_: str, results: Results) -> bool:
    """Are fewer than half of a type good or better?"""
    return 2 * count(type_, results, least="good") < count(type_, results)


def any_type(type_: str, results: Results) -> bool:
    """Is a type in the results?"""
    return type_ in results.types


def ahead(type_: str, results: Results) -> bool:
    """Is a type ahead of the national average?"""
    return against(type_, results, "national") == 1


ANY = r".+[.]"
CLAIMS: dict[str, tuple[str, Judge]] = {
    "evaluation": (
        rf"The overall evaluation of schools and centres in (?P<name>.+?) (?:is"
        rf" (?P<now>{GRADE})(?P<same>, as it was last year)?"
        rf"|has (?P<way>risen|fallen) from (?P<was>{GRADE}) last year to (?P<to>{GRADE}))\.",
        evaluation,
    ),
    "overall": (rf"The quality of {SHARE} schools and centres inspected is good or better\.", overall),
    "very-good": (
        rf"Provision in {LIST} is (?P<mostly>{'|'.join(MOSTLY)}) very good or excellent\.",
        listed_types(any_type, grade="very good"),
    ),
    "ahead": (
        rf"In {LIST}, provision is (?P<mostly>{'|'.join(MOSTLY)}) good or better, and more of it than"
        rf" nationally\.",
        listed_types(ahead, grade="good"),
    ),
    "behind": (
        rf"In {LIST}, less of the provision is good or better than nationally\.",
        listed_types(lambda type_, results: against(type_, results, "national") == -1),
    ),
    "weak": (
        rf"There is weak or unsatisfactory provision in {LIST}\.",
        listed_types(weak, tell="satisfactory or better"),
    ),
    "single": (rf"The (?P<list>.+) inspected (?P<be>is|are) (?P<grade>{GRADE})\.", single),
    "parts": (r"Of the (?P<whole>\w+) special schools inspected, (?P<parts>.+)\.", parts),
    "improved": (
        rf"In {LIST}, more of the provision is good or better than last year\.",
        listed_types(lambda type_, results: against(type_, results, "previous") == 1, several=False),
    ),
    "declined": (
        rf"In {LIST}, less of the provision is good or better than last year\.",
        listed_types(lambda type_, results: against(type_, results, "previous") == -1, several=False),
    ),
    "service": (
        rf"The joint inspection of (?P<what>{'|'.join(SERVICES)}) in (?P<month>{'|'.join(MONTHS)})"
        rf" (?P<year>\d{{4}}) led to an"
        rf" evaluation of (?P<only>only )?(?P<grade>{JUDGEMENT})\.",
        service,
    ),
    "finding": (ANY, placed("judgement")),
    "finding-strength": (ANY, placed("strength")),
    "improve-quality": (rf"Improve the quality of provision in {LIST}\.", listed_types(few)),
    "finding-area": (ANY, placed("area for development")),
}


def good_news(claim: str, found: re.Match[str], results: Results) -> bool | None:
    """Is it good news, bad news, or neither?"""
    match claim:
        case "evaluation":
            return found["way"] == "risen" if found["way"] else None
        case "overall":
            whole = sum(count(each, results) for each in results.types)
            return (
                whole_percent(sum(count(each, results, least="good") for each in results.types), whole) > 50
            )
        case "single" | "service":
            return found["grade"] in GRADES[:3]
        case "very-good" | "ahead" | "improved":
            return True
        case "behind" | "weak" | "declined":
            return False
    return None


def must(results: Results) -> Iterable[str]:
    """The facts that a letter may not be silent on."""
    yield "council.rating"
    if results.types:
        yield "overall.good or better"
    yield from (
        f"provision type/{each}.satisfactory or better" for each in results.types if weak(each, results)
    )
    for review in results.reviews:
        yield from (f"review judgement/{area}.grade" for area in review["judgements"])
    yield from (finding_address(each["text"]) for each in results.raw.get("findings") or ())


READER = Reader(
    CLAIMS,
    good_news,
    must,
    repeated={"single", "service", "finding", "finding-strength", "finding-area"},
    cued={"behind", "weak", "single", "declined", "service"},
    given={"finding", "finding-strength", "finding-area"},
)
