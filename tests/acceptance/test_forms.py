"""The 61 attested sentence forms: each is produced by a case of a card, or goes in as an inspector's finding."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.cards.test_cards import CASES, KINDS, plain, sentences

from ratingletters.composition import narrate
from ratingletters.model.results import Results
from ratingletters.reading.yaml import read_yaml_file

FORMS: list[dict[str, Any]] = read_yaml_file(Path(__file__).parent / "forms.yaml").value["forms"]
PRODUCED = [form for form in FORMS if "card" in form]
FOUND = [form for form in FORMS if "finding" in form]


def number(form: dict[str, Any]) -> str:
    """What a test of a form is called by."""
    return f"form {form['form']}"


def filled(skeleton: str, sentence: str) -> bool:
    """Whether a sentence is the skeleton with something in each of its gaps."""
    pieces = re.split(r"\{\w+\}", plain(skeleton))
    return re.fullmatch("(.+?)".join(map(re.escape, pieces)), sentence) is not None


def test_all_61_forms_are_listed_once_in_their_order() -> None:
    assert [int(form["form"]) for form in FORMS] == list(range(1, 62))
    assert len(PRODUCED) + len(FOUND) == 61


@pytest.mark.parametrize("form", PRODUCED, ids=number)
def test_a_form_is_said_by_a_case_of_its_card(form: dict[str, Any]) -> None:
    own = [case for case in CASES if (case.kind, case.card) == (form["kind"], form["card"]) and case.speaks]
    case = next(each for each in own if form["says"] in each.told["says"])
    said = [plain(each.markdown) for each in sentences(case) if each.card == form["card"]]
    assert form["says"] in said
    assert filled(form["skeleton"], form["says"])


@pytest.mark.parametrize("form", PRODUCED, ids=number)
def test_a_form_is_attested_by_its_card(form: dict[str, Any]) -> None:
    card = next(each for each in KINDS[form["kind"]].kind.whole_book.cards() if each.name == form["card"])
    assert any(wording.attested for wording in card.wordings)


@pytest.mark.parametrize("form", FOUND, ids=number)
def test_a_finding_is_placed_as_it_is(form: dict[str, Any]) -> None:
    used = KINDS[form["kind"]]
    results = copy.deepcopy(used.sample)
    sort = "area for development" if form["form"] in {"40", "61"} else "judgement"
    results["findings"] = [{"sort": sort, "text": form["finding"]}]
    said = [plain(each.markdown) for each in narrate(Results.model_validate(results), used.kind).sentences()]
    assert form["finding"] in said
    assert filled(form["skeleton"], form["finding"])
