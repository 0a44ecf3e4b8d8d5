"""The reader's own names for what sentences on request speak of: settings, measures, groups, by kind of letter."""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A type of setting: many, one, its provision, and what its quality is the quality of."""

    many: str
    one: str
    provision: str
    quality: str


def same(many: str, one: str, quality: str = "") -> Named:
    """A type whose provision is called by the name of one."""
    return Named(many, one, one, quality or many)


ASSESSMENT = {
    "childminders": Named("childminders", "childminder", "childminding", "childminding services"),
    "childcare": Named("childcare providers", "childcare provider", "childcare", "childcare"),
    "nursery": same("nurseries", "nursery", "nursery education"),
    "centres": same("children's centres", "children's centre"),
    "primary": same("primary schools", "primary school", "primary education"),
    "secondary": same("secondary schools", "secondary school", "secondary education"),
    "special": same("maintained special schools", "maintained special school"),
    "independent_special": same("independent special schools", "independent special school"),
    "pru": same("pupil referral units", "pupil referral unit"),
    "sixth_forms": same("secondary sixth forms", "secondary sixth form", "secondary sixth form provision"),
    "special_sixth_forms": Named(
        "special school sixth forms",
        "special school sixth form",
        "special sixth form",
        "special sixth form provision",
    ),
    "sixth_form_colleges": same("sixth form colleges", "sixth form college"),
    "fe": Named(
        "further education colleges", "further education college", "further education", "further education"
    ),
    "homes": same("local authority children's homes", "local authority children's home"),
    "private_homes": Named(
        "private and voluntary children's homes",
        "private or voluntary children's home",
        "private and voluntary children's home",
        "private and voluntary children's homes",
    ),
    "respite": Named("respite care homes", "respite care home", "respite care", "respite care"),
}
RATING = {
    "childcare": Named("child care settings", "child care setting", "childcare", "childcare"),
    "nursery": same("nursery schools", "nursery school"),
    "primary": same("primary schools", "primary school"),
    "secondary": same("secondary schools", "secondary school"),
    "special": same("special schools", "special school"),
    "pru": same("pupil referral units", "pupil referral unit"),
    "homes": same("children's homes", "children's home"),
    "childminders": Named("childminders", "childminder", "childminding", "childminders"),
    "independent_special": same("independent special schools", "independent special school"),
    "sixth_forms": same("secondary sixth forms", "secondary sixth form"),
    "sixth_form_colleges": same("sixth form colleges", "sixth form college"),
    "fe": Named(
        "further education colleges",
        "further education college",
        "further education",
        "further education colleges",
    ),
    "private_homes": Named(
        "private and voluntary children's homes",
        "private or voluntary children's home",
        "private children's home",
        "private and voluntary children's homes",
    ),
}
TYPES = {"annual-assessment-2010": ASSESSMENT, "annual-rating-2009": RATING}
FIGURES = {  # what a figure tells
    "the proportion of five-year-olds who reach a good level of development": "NI 72",
    "the proportion of 11-year-olds who reach the expected level in English and mathematics": "NI 73",
    "the proportion of 16-year-olds who gain five good GCSEs including English and mathematics": "NI 75",
    "the proportion of young people with a Level 2 qualification by the age of 19": "NI 79",
    "the proportion of young people with a Level 3 qualification by the age of 19": "NI 80",
    "the emotional health of children": "NI 50",
    "the take-up of school lunches": "NI 52",
    "the proportion of pupils who take school lunches": "NI 52",
    "the proportion of mothers who breastfeed": "NI 53",
    "the proportion of children in Reception who are obese": "NI 55",
    "the proportion of children in Year 6 who are obese": "NI 56",
    "the proportion of initial assessments completed on time": "NI 59",
    "the proportion of core assessments completed on time": "NI 60",
    "the timeliness of placements for adoption": "NI 61",
    "the stability of placements of looked after children": "NI 62",
    "the proportion of reviews of looked after children held on time": "NI 66",
    "the proportion of child protection plans reviewed on time": "NI 67",
    "the percentage of referrals going on to initial assessment": "NI 68",
    "the percentage of referrals going on to core assessment": "LI core",
    "the rate of persistent absence in secondary schools": "NI 87",
    "the proportion of secondary schools where behaviour is good or outstanding": "NI 86",
    "the proportion of young people who take part in positive activities": "NI 110",
    "the rate of first-time entrants to the youth justice system": "NI 111",
    "the rate of re-offending by young people": "NI 19",
    "the rate of teenage conceptions": "NI 112",
    "the proportion of young people who misuse alcohol or drugs": "NI 115",
    "the proportion of young people not in education, employment or training": "NI 117",
    "the proportion of children who are bullied": "NI 69",
    "the rate of hospital admissions of children for injuries": "NI 70",
    "the proportion of 17-year-olds in education or training": "NI 91",
    "the proportion of young people from low-income families who go on to higher education": "NI 106",
    "the rate of permanent exclusions from school": "NI 114",
    "the proportion of children in poverty": "NI 116",
    "the proportion of care leavers in suitable accommodation": "NI 147",
    "the proportion of care leavers in education, employment or training": "NI 148",
    "attendance in secondary schools": "LI attendance",
    "school attendance": "LI school attendance",
    "the rate of fixed-term exclusions from school": "LI fixed",
    "the attainment of looked after children at the age of 16": "NI 101",
    "the attainment of looked after children": "LI care",
    "the rate of childhood obesity": "LI obesity",
}
NAMES = {  # what is measured, where it is called otherwise than its figure
    "achievement in the Early Years Foundation Stage": "NI 72",
    "achievement in English and mathematics at Key Stage 2": "NI 73",
    "achievement at GCSE including English and mathematics": "NI 75",
    "achievement of a Level 2 qualification by the age of 19": "NI 79",
    "achievement of a Level 3 qualification by the age of 19": "NI 80",
    "breastfeeding": "NI 53",
    "obesity among children in Reception": "NI 55",
    "obesity among children in Year 6": "NI 56",
    "the timeliness of initial assessments": "NI 59",
    "the timeliness of core assessments": "NI 60",
    "the timeliness of reviews of looked after children": "NI 66",
    "the timeliness of reviews of child protection plans": "NI 67",
    "persistent absence in secondary schools": "NI 87",
    "good behaviour in secondary schools": "NI 86",
    "participation in positive activities": "NI 110",
    "first-time entrants to the youth justice system": "NI 111",
    "re-offending by young people": "NI 19",
    "teenage conceptions": "NI 112",
    "substance misuse by young people": "NI 115",
    "young people not in education, employment or training": "NI 117",
    "numbers of young people not in education, employment or training": "NI 117",
    "numbers of care leavers in education, employment or training": "NI 148",
    "bullying": "NI 69",
    "breastfeeding rates": "NI 53",
    "re-offending rates among young people": "NI 19",
    "levels of persistent absence in secondary schools": "NI 87",
    "levels of obesity among children in Reception": "NI 55",
    "levels of obesity among children in Year 6": "NI 56",
    "levels of childhood obesity": "LI obesity",
    "levels of substance misuse by young people": "NI 115",
    "levels of bullying": "NI 69",
    "levels of participation in positive activities": "NI 110",
    "hospital admissions of children for injuries": "NI 70",
    "participation of 17-year-olds in education or training": "NI 91",
    "progress of young people from low-income families to higher education": "NI 106",
    "young people from low income background": "NI 106",
    "permanent exclusions from school": "NI 114",
    "child poverty": "NI 116",
    "suitable accommodation for care leavers": "NI 147",
    "care leavers in education, employment or training": "NI 148",
    "fixed-term exclusions from school": "LI fixed",
    "childhood obesity": "LI obesity",
}
AGES = {"five": "NI 72", "11": "NI 73", "16": "NI 75", "19": "NI 79"}
PEOPLE = {  # people, and what more or fewer of them do
    "young people gain a Level 3 qualification by the age of 19": "NI 80",
    "mothers breastfeed": "NI 53",
    "children in Reception are obese": "NI 55",
    "children in Year 6 are obese": "NI 56",
    "young people take part in positive activities": "NI 110",
    "young people enter the youth justice system for the first time": "NI 111",
    "young people misuse alcohol or drugs": "NI 115",
    "young people are not in education, employment or training": "NI 117",
    "children are bullied": "NI 69",
    "17-year-olds are in education or training": "NI 91",
    "young people from low-income families go on to higher education": "NI 106",
    "children live in poverty": "NI 116",
    "care leavers are in suitable accommodation": "NI 147",
    "care leavers are in education, employment or training": "NI 148",
    "five-year-olds reach a good level of development": "NI 72",
    "11-year-olds reach the expected level in English and mathematics": "NI 73",
    "16-year-olds gain five good GCSEs including English and mathematics": "NI 75",
    "young people gain a Level 2 qualification by the age of 19": "NI 79",
    "children are persistently absent from secondary schools": "NI 87",
    "children are permanently excluded from school": "NI 114",
    "children are excluded from school for a fixed term": "LI fixed",
    "children are obese": "LI obesity",
    "pupils take school lunches": "NI 52",
    "young people re-offend": "NI 19",
}
THINGS = {
    "initial assessments are completed on time": "NI 59",
    "core assessments are completed on time": "NI 60",
    "secondary schools have good or outstanding behaviour": "NI 86",
}
GROUPS = {  # by kind: a group by its name, and without its age with the age behind it
    "annual-assessment-2010": {
        "children and young people from low-income families": "low",
        "children and young people with special educational needs": "sen",
        "looked after children": "care",
        "five-year-olds from low-income families": "low_5",
        "11-year-olds from low-income families": "low_11",
        "16-year-olds from low-income families": "low_16",
        "young people from low-income families by the age of 19": "low_19",
        "11-year-olds with special educational needs": "sen_11",
        "16-year-olds with special educational needs": "sen_16",
        "11-year-olds who are looked after": "care_11",
        "16-year-olds who are looked after": "care_16",
        "children and young people from minority ethnic groups": "ethnic",
        "children and young people from Black Caribbean backgrounds": "black_caribbean",
        "children from low-income families at the age of five": "low_5",
        "children from low-income families at the age of 11": "low_11",
        "young people from low-income families at the age of 16": "low_16",
        "young people from low-income families at the age of 19": "low_19",
        "children with special educational needs at the age of 11": "sen_11",
        "young people with special educational needs at the age of 16": "sen_16",
        "looked after children at the age of 11": "care_11",
        "looked after children at the age of 16": "care_16",
    },
    "annual-rating-2009": {
        f"{group}{stage and ' at ' + stage}": id_ + end
        for group, id_ in (
            ("pupils eligible for free school meals", "fsm"),
            ("pupils with special educational needs", "sen"),
            ("looked after children", "lac"),
        )
        for stage, end in (("", ""), ("Key Stage 2", "_ks2"), ("Key Stage 4", "_ks4"))
    }
    | {"children and young people whose circumstances make them vulnerable": "vulnerable"},
}
OUTCOMES = {
    "being healthy": "healthy",
    "staying safe": "safe",
    "enjoying and achieving": "achieving",
    "making a positive contribution": "contribution",
    "achieving economic well-being": "economic",
}
