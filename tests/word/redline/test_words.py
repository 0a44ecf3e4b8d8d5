"""What changed within a paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.word.redline.files import paragraph

from ratingletters.word.redline.atoms import Atom, atoms_of
from ratingletters.word.redline.words import stretches

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def atoms(text: str) -> tuple[Atom, ...]:
    """The atoms of a text."""
    return atoms_of(etree.fromstring(f"<x {_SPACE}>{paragraph(text)}</x>")[0])


def told(old: str, new: str) -> list[tuple[str, str]]:
    """The stretches as texts, what was kept only once."""
    found = []
    for before, after in stretches(atoms(old), atoms(new)):
        was, is_ = ("".join(each.text for each in side) for side in (before, after))
        found.append((was, "") if was == is_ else (f"-{was}", f"+{is_}"))
    return [each for each in found if each != ("", "")]


def test_a_figure_is_one_word() -> None:
    assert told("It is 63.9 per cent now.", "It is 64.8 per cent now.") == [
        ("It is ", ""),
        ("-63.9", "+64.8"),
        (" per cent now.", ""),
    ]


def test_a_word_with_an_apostrophe_or_a_hyphen_is_one_word() -> None:
    assert [each.text for each in atoms("child’s looked-after 9.5 end.")] == [
        "child’s", " ", "looked-after", " ", "9.5", " ", "end", ".",
    ]  # fmt: skip


def test_a_space_that_does_not_break_is_not_a_space_that_does() -> None:
    assert told("NI 68 rose today", "NI\u00a068 rose today")[1] == ("- ", "+\u00a0")


def test_sentences_that_have_nothing_in_common_are_not_mixed() -> None:
    old = "All is well here today. Two of the five homes need attention soon. The end is near."
    new = "All is well here today. Fostering arrangements remain outstanding throughout. The end is near."
    assert ("-Two of the five homes need attention soon. ", "+") in told(old, new)


def test_a_long_stretch_between_two_changes_is_kept() -> None:
    old = "Good schools in the north and in the south of the city are many."
    new = "Weak schools in the north and in the south of the city are few."
    assert ("schools in the north and in the south of the city are", "") in [
        (was.strip(), is_) for was, is_ in told(old, new)
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_letter_of_either_is_lost(old: str, new: str) -> None:
    safe = str.maketrans(dict.fromkeys(map(chr, (*range(32), *range(127, 160), 65534, 65535)), "x"))
    old, new = (each.translate(safe).encode("utf-8", "ignore").decode() for each in (old, new))
    found = list(stretches(atoms(old), atoms(new)))
    assert "".join(each.text for was, _ in found for each in was) == old
    assert "".join(each.text for _, is_ in found for each in is_) == new
