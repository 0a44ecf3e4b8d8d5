"""Frames: drafts that differ in their sentences alone have one frame, and nothing wrong hides in their marks."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.word.hands import BODY, draft
from tests.word.making import zipped

from ratingletters.word import check_structure
from ratingletters.word.check.frame import Mark, frame

SHORT = (("One.",), ("Two.",))
LONG = (("One & all.", "It is *very* good.", "“Three”."), ("Two.", "Of two."))
SECOND = '<w:bookmarkStart w:id="2" w:name="letters_2"/>'


def body(data: bytes) -> bytes:
    """The part with the letter's text."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return file.read(BODY)


def with_body(data: bytes, old: str, new: str) -> bytes:
    """The file with something else in its text."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    assert old.encode() in members[BODY]
    members[BODY] = members[BODY].replace(old.encode(), new.encode())
    return zipped(members)


def told(data: bytes) -> list[str]:
    return [problem.what for problem in check_structure(data)]


def test_drafts_that_differ_in_their_sentences_alone_have_one_frame() -> None:
    short, long = (frame(body(draft(*words)[0])) for words in (SHORT, LONG))
    assert short.data == long.data
    assert [len(short.marks), len(long.marks)] == [2, 5]
    assert b"w:sdt" not in short.data
    assert short.marks[1] == Mark("2", "letters_2", "2")


def test_a_draft_with_more_paragraphs_has_another_frame() -> None:
    assert frame(body(draft(*SHORT)[0])).data != frame(body(draft(*SHORT, ("Three.",))[0])).data


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('<w:id w:val="2"/>', '<w:id w:val="1"/>', "two content controls have the number '1'"),
        (SECOND, SECOND.replace("letters_2", "Letters_1"), "two bookmarks have the name 'letters_1'"),
        ('<w:bookmarkEnd w:id="2"/>', "", "a bookmark begins and never ends (number 2)"),
        (SECOND, "", "a bookmark ends that has not begun (number 2)"),
        (' xml:space="preserve">Two.', "> Two.", "Word would drop the spaces around 'Two.'"),
    ],
)
def test_what_is_wrong_with_a_mark_is_told(old: str, new: str, wrong: str) -> None:
    data, _ = draft(*SHORT)
    assert told(data) == []
    assert wrong in told(with_body(data, old, new))


def test_a_mark_given_twice_is_told_with_each_of_its_numbers() -> None:
    data, _ = draft(*SHORT)
    twice = body(data).decode()
    start = twice.index(SECOND)
    mark = twice[start : twice.index('<w:bookmarkEnd w:id="2"/>') + len('<w:bookmarkEnd w:id="2"/>')]
    assert sorted(told(with_body(data, mark, mark + mark))) == [
        "two bookmarks have the name 'letters_2'",
        "two bookmarks have the number '2'",
        "two content controls have the number '2'",
    ]


def test_a_mark_around_nothing_is_told() -> None:
    data, _ = draft(*SHORT)
    run = '<w:r><w:t xml:space="preserve">Two.</w:t></w:r>'
    assert "a content control holds nothing, not even an empty run" in told(with_body(data, run, ""))


def is_whole(data: bytes) -> bool:
    """Whether a part is XML."""
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError:
        return False
    return True


BROKEN = (
    b"<",
    b"&",
    b"&nbsp;",
    b"]]>",
    b"\x0b",
    b"\xff",
    b"\xef\xbf\xbe",
    b'"',
    b"--",
    b"<!--",
    b"-->",
    b"<w:t>",
    b"x",
)
PLACES = (b"Two.", b"letters_2", b'"2"', b"</w:t>", b"<w:body>", b"<w:sdt>", b"preserve", b"UTF-8")


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("place", PLACES)
def test_a_part_is_xml_if_its_frame_is(place: bytes, broken: bytes) -> None:
    part = body(draft(*SHORT)[0])
    for changed in (part.replace(place, place + broken), part.replace(place, broken)):
        assert is_whole(frame(changed).data) == is_whole(changed)


@given(st.integers(0, 20_000), st.sampled_from(BROKEN), st.integers(0, 3))
def test_no_break_anywhere_hides_in_what_a_frame_leaves_out(at: int, broken: bytes, over: int) -> None:
    part = body(draft(*SHORT)[0])
    at %= len(part)
    changed = part[:at] + broken + part[at + over :]
    assert is_whole(frame(changed).data) == is_whole(changed)
