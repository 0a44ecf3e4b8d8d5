"""Redlines: rejecting all gives the old version, accepting all the new one, and they read well."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.redline.files import AUTHOR, file, marked, paragraph, redline, run, table

from bench import redline_reader as reader
from ratingletters.errors import ProblemsFoundError
from ratingletters.word import write_redline

ONE = "Most schools are good or better, and all nurseries are."
LONG = "Provision is particularly effective in nursery schools and special schools, where performance is mostly good."


def test_changed_words_are_marked_within_their_paragraph() -> None:
    made = redline(
        file(paragraph(ONE)), file(paragraph("Most schools are good or better, and few nurseries are."))
    )
    assert marked(made) == ["Most schools are good or better, and -all-+few+ nurseries are."]
    assert (made.came, made.went, made.looks) == (1, 1, 0)


def test_a_letter_that_did_not_change_has_no_mark() -> None:
    same = file(paragraph(ONE, style="Body"), table(("a", "b")), paragraph("C D"), header=paragraph("Ofsted"))
    made = redline(same, same)
    assert reader.changes(made.data) == 0
    assert (made.came, made.went, made.looks) == (0, 0, 0)


def test_every_mark_has_a_number_of_its_own_the_author_and_the_time() -> None:
    made = redline(
        file(paragraph(ONE), paragraph("x")), file(paragraph(LONG), paragraph("y"), paragraph("z"))
    )
    root = reader.opened(made.data).root("word/document.xml")
    marks = list(root.iter(f"{reader.W}ins", f"{reader.W}del", f"{reader.W}pPrChange"))
    assert len({each.get(f"{reader.W}id") for each in marks}) == len(marks) > 3
    assert {each.get(f"{reader.W}author") for each in marks} == {"The analyst"}
    assert {each.get(f"{reader.W}date") for each in marks} == {"2010-01-11T10:01:00Z"}


def test_a_paragraph_that_has_too_little_in_common_is_replaced_whole() -> None:
    end = paragraph("C D")
    other = (
        "Behaviour in two of the secondary units inspected this autumn remains a serious weakness everywhere."
    )
    made = redline(file(paragraph(LONG), end), file(paragraph(other), end))
    assert marked(made) == [f"-{LONG}-¶-", f"+{other}+¶+", "C D"]


def test_a_short_text_that_took_the_place_of_another_stays_in_its_paragraph() -> None:
    end = paragraph("C D")
    made = redline(file(paragraph("Mr A B"), end), file(paragraph("Ms Y Z"), end))
    assert marked(made) == ["-Mr A B-+Ms Y Z+", "C D"]


def test_no_island_of_a_word_or_two_is_left_between_changes() -> None:
    made = redline(
        file(paragraph("In the north most of the large schools are very good at all times now.")),
        file(paragraph("In the north some of our small schools are very good at all times now.")),
    )
    assert marked(made) == [
        "In the north -most of the large-+some of our small+ schools are very good at all times now."
    ]


def test_a_sentence_put_in_leaves_its_neighbours_alone() -> None:
    made = redline(
        file(paragraph("One is good. Two are not.")),
        file(paragraph("One is good. However, both improved. Two are not.")),
    )
    assert marked(made) == ["One is good. +However, both improved. +Two are not."]


def test_only_another_look_is_a_change_of_formatting_not_of_words() -> None:
    made = redline(
        file(paragraph("All of it matters.", style="Body")),
        file(paragraph("All ", run("of", "<w:b/>"), run(" it", "<w:b/>"), " matters.", style="Heading1")),
    )
    assert marked(made) == ["All ~of it~ matters.~"]
    assert (made.came, made.went) == (0, 0)


def test_half_a_word_in_another_look_is_no_new_word() -> None:
    made = redline(file(paragraph("nursery")), file(paragraph("nur", run("sery", "<w:i/>"))))
    assert marked(made) == ["nur~sery~"]


def test_a_paragraph_added_at_the_end_takes_over_the_last_mark() -> None:
    made = redline(
        file(paragraph("C D", style="Body")),
        file(paragraph("C D", style="Body"), paragraph("Copy: the Mayor", style="Bullet")),
    )
    assert marked(made) == ["C D¶+", "+Copy: the Mayor+~"]


def test_a_paragraph_cut_at_the_end_gives_its_mark_up() -> None:
    made = redline(
        file(paragraph("C D", style="Body"), paragraph("Copy: the Mayor", style="Bullet")),
        file(paragraph("C D", style="Body")),
    )
    assert marked(made) == ["C D¶-", "-Copy: the Mayor-~"]


def test_new_paragraphs_after_one_that_grew_begin_where_it_grew() -> None:
    end = paragraph("C D")
    made = redline(
        file(paragraph(ONE), end),
        file(paragraph(f"{ONE} Children say so."), paragraph("Strengths", style="Heading1"), end),
    )
    assert marked(made) == [f"{ONE}+ Children say so.+¶+", "+Strengths+~", "C D"]


def test_a_paragraph_that_only_gave_its_mark_away_is_not_taken_for_a_new_one() -> None:
    old = (paragraph(ONE), paragraph("C D", style="Body"), paragraph("Manager"))
    grown = (paragraph(f"{ONE} Children say so."), *old[1:])
    assert marked(redline(file(*old), file(*grown, paragraph("Copy")))) == [
        f"{ONE}+ Children say so.+", "C D", "Manager¶+", "+Copy+",
    ]  # fmt: skip


def test_text_at_both_sides_of_a_mark_that_stays_is_kept_apart() -> None:
    end = paragraph("C D")
    made = redline(
        file(paragraph("All is well."), paragraph("Some is not, and it worries parents."), end),
        file(
            paragraph("All is well. It was."),
            paragraph("Few say so. Some is not, and it worries parents."),
            end,
        ),
    )
    assert marked(made)[:2] == [
        "All is well+. It was+.",
        "+Few say so. +Some is not, and it worries parents.",
    ]


def test_rows_that_came_and_went_are_rows_inserted_and_deleted() -> None:
    end = paragraph("C D")
    old = file(table(("Rating", "Meaning"), ("4", "excellent"), ("3", "good")), end)
    new = file(table(("Rating", "Meaning"), ("3", "good"), ("2", "adequate in parts")), end)
    made = redline(old, new)
    rows = reader.opened(made.data).root("word/document.xml").iter(f"{reader.W}tr")
    marks = ["".join(reader.local(each) for each in row.iterfind(f"{reader.W}trPr/*")) for row in rows]
    assert marks == ["", "del", "", "ins"]


def test_a_row_is_known_by_its_words_or_by_its_first_cell() -> None:
    end = paragraph("C D")
    made = redline(
        file(table(("schools", "5", "6"), ("homes", "7", "8")), end),
        file(table(("schools", "9", "4"), ("centres", "1", "2")), end),
    )
    assert marked(made)[:3] == ["schools", "-5-+9+", "-6-+4+"]
    assert marked(made)[3:] == ["-homes-¶-", "-7-¶-", "-8-¶-", "+centres+¶+", "+1+¶+", "+2+¶+", "C D"]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_table_of_other_columns_has_all_rows_replaced(swapped: bool) -> None:
    end = paragraph("C D")
    pair = [file(table(("a", "b")), end), file(table(("a", "b", "c"), ("d", "e", "f")), end)]
    made = redline(*(reversed(pair) if swapped else pair))
    (found,) = reader.opened(made.data).root("word/document.xml").iter(f"{reader.W}tbl")
    assert len(found.findall(f"{reader.W}tblGrid/{reader.W}gridCol")) == 3
    marks = [row.find(f"{reader.W}trPr")[0].tag for row in found.iter(f"{reader.W}tr")]  # type: ignore[index]
    counts = {"del": 2, "ins": 1} if swapped else {"del": 1, "ins": 2}
    assert {name: marks.count(f"{reader.W}{name}") for name in counts} == counts


def test_a_table_put_beside_another_is_kept_apart_from_it() -> None:
    old, end = table(("a", "b")), paragraph("C D")
    made = redline(file(old, end), file(old, table(("x", "y", "z")), end))
    assert marked(made) == ["a", "b", "¶+¶-", "+x+¶+", "+y+¶+", "+z+¶+", "C D"]


def test_a_header_that_only_the_old_version_has_is_deleted_in_the_new_one() -> None:
    made = redline(file(paragraph("C D"), header=paragraph("Ofsted")), file(paragraph("C D")))
    assert made.went == 1


def test_a_header_that_only_the_new_version_has_is_inserted() -> None:
    made = redline(file(paragraph("C D")), file(paragraph("C D"), header=paragraph("DRAFT")))
    assert made.came == 1


def test_a_changed_header_and_another_margin_are_marked() -> None:
    page = '<w:pgMar w:top="{0}" w:right="1" w:bottom="1" w:left="1" w:header="1" w:footer="1" w:gutter="0"/>'
    made = redline(
        file(paragraph("C D"), header=paragraph("Page of Ofsted"), section=page.format(100)),
        file(paragraph("C D"), header=paragraph("Page of Estyn"), section=page.format(200)),
    )
    assert marked(made, "word/header.xml") == ["Page of -Ofsted-+Estyn+"]
    assert made.looks == 1


def test_a_header_that_two_sorts_of_pages_share_is_compared_with_that_of_each() -> None:
    shared = '<w:headerReference w:type="first" r:id="r{0}"/>'
    new = file(paragraph("C D"), header=paragraph("Ofsted, London"), section=shared.format(2))
    old = file(
        paragraph("C D"),
        header=paragraph("Ofsted, Leeds"),
        section=shared.format(3),
        more={"header2": paragraph("Ofsted, York")},
    )
    assert redline(old, new).came == 2
    assert redline(new, old).came == 2


def test_a_style_that_only_the_old_version_has_is_taken_over() -> None:
    old = file(paragraph(LONG, style="House"), styles={"House": "house text", "Body": "body text"})
    redline(old, file(paragraph(LONG, style="Body")))


def test_a_style_of_the_same_name_is_the_same_style_whatever_its_id() -> None:
    old = file(paragraph(LONG, style="Kop1"), styles={"Kop1": "heading 1"})
    made = redline(old, file(paragraph(LONG, style="Heading1")))
    assert reader.changes(made.data) == 0


def test_a_style_whose_id_means_another_in_the_new_version_gets_an_id_of_its_own() -> None:
    old = file(paragraph(LONG, style="Body"), styles={"Body": "old body"})
    redline(old, file(paragraph(LONG, style="Body")))


def numbered(form: str, text: str) -> str:
    """A numbering of one list."""
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )
    shape = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    return f'{shape}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_a_list_that_is_numbered_otherwise_is_kept_beside_the_new_one() -> None:
    old, new = (
        file(paragraph(LONG, shape=LIST), more={"numbering": numbered(*each)})
        for each in (("decimal", "%1."), ("bullet", "–"))
    )
    assert redline(old, new).looks == 1
    assert redline(old, file(paragraph(LONG))).looks == 1
    assert reader.changes(redline(new, new).data) == 0


def test_a_link_to_another_address_is_another_link() -> None:
    old, new = (
        file(
            paragraph("See ", f'<w:hyperlink r:id="r10">{run("our pages")}</w:hyperlink>', " for more."),
            links=(each,),
        )
        for each in ("https://example.org/a", "https://example.org/b")
    )
    assert marked(redline(old, new)) == ["See -our pages-+our pages+ for more."]
    assert reader.changes(redline(old, old).data) == 0


NOTE = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="{1}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{0}</w:t></w:r></w:p></w:footnote>'
)
REFERENCE = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'


def test_a_footnote_is_compared_with_what_it_was() -> None:
    old = file(
        paragraph("Good.", REFERENCE.format(1), " Truly."), more={"footnotes": NOTE.format("In 2008 only", 1)}
    )
    new = file(
        paragraph("Good.", REFERENCE.format(2), " Truly."), more={"footnotes": NOTE.format("In 2009 only", 2)}
    )
    made = redline(old, new)
    assert marked(made) == ["Good. Truly."]
    assert "In -2008-+2009+ only" in marked(made, "word/footnotes.xml")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_footnote_that_only_one_version_has_comes_or_goes_with_its_text(swapped: bool) -> None:
    pair = [
        file(paragraph("Good.", REFERENCE.format(1)), more={"footnotes": NOTE.format("In 2008", 1)}),
        file(paragraph("Good.")),
    ]
    made = redline(*(reversed(pair) if swapped else pair))
    assert (made.came, made.went) == ((2, 0) if swapped else (0, 2))


def test_a_field_is_inserted_or_deleted_whole() -> None:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert marked(redline(file(paragraph("Page ", field)), file(paragraph("Page ")))) == ["Page -1-"]
    assert marked(redline(file(paragraph("Page ")), file(paragraph("Page ", field)))) == ["Page +1+"]


def test_tabs_and_line_breaks_and_spaces_that_do_not_break_are_told_apart() -> None:
    old = paragraph("NI 68", "<w:r><w:tab/></w:r>", "rose")
    new = paragraph("NI\u00a068", "<w:r><w:br/></w:r>", "rose")
    assert marked(redline(file(old), file(new))) == ["NI- -+\u00a0+68-→-+⏎+rose"]


def test_the_marks_of_a_draft_are_no_change() -> None:
    control = (
        '<w:bookmarkStart w:id="1" w:name="letters_1"/><w:sdt><w:sdtPr><w:tag w:val="card"/><w:id w:val="1"/></w:sdtPr>'
        f'<w:sdtContent>{run("Most are good.")}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="1"/>'
    )
    draft = file(paragraph(control, " ", run("Few are not.")))
    made = write_redline(file(paragraph("Most are good. Few are not.")), draft, AUTHOR)
    assert reader.changes(made.data) == 0
    assert b"bookmark" not in reader.opened(made.data).files["word/document.xml"]


def test_the_comments_and_the_story_of_a_draft_do_not_go_into_its_redline() -> None:
    noted = (
        f'<w:commentRangeStart w:id="0"/>{run("Most are good.")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    comment = '<w:comment w:id="0" w:author="a"><w:p><w:r><w:t>why</w:t></w:r></w:p></w:comment>'
    draft = file(paragraph(noted), more={"comments": comment}, story="<story/>")
    made = redline(file(paragraph("Most are good.")), draft)
    assert reader.changes(made.data) == 0
    assert not [
        name for name in reader.opened(made.data).files if "comment" in name or "custom" in name.lower()
    ]


def test_the_same_versions_give_the_same_bytes() -> None:
    old, new = file(paragraph(ONE), table(("a", "b"))), file(paragraph(LONG), table(("a", "c")))
    assert redline(old, new).data == redline(old, new).data


def test_a_version_with_tracked_changes_of_its_own_is_refused() -> None:
    tracked = file(paragraph("<w:ins w:id='1' w:author='a'><w:r><w:t>x</w:t></w:r></w:ins>"))
    with pytest.raises(
        ProblemsFoundError, match=r"v1: it holds tracked changes of its own(?s:.*)accept or reject"
    ):
        write_redline(tracked, file(paragraph("x")), AUTHOR, ("v1", "v2"))


def test_another_number_of_sections_is_refused() -> None:
    more = file(paragraph("x", shape="<w:sectPr/>"), paragraph("y"))
    with pytest.raises(ProblemsFoundError, match="sections"):
        write_redline(file(paragraph("x")), more, AUTHOR)


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(ProblemsFoundError, match="v2: this is not a Word document"):
        write_redline(file(paragraph("x")), b"no", AUTHOR, ("v1", "v2"))


WORDS = st.sampled_from(
    [
        "good",
        "good",
        "schools",
        "schools,",
        "however",
        "the",
        "of",
        "‘and’",
        "63.9",
        "NI\xa068",
        "improved.",
        "Most",
        "are.",
        "<b>",
        "&",
        "100%",
        "Ŵyr",
        "𝒳",
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)
RUNS = st.lists(st.tuples(TEXTS, st.sampled_from(["", "", "<w:b/>", "<w:i/>"])), max_size=4).map(
    lambda found: tuple(run(f"{text} ", look) for text, look in found)
)
PARAGRAPHS = st.builds(
    lambda runs, style: paragraph(*runs, style=style),
    RUNS,
    st.sampled_from(["", "Body", "Heading1", "Bullet"]),
)
CELLS = st.lists(WORDS, max_size=3).map(" ".join)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4).map(lambda rows: table(*rows))
)
BLOCKS = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), max_size=6)


@st.composite
def corrections(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two lists of blocks of which most stand in both."""
    old = draw(BLOCKS)
    new = [each for each in old if draw(st.integers(0, 3))]
    for each in draw(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=3)):
        new.insert(draw(st.integers(0, len(new))), each)
    return old, new


@settings(max_examples=150, deadline=None)
@given(st.one_of(corrections(), st.tuples(BLOCKS, BLOCKS)), PARAGRAPHS, PARAGRAPHS)
def test_rejecting_all_gives_the_old_and_accepting_all_the_new_whatever_they_are(
    both: tuple[list[str], list[str]], old_end: str, new_end: str
) -> None:
    redline(file(*both[0], old_end), file(*both[1], new_end))


@settings(max_examples=40, deadline=None)
@given(BLOCKS, PARAGRAPHS)
def test_a_redline_of_a_letter_with_itself_never_has_a_change(blocks: list[str], end: str) -> None:
    same = file(*blocks, end)
    assert reader.changes(redline(same, same).data) == 0
