"""When each claim of a letter of ``annual-assessment-2010`` is true: one function a sort of claim."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from truth_assessment_names import (
    AGENCIES,
    AGES,
    AREAS,
    BEFORE,
    FRACTIONS,
    GAPS,
    JUDGED,
    MEASURES,
    NAMES,
    PEOPLE,
    PLURAL,
    RATES,
    RESULTS,
    SERVICES,
    SETTINGS,
    SINGLES,
    TYPES,
    UNDER_FIVE,
    WEIGHED,
)
from truth_reader import Judge, finding_said, spoken
from truth_results import COMPARATORS, GRADES, Raw, Results, exact, per_cent, rounded
from truth_words import (
    BORDERLINE,
    FALSE,
    MONTHS,
    NUMBER,
    OMITTED,
    SAID,
    UNITS,
    VERBS,
    Found,
    bears,
    counted,
    listed_plainly,
    names,
    number,
    small,
    straight,
    well_listed,
)

MOST, MANY = 80, 65
"""Per cent of what the house calls "most", of the good or better and of one grade alone; of a mixed lot, neither the
good nor the rest is ``MANY``."""


def group(found: re.Match[str], name: str) -> str:
    """What a group holds, in whichever of its places (``name``, ``name_`` and so on) it stands; else nothing."""
    known = found.groupdict()
    return next((known[each] for each in (name + at * "_" for at in range(5)) if known.get(each)), "")


def there(type_: str, results: Results) -> int:
    """How many settings of a type there are."""
    return results.count(type_) if type_ in results.types else 0


def good(type_: str, results: Results) -> int:
    """How many settings of a type are good or outstanding."""
    return results.count(type_, "outstanding", "good")


def ending_alike(text: str, known: dict[str, str]) -> list[str] | None:
    """The ids in a list of names, or in one whose names end alike and say their last words once: ``primary and
    secondary schools``. None for anything else, and for several things that end in the singular."""
    if (listed := names(text, known)) is not None:
        return listed
    words = text.split(" ")
    for at in range(1, len(words)):
        tail = " " + " ".join(words[at:])
        short = {name.removesuffix(tail): id_ for name, id_ in known.items() if name.endswith(tail)}
        listed = names(" ".join(words[:at]), short) if short else None
        if listed is not None and len(listed) > 1:
            return listed if tail.endswith("s") or known is BEFORE else None
    return None


def gathered(text: str, known: dict[str, str]) -> list[str] | None:
    """The ids in a list, of which all names or the last ones may have their end said once."""
    whole = ending_alike(text, known)
    for comma in re.finditer(", ", text):
        if whole is not None:
            break
        first = [known.get(each) for each in text[: comma.start()].split(", ")]
        rest = ending_alike(text[comma.end() :], known)
        if rest and len(rest) > 1 and None not in first:
            whole = [each for each in first if each] + rest
    return whole


def found_types(text: str, known: dict[str, str], results: Results, least: int = 2) -> list[str]:
    """The listed types, in the order of the house; empty, a false claim, if one is not in the results with at least
    so many settings."""
    listed = gathered(small(text), known) or gathered(text, known) or []
    sound = not list(well_listed(listed, known)) and all(there(each, results) >= least for each in listed)
    return listed if sound else []


def types(
    known: dict[str, str], so: Callable[[str, Results], bool], least: int = 2, most: int | None = None
) -> Judge:
    """The types of the group ``list`` are all so, and each has so many settings."""

    def judged(found: re.Match[str], results: Results) -> Found:
        listed = found_types(group(found, "list"), known, results, least)
        if not listed:
            yield FALSE, f"no list of such types: '{group(found, 'list')}'"
        for each in listed:
            if not so(each, results) or (most and results.count(each) > most):
                yield FALSE, f"{each} is not so"

    return judged


def verdict(found: re.Match[str], results: Results) -> Found:
    """The rating, and an earlier one beside it."""
    raw, now = results.raw, VERBS[found["how"]]
    own = straight(raw["council"].get("name_in_sentence") or raw["council"]["name"])
    if group(found, "name") != (own[:1].upper() + own[1:] if found["name_"] else own):
        yield FALSE, f"the council is called {raw['council']['name']!r}"
    if now != int(raw["rating"]):
        yield FALSE, f"the rating is {raw['rating']}"
    else:
        yield SAID, "council.rating"
    before = raw.get("previous") or {"year": 0, "rating": 0}
    then, since = int(before["rating"]), int(raw["year"]) - int(before["year"])
    if found["year"] and (then != now or int(found["year"]) != int(before["year"])):
        yield FALSE, f"not so in {found['year']}: {before}"
    if (found["last"] or found["still"]) and (then != now or since != 1):
        yield FALSE, f"not so last year: {before}"
    if turn := found["turn"] or found["since"]:
        side = 1 if "improve" in turn else -1
        past = VERBS[found["past"]] if found["past"] else then
        if since != 1 or then != past or (now - then) * side <= 0:
            yield FALSE, f"no such turn since {before}"
    if (
        since == 1
        and found[0].endswith(f"perform {found['how']}.")
        and not (found["since"] or found["still"])
    ):
        yield OMITTED, "last year's rating is known"


def limited(found: re.Match[str], results: Results) -> Found:
    """The rating was lowered by the inspection of that month."""
    said = results.raw.get("limited")
    if not said:
        yield FALSE, "nothing limits the rating"
        return
    if VERBS[found["how"]] != int(said["from"]) or int(said["from"]) <= int(results.raw["rating"]):
        yield FALSE, f"from {said['from']} to {results.raw['rating']}"
    if found["by"] != straight(said["by"]) or f"{found['year']}-{MONTHS[found['month']]:02}" != said["held"]:
        yield FALSE, f"limited by {said['by']} in {said['held']}"


def moved(type_: str, results: Results) -> int | None:
    """-1, 0 or 1: the share good or better fell, stayed or rose by more than the tolerance, both rounded."""
    before = last_share(type_, results)
    if before is None:
        return None
    by = rounded(results.share(type_)) - rounded(before)
    return 0 if abs(by) <= results.tolerance else 1 if by > 0 else -1


def last_counts(type_: str, results: Results) -> Raw:
    """Last year's counts by grade; empty where they are not known."""
    return {grade: count for grade, count in (results.types[type_].get("previous") or {}).items() if count}


def last_share(type_: str, results: Results) -> Fraction | None:
    """Last year's share good or better, in per cent."""
    counts = last_counts(type_, results)
    whole = sum(counts.values())
    return per_cent(counts.get("outstanding", 0) + counts.get("good", 0), whole) if whole else None


def last_grade(type_: str, results: Results) -> str | None:
    """The grade that all settings of a type had last year; None where they had several, or nobody knows."""
    counts = last_counts(type_, results)
    return next(iter(counts)) if len(counts) == 1 else None


def improvements(found: re.Match[str], results: Results) -> Found:
    """In each area a type has improved, and every area in which one has is named."""
    listed = names(found["list"], AREAS)
    if not listed or len(set(listed)) < len(listed):
        yield FALSE, f"no list of areas: '{found['list']}'"
        return
    own = {TYPES[each][4] for each in results.types if moved(each, results) == 1}
    for area in listed:
        if area not in own:
            yield FALSE, f"nothing of {area} has improved"
    for area in own - set(listed):
        yield OMITTED, f"{area} has improved, too"


