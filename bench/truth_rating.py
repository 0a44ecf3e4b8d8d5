"""An independent reader of the narrative of ``annual-rating-2009``: its claims, and when each of them is"
" true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from truth_reader import Judge, Reader, finding_address, placed
from truth_results import COMPARATORS, GRADES, Raw, Results, exact, per_cent, rounded
from truth_words import (
    BANDS,
    BORDERLINE,
    FALSE,
    MONTHS,
    OMITTED,
    SAID,
    SHARE,
    VERBS,
    Found,
    bears,
    counted,
    listed_plainly,
    names,
    number,
    straight,
    well_listed,
)

OUTCOMES = {
    "being healthy": "healthy",
    "staying safe": "safe",
    "enjoying and achieving": "achieving",
    "making a positive contribution": "contribution",
    "achieving economic well-being": "economic",
}
TYPES = {
    "child care settings": "childcare",
    "nursery schools": "nursery",
    "primary schools": "primary",
    "secondary schools": "secondary",
    "special schools": "special",
    "pupil referral units": "pru",
    "children's homes": "homes",
    "local authority adoption service": "adoption",
    "local authority fostering service": "fostering",
    "private fostering arrangements": "private_fostering",
}
ARRANGEMENTS = {
    "local authority adoption": "adoption",
    "local authority fostering": "fostering",
    "private fostering": "private_fostering",
}
OWNED = {
    "adoption agency": "adoption",
    "fostering agency": "fostering",
    "private fostering service": "private_fostering",
}
IN_OUTCOMES = {**TYPES, "adoption services": "adoption", "fostering services": "fostering"}
AREAS = {"safeguarding": "safeguarding", "services for looked after children": "looked_after"}
SINGLES = {
    "child care setting": "childcare",
    "nursery school": "nursery",
    "primary school": "primary",
    "secondary school": "secondary",
    "special school": "special",
    "pupil referral unit": "pru",
    "children's home": "homes",
}
MEASURES = {
    "the timeliness of initial assessments": "NI 59",
    "the stability of placements of looked after children": "NI 62",
    "the percentage of referrals going on to initial assessment": "NI 68",
    "the percentage of referrals going on to core assessment": "LI core",
    "achievement in English and mathematics at Key Stage 2": "NI 73",
    "achievement at GCSE including English and mathematics": "NI 75",
    "persistent absence in secondary schools": "NI 87",
    "achievement in the Early Years Foundation Stage": "NI 72",
    "the emotional health of children": "NI 50",
    "the take-up of school lunches": "NI 52",
    "teenage conceptions": "NI 112",
    "participation in positive activities": "NI 110",
    "first-time entrants to the youth justice system": "NI 111",
}
GROUPS = {
    "pupils eligible for free school meals": "fsm",
    "pupils with special educational needs": "sen",
    "looked after children": "lac",
}
ITEMS = {"initial assessment": "NI 68", "core assessment": "LI core"}
VULNERABLE = ("homes", "adoption", "fostering", "private_fostering")
SETTINGS_TYPES = ("childcare", "nursery", "primary", "secondary", "special", "pru", "homes")
SERVICES = ("adoption", "fostering", "private_fostering")
MOSTLY = {
    "consistently": (100, 100),
    "almost always": (97, 99),
    "mostly": (80, 96),
    "largely": (65, 79),
    "generally": (51, 64),
}
SIZES = {"very small": (0, 5), "small": (6, 10), "significant": (11, 100)}


def headline(found: re.Match[str], results: Results) -> Found:
    """Children's services in the council perform as its rating says."""
    council = results.raw["council"]
    own = straight(council.get("name_in_sentence") or council["name"])
    if (found["name"] or found["name_"]) != (own if found["name"] else own[:1].upper() + own[1:]):
        yield FALSE, f"the council is called {council['name']!r}"
    if VERBS[found["how"]] != int(results.raw["rating"]):
        yield FALSE, f"the rating is {results.raw['rating']}"
    else:
        yield SAID, "council.rating"


def overall(found: re.Match[str], results: Results) -> Found:
    """The share of all settings that are good or better."""
    whole = results.over_all()
    if not whole:
        yield FALSE, "there are no settings at all"
        return
    if whole == 1:
        yield BORDERLINE, "one setting, spoken of in the plural"
    wanted = (
        {"a"} if "minority" in found["share"] else {"the", "a"} if " inspected and " in found[0] else {"the"}
    )
    if found["article"] and found["article"].lower() not in wanted:
        yield FALSE, "another article than the column's"
    part = results.over_all("outstanding", "good")
    yield from bears(found["share"], part, whole)
    yield SAID, "overall.good or better"


def strengths(found: re.Match[str], results: Results) -> Found:
    """Each listed type is ahead of both comparators, and the word is that of the weakest."""
    listed = names(found["list"], TYPES)
    if not listed:
        yield FALSE, f"no list of types: '{found['list']}'"
        return
    yield from well_listed(listed, TYPES)
    low, high = MOSTLY[found["mostly"]]
    for each in listed:
        if each not in results.types:
            yield FALSE, f"{each} is not in the results"
            return
        share = rounded(results.share(each))
        if share < max(low, 80):
            yield FALSE, f"{each} is {share} per cent good or better, said as '{found['mostly']}'"
        for comparator in COMPARATORS:
            by = results.above(each, comparator)
            if by is None:
                yield FALSE, f"{each} is not above {comparator}, which is not known"
                continue
            exactly = results.share(each) - exact(results.types[each][comparator])
            if by <= 0 and exactly <= results.tolerance:
                side = "within the tolerance of" if exactly > 0 else "not above"
                yield FALSE, f"{each} is {side} {comparator}, rounded and exactly"
            elif by <= 0:
                yield BORDERLINE, "above, and yet within the tolerance when both are rounded half up"
            elif exactly <= results.tolerance:
                yield BORDERLINE, "above when rounded, and yet within the tolerance exactly"
    weakest = min(results.share(each) for each in listed)
    if found["mostly"] == "consistently" and weakest != 100:
        yield BORDERLINE, "'consistently' of what is not exactly all"
    if not (low <= rounded(weakest) <= high or (found["mostly"] == "almost always" and weakest >= 97)):
        yield FALSE, f"the weakest is {rounded(weakest)} per cent, said as '{found['mostly']}'"
    for each in results.types:
        several = results.count(each) > 1  # one setting makes no "schools"
        if each not in listed and several and results.share(each) >= weakest and results.clearly_above(each):
            yield OMITTED, f"{each} is as strong as the weakest listed"


