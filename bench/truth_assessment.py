"""An independent reader of the narrative of ``annual-assessment-2010``: the sentences of its claims, in"
" their order."""

from __future__ import annotations

import re
from collections.abc import Iterable

import truth_assessment_claims as claims
from truth_assessment_names import (
    AGENCIES,
    FRACTIONS,
    GAPS,
    GROUPS,
    JUDGED,
    LESS,
    MORE,
    NAMES,
    PEOPLE,
    QUALITY,
    RATES,
    RESULTS,
    WORK,
)
from truth_reader import Judge, Reader, finding_address, placed
from truth_results import GRADES, Results
from truth_words import GRADE, MONTHS, NUMBER, SHARE, small


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest tried first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


HOW = r"excellently|well|adequately|poorly"
ANY = r".+[.]"
MONTH = rf"(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
JUDGEMENT = r"outstanding|good|adequate|inadequate"
LIST = r"(?P<list>(?:(?! (?:is|are|has|have|being|remains?|continues?) ).)+)"
"""A list that is the subject, with no verb in it."""
ONE_OF_TYPE = rf"The (?!{NUMBER} |quality |proportion |overall |{one_of(r[4:] for r in RATES)}){LIST}"
AREA = one_of(JUDGED)
AREA_LIST = rf"(?:(?:{AREA}), )*(?:(?:{AREA}) and )?(?:{AREA})"
EVERYWHERE = r"in similar areas and nationally"
FRACTION = rf"(?P<fraction>(?i:{one_of(FRACTIONS)})) of"
RESULT = rf"(?i:{one_of(RESULTS)})"
RATE = rf"(?P<rate>(?i:{one_of(RATES)}))"
INSPECTED = r"services, settings and institutions inspected by Ofsted (?:is|are) good or better"

VERDICT = (
    rf"(?:Children's services in (?P<name>.+?)|(?P<name_>.+?)'s children's services) (?P<since>have"
    rf" (?:improved|declined) and now"
    rf" )?(?P<still>continue to )?perform"
    rf" (?P<how>{HOW})(?P<last>, as they did last year)?(?:,? as they did in (?P<year>\d{{4}}))?"
    rf"(?:, (?P<turn>an improvement on|a decline since) last year(?:, when they performed (?P<past>{HOW}))?)?\."
)
LIMITED = (
    rf"The rating was limited by (?P<by>.+) held in {MONTH} and would otherwise have been"
    rf" 'performs (?P<how>{HOW})'\."
)
TOO_LOW = (
    r"The quality of secondary schools is still too low, as are the attainment levels(?: at the ages? of"
    r" (?P<ages>.+)"
    r"|, particularly at the age of 16 and by the age of 19)\."
)
TWO_AGENCIES = (
    rf"The local authority(?:'s)? (?P<one>adoption|fostering) agency is (?P<grade>{GRADE}) and (?:its|the)"
    rf" (?P<other>adoption|fostering) agency is (?P<grade_>{GRADE})\."
)
MONTHS_ = [rf"(?P<month{at * '_'}>{'|'.join(MONTHS)}) (?P<year{at * '_'}>\d{{4}})" for at in range(3)]
"""A month, in the places that it can have in one sentence."""
INSPECTION = (
    rf"(?:The inspection held in {MONTHS_[0]} judged (?!capacity)(?P<list>(?:(?! to be ).)+) to be"
    rf"|(?:The inspection of (?P<both>.+) held in {MONTHS_[1]}|A full inspection of (?P<both_>.+) in"
    rf" {MONTHS_[2]})"
    rf" judged both to be|The overall effectiveness of (?P<of>{AREA_LIST}) is"
    rf"|(?P<areas>(?i:{AREA_LIST})) (?P<be>is|are)) (?P<grade>{JUDGEMENT})\."
)
APART = (
    rf"(?:The overall effectiveness of safeguarding is (?P<safe__>{JUDGEMENT}) and that of services for looked after"
    rf" children is (?P<cared__>{JUDGEMENT})"
    rf"|A full inspection of safeguarding and services for looked after children in {MONTHS_[1]} found the overall"
    rf" effectiveness of safeguarding to be (?P<safe___>{JUDGEMENT}) and that of services for looked after children"
    rf" to be (?P<cared___>{JUDGEMENT})"
    rf"|(?:The inspection held|A full inspection of safeguarding and services for looked after"
    rf" children) in {MONTHS_[0]}"
    rf" judged safeguarding to be (?P<safe>{JUDGEMENT}) and services for looked after children to be"
    rf" (?P<cared>{JUDGEMENT})"
    rf"|Safeguarding is (?P<safe_>{JUDGEMENT}) and services for looked after children are"
    rf" (?P<cared_>{JUDGEMENT}))\."
)
BETWEEN = (
    r"The gap(?: in performance)? between (?!the performance of )(?P<list_>.+) and others of the same age is"
)
CHANGED = rf"{ONE_OF_TYPE} (?:has improved and )?is now (?P<was>)"