def too_low(found: re.Match[str], results: Results) -> Found:
    """Half or fewer of the secondary schools are good, now and last year, and pupils of those ages do worse, or all do,
    and those of 16 and 19 by five points or more, the others by less."""
    before = last_share("secondary", results) if there("secondary", results) > 1 else None
    if before is None or before >= Fraction(101, 2) or results.share("secondary") >= Fraction(101, 2):
        yield FALSE, f"the share was {before} and is {results.share('secondary')}"
    elif results.against("secondary", "national") != -1:
        yield FALSE, "it is not below the national average"

    def low(row: Raw) -> bool:
        return results.better(row, "national") == -1 and lies(row) == -1

    if found["ages"]:
        yield from ages(found["ages"], low, results)
        return
    for id_ in AGES.values():
        row = results.indicators.get(id_)
        if row is None:
            continue
        away = abs(exact(row["value"]) - exact(row.get("national") or row["value"]))
        if not low(row) or (away >= 5) is not (id_ in {"NI 75", "NI 79"}):
            yield FALSE, f"{id_} is {away} below"
    if not {"NI 75", "NI 79"} <= results.indicators.keys():
        yield FALSE, "one of the ages is not in the results"


def lies(row: Raw, comparator: str = "national") -> int | None:
    """-1, 0 or 1: the figure is below, within or above the tolerance of a comparator."""
    if row.get(comparator) is None:
        return None
    by = exact(row["value"]) - exact(row[comparator])
    return 0 if abs(by) <= exact(row["tolerance"]) else 1 if by > 0 else -1


def improved(row: Raw, results: Results) -> bool:
    """Has an indicator become better by more than its tolerance?"""
    return results.moved(row) == {"higher": 1, "lower": -1}[row["better"]]


def ages(text: str, so: Callable[[Raw], bool], results: Results) -> Found:
    """At each age named the results are so, and at no other."""
    listed = names(text, AGES)
    if not listed or list(well_listed(listed, AGES)):
        yield FALSE, f"no list of ages: '{text}'"
        return
    for id_ in AGES.values():
        row = results.indicators.get(id_)
        true = row is not None and so(row)
        if id_ in listed and not true:
            yield FALSE, f"{id_} is not so"
        elif true and id_ not in listed:
            yield OMITTED, f"{id_} is so, too"


def share_said(found: re.Match[str], part: int, whole: int, articles: str = "the", up_to: int = 10) -> Found:
    """The group ``share`` is true of that part, with one of the articles before a majority; "a" before a minority."""
    wanted = ["a"] if "minority" in found["share"].lower() else articles.split()
    if found["article"] and found["article"].lower() not in wanted:
        yield FALSE, f"another article in '{found['share']}'"
    yield from bears(small(found["share"]), part, whole, up_to)


def near(words: str, share: Fraction) -> Found:
    """The share in per cent is within two points of the fraction, on the side that is said."""
    of, low, high = FRACTIONS[small(words)]
    if not low <= rounded(share) <= high:
        yield FALSE, f"{share} per cent is not '{words}'"
    elif ("more than" in words.lower()) is not (share > 100 * of) and low != high:
        yield FALSE, f"{share} per cent is on the other side of '{words}'"


def overall(found: re.Match[str], results: Results) -> Found:
    """The share of everything inspected that is good or better, perhaps with an inspector's own words."""
    whole = results.over_all()
    if whole < 2:
        yield FALSE, f"{whole} settings"
        return
    part = results.over_all("outstanding", "good")
    if found["fraction"]:
        yield from near(found["fraction"], per_cent(part, whole))
    else:
        yield from share_said(found, part, whole, "a" if found["only"] else "the")
    yield SAID, "overall.good or better"
    if bool(found["only"]) is not (rounded(per_cent(part, whole)) <= 50):
        yield FALSE, f"{part} of {whole} with or without 'only'"
    if found["text"]:
        own = {
            spoken(each["text"]) for each in results.raw.get("findings") or () if each["sort"] == "judgement"
        }
        if found["text"] not in own and small(found["text"]) not in {small(each) for each in own}:
            yield FALSE, f"no such judgement among {sorted(own)}"
        yield from finding_said(found["text"])


def category(found: re.Match[str], results: Results) -> Found:
    """Most settings of the first types are good or better, and all of the others."""
    for group, low, high in (("list", MOST, 99), ("whole", 100, 100)):
        if found[group] is None:
            continue
        listed = found_types(found[group], NAMES, results)
        if not listed or set(listed) - set(SETTINGS):
            yield FALSE, f"no list of such types: '{found[group]}'"
        for each in listed:
            share = results.share(each)
            whole = good(each, results) == results.count(each)
            if not low <= rounded(share) <= high + (low < 100) or whole is not (low == 100):
                yield FALSE, f"{each} is {share} per cent good or better"


def none_inadequate(_: re.Match[str], results: Results) -> Found:
    """Nothing at all is inadequate."""
    if not results.over_all() or results.over_all("inadequate"):
        yield FALSE, f"{results.over_all('inadequate')} are inadequate"


def one_inadequate(found: re.Match[str], results: Results) -> Found:
    """So many primary schools are inadequate, and so many childminders."""
    if there("primary", results) < 2 or results.count("primary", "inadequate") != number(found["number"]):
        yield FALSE, f"not {found['number']} inadequate among several"
    elif (found["number"] == "one") is not (found["be"] == "is" and not found["many"]):
        yield FALSE, f"'{found['be']}' and {found['number']}"
    else:
        yield SAID, "provision type/primary.inadequate"
    if found["also"]:
        if there("childminders", results) and number(found["also"]) == results.count(
            "childminders", "inadequate"
        ):
            yield SAID, "provision type/childminders.inadequate"
        else:
            yield FALSE, f"not {found['also']} childminders are inadequate"


def counted_types(text: str) -> list[tuple[str, str]]:
    """Types and their numbers in ``two primary schools and one nursery``, the noun in the number; empty for
    anything else."""
    forms = {form: id_ for id_ in SETTINGS for form in TYPES[id_][:2]}
    noun = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    item = rf"{NUMBER} (?:{noun})"
    if not re.fullmatch(rf"(?:(?:{item}, )*{item} and )?{item}", small(text)):
        return []
    found = re.findall(rf"({NUMBER}) ({noun})(?=, | and |$)", small(text))
    sound = all((word == "one") is (form == TYPES[forms[form]][1]) for word, form in found)
    return [(forms[form], word) for word, form in found] if sound else []


def counted_grade(found: re.Match[str], grade: str, results: Results) -> Found:
    """So many settings of each type have that grade, and the verb is in the number of all of them."""
    listed = counted_types(found["list"])
    if not listed or list(well_listed([each for each, _ in listed], NAMES)):
        yield FALSE, f"no list of numbers and types: '{found['list']}'"
    if found["be"] != ("is" if [word for _, word in listed] == ["one"] else "are"):
        yield FALSE, f"'{found['list']}' {found['be']}"
    for each, word in listed:
        if not there(each, results) or results.count(each, grade) != number(word):
            yield FALSE, f"not {word} of {each} are {grade}"
        elif grade == "inadequate":
            yield SAID, f"provision type/{each}.inadequate"