def inadequate(found: re.Match[str], results: Results) -> Found:
    """How much is inadequate, and every type that has any."""
    listed = names(found["list"].replace("the local", "local"), TYPES)
    if not listed:
        yield FALSE, f"no list of types: '{found['list']}'"
        return
    yield from well_listed(listed, TYPES)
    if found["this"] and found["size"] != "significant":
        yield FALSE, "these words are for a significant percentage"
    part, whole = results.over_all("inadequate"), results.over_all()
    low, high = SIZES[found["size"]]
    share = rounded(per_cent(part, whole)) if whole else 0
    if not part or not low <= share <= high:
        yield FALSE, f"{part} of {whole} are inadequate, said as '{found['size']}'"
    for each in listed:
        if each not in results.types or not results.count(each, "inadequate"):
            yield FALSE, f"{each} has nothing inadequate"
        else:
            yield SAID, f"provision type/{each}.inadequate"
        if (
            not found["this"]
            and each in results.types
            and 2 * results.count(each, "inadequate") > results.count(each)
        ):
            yield BORDERLINE, "'small percentage' located in a type that is mostly inadequate"
    for each in results.types:
        if each not in listed and results.count(each, "inadequate"):
            yield FALSE, f"the words claim the whole list, and {each} is missing"


def vulnerable(_: re.Match[str], results: Results) -> Found:
    """The settings for vulnerable children do not all have one grade."""
    known = [each for each in VULNERABLE if each in results.types]
    grades = {grade for each in known for grade in GRADES if results.count(each, grade)}
    if len(grades) < 2:
        yield FALSE, f"all of it has the grades {sorted(grades)}"
    elif grades == {"outstanding", "good"}:
        yield BORDERLINE, "'more variable', counted as bad news, of outstanding and good only"
    rest = [each for each in results.types if each not in VULNERABLE]
    if grades and len({g for each in rest for g in GRADES if results.count(each, g)}) > len(grades):
        yield BORDERLINE, "'more variable' where other provision has more different grades"


def review(found: re.Match[str], results: Results) -> Found:
    """Each area was judged so, by the review of that month where one is said."""
    text = found["list"] or found["areas"]
    listed = names(text[0].lower() + text[1:], AREAS)
    if not listed:
        yield FALSE, f"no list of areas: '{text}'"
        return
    yield from well_listed(listed, AREAS)
    if found["be"] and found["be"] != ("is" if listed == ["safeguarding"] else "are"):
        sic = found["be"] == "is" and len(listed) == 2  # the letter's own words
        yield BORDERLINE if sic else FALSE, f"'{text}' {found['be']}"
    held = f"{found['year']}-{MONTHS[found['month']]:02}" if found["month"] else ""
    then = [each["judgements"] for each in results.reviews if not held or str(each["held"])[:7] == held]
    for area in listed:
        grades = {judged[area] for judged in then if area in judged}
        if grades != {found["grade"]}:
            yield FALSE, f"{area} was judged {sorted(grades)} in {held}"
        else:
            yield SAID, f"review judgement/{area}.grade"
    if held and len(then) > 1:
        yield BORDERLINE, "'the' review where two were held in the month"
    for area, grade in ((area, grade) for judged in then for area, grade in judged.items()):
        if held and area not in listed and grade == found["grade"]:
            yield OMITTED, f"{area} had the same grade"


def homes(found: re.Match[str], results: Results) -> Found:
    """How many homes are good, and which services are."""
    if "homes" not in results.types:
        yield FALSE, "no homes in the results"
        return
    part, whole = results.count("homes", "good"), results.count("homes")
    words = found["words"][0].lower() + found["words"][1:]
    yield from bears(words, part, whole)
    if results.count("homes", "outstanding"):
        yield FALSE, "some homes are outstanding, and good is said to be the best"
    if found["verb"] != ("is" if part == 1 and counted(words) else "are"):
        yield FALSE, f"{part} {found['verb']} good"
    listed = names(found["list"], TYPES)
    if not listed:
        yield FALSE, f"no list of services: '{found['list']}'"
        return
    yield from well_listed(listed, TYPES)
    for each in listed:
        if each not in SERVICES or not results.only(each, "good"):
            yield FALSE, f"the {each} is not a good service"
            continue
        yield SAID, f"provision type/{each}.grade"
        if results.count(each) > 1 and each != "private_fostering":
            yield BORDERLINE, "'the service' where several are counted"
    if found["also"] != ("are" if len(listed) > 1 or listed == ["private_fostering"] else "is"):
        yield FALSE, f"{found['list']} {found['also']}"
    for each in SERVICES:
        if each not in listed and results.only(each, "good"):
            yield OMITTED, f"the {each} is good too"


def satisfactory(found: re.Match[str], results: Results) -> Found:
    """Each listed service has that grade and no other."""
    text = found["list"]
    listed = names(text if found["cue"] else text[0].lower() + text[1:], ARRANGEMENTS)
    if not listed:
        yield FALSE, f"no list of arrangements: '{text}'"
        return
    yield from well_listed(listed, ARRANGEMENTS)
    if not found["cue"] and not text[0].isupper():
        yield FALSE, "a sentence begins with a small letter"
    for each in listed:
        if not results.only(each, "satisfactory"):
            yield FALSE, f"{each} is not only satisfactory"
        else:
            yield SAID, f"provision type/{each}.grade"
    for each in SERVICES:
        if each not in listed and results.only(each, "satisfactory"):
            yield OMITTED, f"{each} is satisfactory too"