CLAIMS: dict[str, tuple[str, Judge]] = {
    "verdict": (VERDICT, claims.verdict),
    "verdict-from": (
        rf"Children's services in (?P<name>.+) have improved from performing (?P<past>{HOW}) last year to performing"
        rf" (?P<how>{HOW})\.",
        claims.verdict_from,
    ),
    "limited": (LIMITED, claims.limited),
    "improvements-some": (r"There have been some improvements made in (?P<list>.+)\.", claims.improvements),
    "secondary-too-low": (TOO_LOW, claims.too_low),
    "overall": (
        rf"(?P<only>Only )?(?:(?i:{SHARE})|{FRACTION}) {INSPECTED}(?:(?: overall,)? and (?P<text>.+))?\.",
        claims.overall,
    ),
    "category": (
        r"Most of the (?P<list>.+?) fall into this category(?:, as do the (?P<whole>.+))?\.",
        claims.category,
    ),
    "overall-moved": (
        r"(?:The proportion of services, settings and institutions inspected by Ofsted that are good or better has"
        r" (?:(?P<up>increased)|declined) since last year|A (?:(?P<more>higher)|lower) proportion of services, settings"
        r" and institutions inspected by Ofsted are good or better than last year)\.",
        claims.overall_moved,
    ),
    "none-inadequate": (
        r"No service, setting or institution inspected by Ofsted is inadequate\.",
        claims.none_inadequate,
    ),
    "inadequate-primary": (
        r"There (?P<be>is|are) (?P<number>\w+) inadequate primary school(?P<many>s)?(?: and (?P<also>\w+)"
        r" of the childminders"
        r" inspected were inadequate)?\.",
        claims.one_inadequate,
    ),
    "parts": (r"Of the (?P<whole>\w+) (?P<list>[^,]+?)(?: inspected)?, (?P<parts>.+)\.", claims.split),
    "homes-remaining": (
        rf"(?i:{SHARE}) local authority children's homes are good or better, with the remaining"
        rf" (?P<rest>\w+) satisfactory\.",
        claims.homes_rest,
    ),
    "private-homes": (
        rf"(?i:{SHARE}) (?P<list>private and voluntary children's homes) are good or better\.",
        claims.type_share,
    ),
    "agencies": (
        rf"(?:The local authority(?:'s)?|(?P<both>Both the)) (?P<list>(?:adoption|fostering)(?:(?! is | are ).)*)"
        rf" (?:is|are) (?P<only>only )?(?P<both_>both )?(?P<grade>{GRADE})\.",
        claims.agencies,
    ),
    "agencies-apart": (TWO_AGENCIES, claims.two_agencies),
    "private-fostering": (
        rf"(?:The local authority's arrangements for private fostering|Private fostering arrangements)"
        rf" are (?P<grade>{GRADE})\.",
        claims.private_fostering,
    ),
    "college-and-sixth-forms-satisfactory": (
        r"The further education college is only satisfactory, as is most of the secondary sixth form"
        r" provision\.",
        claims.college_and_sixths,
    ),
    "singles-and-types-satisfactory": (
        rf"The (?!local authority(?:'s)? (?:adoption|fostering|arr)|further education college is only"
        rf" satisfactory, as is most ){LIST} (?:is|are) (?:only )?satisfactory"
        r"(?:, as (?:is|are) (?P<many>.+))?\.",
        claims.singles("satisfactory"),
    ),
    "types-satisfactory": (
        rf"(?!The |Private fostering|(?i:{NUMBER}) ){LIST} are (?:only |all )?(?P<grade>satisfactory)\.",
        claims.types_alike,
    ),
    "inspection": (INSPECTION, claims.inspected),
    "inspection-apart": (APART, claims.inspected_apart),
    "capacity": (
        rf"(?:The inspection held in {MONTH} judged capacity to improve to be|Capacity to improve is)"
        rf" (?P<grade>{JUDGEMENT})\.",
        claims.capacity,
    ),
    "finding": (ANY, placed("judgement")),
    "measures": (
        rf"National performance measures show that (?P<only>only )?{SHARE} outcomes(?: for children and"
        rf" young people)?"
        r" (?P<be>is|are) (?:in line with, or above,|(?P<worse>worse than)) the averages for England and"
        r" similar areas\.",
        claims.measures,
    ),
    "measures-to-hand": (
        r"The national performance measures to hand are in line with, or above, the averages for England"
        r" and similar areas\.",
        claims.measures_to_hand,
    ),
    "tests": (
        r"Results in national tests show that (?P<ages>.+)-year-olds"
        r" (?P<how>achieve as well as|achieve better than|do not achieve as well as) their peers elsewhere\.",
        claims.against_peers,
    ),
    "tests-beside": (
        rf"(?:(?:Standards at the (?P<noun>ages?) of (?P<ages>.+) are|Attainment at the (?P<noun_>ages?) of"
        rf" (?P<ages_>.+) is|The attainment of (?P<ages__>.+)-year-olds is)"
        rf" (?P<side>above|in line with|below) (?:those|that) {EVERYWHERE})\.",
        claims.beside_both,
    ),
    "tests-achieved": (
        rf"(?P<list>{RESULT}.*?) (?P<be>is|are) (?P<side>above|in line with|below) the average"
        rf" (?P<both>{EVERYWHERE})\.",
        claims.achieved,
    ),
    "tests-similar": (
        r"(?:Standards at the (?P<noun>ages?) of (?P<ages>.+) are|Attainment at the (?P<noun_>ages?) of"
        r" (?P<ages_>.+) is|The attainment of (?P<ages__>.+)-year-olds is)"
        r" (?P<side>above|below) (?:those|that) in similar areas\.",
        claims.beside_similar,
    ),
    "gap-widening": (
        rf"(?:(?P<list>.+) do less well than others of the same age and the gap in performance"
        rf" is|{BETWEEN}) widening(?:, too)?\.",
        claims.gap_claim(GAPS, lambda row, results: results.moved(row) == 1, behind=True),
    ),
    "gap-same-true": (r"The same is true of (?P<list>.+)\.", claims.same_true),
    "gaps-closing": (
        rf"(?:For (?P<list>.+) the gap in performance is|{BETWEEN}) closing\.",
        claims.gap_claim(GAPS, lambda row, results: results.moved(row) == -1, behind=True),
    ),
    "gaps-wider": (
        r"(?:The gap between the performance of (?P<list>.+) and others of the same age|(?P<list_>.+) do"
        r" less well than others"
        rf" of the same age and the gap) is wider than {EVERYWHERE}\.",
        claims.gap_claim(
            GAPS,
            lambda row, _: claims.lies(row, "national") == 1 == claims.lies(row, "similar_areas"),
            behind=True,
        ),
    ),
    "gaps-wider-nationally": (
        rf"(?:(?P<list>.+) do less well than others of the same age and the gap is|{BETWEEN}) wider than"
        rf" nationally\.",
        claims.gap_claim(GAPS, lambda row, _: claims.lies(row) == 1, behind=True),
    ),
    "gaps-wider-similar": (
        rf"(?:The gap between the performance of (?P<list>.+) and others of the same age is|{BETWEEN}) wider than in"
        rf" similar areas\.",
        claims.gap_claim(GAPS, lambda row, _: claims.lies(row, "similar_areas") == 1, behind=True),
    ),
    "gaps-narrower": (
        rf"The gap between the performance of (?P<list>.+) and others of the same age is narrower than"
        rf" {EVERYWHERE}\.",
        claims.gap_claim(
            GAPS,
            lambda row, _: claims.lies(row, "national") == -1 == claims.lies(row, "similar_areas"),
            behind=True,
        ),
    ),
    "fewer-overweight": (
        r"There are now fewer (?P<ages>.+)-year-olds who are overweight\.",
        claims.overweight,
    ),
    "lunches": (
        r"The take-up of school lunches has (?P<also>also )?increased(?P<taking>, taking it| and is)(?:"
        r" now)? above the national"
        r" average\.",
        claims.lunches,
    ),
    "rate-faster": (rf"{RATE} has (?P<way>risen|fallen) faster than nationally\.", claims.rate_faster),
    "pace-twice": (
        rf"{LIST} (?P<have>has|have) improved (?P<twice>at least twice as fast as) nationally\.",
        claims.pace,
    ),
    "pace": (rf"{LIST} (?P<have>has|have) improved (?P<twice>)faster than nationally\.", claims.pace),
    "rate-still": (
        rf"{RATE} has (?P<way>risen|fallen|improved) but (?:remains|is still) (?P<level>above|below) the national"
        rf" average\.",
        claims.rate_still,
    ),
    "rate-moved": (
        rf"{RATE} has (?P<way>risen|changed little|fallen|improved)(?: and is(?: now)?"
        r" (?P<level>above|in line with|below) (?:the national average|(?P<similar>(?:the average in )?similar"
        r" areas)))?\.",
        claims.rate_moved,
    ),
    "rate-lies": (
        rf"(?:{RATE} is (?:(?P<side>higher|lower) than|(?P<side_>above|below) the"
        rf" average|(?P<side___>high|low) compared with)|(?P<side__>Fewer|More)"
        rf" (?P<who>{one_of(who for who, _ in PEOPLE)}) than)"
        rf" (?P<where>elsewhere|in similar areas and nationally|(?:in )?(?P<only>similar) areas)(?:"
        rf" (?P<do>.+))?\."
        rf"|(?P<side____>Fewer|More) (?P<who_>{one_of(who for who, _ in PEOPLE)})"
        rf" (?P<do_>{one_of(do for _, do in PEOPLE)}) than in (?:similar areas and nationally|(?P<only_>similar)"
        rf" areas)\.",
        claims.rate_lies,
    ),
    "rate-level": (
        rf"{RATE} is (?P<side>above|below) the (?P<where>national) average\.",
        claims.rate_national,
    ),
    "rate-typical": (
        rf"{RATE} is in line with the (?:(?P<england>national) average|average in similar areas(?P<both> and"
        rf" nationally)?)\.",
        claims.rate_typical,
    ),
    "improved-and-now": (
        rf"{LIST} have improved and are now (?P<grade>{GRADE})\.",
        claims.improved_and_now,
    ),
    "improved-one": (
        rf"(?:{CHANGED}|{ONE_OF_TYPE.replace('<list>', '<list_>')} has improved from (?P<was_>{GRADE}) to"
        rf" )(?P<grade>{GRADE})\.",
        claims.one_changed(1),
    ),
    "continue": (
        rf"(?!The ){LIST} (?:continue to be|remain) (?P<grade>good|outstanding)\.",
        claims.continuing,
    ),
    "continue-one": (
        rf"{ONE_OF_TYPE} (?:remains|continues to be|has maintained its) (?P<grade>good|outstanding)(?:"
        rf" judgement)?\.",
        claims.continuing_one,
    ),
    "maintain-very-good": (r"(?P<list>.+) maintain their very good performance\.", claims.maintained),
    "childminders-and-childcare-improved": (
        r"(?P<minders>.+?) childminders and (?P<care>.+?) childcare providers are good or better, with"
        r" (?P<little>small )?"
        r"improvements on last year\.",
        claims.childcare_improved,
    ),
    "under-five": (
        r"For children under the age of five, (?P<share>(?P<article>the) (?P<size>very large|large)"
        r" majority of)"
        r" (?P<list>.+) continue to be good or better, with none judged as inadequate\.",
        claims.under_five,
    ),
    "special-education-nearly-all": (
        r"(?P<how>All|Nearly all) provision for special education is good or outstanding and the pupil"
        r" referral unit is"
        rf" (?P<grade>{GRADE})\.",
        claims.special_education,
    ),
    "most-and-some-outstanding": (
        r"Most (?P<list>.+) provision is good(?P<better> or better)? and some is outstanding\.",
        claims.most_and_some,
    ),
    "agencies-improved": (
        rf"{LIST} have improved, with (?:(?P<both>both)|(?P<part>\w+) out of (?P<whole>\w+)) services"
        rf" being good or better\.",
        claims.agencies_improved,
    ),
    "proportion-increased": (
        r"The proportion of good or better (?P<list>.+) has (?P<way>increased) since last year\.",
        claims.proportion_moved(NAMES),
    ),
    "quality-improved": (
        r"The quality of (?P<list>.+) has (?P<way>improved) since last year\.",
        claims.proportion_moved(QUALITY),
    ),
    "share-remain": (
        rf"(?i:{SHARE}) (?P<list>(?:(?! continue | remain ).)+) (?:continue to be|remain) good or"
        rf" better(?P<only>)?\.",
        claims.shares_remain,
    ),
    "share-rest": (
        rf"(?i:{SHARE}) (?P<list>(?:(?! are ).)+) are good or better and (?P<rest>{NUMBER}) (?P<be>is|are)"
        rf" satisfactory\.",
        claims.share_and_rest,
    ),
    "all-sound": (
        rf"(?:The (?P<number>{NUMBER}) )?(?!The ){LIST} are all good or better(?: and (?P<best>{NUMBER})"
        rf" (?P<be>is|are) outstanding)?\.",
        claims.all_sound,
    ),
    "share": (
        rf"(?i:{SHARE}) (?!private and voluntary children's homes are good|services, |childcare providers"
        rf" are good or better, with)"
        r"(?P<list>(?:(?! are ).)+) are good or better(?P<only>)?\.",
        claims.shares_alike,
    ),
    "all-good": (
        rf"(?:The (?P<number>{NUMBER})|(?P<all>All(?: {NUMBER}\b)?|Both)) (?!the )(?P<list>(?:(?! are ).)+) are"
        rf" (?P<grade>good|outstanding)\.",
        claims.all_good,
    ),
    "types-all": (
        rf"(?!The ){LIST} are all (?P<grade>good|outstanding)\.",
        claims.types_alike,
    ),
    "good": (
        rf"(?!The (?:local authority(?:'s)? (?:adoption|fostering|arr)|overall |{NUMBER}"
        rf" ))(?!(?i:{SHARE}) )(?!Private fostering|Capacity|Both the )(?!(?i:{AREA_LIST})"
        rf" (?:is|are) )(?P<list>(?:(?! is |"
        rf" are ).)+)"
        r" (?P<be>is|are) (?P<grade>good|outstanding)\.",
        claims.good_by_number,
    ),
    "some-outstanding": (
        rf"(?P<share>(?i:{NUMBER}) of the {NUMBER}) (?P<list>(?:(?! is | are ).)+) (?P<be>is|are)"
        rf" outstanding\.",
        claims.some_outstanding,
    ),
    "no-inadequate": (r"None of the (?P<list>.+) is inadequate\.", claims.no_inadequate),
    "higher": (
        r"(?:The proportion of (?:good or better (?P<list>.+)|(?P<list___>.+) that are good or better) is above the"
        r" (?:average (?P<both>in similar areas and nationally)"
        rf"|national average)|A higher proportion of (?P<list_>.+) are good or better than"
        rf" (?P<both_>{EVERYWHERE})"
        r"|A higher than average proportion of (?P<list__>.+) are good or outstanding)\.",
        claims.compared,
    ),
    "higher-share": (
        rf"(?P<only>)(?i:{SHARE}) (?P<list>(?:(?! are ).)+) are good or better, which is above the (?:average"
        rf" (?P<both>{EVERYWHERE})|national average)\.",
        claims.share_compared,
    ),
    "level-with-both": (
        rf"The proportion of (?:good or better (?P<list>.+)|(?P<list_>.+) that are good or better) is in line with the"
        rf" average {EVERYWHERE}\.",
        claims.level_with_both,
    ),
    "standards-now": (
        r"(?:Standards in national tests at the (?P<noun>ages?) of (?P<ages>.+)|Results in national tests"
        r" for (?P<ages_>.+)-year-olds)"
        r" have (?P<now>improved) and are now (?P<level>in line with) national averages\.",
        claims.standards,
    ),
    "standards": (
        r"(?:Standards (?:in national tests )?at (?:the )?(?P<noun>ages?) (?:of )?(?P<ages>.+)|Results in"
        r" national tests for"
        r" (?P<ages_>.+)-year-olds) are (?P<level>above|in line with) national averages(?P<rising> and"
        r" continue to improve)?\.",
        claims.standards,
    ),
    "attainment": (
        r"Attainment at (?:the )?(?P<noun>ages?) (?:of )?(?P<ages>.+) is (?P<level>above|in line with) the national"
        r" average(?P<rising> and continues to improve)?\.",
        claims.standards,
    ),
    "achieved": (
        rf"(?P<list>{RESULT}.*?) (?:(?P<have>has|have) risen and )?(?P<be>is|are) (?P<side>above|in line with) the"
        rf" national average\.",
        claims.achieved,
    ),
    "development-increased": (
        r"Levels of development in pre-school children have increased(?P<poor>, including children from"
        r" low-income"
        r" families)?\.",
        claims.development,
    ),
    "finding-strength": (ANY, placed("strength")),
    "fraction-below": (
        rf"{FRACTION} (?P<list>.+) are satisfactory – below the average in similar areas and nationally\.",
        claims.fraction,
    ),
    "counted-satisfactory": (
        rf"(?P<list>(?i:{NUMBER}) (?:(?! is | are ).)+) (?P<be>is|are) only satisfactory(?:, as are"
        rf" (?:the )?(?P<agencies>[^,]+)"
        r"(?:, which were both inspected in (?P<year>\d{4}))?)?\.",
        claims.counted_satisfactory,
    ),
    "inadequate-counted": (
        rf"(?P<list>(?i:(?!no ){NUMBER})(?! of the ) (?:(?! is | are ).)+) (?P<be>is|are) inadequate\.",
        claims.inadequate_counted,
    ),
    "inadequate-to-reduce": (
        r"Reduce the number of inadequate (?P<list>.+)\.",
        claims.inadequate_to_reduce,
    ),
    "singles-inadequate": (
        rf"The (?!local authority(?:'s)? (?:adoption|fostering|arr)|overall ){LIST} (?:is|are) inadequate\.",
        claims.singles("inadequate"),
    ),
    "types-inadequate": (r"There is inadequate provision among (?P<list>.+)\.", claims.among),
    "declined-from": (
        rf"The {LIST} has declined from (?P<was>{GRADE}) to (?P<grade>{GRADE})\.",
        claims.one_changed(-1),
    ),
    "proportion-declined": (
        r"The proportion of good or better (?P<list>.+) has (?P<way>declined) since last year\.",
        claims.proportion_moved(NAMES),
    ),
    "quality-declined": (
        r"The quality of (?P<list>.+) has (?P<way>declined) since last year\.",
        claims.proportion_moved(QUALITY),
    ),
    "share-low": (
        rf"(?P<only>Only ){SHARE} (?!services, )(?P<list>(?:(?! are ).)+) are good or better\.",
        claims.shares_alike,
    ),
    "lower": (
        r"(?:The proportion of (?:good or better (?P<list>.+)|(?P<list___>.+) that are good or better) is"
        r" (?P<level>below) the average (?P<both>in"
        r" similar areas and nationally)"
        rf"|(?P<fewer>A lower proportion of) (?P<list_>.+) are good or better than"
        rf" (?P<both_>{EVERYWHERE}))\.",
        claims.compared,
    ),
    "lower-share": (
        rf"(?P<only>Only )?(?i:{SHARE}) (?P<list>(?:(?! are ).)+) are good or better, which is (?P<level>below) the"
        rf" average (?P<both>{EVERYWHERE})\.",
        claims.share_compared,
    ),
    "quality-mixed": (
        r"The quality of (?P<list>.+) is mixed\.",
        claims.types(QUALITY, claims.mixed, least=3),
    ),
    "post-16-consistency": (
        r"Improve consistency in the quality of post-16 education\.",
        claims.consistency,
    ),
    "improve-quality": (
        r"Improve the quality of (?P<list>.+)\.",
        claims.types(QUALITY, claims.half_or_fewer),
    ),
    "improve-types": (
        rf"Improve (?!the |arrangements|consistency|{one_of(WORK)})(?P<list>.+)\.",
        claims.types(NAMES, claims.half_or_fewer),
    ),
    "increase-proportion": (
        r"(?:Increase the proportion of (?P<list>.+) that are good or better|Increase the proportion of"
        r" good or better"
        r" (?P<list_>.+)|The proportion of (?:good or better (?P<list__>.+)|(?P<list___>.+) that"
        r" are good or better) is below the"
        r" national average)\.",
        claims.types(NAMES, claims.more_wanted),
    ),
    "increase-share": (
        rf"(?P<only>)(?i:{SHARE}) (?P<list>(?:(?! are ).)+) are good or better, which is (?P<level>below) the national"
        rf" average\.",
        claims.share_compared,
    ),
    "attainment-low": (
        r"Attainment at (?:the )?(?P<noun>ages?) (?:of )?(?P<ages>.+) is below the national average\.",
        claims.standards,
    ),
    "achieved-low": (
        rf"(?P<list>{RESULT}.*?) (?P<be>is|are) (?P<side>below) the national average\.",
        claims.achieved,
    ),
    "standards-low": (
        r"(?:Raise (?:attainment|standards) at the (?P<noun>ages?) of (?P<ages>.+)|Standards (?:in"
        r" national tests )?at (?:the )?"
        r"(?P<noun_>ages?) (?:of )?(?P<ages_>.+) are below national averages|Results in national tests"
        r" for (?P<ages__>.+)-year-olds are"
        r" below national averages)\.",
        claims.standards,
    ),
    "reduce": (rf"Reduce (?P<what>{one_of(LESS)})\.", claims.to_do(LESS, higher=True)),
    "increase": (rf"Increase (?P<what>{one_of(MORE)})\.", claims.to_do(MORE, higher=False)),
    "improve-process": (rf"Improve (?P<what>{one_of(WORK)})\.", claims.to_do(WORK, higher=None)),
    "improve-agencies": (
        r"Improve (?P<list>(?:the (?:adoption|fostering) agency|arrangements for private fostering).*?)"
        r"(?: to good or better)?\.",
        claims.agencies_low,
    ),
    "narrow-gap": (
        r"(?:Narrow|Close|Reduce) the achievement gap (?:between (?P<list>.+) and (?:their"
        r" contemporaries|others of the same age)|for (?P<list_>.+))\.",
        claims.gap_claim(GROUPS, lambda row, _: claims.lies(row) == 1, behind=True),
    ),
    "improve-performance": (
        r"Improve the educational performance of (?P<list>.+)\.",
        claims.gap_claim(
            GROUPS, lambda row, results: results.moved(row) == 1 and claims.lies(row) in {0, -1}
        ),
    ),
    "finding-area": (ANY, placed("area for development")),
}

