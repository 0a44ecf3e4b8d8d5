"""Drafts for people to edit: marks at each sentence, the tale of where it comes from, comments."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree
from tests.word.hands import BODY, FACT, W, draft, read, sentence, story
from tests.word.making import HOUSE, letter, members, narrative, paragraph, template, template_of

from ratingletters.model.provenance import Provenance
from ratingletters.word import (
    check_letter,
    check_structure,
    load_template,
    merge,
    merge_draft,
    read_provenance,
)
from ratingletters.word.marks import tag_of

MARKS = ("bookmarkStart", "sdt", "commentRangeStart", "commentReference")


def member(data: bytes, name: str = BODY) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return file.namelist()


def texts(root: etree._Element) -> list[str]:
    return ["".join(str(t.text or "") for t in each.iter(f"{W}t")) for each in root.iter(f"{W}p")]


def test_each_sentence_stands_in_a_bookmark_around_a_locked_control_with_its_mark() -> None:
    data, made = draft()
    root = member(data)
    for number, origin in enumerate(story(made.narrative).origins, 1):
        control = sentence(root, number)
        properties = control.find(f"{W}sdtPr")
        assert properties is not None
        said = {each.tag.removeprefix(W): each.get(f"{W}val") for each in properties}
        assert said["tag"] == tag_of(origin.mark)
        assert said["lock"] == "sdtLocked"
        assert "".join(str(t.text) for t in control.iter(f"{W}t")) == origin.sentence.markdown.replace(
            "*", ""
        )


def test_a_draft_says_what_the_signed_letter_will_say_and_the_signed_letter_has_no_marks() -> None:
    data, made = draft()
    signed = merge(load_template(HOUSE), made, draft=False)
    assert texts(member(data)) == texts(member(signed))
    assert not [each for each in member(signed).iter() if each.tag in {f"{W}{name}" for name in MARKS}]
    assert not [name for name in names(signed) if "customXml" in name or "comments" in name]


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert draft()[0] == draft()[0]
    assert draft(with_comments=True)[0] == draft(with_comments=True)[0]


def test_a_draft_is_whole_with_comments_and_without() -> None:
    for with_comments in (False, True):
        data, made = draft(with_comments=with_comments)
        assert check_letter(data, made) == ()
        assert check_structure(data) == ()


def test_emphasis_over_the_end_of_a_sentence_looks_as_in_the_signed_letter() -> None:
    data, made = draft(("One *two.", "Three* four.", "Five."))
    signed = merge(load_template(HOUSE), made, draft=False)

    def italics(data: bytes) -> list[str]:
        runs = [each for each in member(data).iter(f"{W}r") if each.find(f"{W}rPr/{W}i") is not None]
        return " ".join(str(t.text) for each in runs for t in each.iter(f"{W}t")).split()

    assert italics(data) == italics(signed) == ["Every", "Child", "Matters", "two.", "Three"]
    assert [each.words for each in read(data).told] == [each.markdown for each in made.narrative.sentences()]


def test_numbers_of_marks_are_none_that_the_template_has() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="40" w:name="here"/><w:bookmarkEnd w:id="40"/></w:p>'
        '<w:p><w:sdt><w:sdtPr><w:id w:val="51"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent>'
        "</w:sdt></w:p>"
    )
    made = template("{%p for each in narrative %}", "{{r each }}", "{%p endfor %}", body=body)
    root = member(draft(template=made)[0])
    bookmarks = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")]
    controls = [each.get(f"{W}val") for each in root.iter(f"{W}id")]
    assert len(set(bookmarks)) == len(bookmarks) == 6
    assert len(set(controls)) == len(controls) == 6
    assert not {"40", "51"} & set(controls[:-1])


def test_a_file_names_its_letter_and_version_and_keeps_card_and_facts_of_each_sentence() -> None:
    data, made = draft()
    told = read_provenance("draft.docx", data)
    assert told == Provenance("annual-rating-2009/wellmouth", 1, "1" * 64, "2" * 64, told.origins)
    assert told.name == "annual-rating-2009/wellmouth@v1"
    assert [each.mark for each in told.origins] == [each.mark for each in story(made.narrative).origins]
    assert told.origins[1].sentence.pieces[0].facts == (FACT,)
    assert str(told.origins[1].sentence.place) == "patterns.md:2"


def test_a_template_keeps_the_custom_part_that_it_has() -> None:
    own = b'<own xmlns="urn:somebody"/>'
    body = "".join(map(paragraph, ("{%p for each in narrative %}", "{{r each }}", "{%p endfor %}")))
    data, _ = draft(template=template_of(members(body) | {"customXml/item1.xml": own}))
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.read("customXml/item1.xml") == own
    assert read_provenance("draft.docx", data).version == 1


def test_a_comment_tells_card_and_facts_and_says_so_where_a_person_wrote_the_words() -> None:
    data, _ = draft(with_comments=True)
    comments = texts(member(data, "word/comments.xml"))
    assert comments[:2] == [
        "Card card-1 (patterns.md:1)",
        "‘Services in Wellmouth perform well.’ because school/primary.good or better: 81 per cent",
    ]
    assert len(list(member(data).iter(f"{W}commentReference"))) == 5


def test_a_draft_with_comments_reads_back_as_one_without() -> None:
    plain, commented = read(draft()[0]), read(draft(with_comments=True)[0])
    assert commented.told == plain.told
    assert commented.remarks == ()


def test_a_letter_without_a_narrative_is_a_draft_too() -> None:
    made = letter(narrative=narrative())
    empty = read(merge_draft(load_template(HOUSE), made, story(made.narrative)))
    assert (empty.told, empty.outside) == ((), ())