def outcomes(found: re.Match[str], results: Results) -> Found:
    """All five outcomes are in the band said, and the weaker services are so in every outcome listed."""
    given = results.raw.get("outcomes") or {}
    words = found["share"]
    core = re.sub(r"^(?:the|a) ", "", words)
    if found["article"] == "the":
        yield FALSE, "'the' where the column has 'a'"
    if core not in BANDS:
        yield FALSE, f"unknown share '{words}'"
        return
    low, high = BANDS[core]
    if core in {"no", "almost no", "minority of", "small minority of", "very small minority of"}:
        yield BORDERLINE, f"'good or better in {words}': true, and clumsy"
    for outcome in OUTCOMES.values():
        if outcome not in given:
            yield FALSE, f"'all outcomes', and {outcome} is not known"
            continue
        share = exact(given[outcome])
        if core in {"all", "no"}:
            good = share == low
        elif core == "almost all":
            good = rounded(share) >= 97 and share != 100
        elif core == "almost no":
            good = rounded(share) <= 3 and share != 0
        else:
            good = low <= rounded(share) <= high
        if not good:
            yield FALSE, f"{outcome} is {given[outcome]} per cent, said as '{words}'"
        else:
            yield SAID, f"outcome/{outcome}.good or better"
        if core == "half of" and share != 50:
            yield BORDERLINE, "'half' of what is not exactly half"
    if not found["services"]:
        if results.weak():
            yield BORDERLINE, "weaker judgements are in the results and not said"
        return
    services, across = names(found["services"], IN_OUTCOMES), names(found["outcomes"], OUTCOMES)
    if not services or not across:
        yield FALSE, f"no lists: '{found['services']}', '{found['outcomes']}'"
        return
    yield from well_listed(services, IN_OUTCOMES)
    yield from well_listed(across, OUTCOMES)
    said = {(service, outcome) for service in services for outcome in across}
    yield from weaker_said(said)
    for service, outcome in sorted(said - results.weak()):
        yield FALSE, f"{service} is not weaker in {outcome}"
    for service, outcome in sorted(results.weak() - said):
        yield FALSE, f"the words name the weaker ones, and {service} in {outcome} is missing"


def weaker_said(pairs: Iterable[tuple[str, str]]) -> Found:
    """The judgements below good that are told."""
    for service, outcome in pairs:
        yield SAID, f"outcome judgement/{service}/{outcome}.grade"


def in_line(found: re.Match[str], results: Results) -> Found:
    """The share of indicators in line with all other areas, and the outcomes whose own are."""
    whole = len(results.indicators)
    level = [each for each in results.indicators.values() if results.in_line(each, "national")]
    if found["article"] == "the":
        yield FALSE, "'the' where the column has 'a'"
    if not whole:
        yield FALSE, "there are no indicators"
        return
    if whole == 1:
        yield BORDERLINE, "one indicator, spoken of in the plural"
    yield from bears(found["share"], len(level), whole)
    if any(each.get("national") is None for each in results.indicators.values()):
        yield BORDERLINE, "a share of all indicators, of which some have no national average"
    if not found["list"]:
        return
    listed = names(found["list"], OUTCOMES)
    if not listed:
        yield FALSE, f"no list of outcomes: '{found['list']}'"
        return
    yield from well_listed(listed, OUTCOMES)

    def parts(outcome: str) -> tuple[int, int]:
        own = [each for each in results.indicators.values() if each.get("outcome") == outcome]
        return sum(results.in_line(each, "national") for each in own), len(own)

    for outcome in listed:
        part, of = parts(outcome)
        if not of or part < of:
            yield FALSE, f"{part} of {of} indicators for {outcome} are in line"
    claimed = sum(parts(outcome)[1] for outcome in listed)
    if claimed > len(level):
        words = f"{len(level)} of {whole}, 'including' {claimed} of {found['list']}"
        yield FALSE, f"more are included than there are: {words}"
    elif len(level) < whole and claimed == whole:
        yield FALSE, "'including' every indicator there is"
    for outcome in OUTCOMES.values():
        part, of = parts(outcome)
        if (
            outcome not in listed
            and of
            and all(part * parts(each)[1] >= parts(each)[0] * of for each in listed)
        ):
            yield OMITTED, f"{outcome} is as much in line"


def as_good(found: re.Match[str], results: Results) -> Found:
    """The share of indicators that are no worse than either comparator, and the outcomes whose own are."""

    def fair(row: Raw) -> bool:
        return all(results.better(row, comparator) in {0, 1} for comparator in COMPARATORS)

    rows = list(results.indicators.values())
    unknown = sum(
        not fair(row) and -1 not in {results.better(row, comparator) for comparator in COMPARATORS}
        for row in rows
    )
    part = sum(fair(row) for row in rows)
    for share in {part, part + unknown}:
        yield from bears(found["share"][0].lower() + found["share"][1:], share, len(rows))
    if found["verb"] != "show" or (" the national" in found[0] and counted(found["share"])):
        yield FALSE, f"'{found['share']} the national indicators {found['verb']}'"
    listed = names(found["list"], OUTCOMES) if found["list"] else []
    if listed is None or list(well_listed(listed, OUTCOMES)):
        yield FALSE, f"no list of outcomes: '{found['list']}'"
        return
    for outcome in listed:
        own = [row for row in rows if row.get("outcome") == outcome]
        if not own or not all(fair(row) for row in own):
            yield FALSE, f"not all indicators for {outcome} are as good"
    claimed = sum(row.get("outcome") in listed for row in rows)
    if claimed == len(rows) and part < len(rows):
        yield FALSE, "'including' every indicator there is"


def particularly_good(found: re.Match[str], results: Results) -> Found:
    """Each outcome has several indicators, of which two in three are better than the national average."""
    listed = names(found["list"], OUTCOMES)
    if not listed or list(well_listed(listed, OUTCOMES)):
        yield FALSE, f"no list of outcomes: '{found['list']}'"
        return
    for outcome in listed:
        own = [row for row in results.indicators.values() if row.get("outcome") == outcome]
        ahead = sum(results.better(row, "national") == 1 for row in own)
        if len(own) < 3 or rounded(per_cent(ahead, len(own))) < 65:
            yield FALSE, f"{ahead} of {len(own)} indicators for {outcome} are better"


