"""Whatever a person types, takes away or moves in a draft comes out somewhere: as words, or as a change told."""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from tests.word.hands import WORDS, W, changed, draft, edited, paragraph, read, run, story
from tests.word.making import letter, narrative

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.narrative import Narrative
from ratingletters.model.returned import Returned
from ratingletters.word import load_template, merge_draft

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*/letter.docx"))
ZEBRA = "zebra"


def dice(seed: int) -> random.Random:
    """Choices that are the same in every run."""
    return random.Random(seed)  # noqa: S311


def everything(returned: Returned) -> str:
    """All that is read from a file."""
    told = [each.words for each in returned.told]
    return "\n".join([*told, *(each.after for each in returned.outside), *returned.remarks])


def text_of(template: Path) -> str:
    """A template's own XML."""
    with zipfile.ZipFile(template) as file:
        return file.read("word/document.xml").decode()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.parent.name)
def test_a_draft_that_nobody_touched_differs_in_nothing(template: Path) -> None:
    fields = set(re.findall(r"lists\.[a-z_]+", text_of(template)))
    made = letter(narrative=narrative(*WORDS), lists=tuple(sorted(fields)))
    listed = [replace(made.narrative.paragraphs[1], listed=each) for each in made.lists]
    made = replace(made, narrative=Narrative((*made.narrative.paragraphs, *listed)))
    returned = read(merge_draft(load_template(template), made, story(made.narrative)))
    assert len(returned.told) == 5 + 3 * len(listed)
    assert changed(returned) == []
    assert (returned.outside, returned.remarks) == ((), ())


@pytest.mark.parametrize("seed", range(60))
def test_a_word_typed_anywhere_comes_out_once(seed: int) -> None:
    rng = dice(seed)

    def hands(root: etree._Element) -> None:
        texts = [each for each in root.iter(f"{W}t") if each.text]
        one = rng.choice(texts)
        text = one.text or ""
        at = rng.randint(0, len(text))
        one.text = f"{text[:at]}{ZEBRA}{text[at:]}"

    assert everything(read(edited(draft()[0], hands))).count(ZEBRA) == 1


@pytest.mark.parametrize("seed", range(60))
def test_a_run_or_a_paragraph_typed_anywhere_in_the_body_comes_out_once(seed: int) -> None:
    rng = dice(seed)

    def hands(root: etree._Element) -> None:
        if rng.random() < 0.5:
            one = rng.choice([each for each in root.iter(f"{W}p") if len(each)])
            one.addnext(paragraph(f"A {ZEBRA} runs."))
            return
        marks = (f"{W}r", f"{W}sdt", f"{W}bookmarkStart", f"{W}bookmarkEnd")
        one = rng.choice([each for each in root.iter(*marks) if each.getparent() is not None])
        one.addnext(run(rng.choice((f"{ZEBRA}", f" {ZEBRA} ", f" A {ZEBRA} runs.", f"{ZEBRA}, "))))

    assert everything(read(edited(draft()[0], hands))).count(ZEBRA) == 1


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_taken_away_is_told(seed: int) -> None:
    rng = dice(seed)

    def hands(root: etree._Element) -> None:
        sort = rng.choice((f"{W}p", f"{W}r", f"{W}t", f"{W}sdt"))
        says = [
            each for each in root.iter(sort) if "".join(str(t.text or "") for t in each.iter(f"{W}t")).strip()
        ]
        one = rng.choice(says)
        cell = one.getparent()
        assert cell is not None
        cell.remove(one)

    returned = read(edited(draft()[0], hands))
    assert changed(returned) or returned.outside


@pytest.mark.parametrize("seed", range(30))
def test_paragraphs_that_change_places_are_told_or_refused(seed: int) -> None:
    rng = dice(seed)

    def hands(root: etree._Element) -> None:
        body = [each for each in root[0] if each.tag == f"{W}p" and any(t.text for t in each.iter(f"{W}t"))]
        at = rng.randrange(len(body) - 1)
        body[at + 1].addnext(body[at])

    try:
        returned = read(edited(draft()[0], hands))
    except ProblemsFoundError:
        return
    order = [each.number for each in returned.told]
    assert returned.outside or order != sorted(order) or returned.remarks