def inadequate_counted(found: re.Match[str], results: Results) -> Found:
    """So many settings of each type are inadequate."""
    yield from counted_grade(found, "inadequate", results)


def inadequate_to_reduce(found: re.Match[str], results: Results) -> Found:
    """Each of the types has inadequate settings."""
    listed = found_types(found["list"], NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types: '{found['list']}'"
    for each in listed:
        if results.count(each, "inadequate"):
            yield SAID, f"provision type/{each}.inadequate"
        else:
            yield FALSE, f"{each} has nothing inadequate"


def split(found: re.Match[str], results: Results) -> Found:
    """The settings of a type by grade: all of them, best first; the last part as what is left, where it is said so."""
    listed = found_types(found["list"], NAMES, results)
    if len(listed) != 1 or number(found["whole"]) != results.count(listed[0]):
        yield FALSE, f"there are not {found['whole']} {found['list']}"
        return
    type_ = listed[0]
    counts = [(results.count(type_, grade), grade) for grade in GRADES if results.count(type_, grade)]
    said = []
    for at, (count, grade) in enumerate(counts):
        number_said = "one" if count == 1 else words_of(count)
        if at == len(counts) - 1 and "the other" in found["parts"]:
            number_said = "the other" if count == 1 else "the others"
        said.append(f"{number_said} {'is' if count == 1 else 'are'} {grade}")
    if len(said) < 2 or listed_plainly(said) != found["parts"]:
        yield FALSE, f"they are {counts}"
    else:
        yield SAID, f"provision type/{type_}.inadequate"


def words_of(count: int) -> str:
    """A number in words to nine, in figures from 10."""
    return UNITS[count] if count < len(UNITS) else str(count)


def homes_rest(found: re.Match[str], results: Results) -> Found:
    """So many homes are good or better, and so many are left, all satisfactory."""
    if there("homes", results) < 2:
        yield FALSE, "there are no homes"
        return
    yield from share_said(found, good("homes", results), results.count("homes"))
    rest = results.count("homes", "satisfactory")
    if number(found["rest"]) != rest or not rest or results.count("homes", "inadequate"):
        yield FALSE, f"{rest} are satisfactory, {results.count('homes', 'inadequate')} inadequate"


def type_share(found: re.Match[str], results: Results) -> Found:
    """The share of a type that is good or better."""
    listed = found_types(found["list"], NAMES, results)
    if len(listed) != 1:
        yield FALSE, f"no type with several settings: '{found['list']}'"
        return
    yield from share_said(found, good(listed[0], results), results.count(listed[0]))
    if 2 * good(listed[0], results) <= results.count(listed[0]):
        yield FALSE, "half or fewer, among the good news"


def agencies(found: re.Match[str], results: Results) -> Found:
    """The listed agencies have that grade, and every other known one has another."""
    listed = found_types(found["list"], NAMES | SERVICES, results, least=1)
    if not listed or set(listed) - set(AGENCIES):
        yield FALSE, f"no list of agencies: '{found['list']}'"
        return
    for each in AGENCIES:
        so = there(each, results) == 1 and results.only(each, found["grade"])
        if each in listed and not so:
            yield FALSE, f"the {each} agency is not {found['grade']}"
        elif each in listed:
            yield from agency_said(each, found["grade"])
        elif so:
            yield OMITTED, f"the {each} agency is {found['grade']}, too"
    if found["only"] and found["grade"] != "satisfactory":
        yield FALSE, f"'only' and {found['grade']}"
    if (found["both"] or found["both_"]) and len(listed) != 2:
        yield FALSE, f"'both' of {listed}"


def private_fostering(found: re.Match[str], results: Results) -> Found:
    """The grade of the arrangements for private fostering."""
    if there("private_fostering", results) and results.only("private_fostering", found["grade"]):
        yield from agency_said("private_fostering", found["grade"])
    else:
        yield FALSE, f"they are not {found['grade']}"


def agency_said(each: str, grade: str) -> Found:
    """The grade of an agency was told, and with it whether it is inadequate."""
    yield SAID, f"provision type/{each}.grade"
    if grade == "inadequate":
        yield SAID, f"provision type/{each}.inadequate"


def two_agencies(found: re.Match[str], results: Results) -> Found:
    """The grades of both agencies."""
    for each, grade in ((found["one"], found["grade"]), (found["other"], found["grade_"])):
        if there(each, results) != 1 or not results.only(each, grade):
            yield FALSE, f"the {each} agency is not {grade}"
        else:
            yield from agency_said(each, grade)
    if found["one"] == found["other"] or found["grade"] == found["grade_"]:
        yield FALSE, "one agency or one grade, said twice"


def college_and_sixths(_: re.Match[str], results: Results) -> Found:
    """One college, satisfactory; so are most of the sixth forms, and not all."""
    if there("fe", results) != 1 or not results.only("fe", "satisfactory"):
        yield FALSE, "there is not one college that is satisfactory"
    whole = there("sixth_forms", results)
    lesser = results.count("sixth_forms", "satisfactory") if whole else 0
    if whole < 2 or rounded(per_cent(lesser, whole)) < MANY or lesser == whole:
        yield FALSE, f"{lesser} of {whole} sixth forms are satisfactory"


def singles(grade: str) -> Judge:
    """Settings that are the only one of their type have that grade; so have all of the types said with them."""

    def judged(found: re.Match[str], results: Results) -> Found:
        wanted = grade or found["grade"]
        listed = found_types(found["list"], SINGLES, results, least=1)
        if not listed or set(listed) & set(AGENCIES):
            yield FALSE, f"no list of single settings: '{found['list']}'"
        for each in listed:
            if results.count(each) != 1 or not results.only(each, wanted):
                yield FALSE, f"{each} is not one setting that is {wanted}"
            elif wanted == "inadequate":
                yield SAID, f"provision type/{each}.inadequate"
        if "many" in found.groupdict() and found["many"]:
            others = found_types(found["many"], NAMES, results)
            if not others or not all(results.only(each, wanted) for each in others):
                yield FALSE, f"'{found['many']}' are not all {wanted}"

    return judged


def types_alike(found: re.Match[str], results: Results) -> Found:
    """Every setting of each of the types has that grade."""
    listed = found_types(found["list"], NAMES, results)
    if not listed or set(listed) & set(AGENCIES):
        yield FALSE, f"no list of types with several settings: '{found['list']}'"
    for each in listed:
        if not results.only(each, found["grade"]):
            yield FALSE, f"{each} is not all {found['grade']}"


def held_in(found: re.Match[str], results: Results) -> dict[str, str]:
    """What was judged in the month that is said, or in any where none is."""
    month = group(found, "month")
    held = f"{group(found, 'year')}-{MONTHS[month]:02}" if month else ""
    then: dict[str, str] = {}
    for review in results.reviews:
        if not held or str(review["held"])[:7] == held:
            then |= review["judgements"]
    return then


def inspected(found: re.Match[str], results: Results) -> Found:
    """Each area was judged so, by the inspection of that month where one is said, and no other area was."""
    text = found["list"] or found["areas"] or found["of"] or group(found, "both")
    listed = names(small(text), JUDGED)
    if not listed or list(well_listed(listed, JUDGED)) or (group(found, "both") and len(listed) != 2):
        yield FALSE, f"no list of areas: '{text}'"
        return
    then = held_in(found, results)
    if found["of"] and len(listed) > 1:
        yield BORDERLINE, f"the overall effectiveness of '{text}' is"
    if found["be"] and found["be"] != ("is" if listed == ["safeguarding"] else "are"):
        sic = found["be"] == "is" and listed == ["safeguarding", "looked_after"]  # the letter's own words
        yield BORDERLINE if sic else FALSE, f"'{text}' {found['be']}"
    for area in JUDGED.values():
        if area in listed and then.get(area) != found["grade"]:
            yield FALSE, f"{area} was judged {then.get(area)}"
        elif area in listed:
            yield SAID, f"review judgement/{area}.grade"


def inspected_apart(found: re.Match[str], results: Results) -> Found:
    """Two areas were judged differently by the inspection of that month."""
    then = held_in(found, results)
    grades = group(found, "safe"), group(found, "cared")
    for area, grade in zip(("safeguarding", "looked_after"), grades, strict=True):
        if then.get(area) != grade:
            yield FALSE, f"{area} was judged {then.get(area)}"
        else:
            yield SAID, f"review judgement/{area}.grade"


def measures(found: re.Match[str], results: Results) -> Found:
    """The share of measures in line with both averages or better, or worse than both; known for each of them, if it
    is all."""
    rows = list(results.indicators.values())
    both = [[results.better(row, side) for side in COMPARATORS] for row in rows]
    worse = found["worse"] is not None
    wanted = {-1} if worse else {0, 1}
    part = sum(set(each) <= wanted for each in both)
    unknown = sum(None in each and set(each) <= {*wanted, None} for each in both)
    for share in {part, part + unknown}:
        yield from share_said(found, share, len(rows), "a the", up_to=0)
    if found["share"] in {f"all {words_of(len(rows))}", "all"} and len(rows) < len(MEASURES):
        yield FALSE, "'all' of the measures, and not all are in the results"
    if found["be"] != ("is" if part == 1 and counted(found["share"]) else "are"):
        yield FALSE, f"{found['share']} {found['be']}"
    if not worse and bool(found["only"]) is not (rounded(per_cent(part, len(rows))) <= 50):
        yield FALSE, f"{part} of {len(rows)}, with or without 'only'"


def measures_to_hand(_: re.Match[str], results: Results) -> Found:
    """Every measure in the results is in line with both averages or better, and there are several."""
    if len(results.indicators) < 2:
        yield FALSE, "fewer than two measures"
    for row in results.indicators.values():
        for side in ("national", "similar_areas"):
            if results.better(row, side) not in {0, 1}:
                yield FALSE, f"{row['id']} against {side}"


def against_peers(found: re.Match[str], results: Results) -> Found:
    """Pupils of those ages do better than elsewhere, as well, or less well."""
    side = {"achieve as well as": 0, "achieve better than": 1, "do not achieve as well as": -1}[found["how"]]
    yield from ages(
        found["ages"], lambda row: all(results.better(row, by) == side for by in COMPARATORS), results
    )


def gap_rows(found: re.Match[str], known: dict[str, str], results: Results) -> list[tuple[str, Raw | None]]:
    """The gaps listed, in the order of the house; empty, a false claim, if they are no such list."""
    text = group(found, "list")
    listed = names(text, known) or names(small(text), known) or []
    rows = {row["id"]: row for row in results.gaps}
    return [] if list(well_listed(listed, known)) else [(each, rows.get(each)) for each in listed]


def gap_claim(known: dict[str, str], so: Callable[[Raw, Results], bool], *, behind: bool = False) -> Judge:
    """Each gap listed is so; ``behind`` if the sentence says, too, that the group does less well."""

    def judged(found: re.Match[str], results: Results) -> Found:
        rows = gap_rows(found, known, results)
        if not rows:
            yield FALSE, f"no list of groups: '{group(found, 'list')}'"
        for id_, row in rows:
            if row is None or not so(row, results):
                yield FALSE, f"{id_} is not so"
            elif behind and exact(row["value"]) <= 0:
                yield FALSE, f"{id_} does as well as others"

    return judged


def wider(row: Raw, comparator: str) -> bool:
    """Is a gap wider than a comparator by more than its tolerance?"""
    return lies(row, comparator) == 1


def same_true(found: re.Match[str], results: Results) -> Found:
    """All other groups whose gap is widening."""
    yield from gap_claim(GAPS, lambda row, own: own.moved(row) == 1, behind=True)(found, results)
    listed = {id_ for id_, _ in gap_rows(found, GAPS, results)}
    for row in results.gaps:
        behind = exact(row["value"]) > exact(row["tolerance"])
        if behind and row["id"] not in {*listed, "low_16"} and results.moved(row) == 1:
            yield OMITTED, f"{row['id']} is widening, too"


def overweight(found: re.Match[str], results: Results) -> Found:
    """The part of those children that is overweight fell."""
    listed = names(found["ages"], WEIGHED)
    if not listed or list(well_listed(listed, WEIGHED)):
        yield FALSE, f"no list of ages: '{found['ages']}'"
        return
    for id_ in ("NI 55", "NI 56"):
        row = results.indicators.get(id_)
        fell = row is not None and results.moved(row) == -1
        if fell is not (id_ in listed):
            yield FALSE if id_ in listed else OMITTED, f"{id_}: {row}"


def lunches(found: re.Match[str], results: Results) -> Found:
    """More take lunch at school than before, and more than nationally, perhaps for the first time."""
    row = results.indicators.get("NI 52")
    if row is None or results.moved(row) != 1 or lies(row) != 1:
        yield FALSE, f"lunches: {row}"
    elif found["taking"] and "taking" in found["taking"]:
        before = row.get("national_previous")
        if before is None or exact(row["previous"]) - exact(before) > exact(row["tolerance"]):
            yield FALSE, f"it was above before, or nobody knows: {row}"


def rate_moved(found: re.Match[str], results: Results) -> Found:
    """The figure has risen or fallen, and lies there beside the national average or similar areas."""
    row = results.indicators.get(RATES.get(small(found["rate"]), ""))
    if row is None or not went(row, found["way"], results):
        yield FALSE, f"not {found['way']}: {row}"
        return
    side = "similar_areas" if found["similar"] else "national"
    if found["level"] and lies(row, side) != {"above": 1, "in line with": 0, "below": -1}[found["level"]]:
        yield FALSE, f"not {found['level']} the {side} average: {row}"


def went(row: Raw, way: str, results: Results) -> bool:
    """Has the figure moved that way?"""
    if way == "improved":
        return improved(row, results)
    return results.moved(row) == {"risen": 1, "changed little": 0, "fallen": -1}[way]


def rate_still(found: re.Match[str], results: Results) -> Found:
    """The figure has become better, and it is and was worse than nationally."""
    row = results.indicators.get(RATES[small(found["rate"])])
    if row is None or not went(row, found["way"], results) or not improved(row, results):
        yield FALSE, f"not {found['way']}: {row}"
        return
    worse = {"higher": -1, "lower": 1}[row["better"]]
    before = row.get("national_previous")
    by = None if before is None else (exact(row["previous"]) - exact(before)) * worse
    if lies(row) != worse or (found["level"] == "above") is not (worse == 1):
        yield FALSE, f"not {found['level']}: {row}"
    elif by is None or by <= exact(row["tolerance"]):
        yield FALSE, f"it was not so last year: {row}"


def rate_typical(found: re.Match[str], results: Results) -> Found:
    """The figure is in line with those places."""
    row = results.indicators.get(RATES[small(found["rate"])])
    sides = COMPARATORS if found["both"] else ["national" if found["england"] else "similar_areas"]
    if row is None or any(lies(row, side) != 0 for side in sides):
        yield FALSE, f"not in line: {row}"


SIDES = {"above": 1, "in line with": 0, "below": -1}


def beside_both(found: re.Match[str], results: Results) -> Found:
    """Pupils of those ages, and of no others, do better than elsewhere, as well, or less well."""
    yield from aged(found)
    side = SIDES[group(found, "side")]
    yield from ages(
        group(found, "ages"), lambda row: all(results.better(row, by) == side for by in COMPARATORS), results
    )


def aged(found: re.Match[str]) -> Found:
    """Several ages are called so."""
    noun = group(found, "noun")
    if noun and (noun == "ages") is not (" and " in group(found, "ages")):
        yield FALSE, f"at {noun} {group(found, 'ages')}"


def beside_similar(found: re.Match[str], results: Results) -> Found:
    """Pupils of each of those ages do better, or less well, than in similar areas."""
    yield from aged(found)
    listed = names(group(found, "ages"), AGES)
    if not listed or list(well_listed(listed, AGES)):
        yield FALSE, f"no list of ages: '{group(found, 'ages')}'"
        return
    for id_ in listed:
        row = results.indicators.get(id_)
        if row is None or results.better(row, "similar_areas") != SIDES[group(found, "side")]:
            yield FALSE, f"{id_} is not so: {row}"


def achieved(found: re.Match[str], results: Results) -> Found:
    """Each of those results lies there beside the national average, or beside both, and has perhaps risen."""
    listed = names(small(found["list"]), RESULTS)
    if not listed or list(well_listed(listed, RESULTS)):
        yield FALSE, f"no list of results: '{found['list']}'"
        return
    if found["be"] != ("are" if len(listed) > 1 else "is"):
        yield FALSE, f"'{found['list']}' {found['be']}"
    risen = found.groupdict().get("have")
    if risen and risen != ("have" if len(listed) > 1 else "has"):
        yield FALSE, f"'{found['list']}' {risen}"
    sides = COMPARATORS if "both" in found.groupdict() else COMPARATORS[1:]
    for id_ in listed:
        row = results.indicators.get(id_)
        if row is None or any(lies(row, by) != SIDES[found["side"]] for by in sides):
            yield FALSE, f"{id_} is not {found['side']}: {row}"
        elif risen and results.moved(row) != 1:
            yield FALSE, f"{id_} has not risen: {row}"


def overall_moved(found: re.Match[str], results: Results) -> Found:
    """The share of everything that is good or better has risen or fallen beyond the tolerance."""
    before = [last_counts(each, results) for each in results.types]
    if not before or not all(before):
        yield FALSE, "last year is not known of every type"
        return
    part = sum(counts.get("outstanding", 0) + counts.get("good", 0) for counts in before)
    then = rounded(per_cent(part, sum(sum(counts.values()) for counts in before)))
    now = rounded(per_cent(results.over_all("outstanding", "good"), results.over_all()))
    side = 1 if found["up"] or found["more"] else -1
    if (now - then) * side <= results.tolerance:
        yield FALSE, f"from {then} to {now} per cent"


def capacity(found: re.Match[str], results: Results) -> Found:
    """The capacity to improve was judged so."""
    if held_in(found, results).get("capacity") != found["grade"]:
        yield FALSE, f"it was judged {held_in(found, results)}"
    else:
        yield SAID, "review judgement/capacity.grade"


def all_sound(found: re.Match[str], results: Results) -> Found:
    """All settings of each type are good or better, so many of them outstanding."""
    listed = found_types(found["list"], NAMES, results)
    if not listed or set(listed) - set(SETTINGS) or (found["number"] and len(listed) > 1):
        yield FALSE, f"no list of types with several settings: '{found['list']}'"
    for each in listed:
        if good(each, results) != results.count(each):
            yield FALSE, f"{each} is not all good or better"
        if found["number"] and number(found["number"]) != results.count(each):
            yield FALSE, f"{found['number']} of {results.count(each)}"
        best = results.count(each, "outstanding")
        if found["best"] and (number(found["best"]) != best or (found["be"] == "is") is not (best == 1)):
            yield FALSE, f"{best} of {each} are outstanding"


def share_and_rest(found: re.Match[str], results: Results) -> Found:
    """The share of a type that is good or better, and that so many are satisfactory: all the others."""
    yield from type_share(found, results)
    for each in found_types(found["list"], NAMES, results):
        rest = results.count(each, "satisfactory")
        if number(found["rest"]) != rest or good(each, results) + rest != results.count(each):
            yield FALSE, f"{rest} of {each} are satisfactory"
        if (found["be"] == "is") is not (rest == 1):
            yield FALSE, f"{rest} {found['be']}"


def share_compared(found: re.Match[str], results: Results) -> Found:
    """The words for the share are true of each type, which is above or below the comparators that are said."""
    yield from shares_alike(found, results) if found["only"] else shares_said(found, results)
    yield from compared(found, results)


def shares_said(found: re.Match[str], results: Results) -> Found:
    """The words for the share are true of each type."""
    for each in found_types(found["list"], NAMES, results):
        yield from share_said(found, good(each, results), results.count(each), "a the")


def level_with_both(found: re.Match[str], results: Results) -> Found:
    """The share of each type is in line with both comparators."""
    listed = found_types(group(found, "list"), NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types with several settings: '{group(found, 'list')}'"
    for each in listed:
        if any(results.against(each, comparator) != 0 for comparator in COMPARATORS):
            yield FALSE, f"{each} is not in line"


def verdict_from(found: re.Match[str], results: Results) -> Found:
    """The rating, and the lower one of last year."""
    raw = results.raw
    before = raw.get("previous") or {"year": 0, "rating": 0}
    if found["name"] != straight(raw["council"].get("name_in_sentence") or raw["council"]["name"]):
        yield FALSE, f"the council is called {raw['council']['name']!r}"
    if (VERBS[found["past"]], VERBS[found["how"]]) != (int(before["rating"]), int(raw["rating"])):
        yield FALSE, f"from {before} to {raw['rating']}"
    elif int(raw["year"]) - int(before["year"]) != 1 or int(before["rating"]) >= int(raw["rating"]):
        yield FALSE, f"no such turn since {before}"
    else:
        yield SAID, "council.rating"


def rate_faster(found: re.Match[str], results: Results) -> Found:
    """The figure has risen or fallen, and has become better by that, faster than nationally."""
    row = results.indicators.get(RATES.get(small(found["rate"]), ""))
    if row is None or results.moved(row) != {"risen": 1, "fallen": -1}[found["way"]]:
        yield FALSE, f"not {found['way']}: {row}"
    else:
        yield from faster(row, twice=False)


def rate_lies(found: re.Match[str], results: Results) -> Found:
    """The figure, or how many people do something, is higher or lower than in those places."""
    if found["rate"]:
        id_ = RATES.get(small(found["rate"]), "")
    else:
        id_ = PEOPLE.get((group(found, "who"), group(found, "do")), "")
    row = results.indicators.get(id_)
    sides = COMPARATORS[:1] if group(found, "only") else COMPARATORS
    side = 1 if group(found, "side") in {"higher", "above", "high", "More"} else -1
    if row is None or any(lies(row, comparator) != side for comparator in sides):
        yield FALSE, f"not {group(found, 'side')}: {row}"


def rate_national(found: re.Match[str], results: Results) -> Found:
    """The figure lies above or below the national average."""
    row = results.indicators.get(RATES[small(found["rate"])])
    if row is None or lies(row) != (1 if found["side"] == "above" else -1):
        yield FALSE, f"not {found['side']}: {row}"


def rate_news(found: re.Match[str], results: Results) -> bool | None:
    """Is a figure that differs from both comparators good news or bad; of one that differs from similar areas only
    nothing is said."""
    if group(found, "only"):
        return None
    people = group(found, "who"), group(found, "do")
    id_ = RATES[small(found["rate"])] if found["rate"] else PEOPLE.get(people, "")
    row = results.indicators.get(id_)
    high = group(found, "side") in {"higher", "above", "high", "More"}
    return None if row is None else (row["better"] == "higher") is high


def to_do(known: dict[str, str], *, higher: bool | None) -> Judge:
    """The measure is worse than nationally, by a figure that is too high or too low."""

    def judged(found: re.Match[str], results: Results) -> Found:
        row = results.indicators.get(known.get(found["what"], ""))
        if row is None or results.better(row, "national") != -1:
            yield FALSE, f"not worse than nationally: {row}"
        elif higher is not None and (lies(row) == 1) is not higher:
            yield FALSE, f"it is {'not ' if higher else ''}high: {row}"

    return judged


def pace(found: re.Match[str], results: Results) -> Found:
    """Each measure improved so much faster than nationally, where it improved, too."""
    listed = names(found["list"], MEASURES) or names(small(found["list"]), MEASURES)
    if not listed or list(well_listed(listed, MEASURES)):
        yield FALSE, f"no list of measures: '{found['list']}'"
        return
    if found["have"] != ("have" if len(listed) > 1 or set(listed) <= PLURAL else "has"):
        yield FALSE, f"{found['list']} {found['have']}"
    for id_ in listed:
        row = results.indicators.get(id_)
        if row is None:
            yield FALSE, f"{id_} is not known"
        else:
            yield from faster(row, twice=bool(found["twice"]))


def faster(row: Raw, *, twice: bool) -> Found:
    """A measure improved faster than nationally, where it did not become worse; perhaps at least twice as fast."""
    if None in (row.get(key) for key in ("previous", "national", "national_previous")):
        yield FALSE, f"{row['id']}: its pace is not known"
        return
    way = 1 if row["better"] == "higher" else -1
    here = way * (exact(row["value"]) - exact(row["previous"]))
    away = way * (exact(row["national"]) - exact(row["national_previous"]))
    margin = exact(row["tolerance"])
    if here <= margin or here - away <= margin or (twice and (away <= 0 or here < 2 * away)):
        yield FALSE, f"{row['id']} improved by {here}, nationally by {away}"
    if away < 0:
        yield FALSE, f"{row['id']} became worse nationally, and 'faster' is said"


def step(type_: str, results: Results) -> int | None:
    """-1, 0 or 1: the one grade of a type is worse than, the same as or better than the one of last year."""
    before = last_grade(type_, results)
    now = next((grade for grade in GRADES if results.only(type_, grade)), None)
    if before is None or now is None:
        return None
    by = GRADES.index(before) - GRADES.index(now)
    return (by > 0) - (by < 0)


def improved_and_now(found: re.Match[str], results: Results) -> Found:
    """Every setting of the types has that grade, and all had one worse grade last year; where they are counted, there
    were as many."""
    counted_ones = re.match(rf"The ({NUMBER}) ", found["list"])
    text = found["list"][counted_ones.end() :] if counted_ones else found["list"]
    listed = found_types(text, NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types with several settings: '{text}'"
    for each in listed:
        if step(each, results) != 1 or not results.only(each, found["grade"]):
            yield FALSE, f"{each}: from {last_grade(each, results)}"
        total = results.count(each)
        if counted_ones and (number(counted_ones[1]), sum(last_counts(each, results).values())) != (
            total,
            total,
        ):
            yield FALSE, f"{each}: {counted_ones[1]} of {total}"


def one_changed(side: int) -> Judge:
    """The only setting of its type has that grade, and last year's was as said."""

    def judged(found: re.Match[str], results: Results) -> Found:
        text, was = group(found, "list"), group(found, "was")
        listed = found_types(text, SINGLES, results, least=1)
        if len(listed) != 1 or results.count(listed[0]) != 1 or not results.only(listed[0], found["grade"]):
            yield FALSE, f"'{text}' is not one that is {found['grade']}"
            return
        before = last_grade(listed[0], results)
        if step(listed[0], results) != side or (was or before) != before:
            yield FALSE, f"it was {before}"
        if listed[0] in AGENCIES:
            yield from agency_said(listed[0], found["grade"])
        elif found["grade"] == "inadequate":
            yield SAID, f"provision type/{listed[0]}.inadequate"

    return judged


def continuing(found: re.Match[str], results: Results) -> Found:
    """All settings of a type have the grade that all had last year; a number of them were all there then."""
    words = small(found["list"])
    share = re.match(rf"(both|all(?: {NUMBER}\b)?) ", words)
    listed = found_types(words[share.end() :] if share else words, NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types with several settings: '{words}'"
    for each in listed:
        if step(each, results) != 0 or not results.only(each, found["grade"]):
            yield FALSE, f"{each}: from {last_grade(each, results)}"
        if share:
            yield from bears(share[1], results.count(each), results.count(each))
            before = sum(last_counts(each, results).values())
            if before < results.count(each):
                yield FALSE, f"'{share[1]}' continue, and there were {before} of {results.count(each)}"


def shares_remain(found: re.Match[str], results: Results) -> Found:
    """The words for the share are true of each type, and were last year."""
    yield from shares_alike(found, results)
    for each in found_types(found["list"], NAMES, results):
        counts = last_counts(each, results)
        part, whole = counts.get("outstanding", 0) + counts.get("good", 0), sum(counts.values())
        if not whole:
            yield FALSE, f"nobody knows how {each} were last year"
        else:
            yield from bears(small(found["share"]), part, whole, up_to=0)


def continuing_one(found: re.Match[str], results: Results) -> Found:
    """The only setting of its type has the grade that it had last year."""
    listed = found_types(found["list"], SINGLES, results, least=1)
    if len(listed) != 1 or results.count(listed[0]) != 1 or not results.only(listed[0], found["grade"]):
        yield FALSE, f"'{found['list']}' is not one that is {found['grade']}"
    elif step(listed[0], results) != 0 or sum(last_counts(listed[0], results).values()) != 1:
        yield FALSE, f"it was {last_counts(listed[0], results)}"
    elif listed[0] not in SETTINGS:
        yield from agency_said(listed[0], found["grade"])


def maintained(found: re.Match[str], results: Results) -> Found:
    """Types, very good now and last year, with no change beyond the tolerance."""
    for each in found_types(found["list"], NAMES, results) or [""]:
        before = last_share(each, results) if each else None
        if before is None or each not in SETTINGS:
            yield FALSE, f"'{found['list']}' have no last year, or are no settings"
        elif rounded(before) < MOST or rounded(results.share(each)) < MOST or moved(each, results) != 0:
            yield FALSE, f"{each} was {before} per cent good or better"
        elif results.count(each, "inadequate") or results.against(each, "national") != 1:
            yield FALSE, f"{each} has inadequate ones, or is not above the national average"


def childcare_improved(found: re.Match[str], results: Results) -> Found:
    """The shares of both, and that both rose, by ten points at most where it is said to be little."""
    for each, words in (("childminders", found["minders"]), ("childcare", found["care"])):
        before = last_share(each, results) if there(each, results) > 1 else None
        if before is None or moved(each, results) != 1:
            yield FALSE, f"{each} have not improved"
            continue
        if found["little"] and rounded(results.share(each)) - rounded(before) > 10:
            yield FALSE, f"{each} have improved by more than ten points"
        if words.lower().startswith("a ") and "majority" in words:
            yield FALSE, f"another article in '{words}'"
        yield from bears(small(words), good(each, results), results.count(each))


def under_five(found: re.Match[str], results: Results) -> Found:
    """The share of each type, which was as large last year; none of it is inadequate."""
    listed = found_types(found["list"], NAMES, results)
    if not listed:
        yield FALSE, f"no list of types: '{found['list']}'"
    low = {"large": MANY, "very large": MOST}.get(str(found["size"]), 101)
    for each in listed:
        yield from share_said(found, good(each, results), results.count(each))
        before = last_share(each, results)
        if before is None or rounded(before) < low or each not in UNDER_FIVE:
            yield FALSE, f"{each}: last year {before}"
        if results.count(each, "inadequate"):
            yield FALSE, f"{each} has inadequate ones"


def special_education(found: re.Match[str], results: Results) -> Found:
    """How much of special education is good or better, and the grade of the one pupil referral unit."""
    own = [each for each in results.types if TYPES[each][5] == "special education"]
    part, whole = sum(good(each, results) for each in own), sum(results.count(each) for each in own)
    if not whole or any(rounded(results.share(each)) < 97 for each in own):
        yield FALSE, "special education is not nearly all good"
    elif (part == whole) is not (found["how"] == "All"):
        yield FALSE, f"'{found['how']}' of {part} of {whole}"
    if there("pru", results) != 1 or not results.only("pru", found["grade"]):
        yield FALSE, f"the pupil referral unit is not {found['grade']}"


def most_and_some(found: re.Match[str], results: Results) -> Found:
    """Most settings of each type are good, or good or better and not all, and some are outstanding."""
    listed = found_types(found["list"], BEFORE, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types: '{found['list']}'"
    for each in listed:
        some = results.count(each, "outstanding")
        if found["better"]:
            most = rounded(results.share(each)) >= MOST and good(each, results) < results.count(each)
        else:
            most = rounded(per_cent(results.count(each, "good"), results.count(each))) >= MANY
        if not most:
            yield FALSE, f"{each} is {results.types[each]['counts']}"
        if not 0 < some < results.count(each):
            yield FALSE, f"{some} of {each} are outstanding"


def agencies_improved(found: re.Match[str], results: Results) -> Found:
    """Both sorts of agency have improved, and so many of all of them are good or better."""
    listed = names(small(found["list"]), {"adoption": "adoption", "fostering": "fostering"}) or []
    if len(listed) < 2 or any(not there(each, results) or moved(each, results) != 1 for each in listed):
        yield FALSE, f"not improved: '{found['list']}'"
        return
    part, whole = sum(good(each, results) for each in AGENCIES), sum(results.count(each) for each in AGENCIES)
    said = (2, 2) if found["both"] else (number(found["part"]), number(found["whole"]))
    if said != (part, whole):
        yield FALSE, f"{part} of {whole} are good or better"
    elif part == whole and not found["both"]:
        yield BORDERLINE, f"'{found['part']} out of {found['whole']}' for all of them"


def fraction(found: re.Match[str], results: Results) -> Found:
    """The part that is satisfactory is near the fraction, and fewer are good or better than both comparators."""
    listed = found_types(found["list"], NAMES, results)
    if len(listed) != 1 or TYPES[listed[0]][5] != "early years":
        yield FALSE, f"no type of early years: '{found['list']}'"
        return
    part = results.count(listed[0], "satisfactory")
    yield from near(found["fraction"], per_cent(part, results.count(listed[0])))
    for comparator in COMPARATORS:
        if results.against(listed[0], comparator) != -1:
            yield FALSE, f"{listed[0]} is not below {comparator}"


def counted_satisfactory(found: re.Match[str], results: Results) -> Found:
    """So many settings of each type are satisfactory, and so are the agencies, which were inspected in that year."""
    yield from counted_grade(found, "satisfactory", results)
    listed = found_types(found["agencies"], NAMES | SERVICES, results, least=1) if found["agencies"] else []
    if found["agencies"] and sorted(listed) != sorted(AGENCIES):
        yield FALSE, f"no list of the two agencies: '{found['agencies']}'"
    for each in listed:
        if there(each, results) != 1 or not results.only(each, "satisfactory"):
            yield FALSE, f"the {each} agency is not satisfactory"
        else:
            yield from agency_said(each, "satisfactory")
        if found["year"] and str(results.types[each].get("inspected"))[:4] != found["year"]:
            yield FALSE, f"the {each} agency was inspected in {results.types[each].get('inspected')}"


def among(found: re.Match[str], results: Results) -> Found:
    """Each type has more inadequate settings than one would count, and every such type is named."""
    listed = found_types(found["list"], NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types: '{found['list']}'"
    for each in listed:
        if not results.count(each, "inadequate"):
            yield FALSE, f"{each} has nothing inadequate"
        yield SAID, f"provision type/{each}.inadequate"
    for each in SETTINGS:
        if each not in listed and there(each, results) > 1 and results.count(each, "inadequate") > 20:
            yield OMITTED, f"{each} has inadequate ones, too"


def shares_alike(found: re.Match[str], results: Results) -> Found:
    """The words for the share are true of each type."""
    listed = found_types(found["list"], NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types with several settings: '{found['list']}'"
    for each in listed:
        yield from share_said(found, good(each, results), results.count(each), "a the")
        if bool(found["only"]) is not (rounded(results.share(each)) <= 50):
            yield FALSE, f"{each} is {results.share(each)} per cent good or better, with or without 'only'"


def compared(found: re.Match[str], results: Results) -> Found:
    """The share of each type is above or below the comparators that are said."""
    text = group(found, "list")
    listed = found_types(text, NAMES, results)
    if not listed or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types with several settings: '{text}'"
    low = bool(group(found, "level") or group(found, "fewer"))
    sides = COMPARATORS if group(found, "both") else COMPARATORS[1:]
    for each in listed:
        for comparator in sides:
            if results.against(each, comparator) != (-1 if low else 1):
                yield FALSE, f"{each} against {comparator}"


def proportion_moved(known: dict[str, str]) -> Judge:
    """The share of each type has risen or fallen since last year."""

    def judged(found: re.Match[str], results: Results) -> Found:
        listed = found_types(found["list"], known, results)
        if not listed or set(listed) - set(SETTINGS):
            yield FALSE, f"no list of types with several settings: '{found['list']}'"
        for each in listed:
            if moved(each, results) != (-1 if found["way"] == "declined" else 1):
                yield FALSE, f"{each} was {last_share(each, results)} per cent good or better"

    return judged


def good_by_number(found: re.Match[str], results: Results) -> Found:
    """Every setting of each type has that grade; of a type with one the one is named."""
    known = NAMES | {f"the {one}": id_ for one, id_ in SINGLES.items()}
    listed = names(small(found["list"]), known) or []
    if not listed or list(well_listed(listed, known)) or set(listed) - set(SETTINGS):
        yield FALSE, f"no list of types: '{found['list']}'"
    said = re.findall(r"(?:^|, | and )(the )", small(found["list"]))
    if len(said) != sum(there(each, results) == 1 for each in listed):
        yield FALSE, f"one is said as several, or several as one, in '{found['list']}'"
    if found["be"] != ("is" if len(listed) == 1 and said else "are"):
        yield FALSE, f"'{found['list']}' {found['be']}"
    for each in listed:
        if not results.only(each, found["grade"]):
            yield FALSE, f"{each} is not all {found['grade']}"


def all_good(found: re.Match[str], results: Results) -> Found:
    """Every setting of the type has that grade, and there are so many."""
    listed = found_types(found["list"], NAMES, results)
    if len(listed) != 1 or not results.only(listed[0], found["grade"]):
        yield FALSE, f"'{found['list']}' are not all {found['grade']}"
        return
    total = results.count(listed[0])
    if found["number"] and number(found["number"]) != total:
        yield FALSE, f"there are {total}"
    if found["all"]:
        yield from bears(small(found["all"]), total, total)


def some_outstanding(found: re.Match[str], results: Results) -> Found:
    """So many of a few settings are outstanding."""
    listed = found_types(found["list"], NAMES, results)
    if len(listed) != 1:
        yield FALSE, f"no type with several settings: '{found['list']}'"
        return
    part, whole = results.count(listed[0], "outstanding"), results.count(listed[0])
    if counted(found["share"]) != (part, whole) or part == whole:
        yield FALSE, f"{part} of {whole} are outstanding"
    if found["be"] != ("is" if part == 1 else "are"):
        yield FALSE, f"'{found['share']}' {found['be']}"


def no_inadequate(found: re.Match[str], results: Results) -> Found:
    """None of the schools of each type is inadequate."""
    listed = found_types(found["list"], NAMES, results)
    if not listed:
        yield FALSE, f"no list of types with several settings: '{found['list']}'"
    for each in listed:
        if TYPES[each][5] != "school" or results.count(each, "inadequate"):
            yield FALSE, f"{results.count(each, 'inadequate')} of {each} are inadequate"


def agencies_low(found: re.Match[str], results: Results) -> Found:
    """Each agency, or the arrangements, are less than good; none that is so is left out."""
    known = {TYPES[each][3]: each for each in (*AGENCIES, "private_fostering")}
    text = group(found, "list")
    listed = names(text, known) or []
    if not listed or list(well_listed(listed, known)):
        yield FALSE, f"no list of agencies: '{text}'"
    for each in known.values():
        low = there(each, results) and any(results.only(each, grade) for grade in GRADES[2:])
        if bool(low) is not (each in listed):
            yield FALSE if each in listed else OMITTED, f"{each}"


def mixed(type_: str, results: Results) -> bool:
    """Some good, some inadequate, and neither side many."""
    share = rounded(results.share(type_))
    return 100 - MANY <= share < MANY and results.count(type_, "inadequate") > 0


def consistency(_: re.Match[str], results: Results) -> Found:
    """Of the types of post-16 setting one is mostly good and another mostly not."""
    shares = [rounded(results.share(each)) for each in results.types if TYPES[each][5] == "post-16"]
    if not any(share >= MANY for share in shares) or not any(share < 35 for share in shares):
        yield FALSE, f"the shares are {shares}"


def half_or_fewer(type_: str, results: Results) -> bool:
    """Half or fewer of a type are good or better, rounded."""
    return type_ in SETTINGS and rounded(results.share(type_)) <= 50


def more_wanted(type_: str, results: Results) -> bool:
    """Is the share of a type more than half and below the national average?"""
    share = rounded(results.share(type_))
    return type_ in SETTINGS and 50 < share < 100 and results.against(type_, "national") == -1


def standards(found: re.Match[str], results: Results) -> Found:
    """At those ages results lie there beside the national average, and have risen, or were lower last year."""
    text = group(found, "ages")
    if (noun := group(found, "noun")) and (noun == "ages") is not (" and " in text):
        yield FALSE, f"at {noun} {text}"
    side = {"above": 1, "in line with": 0}.get(group(found, "level"), -1)
    rising, now = bool(group(found, "rising")), bool(group(found, "now"))

    def so(row: Raw) -> bool:
        grew = not (rising or now) or (improved(row, results) and results.moved(row) == 1)
        return results.better(row, "national") == side == lies(row) and grew and (not now or was_behind(row))

    for sort, why in ages(text, so, results):
        if sort == FALSE or rising or now or side < 0:  # the others were told before
            yield sort, why


def was_behind(row: Raw) -> bool:
    """Was the figure of last year below the national one of that year?"""
    if row.get("previous") is None or row.get("national_previous") is None:
        return False
    return exact(row["national_previous"]) - exact(row["previous"]) > exact(row["tolerance"])


def development(found: re.Match[str], results: Results) -> Found:
    """Young children's development increased; so did, where the gap narrowed, that of poorer ones."""
    row = results.indicators.get("NI 72")
    if row is None or results.moved(row) != 1 or not improved(row, results):
        yield FALSE, f"NI 72: {row}"
    low = next((each for each in results.gaps if each["id"] == "low_5"), None)
    narrower = low is not None and results.moved(low) == -1
    if narrower is not bool(found["poor"]):
        yield FALSE if found["poor"] else OMITTED, f"low_5: {low}"