def improvements(found: re.Match[str], results: Results) -> Found:
    """Each percentage named has improved by more than its tolerance."""
    listed = names(found["list"], ITEMS)
    if not listed:
        yield FALSE, f"no list of items: '{found['list']}'"
        return
    yield from well_listed(listed, ITEMS)
    if found["number"] != ("percentages" if len(listed) > 1 else "percentage"):
        yield FALSE, f"the {found['number']} of {len(listed)}"
    for each in ITEMS.values():
        row = results.indicators.get(each)
        moved = results.moved(row) if row else None
        improved = row is not None and moved == {"higher": 1, "lower": -1}[row["better"]]
        if each in listed and not improved:
            yield FALSE, f"{each} has not improved"
        elif each not in listed and improved:
            yield OMITTED, f"{each} has improved too"


def gaps(_: re.Match[str], results: Results) -> Found:
    """Gaps move in different ways, and mostly match those elsewhere."""
    if len(results.gaps) < 2:
        yield FALSE, "fewer than two gaps"
        return
    moves = {results.moved(each) for each in results.gaps} - {None}
    if len(moves) < 2:
        yield FALSE, "all gaps move one way"
    for comparator in COMPARATORS:
        part = sum(results.in_line(each, comparator) for each in results.gaps)
        if 2 * part <= len(results.gaps):
            yield FALSE, f"{part} of {len(results.gaps)} gaps are in line with {comparator}"
        elif rounded(per_cent(part, len(results.gaps))) < 65:
            yield BORDERLINE, "'generally' of less than a large majority"


def destinations(found: re.Match[str], results: Results) -> Found:
    """Fewer without a place, perhaps still many, and more to higher education than in similar areas."""
    neet, university = results.indicators.get("NI 117"), results.indicators.get("NI 106")
    if neet is None or university is None:
        yield FALSE, "NI 117 or NI 106 is not in the results"
        return
    if results.moved(neet) != {"a decreasing": -1, "a steady": 0, "an increasing": 1}.get(found["trend"]):
        yield FALSE, f"NI 117 went from {neet.get('previous')} to {neet['value']}: '{found['trend']}'"
    over = None
    if neet.get("national") is not None:
        by = exact(neet["value"]) - exact(neet["national"])
        over = 0 if abs(by) <= exact(neet["tolerance"]) else 1 if by > 0 else -1
    if found["still"] and (found["level"] != "high" or over != 1):
        yield FALSE, f"'still {found['level']}' of {neet['value']} beside {neet.get('national')}"
    if not found["still"] and over == 1:
        yield OMITTED, "the numbers are still high"
    other = university.get("similar_areas")
    if other is None or not exact(university["value"]) - exact(other) > exact(university["tolerance"]):
        yield FALSE, f"more progress: {university['value']} beside {other} in similar areas"


def limited(found: re.Match[str], results: Results) -> Found:
    """What the rating would have been without the inspection of that month."""
    said = results.raw.get("limited")
    if not said:
        yield FALSE, "nothing limits the rating"
        return
    if VERBS[found["how"]] != int(said["from"]):
        yield FALSE, f"it would have been {said['from']}"
    if int(said["from"]) <= int(results.raw["rating"]):
        yield FALSE, f"nothing is limited from {said['from']} to {results.raw['rating']}"
    if found["by"] != straight(said["by"]) or f"{found['year']}-{MONTHS[found['month']]:02}" != said["held"]:
        yield FALSE, f"limited by {said['by']} in {said['held']}"


def overall_one(found: re.Match[str], results: Results) -> Found:
    """The one setting there is."""
    if results.over_all() != 1:
        yield FALSE, f"there are {results.over_all()} settings"
    if (results.over_all("outstanding", "good") == 1) is not (found["how"] == "good or better"):
        yield FALSE, f"it is {found['how']}"
    else:
        yield SAID, "overall.good or better"


def listed_in(found: re.Match[str]) -> str:
    """The list of a sentence, in whichever of its places it stands."""
    return found["list"] or found["list_"]


def several(found: re.Match[str], results: Results) -> list[str] | None:
    """Listed types, each in the results with more than one setting; None where one is not."""
    listed = names(listed_in(found), TYPES)
    if not listed or list(well_listed(listed, TYPES)):
        return None
    return listed if all(each in results.types and results.count(each) > 1 for each in listed) else None


def strong_national(found: re.Match[str], results: Results) -> Found:
    """Each listed type is ahead of the national average, and the word is that of the weakest."""
    listed = several(found, results)
    if listed is None:
        yield FALSE, f"no list of types with several settings: '{found['list']}'"
        return
    yield from weakest(found["mostly"], listed, results)
    for each in listed:
        if results.against(each, "national") != 1:
            yield FALSE, f"{each} is not above the national average"


def weakest(word: str, listed: Sequence[str], results: Results) -> Found:
    """The word is that of the weakest, and none has less than 80 per cent."""
    low, high = MOSTLY[word]
    share = min(results.share(each) for each in listed)
    if rounded(share) < 80:
        yield FALSE, f"the weakest is {rounded(share)} per cent"
    if word == "consistently" and share != 100:
        yield FALSE, "'consistently' of less than all"
    if not (low <= rounded(share) <= high or (word == "almost always" and share >= 97)):
        yield FALSE, f"the weakest is {rounded(share)} per cent, said as '{word}'"


def mostly_good(found: re.Match[str], results: Results) -> Found:
    """The listed types are mostly good or better, by the word of the weakest."""
    listed = several(found, results)
    if listed is None:
        yield FALSE, f"no list of types with several settings: '{listed_in(found)}'"
        return
    yield from weakest(found["mostly"] or found["mostly_"], listed, results)


def compared_types(side: int, *comparators: str) -> Judge:
    """Each listed type lies on that side of each of these comparators."""

    def judged(found: re.Match[str], results: Results) -> Found:
        listed = several(found, results)
        if listed is None:
            yield FALSE, f"no list of types with several settings: '{found['list']}'"
            return
        for each in listed:
            for comparator in comparators:
                if results.against(each, comparator) != side:
                    yield FALSE, f"{each} is not so against {comparator}"
        if len(comparators) > 1 and side < 0:
            for each in results.types:
                both = all(results.against(each, comparator) == side for comparator in comparators)
                if each not in listed and results.count(each) > 1 and both:
                    yield OMITTED, f"{each} is below both, too"

    return judged