REPEATED = {  # one sentence a month, a grade, a type, a measure, a group or a finding
    "parts", "inspection", "finding", "measures", "tests", "gap-widening", "gaps-closing", "gaps-wider",
    "gaps-wider-nationally", "gaps-narrower", "rate-faster", "rate-moved", "rate-lies", "rate-level",
    "improved-and-now", "improved-one", "continue", "continue-one", "higher", "share-remain", "share",
    "all-good", "good", "some-outstanding", "standards", "finding-strength", "fraction-below",
    "inadequate-counted", "under-five", "declined-from", "share-low", "reduce", "increase",
    "improve-process", "narrow-gap", "finding-area", "improve-quality", "improve-performance",
    "improve-types", "increase-proportion", "lower", "proportion-declined", "proportion-increased",
    "quality-declined", "quality-improved", "tests-beside", "tests-achieved", "tests-similar", "gaps-wider-similar",
    "rate-still", "rate-typical", "share-rest",
    "all-sound", "types-all", "higher-share", "lower-share", "increase-share",
    "attainment", "achieved", "attainment-low", "achieved-low",
}  # fmt: skip
CUED = {
    "secondary-too-low", "inadequate-primary", "agencies", "private-fostering",
    "college-and-sixth-forms-satisfactory", "singles-and-types-satisfactory", "types-satisfactory",
    "gap-widening", "gaps-wider", "gaps-wider-nationally", "rate-moved", "overall-moved", "capacity",
    "gaps-wider-similar", "tests-similar",
}  # fmt: skip
GOOD = {
    "improvements-some", "category", "none-inadequate", "private-homes", "measures-to-hand", "gaps-closing",
    "gaps-narrower", "fewer-overweight", "lunches", "pace-twice", "pace", "rate-faster", "verdict-from", "rate-still",
}  # fmt: skip
BAD = {
    "limited", "secondary-too-low", "inadequate-primary", "college-and-sixth-forms-satisfactory",
    "singles-and-types-satisfactory", "types-satisfactory", "gap-widening", "gap-same-true", "gaps-wider",
    "gaps-wider-nationally", "gaps-wider-similar",
}  # fmt: skip
FOLLOWS = {"category": "overall", "gap-same-true": "gap-widening"}
AMONG = {
    "verdict-from": "verdict",
    "tests-beside": "tests",
    "tests-achieved": "tests",
    "share-rest": "share",
    "all-sound": "share",
    "types-all": "good",
    "higher-share": "higher",
    "attainment": "standards",
    "achieved": "standards",
    "lower-share": "lower",
    "increase-share": "increase-proportion",
    "attainment-low": "standards-low",
    "achieved-low": "standards-low",
    "share-remain": "share",
    "all-good": "good",
    "inspection-apart": "inspection",
}
FOUND = {"finding", "finding-strength", "finding-area"}


