"""The names that letters of ``annual-assessment-2010`` have for what the results hold: the reader's own copy."""

from __future__ import annotations

from fractions import Fraction

TYPES = {  # id: name, one of them, before "provision", "the quality of …", area, phase
    "childminders": ("childminders", "childminder", "childminding", "childminding services", "early years and childcare provision", "early years"),
    "childcare": ("childcare providers", "childcare provider", "childcare", "childcare", "early years and childcare provision", "early years"),
    "nursery": ("nurseries", "nursery", "nursery", "nursery education", "early years and childcare provision", "early years"),
    "centres": ("children's centres", "children's centre", "children's centre", "children's centres", "children's centre provision", "early years"),
    "primary": ("primary schools", "primary school", "primary school", "primary education", "primary education", "school"),
    "secondary": ("secondary schools", "secondary school", "secondary school", "secondary education", "secondary education", "school"),
    "special": ("maintained special schools", "maintained special school", "maintained special school", "maintained special schools", "special education", "special education"),
    "independent_special": ("independent special schools", "independent special school", "independent special school", "independent special schools", "special education", "special education"),
    "pru": ("pupil referral units", "pupil referral unit", "pupil referral unit", "pupil referral units", "pupil referral unit provision", "school"),
    "sixth_forms": ("secondary sixth forms", "secondary sixth form", "secondary sixth form", "secondary sixth form provision", "post-16 settings", "post-16"),
    "special_sixth_forms": ("special school sixth forms", "special school sixth form", "special sixth form", "special sixth form provision", "post-16 settings", "special education"),
    "sixth_form_colleges": ("sixth form colleges", "sixth form college", "sixth form college", "sixth form colleges", "post-16 settings", "post-16"),
    "fe": ("further education colleges", "further education college", "further education", "further education", "post-16 settings", "post-16"),
    "homes": ("local authority children's homes", "local authority children's home", "local authority children's home", "local authority children's homes", "children's home provision", "care"),
    "private_homes": ("private and voluntary children's homes", "private or voluntary children's home", "private and voluntary children's home", "private and voluntary children's homes", "children's home provision", "care"),
    "respite": ("respite care homes", "respite care home", "respite care", "respite care", "respite care", "care"),
    "adoption": ("adoption agency", "adoption agency", "adoption", "the adoption agency", "adoption", "care"),
    "fostering": ("fostering agency", "fostering agency", "fostering", "the fostering agency", "fostering", "care"),
    "private_fostering": ("arrangements for private fostering", "private fostering arrangements", "private fostering", "arrangements for private fostering", "private fostering", "care"),
}  # fmt: skip
NAMES, SINGLES, BEFORE, QUALITY = (
    {words[at]: id_ for id_, words in TYPES.items()} for at in range(4)
)  # the first of two types that share a word is never read by it
AREAS: dict[str, str] = {words[4]: words[4] for words in TYPES.values()}
AGENCIES = ("adoption", "fostering")
SETTINGS = tuple(id_ for id_ in TYPES if id_ not in {*AGENCIES, "private_fostering"})
SERVICES = {"adoption services": "adoption", "fostering services": "fostering"}
UNDER_FIVE = {"childminders", "childcare", "nursery", "primary"}
JUDGED = {
    "safeguarding": "safeguarding",
    "services for looked after children": "looked_after",
    "contact, referral and assessment arrangements": "contact",
}
MEASURES = {
    "achievement in the Early Years Foundation Stage": "NI 72",
    "achievement in English and mathematics at Key Stage 2": "NI 73",
    "achievement at GCSE including English and mathematics": "NI 75",
    "achievement of a Level 2 qualification by the age of 19": "NI 79",
    "achievement of a Level 3 qualification by the age of 19": "NI 80",
    "the emotional health of children": "NI 50",
    "the take-up of school lunches": "NI 52",
    "breastfeeding": "NI 53",
    "obesity among children in Reception": "NI 55",
    "obesity among children in Year 6": "NI 56",
    "the timeliness of initial assessments": "NI 59",
    "the timeliness of core assessments": "NI 60",
    "the timeliness of placements for adoption": "NI 61",
    "the stability of placements of looked after children": "NI 62",
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
    "bullying": "NI 69",
    "hospital admissions of children for injuries": "NI 70",
    "participation of 17-year-olds in education or training": "NI 91",
    "progress of young people from low-income families to higher education": "NI 106",
    "permanent exclusions from school": "NI 114",
    "child poverty": "NI 116",
    "suitable accommodation for care leavers": "NI 147",
    "care leavers in education, employment or training": "NI 148",
}
RATES = {  # the figure itself
    "the proportion of young people with a Level 2 qualification by the age of 19": "NI 79",
    "the proportion of young people with a Level 3 qualification by the age of 19": "NI 80",
    "the take-up of school lunches": "NI 52",
    "the proportion of mothers who breastfeed": "NI 53",
    "the proportion of children in Reception who are obese": "NI 55",
    "the proportion of children in Year 6 who are obese": "NI 56",
    "the proportion of initial assessments completed on time": "NI 59",
    "the proportion of core assessments completed on time": "NI 60",
    "the proportion of reviews of looked after children held on time": "NI 66",
    "the proportion of child protection plans reviewed on time": "NI 67",
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
}
PEOPLE = {  # who, and what they do
    ("young people", "gain a Level 3 qualification by the age of 19"): "NI 80",
    ("mothers", "breastfeed"): "NI 53",
    ("children in Reception", "are obese"): "NI 55",
    ("children in Year 6", "are obese"): "NI 56",
    ("young people", "take part in positive activities"): "NI 110",
    ("young people", "enter the youth justice system for the first time"): "NI 111",
    ("young people", "misuse alcohol or drugs"): "NI 115",
    ("young people", "are not in education, employment or training"): "NI 117",
    ("children", "are bullied"): "NI 69",
    ("17-year-olds", "are in education or training"): "NI 91",
    ("young people from low-income families", "go on to higher education"): "NI 106",
    ("children", "live in poverty"): "NI 116",
    ("care leavers", "are in suitable accommodation"): "NI 147",
    ("care leavers", "are in education, employment or training"): "NI 148",
}
LESS = {  # what should become less
    "the proportion of children in Reception who are obese": "NI 55",
    "the proportion of children in Year 6 who are obese": "NI 56",
    "persistent absence in secondary schools": "NI 87",
    "the number of first-time entrants to the youth justice system": "NI 111",
    "re-offending by young people": "NI 19",
    "the number of teenage conceptions": "NI 112",
    "substance misuse by young people": "NI 115",
    "the number of young people not in education, employment or training": "NI 117",
    "bullying": "NI 69",
    "hospital admissions of children for injuries": "NI 70",
    "permanent exclusions from school": "NI 114",
    "child poverty": "NI 116",
}
MORE = {  # what should become more
    "the proportion of young people with a Level 3 qualification by the age of 19": "NI 80",
    "the take-up of school lunches": "NI 52",
    "the proportion of mothers who breastfeed": "NI 53",
    "participation in positive activities": "NI 110",
    "the proportion of 17-year-olds in education or training": "NI 91",
    "the proportion of young people from low-income families who go on to higher education": "NI 106",
    "the proportion of care leavers in suitable accommodation": "NI 147",
    "the proportion of care leavers in education, employment or training": "NI 148",
}
WORK = {  # what should become better
    "the emotional health of children": "NI 50",
    "the timeliness of initial assessments": "NI 59",
    "the timeliness of core assessments": "NI 60",
    "the timeliness of placements for adoption": "NI 61",
    "the stability of placements of looked after children": "NI 62",
    "the timeliness of reviews of looked after children": "NI 66",
    "the timeliness of reviews of child protection plans": "NI 67",
    "behaviour in secondary schools": "NI 86",
}
PLURAL = {"NI 70", "NI 111", "NI 112", "NI 114", "NI 117", "NI 148"}
AGES = {"five": "NI 72", "11": "NI 73", "16": "NI 75", "19": "NI 79"}
WEIGHED = {"five": "NI 55", "5": "NI 55", "11": "NI 56"}
GAPS = {  # as the subject of a sentence
    "children and young people from low-income families": "low",
    "children and young people with special educational needs": "sen",
    "looked after children": "care",
    "five-year-olds from low-income families": "low_5",
    "11-year-olds from low-income families": "low_11",
    "16-year-olds from low-income families": "low_16",
    "11-year-olds with special educational needs": "sen_11",
    "16-year-olds with special educational needs": "sen_16",
    "11-year-olds who are looked after": "care_11",
    "16-year-olds who are looked after": "care_16",
    "young people from low-income families by the age of 19": "low_19",
}
GROUPS = {name.replace("five-year-olds", "children"): id_ for name, id_ in GAPS.items()}
FRACTIONS = {  # words: of what, and from and to in whole per cent
    "more than three quarters": (Fraction(3, 4), 76, 77),
    "three quarters": (Fraction(3, 4), 75, 75),
    "almost three quarters": (Fraction(3, 4), 73, 74),
    "more than two thirds": (Fraction(2, 3), 68, 69),
    "two thirds": (Fraction(2, 3), 67, 67),
    "almost two thirds": (Fraction(2, 3), 65, 66),
    "more than half": (Fraction(1, 2), 51, 52),
    "half": (Fraction(1, 2), 50, 50),
    "nearly half": (Fraction(1, 2), 48, 49),
    "more than one third": (Fraction(1, 3), 34, 35),
    "one third": (Fraction(1, 3), 33, 33),
    "almost one third": (Fraction(1, 3), 31, 32),
    "more than one quarter": (Fraction(1, 4), 26, 27),
    "one quarter": (Fraction(1, 4), 25, 25),
    "almost one quarter": (Fraction(1, 4), 23, 24),
}