def fewer_than_half(found: re.Match[str], results: Results) -> Found:
    """Of the settings of each listed type fewer than half are good or better."""
    listed = several(found, results)
    if listed is None or set(listed) & set(SERVICES):
        yield FALSE, f"no list of types with several settings: '{found['list']}'"
        return
    for each in SETTINGS_TYPES:
        low = each in results.types and results.count(each) > 1 and results.share(each) < 50
        if each in listed and not low:
            yield FALSE, f"{each} is {results.share(each)} per cent good or better"
        elif low and each not in listed and rounded(results.share(each)) < 50:
            yield OMITTED, f"of {each} fewer than half are, too"


def services(found: re.Match[str], results: Results) -> Found:
    """Each listed service has that grade and no other, and no other service has it."""
    owned = bool(found["owned"])
    known = OWNED if owned else TYPES
    listed = names(found["owned"] or found["list"], known)
    if not listed:
        yield FALSE, f"no list of services: '{found['list']}'"
        return
    yield from well_listed(listed, known)
    if found["verb"] != (
        "are" if len(listed) > 1 or (listed == ["private_fostering"] and not owned) else "is"
    ):
        yield FALSE, f"{listed} {found['verb']}"
    for each in SERVICES:
        if each in listed and not results.only(each, found["grade"]):
            yield FALSE, f"{each} is not {found['grade']}"
        elif each in listed:
            yield SAID, f"provision type/{each}.grade"
            if found["grade"] == "inadequate":
                yield SAID, f"provision type/{each}.inadequate"
        elif results.only(each, found["grade"]):
            yield OMITTED, f"{each} is {found['grade']}, too"
    if set(listed) - set(SERVICES):
        yield FALSE, f"{listed} are not all services"


def homes_alike(found: re.Match[str], results: Results) -> Found:
    """All homes have that grade, and there are as many as is said."""
    if "homes" not in results.types or not results.only("homes", found["grade"]):
        yield FALSE, f"the homes are not all {found['grade']}"
        return
    whole = results.count("homes")
    if found["words"]:
        yield from bears(found["words"][0].lower() + found["words"][1:], whole, whole)
    if found["grade"] == "inadequate":
        yield SAID, "provision type/homes.inadequate"


def homes_split(found: re.Match[str], results: Results) -> Found:
    """The parts are those of the results, all of them, best grade first."""
    if "homes" not in results.types or number(found["whole"]) != results.count("homes"):
        yield FALSE, f"there are not {found['whole']} homes"
        return
    parts = re.findall(r"(\w+) (is|are) (outstanding|good|satisfactory|inadequate)", found["parts"])
    said = [(number(count), grade) for count, _, grade in parts]
    counted_homes = [(results.count("homes", grade), grade) for grade in GRADES]
    if said != [(count, grade) for count, grade in counted_homes if count]:
        yield FALSE, f"the homes are {counted_homes}"
    else:
        yield SAID, "provision type/homes.inadequate"
    if any((count == "one") is not (verb == "is") for count, verb, _ in parts):
        yield FALSE, "a part has the wrong verb"
    if len(parts) < 2 or listed_plainly([" ".join(each) for each in parts]) != found["parts"]:
        yield FALSE, "the parts are not told as a list"


def single(found: re.Match[str], results: Results) -> Found:
    """Each named type has one setting, of that grade."""
    listed = names(found["list"], SINGLES)
    if not listed:
        yield FALSE, f"no list of single settings: '{found['list']}'"
        return
    yield from well_listed(listed, SINGLES)
    if found["verb"] != ("are" if len(listed) > 1 else "is"):
        yield FALSE, f"{found['list']} {found['verb']}"
    for each in SETTINGS_TYPES:
        so = each in results.types and results.count(each) == 1 and results.only(each, found["grade"])
        if each in listed and not so:
            yield FALSE, f"{each} is not one setting that is {found['grade']}"
        elif each in listed and found["grade"] == "inadequate":
            yield SAID, f"provision type/{each}.inadequate"
        if so and each not in listed:
            yield OMITTED, f"{each} is one, too"


def outcome_shares(found: re.Match[str], results: Results) -> Found:
    """Each listed outcome is in the band said, and so is no other."""
    given = results.raw.get("outcomes") or {}
    listed = names(found["list"], OUTCOMES)
    core = re.sub(r"^(?:the|a) ", "", found["share"])
    if not listed or core not in BANDS or found["article"] == "the":
        yield FALSE, f"no outcomes or no share: '{found['list']}', '{found['share']}'"
        return
    yield from well_listed(listed, OUTCOMES)
    low, high = BANDS[core]
    for outcome in OUTCOMES.values():
        if outcome not in given:
            so = False
        else:
            share = exact(given[outcome])
            whole = rounded(share)
            if whole in {0, 100} and whole != share:  # all and none are exact
                whole = 1 if whole == 0 else 99
            so = low <= whole <= high
        if outcome in listed and not so:
            yield FALSE, f"{outcome} is {given.get(outcome)} per cent, said as '{core}'"
        elif so and outcome in listed:
            yield SAID, f"outcome/{outcome}.good or better"
        elif so and outcome not in listed:
            yield OMITTED, f"{outcome} is as good"


def weaker(found: re.Match[str], results: Results) -> Found:
    """The service is below good in each listed outcome and in no other."""
    service, across = names(found["service"], IN_OUTCOMES), names(found["outcomes"], OUTCOMES)
    if not service or len(service) != 1 or not across:
        yield FALSE, f"no service or no outcomes: '{found['service']}', '{found['outcomes']}'"
        return
    weak = {outcome for each, outcome in results.weak() if each == service[0]}
    if set(across) != weak or list(well_listed(across, OUTCOMES)):
        yield FALSE, f"{service[0]} is weaker in {sorted(weak)}"
    else:
        yield from weaker_said((service[0], outcome) for outcome in across)


def indicator_share(found: re.Match[str], results: Results) -> Found:
    """The share of indicators better or worse than the national average."""
    side = 1 if found["side"] == "better" else -1
    rows = list(results.indicators.values())
    part = sum(results.better(each, "national") == side for each in rows)
    if found["article"] == "the" or not rows:
        yield FALSE, "'the' where the column has 'a', or no indicators"
        return
    yield from bears(found["share"], part, len(rows))


def ahead_of_both(found: re.Match[str], results: Results) -> Found:
    """Each listed outcome has an indicator that is better than both comparators, and no other has."""
    yield from aspects(found, [row for row in measured(results) if both_sides(row, results, 1)])


