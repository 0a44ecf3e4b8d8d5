"""Reading a lexicon: what it becomes, and that every slip is told at its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.narrative.edits import edited, edits
from tests.narrative.shipped import LEXICON_TEXT
from tests.narrative.small import LEXICON, lexicon, lexicon_problems

from ratingletters.errors import ProblemsFoundError
from ratingletters.narrative.lexicon import Sort
from ratingletters.narrative.words import read_lexicon


def slip(was: str, now: str) -> tuple[int, str, str]:
    """The line, the code and the whole message of the one problem that a change of the lexicon makes."""
    assert was in LEXICON
    (problem,) = lexicon_problems(LEXICON.replace(was, now, 1))
    return problem.place.line, problem.code, str(problem)


def line_of(text: str) -> int:
    """The line of the small lexicon on which a text stands."""
    return LEXICON[: LEXICON.index(text)].count("\n") + 1


def test_columns_are_read_from_the_highest_share_down_with_what_they_may_say() -> None:
    shares, mostly = lexicon().columns["the share of"], lexicon().columns["mostly"]
    assert mostly.steps == ((100, "always"), (80, "mostly"), (50, "partly"))
    assert (shares.counted, shares.weakest) == (True, False)
    assert (mostly.counted, mostly.weakest) == (False, True)


def test_rows_keep_the_files_order_their_names_and_their_number() -> None:
    entries = lexicon().kinds["provision type"].entries
    assert [(each.id, each.order, each.plural) for each in entries.values()] == [
        ("nursery", 0, True),
        ("school", 1, True),
        ("hostel", 2, False),
    ]
    assert entries["hostel"].terms["name"].text == "hostel"
    assert "manner" not in entries["hostel"].terms


def test_a_field_is_of_the_sort_that_its_declaration_says() -> None:
    fields = lexicon().kinds["indicator"].fields
    assert fields["position"].sort is Sort.CHOICE
    assert fields["position"].choices == {"better": "ahead", "in line": "level", "worse": "behind"}
    assert (fields["outcome"].sort, fields["outcome"].row_of) == (Sort.ROW, "outcome")


def test_council_and_overall_are_kinds_of_one_row() -> None:
    assert [name for name, kind in lexicon().kinds.items() if kind.one] == ["council", "overall"]


@pytest.mark.parametrize(
    ("was", "now", "at", "code", "said"),
    [
        ("counted: [the share of]", "counted: [the share]", "counted:", 101, "did you mean 'the share of'?"),
        ("weakest: [mostly]", "weakest: [mostyl]", "weakest:", 101, "did you mean 'mostly'?"),
        ("bands: [100, 80, 50, 1, 0]", "bands: [100, 80, 50, 1]", "bands:", 102, "from the highest to 0"),
        ("bands: [100, 80, 50, 1, 0]", "bands: [80, 100, 0]", "bands:", 102, "from the highest to 0"),
        ("{100: always, 80: mostly, 50: partly}", "{}", "mostly:", 103, "'mostly' has no words"),
        ("  inspection grade:\n", "  inspection garde:\n", "  inspection grade:\n", 104, "'inspection grade'"),
        ("  grade: [out", "  garde: [x, y]\n  grade: [out", "  grade: [out", 104, "did you mean 'grade'?"),
        ("[outstanding, good, adequate", "[outstanding, good, good, adequate", "on grade: [", 125, "stands twice"),
        ("good: good, satisfactory: fair", "satisfactory: fair, good: good", "    grade: {out", 126, "best to worst"),
        ("3: do well, ", "3: do well, x: do oddly, ", "verb:", 106, "'x' is not a point of the scale"),
        ("satisfactory: fair, ", "", "    grade: {out", 105, "no word for grade satisfactory"),
        ("satisfactory: fair", "satisfactory: fair, satisfactry: fair", "    grade: {out", 106, "'satisfactory'?"),
        ("  gap:", "  gaps:", "  gap:", 107, "did you mean 'gap'?"),
        ("      rich: {name: the rich}", "      {}", "  gap:", 108, "no rows to take names from"),
        ("      total: count", "      total: percent", "      total:", 109, "is a count, not this"),
        ("[wider, in line, narrower]", "[wide, in line, narrow]", "wider, in", 109, "wider, in line, narrower"),
        ("{row of: outcome}, grade", "{row of: provision type}, grade", "service: {row", 109, "a row outcome"),
        ("grade: inspection grade", "grade: grade", "grade: inspection", 109, "a scale inspection grade"),
        ("total: count}", "total: count, totl: count}", "    fields: {good", 110, "did you mean 'total'?"),
        ("{row of: provision type}", "{row of: provision type, as: nmae}", "service: {row", 111, "'name'?"),
        ("{row of: provision type}", "{row of: provision type, as: total}", "service: {row", 111, "'total'"),
        ("manner: text", "manner: txet", "manner: text", 112, "what fits: name, text, count"),
        ("group: {choice: [young, old]}", "group: {choise: [young, old]}", "group: {ch", 112, "{choice: […]}"),
        ("{row of: outcome}, grade", "{row of: outcom}, grade", "service: {row", 112, "{row of: KIND}"),
        ("manner: school}", "maner: school}", "school: {name", 113, "did you mean 'manner'?"),
        ("manner: school}", "total: '3'}", "school: {name", 113, "'total' is not a word of provision type"),
        ("hostel, group: old", "hostel, group: odl", "hostel: {name", 114, "did you mean 'old'?"),
        ("number: plural, group: old", "number: plurl, group: old", "school: {name", 113, "'number'"),
        ("{name: hostel, group: old}", "{group: old}", "hostel: {name", 115, "add 'name'"),
        ('"all {whole}"', '"all {whol}"', '"all {whole}"', 121, "write it as 'all {whole}'"),
        ('"{part} of the {whole}"', '"{part} of {"', "some:", 121, "write it as '{part} of the {whole}'"),
        ("80: most,", "80: all but a few,", "plainly:", 117, "would be said of 80 per cent"),
        ("1: few", "1: none of", "plainly:", 117, "'none of' would be said of 1 per cent"),
        ("50: half of", "60: half of", "bands:", 118, "changes its word at 60, which is no band"),
        ("80: mostly", "80: partly", "    mostly:", 119, "'partly' is the word for"),
        ("good: good, satisfactory", "good: excellent, satisfactory", "    grade: {out", 119, "'excellent'"),
        ("name: writing", "name: Reading", "      I 2:", 119, "'Reading' is the word for I 1 and for I 2"),
        ("worse: behind", "worse: ahead", "      position:", 119, "'ahead' is the word for better"),
        ("one, two", "uno, two", "  numbers:", 120, "'uno' stands where 'one' belongs"),
        ("eight, nine]", "eight, nine, ten, eleven, twelve, more]", "  numbers:", 120, "twelve at most"),
        ("both: both", "both: all two", "  both:", 121, "write it as 'both'"),
        ("{name: care}", "{name: 'care.'}", "      care:", 122, "no full stop"),
        ("{name: care}", "{name: ' care'}", "      care:", 122, "no spaces around it"),
        ("better: ahead, in line: level", "better: worse, in line: level", "      position:", 123, "another choice"),
        ("{name: the rich}", "{name: the the rich}", "      rich:", 130, "'the the' says a word twice"),
        ("3: do well", "3: do well)", "verb:", 130, "'(' or ')' has no partner"),
        ("percent:\n", "percnt: {}\npercent:\n", "percent:", 1, "did you mean 'percent'?"),
        ("  both: both\n", "", "  numbers:", 2, "'both' is missing"),
        ("50: half of", "150: half of", "the share of:", 9, "at most 100"),
        ("up to: 10", "up to: ten", "up to:", 7, "number"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_line_with_what_to_do(
    was: str, now: str, at: str, code: int, said: str
) -> None:
    line, found, message = slip(was, now)
    assert found == f"LEX-{code:03}"
    assert said in message
    assert abs(line - line_of(at)) <= (1 if code == 1 else 0), message
    assert message.startswith(f"lexicon.yaml:{line}")


def test_all_slips_are_told_at_once_in_the_order_of_their_lines() -> None:
    broken = LEXICON.replace("counted: [the share of]", "counted: [x]").replace("manner: text", "manner: y")
    assert [each.code for each in lexicon_problems(broken)] == ["LEX-101", "LEX-112"]


def test_a_word_with_an_apostrophe_stays_as_typed_until_it_is_said() -> None:
    words = lexicon(LEXICON.replace("2: do fairly", "2: do what's fair")).words
    assert words["rating"]["verb"]["2"] == "do what's fair"


@settings(max_examples=150, deadline=None)
@given(edits(LEXICON_TEXT), st.booleans())
def test_any_edit_of_the_lexicon_is_read_or_refused(edit: tuple[str, int, str], twice: bool) -> None:
    text = edited(LEXICON_TEXT, edit)
    try:
        read_lexicon(edited(text, edit) if twice else text, "lexicon.yaml")
    except ProblemsFoundError as error:
        assert error.problems  # noqa: PT017
        assert all(each.place.source == "lexicon.yaml" for each in error.problems)  # noqa: PT017


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("better: good or beter", "LEX-133", "did you mean 'good or better'?"),
        ("better: last good or better", "LEX-133", "'last good or better' is not the share at a grade or better"),
        ("ordinals: [first, third]", "LEX-120", "'third' stands where 'second' belongs"),
        ("ordinals: [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh]", "LEX-120",
         "ordinals go up to tenth"),
    ],
)  # fmt: skip
def test_words_for_counts_that_would_say_another_count_are_told(line: str, code: str, said: str) -> None:
    words = LEXICON.replace("  both: both\n", f"  both: both\n  {line}\n")
    (problem,) = lexicon_problems(words)
    assert problem.code == code
    assert said in str(problem)
    assert words.splitlines()[problem.place.line - 1] == f"  {line}"