def good_news(claim: str, found: re.Match[str], results: Results) -> bool | None:
    """Is it good news, bad news, or neither?"""
    if claim in GOOD | BAD:
        return claim in GOOD
    match claim:
        case "verdict":
            turn = found["turn"] or found["since"]
            return "improve" in turn if turn else None
        case "overall":
            return not found["only"]
        case "measures":
            return not found["only"] and not found["worse"]
        case "tests":
            return found["how"] != "do not achieve as well as"
        case "overall-moved":
            return bool(found["up"] or found["more"])
        case "tests-beside" | "tests-achieved" | "tests-similar":
            return claims.group(found, "side") != "below"
        case "agencies" | "inspection" | "private-fostering" | "capacity":
            return found["grade"] in {"good", "outstanding"}
        case "agencies-apart":
            return True if {found["grade"], found["grade_"]} <= {"good", "outstanding"} else None
        case "rate-moved":
            if found["way"] == "improved":
                return True
            higher = results.indicators[RATES[small(found["rate"])]]["better"] == "higher"
            return found["way"] == ("risen" if higher else "fallen")
        case "rate-lies":
            return claims.rate_news(found, results)
    return None


def must(results: Results) -> Iterable[str]:
    """The facts that a letter may not be silent on."""
    yield "council.rating"
    if results.types:
        yield "overall.good or better"
    for type_ in results.types:
        if results.count(type_, "inadequate"):
            yield f"provision type/{type_}.inadequate"
        own = type_ in {*AGENCIES, "private_fostering"}
        if own and len([grade for grade in GRADES if results.count(type_, grade)]) == 1:
            yield f"provision type/{type_}.grade"
    for review in results.reviews:
        yield from (f"review judgement/{area}.grade" for area in review["judgements"])
    for finding in results.raw.get("findings") or ():
        yield finding_address(finding["text"])


READER = Reader(CLAIMS, good_news, must, REPEATED, CUED, given=FOUND, follows=FOLLOWS, among=AMONG)