def improved_aspects(found: re.Match[str], results: Results) -> Found:
    """Each listed outcome has an indicator that has improved."""
    yield from aspects(found, [row for row in measured(results) if improved(row, results) == 1], whole=False)


def aspects(found: re.Match[str], rows: Sequence[Raw], *, whole: bool = True) -> Found:
    """The listed outcomes are those of these rows; some of them, where the rest is said elsewhere."""
    listed = names(found["list"], OUTCOMES)
    own = {row.get("outcome") for row in rows}
    if not listed or len(set(listed)) != len(listed):
        yield FALSE, f"no list of outcomes: '{found['list']}'"
        return
    for each in listed:
        if each not in own:
            yield FALSE, f"nothing of {each} is so"
    if whole and own - {None} - set(listed):
        yield OMITTED, f"{own} are so"


def measured(results: Results) -> list[Raw]:
    """The indicators but those of where young people go."""
    return [row for id_, row in results.indicators.items() if id_ not in {"NI 117", "NI 106"}]


def both_sides(row: Raw, results: Results, side: int) -> bool:
    """Is an indicator on that side of both comparators?"""
    return all(results.better(row, comparator) == side for comparator in COMPARATORS)


def improved(row: Raw, results: Results) -> int | None:
    """-1, 0 or 1: worsened, stayed or improved."""
    moved = results.moved(row)
    return moved if moved is None or row["better"] == "higher" else -moved


def named_indicators(wanted: Callable[[Raw, Results], bool], *, whole: bool = True) -> Judge:
    """Each named indicator is so, they are all of one outcome, and none of that outcome that is so is"
    " left out."""

    def judged(found: re.Match[str], results: Results) -> Found:
        listed = names(found["list"], MEASURES)
        if not listed:
            yield FALSE, f"no list of indicators: '{found['list']}'"
            return
        yield from well_listed(listed, MEASURES)
        for each in listed:
            if each not in results.indicators or not wanted(results.indicators[each], results):
                yield FALSE, f"{each} is not so"
                return
        of = {results.indicators[each].get("outcome") for each in listed}
        if len(of) > 1:
            yield FALSE, f"indicators of {of} in one sentence"
        for row in measured(results) if whole else ():
            if row.get("outcome") in of and row["id"] not in listed and wanted(row, results):
                yield OMITTED, f"{row['id']} is so, too"

    return judged


def gaps_consistent(_: re.Match[str], results: Results) -> Found:
    """Gaps mostly match those elsewhere."""
    if len(results.gaps) < 2:
        yield FALSE, "fewer than two gaps"
        return
    for comparator in COMPARATORS:
        part = sum(results.in_line(each, comparator) for each in results.gaps)
        if rounded(per_cent(part, len(results.gaps))) < 65:
            yield FALSE, f"{part} of {len(results.gaps)} gaps are in line with {comparator}"


def gap_stage(found: re.Match[str], results: Results) -> Found:
    """At that stage the gaps of the groups are so."""
    listed = names(found["list"], GROUPS)
    if not listed:
        yield FALSE, f"no list of groups: '{found['list']}'"
        return
    yield from well_listed(listed, GROUPS)
    one = len(listed) == 1
    if (found["gap"], found["verb"]) != (("gap", "is") if one else ("gaps", "are")):
        yield FALSE, f"{found['gap']} {found['verb']} for {len(listed)}"
    rows = {row["id"]: row for row in results.gaps}
    for group in GROUPS.values():
        row = rows.get(f"{group}_ks{found['stage']}")
        if found["how"].startswith("wider"):
            so = row is not None and all(
                row.get(comparator) is not None
                and exact(row["value"]) - exact(row[comparator]) > exact(row["tolerance"])
                for comparator in COMPARATORS
            )
        else:
            so = row is not None and results.moved(row) == (-1 if found["how"] == "narrowing" else 1)
        if group in listed and row is not None and exact(row["value"]) <= 0:
            yield FALSE, f"{group} is ahead of others"
        if group in listed and not so:
            yield FALSE, f"{group} is not {found['how']}"
        elif (
            so
            and row
            and exact(row["value"]) > exact(row["tolerance"])
            and group not in listed
            and found["how"] == "widening"
        ):
            yield OMITTED, f"{group} is widening, too"


def neet_alone(found: re.Match[str], results: Results) -> Found:
    """The numbers, how they move and how they compare."""
    row = results.indicators.get("NI 117")
    if row is None:
        yield FALSE, "NI 117 is not in the results"
        return
    trend, level = found["trend"], found["still"] or found["level"]
    if trend and results.moved(row) != {"decreasing": -1, "increasing": 1}[trend]:
        yield FALSE, f"NI 117 went from {row.get('previous')} to {row['value']}: '{trend}'"
    lies = None
    if row.get("national") is not None:
        by = exact(row["value"]) - exact(row["national"])
        lies = "typical" if abs(by) <= exact(row["tolerance"]) else "high" if by > 0 else "low"
    if level and level != lies:
        yield FALSE, f"'{level}' of {row['value']} beside {row.get('national')}"
    if not level and lies == "high":
        yield OMITTED, "the numbers are high"


def university_alone(found: re.Match[str], results: Results) -> Found:
    """More or fewer to higher education than in similar areas."""
    row = results.indicators.get("NI 106")
    if row is None or row.get("similar_areas") is None:
        yield FALSE, "NI 106 or its comparator is not in the results"
        return
    by = (exact(row["value"]) - exact(row["similar_areas"])) * (1 if found["how"] == "More" else -1)
    if by <= exact(row["tolerance"]):
        yield FALSE, f"{found['how']}: {row['value']} beside {row['similar_areas']}"


