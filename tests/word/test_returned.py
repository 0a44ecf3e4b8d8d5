"""Drafts that came back from Word: every edit read back right or told, and nothing else touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree
from tests.word.hands import (
    W,
    changed,
    draft,
    edited,
    paragraph,
    paragraph_of,
    read,
    replaces,
    run,
    says,
    sentence,
)
from tests.word.making import template, zipped

from ratingletters.errors import ProblemsFoundError

Hands = Callable[[etree._Element], None]


def after(number: int, text: str, look: str = "") -> Hands:
    """Types behind the marks of a sentence."""

    def hands(root: etree._Element) -> None:
        end = next(sentence(root, number).itersiblings(f"{W}bookmarkEnd"))
        end.addnext(run(text, look))

    return hands


def before(number: int, text: str) -> Hands:
    """Types before the marks of a sentence."""

    def hands(root: etree._Element) -> None:
        sentence(root, number).getprevious().addprevious(run(text))  # type: ignore[union-attr]

    return hands


def paragraph_behind(number: int, text: str) -> Hands:
    """Adds a paragraph."""
    return lambda root: paragraph_of(root, number).addnext(paragraph(text))


def removed(number: int) -> Hands:
    """Deletes the whole paragraph of a sentence."""

    def hands(root: etree._Element) -> None:
        found = paragraph_of(root, number)
        found.getparent().remove(found)  # type: ignore[union-attr]

    return hands


def without_marks(number: int) -> Hands:
    """Replaces a paragraph by one of the same words, as by a paste."""

    def hands(root: etree._Element) -> None:
        found = paragraph_of(root, number)
        text = "".join(each.text or "" for each in found.iter(f"{W}t"))
        found.addnext(paragraph(text.replace("rise", "rise fast")))
        found.getparent().remove(found)  # type: ignore[union-attr]

    return hands


def cut(number: int, at: str) -> Hands:
    """Presses Enter in a sentence, as LibreOffice saves it: a control cannot go on, the bookmark does."""

    def hands(root: etree._Element) -> None:
        here, control = paragraph_of(root, number), sentence(root, number)
        text = control.find(f"{W}sdtContent/{W}r/{W}t")
        assert text is not None
        first, _, rest = str(text.text).partition(at)
        text.text = first + at
        new = etree.Element(f"{W}p")
        following = list(control.itersiblings())
        new.append(run(rest))
        for each in following:
            new.append(each)
        here.addnext(new)

    return hands


def cut_in_two(number: int, at: str) -> Hands:
    """Presses Enter within a word, as LibreOffice saves it: the bookmark begins twice and ends once."""

    def hands(root: etree._Element) -> None:
        cut(number, at)(root)
        new = paragraph_of(root, number).getnext()
        end = next(root.iter(f"{W}bookmarkEnd"))
        for each in root.iter(f"{W}bookmarkEnd"):
            if each.getparent() is new:
                end = each
                break
        end.set(f"{W}id", "999")
        assert new is not None
        again = etree.Element(f"{W}bookmarkStart", {f"{W}id": "999", f"{W}name": f"letters_{number}"})
        new.insert(0, again)

    return hands


def emptied_in_word(number: int) -> Hands:
    """Deletes the words in a control: Word then shows a text of its own there."""

    def hands(root: etree._Element) -> None:
        says(number, "Click or tap here to enter text.")(root)
        properties = sentence(root, number).find(f"{W}sdtPr")
        assert properties is not None
        etree.SubElement(properties, f"{W}showingPlcHdr")

    return hands


def bold(number: int, words: str) -> Hands:
    """Makes words of a sentence bold."""

    def hands(root: etree._Element) -> None:
        content = sentence(root, number).find(f"{W}sdtContent")
        assert content is not None
        text = "".join(str(each.text) for each in content.iter(f"{W}t"))
        first, _, rest = text.partition(words)
        says(number, first)(root)
        content.extend([run(words, "b"), run(rest)])

    return hands


def tags_lost(root: etree._Element) -> None:
    """What LibreOffice 7.4 leaves of controls: nothing but the brackets."""
    for each in root.iter(f"{W}sdtPr"):
        for one in list(each):
            if one.tag != f"{W}showingPlcHdr":
                each.remove(one)


def bookmarks_lost(root: etree._Element) -> None:
    """What is left where bookmarks were thrown away."""
    for each in [*root.iter(f"{W}bookmarkStart"), *root.iter(f"{W}bookmarkEnd")]:
        each.getparent().remove(each)  # type: ignore[union-attr]


EDITS: dict[str, tuple[list[Hands], list[tuple[int, str]]]] = {
    "nothing": ([], []),
    "a word": ([replaces("rise", "fall")], [(5, "Standards fall.")]),
    "typing at the end, behind the marks": (
        [after(1, " Indeed they do")],
        [(1, "Services in Wellmouth perform well. Indeed they do")],
    ),
    "words that touch the end": ([after(5, "..")], [(5, "Standards rise...")]),
    "typing at the beginning, before the marks": (
        [before(2, "Overall, ")],
        [(2, "Overall, Most schools are *good* or better.")],
    ),
    "typing between two sentences": (
        [after(2, " And")],
        [(3, "And However, fostering is only satisfactory.")],
    ),
    "a sentence between two": ([after(2, " All is well.")], [(0, "All is well.")]),
    "a sentence at the end": ([after(5, " All is well.")], [(0, "All is well.")]),
    "a whole sentence replaced": ([says(3, "Fostering is weak.")], [(3, "Fostering is weak.")]),
    "a sentence deleted": ([says(3, "")], [(3, "")]),
    "a sentence deleted in Word": ([emptied_in_word(3)], [(3, "")]),
    "bold": ([bold(5, "rise")], [(5, "Standards **rise**.")]),
    "italics taken away": (
        [lambda root: [each.getparent().remove(each) for each in [*root.iter(f"{W}i")]] and None],  # type: ignore[union-attr, list-item]
        [(2, "Most schools are good or better.")],
    ),
    "a paragraph deleted": ([removed(1)], [(1, "")]),
    "a paragraph emptied": ([says(1, "")], [(1, "")]),
    "a paragraph of many sentences deleted": ([removed(3)], [(2, ""), (3, ""), (4, "")]),
    "a new paragraph": ([paragraph_behind(4, "A new one.")], [(0, "A new one.")]),
    "a new paragraph at the end of the narrative": ([paragraph_behind(5, "A new one.")], [(0, "A new one.")]),
    "a paragraph pasted over": ([without_marks(5)], [(0, "Standards rise fast."), (5, "")]),
    "two sentences made one": (
        [says(3, "However, fostering is only satisfactory, and"), says(4, "homes are good.")],
        [(3, "However, fostering is only satisfactory, and homes are good."), (4, "")],
    ),
    "marks of Markdown typed": ([replaces("rise", "*rise*")], [(5, r"Standards \*rise\*.")]),
    "an end of a comment typed": ([replaces("rise", "<!-- x -->")], [(5, r"Standards \<!-- x -->.")]),
}


BEGIN_AT_A_BOOKMARK = {
    "typing at the end, behind the marks",
    "words that touch the end",
    "typing between two sentences",
    "a sentence between two",
    "a sentence at the end",
}
"""Edits whose hands have no place to begin without a bookmark."""

SPOILED: list[tuple[str, Hands | None]] = [
    (name, spoiled)
    for name in EDITS
    for spoiled in (None, tags_lost, bookmarks_lost)
    if not (spoiled is bookmarks_lost and name in BEGIN_AT_A_BOOKMARK)
]


@pytest.mark.parametrize(("name", "spoiled"), SPOILED)
def test_every_edit_is_read_back_and_nothing_else(name: str, spoiled: Hands | None) -> None:
    hands, expected = EDITS[name]
    if spoiled is bookmarks_lost and "before the marks" in name:
        hands = [before_control(2, "Overall, ")]
    returned = read(edited(draft()[0], *hands, *([spoiled] if spoiled else [])))
    assert changed(returned) == expected
    assert returned.outside == ()


def before_control(number: int, text: str) -> Hands:
    return lambda root: sentence(root, number).addprevious(run(text))


@pytest.mark.parametrize("at", ["fostering ", "fostering", "fost", "Ho"])
@pytest.mark.parametrize("cutting", [cut, cut_in_two])
def test_enter_within_a_sentence_leaves_its_words_and_is_told(
    at: str, cutting: Callable[[int, str], Hands]
) -> None:
    returned = read(edited(draft()[0], cutting(3, at)))
    assert changed(returned) == []
    assert returned.remarks == (
        "a paragraph that was begun within ‘However, fostering is only satisfactory.…’ is not taken over",
    )


def test_a_paragraph_begun_between_two_sentences_is_told() -> None:
    def hands(root: etree._Element) -> None:
        here = paragraph_of(root, 3)
        new = etree.Element(f"{W}p")
        start = sentence(root, 3).getprevious()
        assert start is not None
        for each in [start, *start.itersiblings()]:
            new.append(each)
        here.addnext(new)

    returned = read(edited(draft()[0], hands))
    assert changed(returned) == []
    assert returned.remarks == (
        "a paragraph that was begun before ‘However, fostering is only satisfactory.…’ is not taken over",
    )


def test_two_paragraphs_joined_are_told_and_stay_apart() -> None:
    def hands(root: etree._Element) -> None:
        here, gone = paragraph_of(root, 4), paragraph_of(root, 5)
        here.append(run(" "))
        for each in [each for each in gone if each.tag != f"{W}pPr"]:
            here.append(each)
        gone.getparent().remove(gone)  # type: ignore[union-attr]

    returned = read(edited(draft()[0], hands))
    assert changed(returned) == []
    assert returned.remarks == ("two paragraphs that were joined before ‘Standards rise.…’ stay apart",)


def test_boilerplate_joined_with_the_narrative_stays_boilerplate() -> None:
    def hands(root: etree._Element) -> None:
        here = paragraph_of(root, 5)
        gone = here.getnext()
        assert gone is not None
        here.append(run(" " + "".join(each.text or "" for each in gone.iter(f"{W}t"))))
        gone.getparent().remove(gone)  # type: ignore[union-attr]

    returned = read(edited(draft()[0], hands))
    assert changed(returned) == []
    assert returned.outside == ()
    assert "stay apart" in returned.remarks[0]


@pytest.mark.parametrize(
    ("old", "new", "before_", "after_"),
    [
        (
            "four point scale:",
            "five point scale:",
            "The annual rating derives from a four point scale:",
            None,
        ),
        ("9 December 2009", "10 December 2009", "9 December 2009", "10 December 2009"),
        ("Performs Well (3)", "Performs Excellently (4)", "Performs Well (3)", "Performs Excellently (4)"),
        ("Ms Carys Jones", "Mr Carys Jones", "Ms Carys Jones", "Mr Carys Jones"),
        ("WM1 1AA", "ZZ9 9ZZ", "WM1 1AA", "ZZ9 9ZZ"),
    ],
)
def test_text_outside_the_narrative_is_told_with_its_place_and_both_texts(
    old: str, new: str, before_: str, after_: str | None
) -> None:
    returned = read(edited(draft()[0], replaces(old, new)))
    assert changed(returned) == []
    (told,) = returned.outside
    assert (told.before, told.after) == (before_, after_ or before_.replace(old, new))
    assert str(told.place).startswith("draft.docx paragraph ")


def test_boilerplate_deleted_and_boilerplate_added_are_told() -> None:
    def hands(root: etree._Element) -> None:
        first = next(each for each in root.iter(f"{W}p") if "two" not in str(each.text))
        salutation = next(
            each for each in root.iter(f"{W}p") if "Dear" in "".join(str(t.text) for t in each.iter(f"{W}t"))
        )
        salutation.addnext(paragraph("Thank you for your letter."))
        first.getparent().remove(first)  # type: ignore[union-attr]

    returned = read(edited(draft()[0], hands))
    assert [(each.before, each.after) for each in returned.outside] == [
        ("9 December 2009", ""),
        ("", "Thank you for your letter."),
    ]


def test_a_header_that_was_changed_is_told() -> None:
    data = edited(draft()[0], replaces("DRAFT", "FINAL"), part="word/header1.xml")
    (told,) = read(data).outside
    assert told.after.startswith("FINAL")
    assert str(told.place) == "draft.docx header1"


def test_a_letterhead_that_libreoffice_made_a_text_box_of_is_as_it_was() -> None:
    def hands(root: etree._Element) -> None:
        *framed, mark = root
        box = etree.SubElement(etree.SubElement(mark, f"{W}r"), f"{W}txbxContent")
        for each in framed:
            box.append(each)

    assert read(edited(draft()[0], hands, part="word/header1.xml")).outside == ()


def test_a_text_box_stands_apart_from_the_paragraph_that_it_hangs_in() -> None:
    def hands(root: etree._Element) -> None:
        holder = run("")
        etree.SubElement(holder, f"{W}txbxContent").append(paragraph("Seen by the director."))
        paragraph_of(root, 2).append(holder)

    assert changed(read(edited(draft()[0], hands))) == [(0, "Seen by the director.")]


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    def hands(root: etree._Element) -> None:
        content = sentence(root, 5).find(f"{W}sdtContent")
        assert content is not None
        says(5, "Standards ")(root)
        xml = (
            f'<w:x xmlns:w="{W[1:-1]}"><w:del w:id="1" w:author="Ann"><w:r><w:delText>rise</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="Ann"><w:r><w:t>fall</w:t></w:r></w:ins></w:x>'
        )
        content.extend([*etree.fromstring(xml), run(".")])

    returned = read(edited(draft()[0], hands))
    assert changed(returned) == [(5, "Standards fall.")]
    assert returned.remarks == ("tracked changes by Ann were read as if they were accepted",)


def test_a_paragraph_whose_end_was_deleted_with_tracking_runs_on() -> None:
    def hands(root: etree._Element) -> None:
        properties = paragraph_of(root, 1).find(f"{W}pPr")
        assert properties is not None
        look = etree.SubElement(properties, f"{W}rPr")
        etree.SubElement(look, f"{W}del", {f"{W}id": "9", f"{W}author": "Ann"})

    returned = read(edited(draft()[0], hands))
    assert changed(returned) == []
    assert any("joined" in each for each in returned.remarks)


def test_a_comment_of_a_person_is_told_and_not_taken_over() -> None:
    data = draft(with_comments=True)[0]

    def hands(root: etree._Element) -> None:
        xml = (
            f'<w:comment xmlns:w="{W[1:-1]}" w:id="77" w:author="Ann"><w:p><w:r><w:t>Really?</w:t></w:r></w:p>'
            "</w:comment>"
        )
        root.append(etree.fromstring(xml))

    returned = read(edited(data, hands, part="word/comments.xml"))
    assert changed(returned) == []
    assert returned.remarks == ("a comment by Ann is not taken over: Really?",)


def test_a_picture_in_the_narrative_is_a_change_that_no_letter_takes_over() -> None:
    def hands(root: etree._Element) -> None:
        made = etree.Element(f"{W}r")
        etree.SubElement(made, f"{W}drawing")
        paragraph_of(root, 5).append(made)

    assert [each.after for each in read(edited(draft()[0], hands)).outside] == ["(a picture)"]


def test_boilerplate_in_a_paragraph_of_the_narrative_is_none_of_its_words() -> None:
    made = template("{%p for each in narrative %}", "Overall: {{r each }} (inspected)", "{%p endfor %}")
    data, _ = draft(("All is well.",), template=made)
    assert read(data).outside == ()
    assert changed(read(data)) == []
    (told,) = read(edited(data, replaces("Overall", "In short"))).outside
    assert (told.before, told.after) == ("Overall:", "In short:")


def test_a_field_that_word_writes_anew_is_no_change() -> None:
    field = (
        '<w:p><w:r><w:t>Page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    data, _ = draft(
        template=template("{%p for each in narrative %}", "{{r each }}", "{%p endfor %}", body=field)
    )
    assert read(edited(data, replaces("1", "2"))).outside == ()


def test_a_file_that_is_no_draft_or_has_lost_its_marks_is_refused_with_advice() -> None:
    data, _ = draft()

    def all_lost(root: etree._Element) -> None:
        tags_lost(root)
        bookmarks_lost(root)

    for file, code in ((edited(data, all_lost), "DOC-021"), (zipped({"a": b"b"}), "TPL-001")):
        with pytest.raises(ProblemsFoundError) as raised:
            read(file)
        assert [each.code for each in raised.value.problems] == [code]
    with pytest.raises(ProblemsFoundError) as raised:
        read(template("Hello").data)
    assert [each.code for each in raised.value.problems] == ["DOC-020"]


def test_a_story_that_was_damaged_is_told() -> None:
    data = edited(
        draft()[0],
        lambda root: root.attrib.update({"version": "x"}),
        part="customXml/item1.xml",
    )
    with pytest.raises(ProblemsFoundError, match="damaged"):
        read(data)


def test_a_character_that_no_letter_may_hold_is_told_with_its_paragraph() -> None:
    with pytest.raises(ProblemsFoundError, match=r"draft\.docx paragraph \d+: U\+202E"):
        read(edited(draft()[0], replaces("rise", "ri\u202ese")))


def test_half_a_word_in_bold_is_kept_or_told() -> None:
    returned = read(edited(draft()[0], bold(5, "St")))
    assert changed(returned) == [(5, "**St**andards rise.")]
    returned = read(edited(draft(("One (two) three.",))[0], bold(1, "ne (")))
    assert [words for _, words in changed(returned)] == ["One (two) three."] or returned.remarks