CLAIMS: dict[str, tuple[str, Judge]] = {
    "rating-headline": (
        r"(?:Children's services in (?P<name>.+)|(?P<name_>.+)'s children's services) perform"
        r" (?P<how>excellently|well|adequately|poorly)\.",
        headline,
    ),
    "rating-limited": (
        r"Children's services would perform (?P<how>excellently|well|adequately|poorly), but the rating"
        r" is limited by"
        rf" (?P<by>.+) in (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})\.",
        limited,
    ),
    "overall-one": (
        r"The overall effectiveness of the one regulated and inspected service or setting is"
        r" (?P<how>good or better|not good)\.",
        overall_one,
    ),
    "overall-most": (
        rf"(?:The overall effectiveness of )?(?i:{SHARE}) (?:regulated and inspected services and"
        rf" settings|inspected and regulated services)"
        r" (?P<be>is|are) good or better\.",
        overall,
    ),
    "strong-mostly": (
        r"Provision is particularly effective in (?P<list>.+), where performance is (?P<mostly>[a-z ]+)"
        r" good or"
        r" better and above that of similar areas and the national average\.",
        strengths,
    ),
    "strong-national": (
        r"Provision is particularly effective in (?P<list>.+), where performance is (?P<mostly>[a-z ]+)"
        r" good or"
        r" better and above the national average\.",
        strong_national,
    ),
    "level-both": (
        r"Performance in (?P<list>.+) is in line with that of similar areas and the national average\.",
        compared_types(0, "similar_areas", "national"),
    ),
    "mostly-good": (
        r"(?:Performance is (?P<mostly>[a-z ]+) good or better in (?P<list>.+)"
        r"|Provision in (?P<list_>.+) is (?P<mostly_>consistently|almost"
        r" always|mostly|largely|generally) good or better)\.",
        mostly_good,
    ),
    "below-both": (
        r"(?:Performance|Provision) in (?P<list>.+) is below that of similar areas and the national average\.",
        compared_types(-1, "similar_areas", "national"),
    ),
    "below-national": (
        r"(?:Performance|Provision) in (?P<list>.+) is below the national average\.",
        compared_types(-1, "national"),
    ),
    "below-similar": (
        r"(?:Performance|Provision) in (?P<list>.+) is below that of similar areas\.",
        compared_types(-1, "similar_areas"),
    ),
    "higher-than-average": (
        r"A higher than average proportion of (?P<list>.+) are good or outstanding\.",
        compared_types(1, "national"),
    ),
    "types-fewer-than-half": (
        r"In (?P<list>.+), fewer than half of the settings are good or better\.",
        fewer_than_half,
    ),
    "inadequate-few": (
        r"A (?P<size>very small|small|significant) percentage of (?:inadequate provision is|provision is"
        r" (?P<this>inadequate, and this) is) located in (?P<list>.+)\.",
        inadequate,
    ),
    "vulnerable-variable": (
        r"Provision and services for those children and young people whose circumstances make them"
        r" vulnerable is"
        r" more variable\.",
        vulnerable,
    ),
    "review-one-grade": (
        rf"(?:The joint area review held in (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}}) judged"
        rf" (?P<list>.+) to be"
        rf"|(?P<areas>(?i:{'|'.join(AREAS)})(?: and (?:{'|'.join(AREAS)}))?) (?P<be>is|are))"
        r" (?P<grade>outstanding|good|adequate|inadequate)\.",
        review,
    ),
    "services-outstanding": (
        r"The (?:authority's (?P<owned>.+)|(?P<list>(?:local|private).+)) (?P<verb>is|are)"
        r" (?P<grade>outstanding)\.",
        services,
    ),
    "homes-and-services-good": (
        r"(?P<words>.+?) children's homes (?P<verb>is|are) good and the (?P<list>.+) (?P<also>is|are)"
        r" also good\.",
        homes,
    ),
    "services-good": (
        r"The (?:authority's (?P<owned>.+)|(?P<list>(?:local|private).+)) (?P<verb>is|are) (?P<grade>good)\.",
        services,
    ),
    "homes-all": (
        r"(?:(?P<words>All \w+|Both) children's homes are judged to be|Children's homes are)"
        r" (?P<grade>outstanding|good|satisfactory|inadequate)\.",
        homes_alike,
    ),
    "homes-split": (
        r"Of the (?P<whole>\w+) children's homes, (?P<parts>.+)\.",
        homes_split,
    ),
    "single": (
        rf"The (?P<list>(?:{'|'.join(SINGLES)}).*) (?P<verb>is|are)"
        r" judged to be (?P<grade>outstanding|good|satisfactory|inadequate)\.",
        single,
    ),
    "services-only-satisfactory": (
        r"(?P<cue>However, )?(?P<list>.+) arrangements are only satisfactory\.",
        satisfactory,
    ),
    "services-inadequate": (
        r"The (?:authority's (?P<owned>.+)|(?P<list>(?:local|private).+)) (?P<verb>is|are)"
        r" (?P<grade>inadequate)\.",
        services,
    ),
    "finding": (r".+[.]", placed("judgement")),
    "outcomes-one-band": (
        rf"Judgements for all Every Child Matters outcomes are good or better in {SHARE} inspected and"
        rf" regulated"
        r" services and settings(?:, with weaker performance identified in (?P<services>.+) across"
        r" (?P<outcomes>.+))?\.",
        outcomes,
    ),
    "outcome-shares": (
        rf"Judgements for (?!all )(?P<list>.+) are good or better in {SHARE} inspected and regulated"
        rf" services and"
        r" settings\.",
        outcome_shares,
    ),
    "outcomes-weaker": (
        r"There is weaker performance in (?P<service>.+) in terms of (?P<outcomes>.+)\.",
        weaker,
    ),
    "indicators-in-line": (
        rf"Performance against {SHARE} indicators(?:, including those for (?P<list>.+),)? is (?:generally"
        rf" )?in line with"
        r" all other areas\.",
        in_line,
    ),
    "indicators-as-good": (
        rf"(?i:{SHARE}) (?:the )?national indicators(?:, including those for (?P<list>.+),)?"
        rf" (?P<verb>shows?) performance which is as good"
        r" as or better than similar areas and national averages\.",
        as_good,
    ),
    "indicators-ahead": (
        rf"Performance against {SHARE} indicators is (?P<side>better) than the national average\.",
        indicator_share,
    ),
    "indicators-behind": (
        rf"Performance against {SHARE} indicators is (?P<side>worse) than the national average\.",
        indicator_share,
    ),
    "indicators-ahead-of-both": (
        r"Performance in aspects of (?P<list>.+) is better than in similar areas and nationally\.",
        ahead_of_both,
    ),
    "particularly-good": (
        r"Performance is particularly good in terms of the (?P<list>.+) indicators\.",
        particularly_good,
    ),
    "indicators-behind-both": (
        r"Performance is weaker than in similar areas and nationally in relation to (?P<list>.+)\.",
        named_indicators(lambda row, results: both_sides(row, results, -1)),
    ),
    "improvements-with-stem": (
        r"Improvements have been identified in outcomes for children and young people known to the care"
        r" system,"
        r" including the (?P<number>percentages?) of referrals going on to (?P<list>.+)\.",
        improvements,
    ),
    "improvements-several": (
        r"Improvements have been identified in aspects of (?P<list>.+)\.",
        improved_aspects,
    ),
    "improvements-named": (
        r"Improvements have been identified in relation to (?P<list>.+)\.",
        named_indicators(lambda row, results: improved(row, results) == 1, whole=False),
    ),
    "indicators-declining": (
        r"Performance has worsened in relation to (?P<list>.+)\.",
        named_indicators(lambda row, results: improved(row, results) == -1),
    ),
    "gaps-variable-consistent": (
        r"Gaps in achievement between those children and young people whose circumstances make them"
        r" vulnerable and"
        r" others the same age are variable but generally consistent with similar areas and those found"
        r" nationally\.",
        gaps,
    ),
    "gaps-consistent": (
        r"Gaps in achievement between those children and young people whose circumstances make them"
        r" vulnerable and"
        r" others the same age are generally consistent with similar areas and those found nationally\.",
        gaps_consistent,
    ),
    "gaps-narrowing": (
        r"At Key Stage (?P<stage>[24]), the (?P<gap>gaps?) in achievement (?P<verb>is|are)"
        r" (?P<how>narrowing) for (?P<list>.+)\.",
        gap_stage,
    ),
    "gaps-wider": (
        r"At Key Stage (?P<stage>[24]), the (?P<gap>gaps?) in achievement (?P<verb>is|are)"
        r" (?P<how>wider than in similar areas and nationally) for (?P<list>.+)\.",
        gap_stage,
    ),
    "gaps-widening": (
        r"At Key Stage (?P<stage>[24]), the (?P<gap>gaps?) in achievement (?P<verb>is|are)"
        r" (?P<how>widening) for (?P<list>.+)\.",
        gap_stage,
    ),
    "neet-down-and-university": (
        r"(?:(?P<still>Although still (?P<level>high|typical|low), the)|The) numbers of young people not in"
        r" education, employment or training show (?P<trend>an? [a-z]+) trend and more young people from"
        r" low income"
        r" background progress to higher education than in similar areas\.",
        destinations,
    ),
    "neet": (
        r"(?:Although still (?P<still>high), the|The) numbers of young people not in education,"
        r" employment or training"
        r" (?:are (?P<level>high|low) compared with the national average)?(?:(?: and |)show an?"
        r" (?P<trend>decreasing|increasing) trend)?\.",
        neet_alone,
    ),
    "university": (
        r"(?P<how>More|Fewer) young people from low income background progress to higher education than"
        r" in similar"
        r" areas\.",
        university_alone,
    ),
}

REPEATED = {"finding"} | {  # one sentence an area, a grade, a band, a service, an outcome or a stage
    "review-one-grade", "single", "outcome-shares", "outcomes-weaker", "indicators-behind-both",
    "indicators-declining", "gaps-narrowing", "gaps-wider", "gaps-widening",
}  # fmt: skip
CUED = {  # what turns on good news before it
    "below-both", "below-national", "below-similar", "types-fewer-than-half", "services-only-satisfactory",
    "services-inadequate", "outcomes-weaker", "indicators-behind", "indicators-behind-both",
    "indicators-declining", "gaps-wider", "gaps-widening",
}  # fmt: skip
GOOD = {
    "strong-mostly", "strong-national", "mostly-good", "services-outstanding", "homes-and-services-good",
    "services-good", "higher-than-average", "indicators-as-good", "particularly-good",
    "indicators-ahead", "indicators-ahead-of-both", "improvements-with-stem",
    "improvements-several", "improvements-named", "gaps-narrowing", "neet-down-and-university",
}  # fmt: skip
FEW = ("minority of", "almost no", "no")


def good_news(card: str, found: re.Match[str], results: Results) -> bool | None:
    """Is it good news, after which "However," may come, or bad news, which alone may come behind it;"
    " None: neither."""
    if card in GOOD:
        return True
    if card in CUED | {"vulnerable-variable", "rating-limited"}:
        return False
    if card in {"review-one-grade", "homes-all", "single"}:
        return found["grade"] in {"outstanding", "good"}
    match card:
        case "overall-most":
            share = rounded(per_cent(results.over_all("outstanding", "good"), results.over_all() or 1))
            return None if share == 50 else share > 50
        case "overall-one":
            return found["how"] == "good or better"
        case "inadequate-few":
            return False
        case "homes-split":
            sound = 2 * results.count("homes", "outstanding", "good") > results.count("homes")
            half = rounded(results.share("homes")) == 50
            return sound and not half and not results.count("homes", "inadequate")
        case "outcome-shares":
            return None if found["share"] == "half of" else not found["share"].endswith(FEW)
        case "neet":
            return found["trend"] == "decreasing" or (not found["trend"] and found["level"] == "low")
        case "university":
            return found["how"] == "More"
    return None


def must(results: Results) -> Iterable[str]:
    """The facts that a letter may not be silent on."""
    yield "council.rating"
    if results.types:
        yield "overall.good or better"
    for type_ in results.types:
        if results.count(type_, "inadequate"):
            yield f"provision type/{type_}.inadequate"
        if type_ in SERVICES and len([grade for grade in GRADES if results.count(type_, grade)]) == 1:
            yield f"provision type/{type_}.grade"
    for review in results.reviews:
        yield from (f"review judgement/{area}.grade" for area in review["judgements"])
    for finding in results.raw.get("findings") or ():
        if finding["sort"] == "judgement":
            yield finding_address(finding["text"])
    yield from (f"outcome/{outcome}.good or better" for outcome in results.raw.get("outcomes") or {})
    yield from (f"outcome judgement/{service}/{outcome}.grade" for service, outcome in results.weak())


READER = Reader(CLAIMS, good_news, must, REPEATED, CUED, given={"finding"})
