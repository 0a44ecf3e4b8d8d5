"""Letters as they come out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.making import HOUSE, addressee, letter, members, narrative, paragraph, template, template_of
from tests.word.outline import W, names, outline, part, text

from ratingletters.errors import ProblemsFoundError
from ratingletters.word import check_letter, check_template, load_template, merge

HOUSE_TEMPLATE = load_template(HOUSE)
DC = "{http://purl.org/dc/elements/1.1/}"

AWKWARD = [
    "Health & Social Care",
    "Health &amp; Social Care",
    "< 50% and > 20%",
    "{{ 7*7 }}",
    "{% x %}",
    "{{ rating.title }}",
    "{# gone? #}",
    "{_{ 7 }_}",
    "]]>",
    "rated <b>good</b> overall",
    "x</w:t></w:r></w:p><w:p><w:r><w:t>Performs Excellently (4)",
    "Ynys Môn, Rhondda Cynon Taf, Ó Súilleabháin",
    "e\u0301 and é, 𝒳, 😀",
    "O\u00a0no\u00adbreak  two spaces ",
    "\\1 \\g<0> %s {0} $x",
    "&#10; &lt; &quot;",
    "\"double\" and 'single'",
]


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_comes_through_exactly_wherever_it_stands(value: str) -> None:
    awkward = letter(
        council=value,
        addressee=addressee(name=value, post=value, address=(value, "Wellmouth", "WM1 1AA")),
    )
    data = merge(HOUSE_TEMPLATE, awkward, draft=True)
    assert text(data).split("\n").count(value) == 3
    assert part(data, "docProps/core.xml").findtext(f"{DC}title") == f"{awkward.title}: {value}"
    assert check_letter(data, awkward) == ()


@pytest.mark.parametrize("value", [each for each in AWKWARD if "\\" not in each and "_" not in each])
def test_a_sentence_comes_through_exactly(value: str) -> None:
    awkward = letter(narrative=narrative((f"Before {value} after.",)))
    data = merge(HOUSE_TEMPLATE, awkward, draft=False)
    assert f"Before {value} after." in text(data).split("\n")
    assert check_letter(data, awkward) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Cf")), min_size=1, max_size=60
    ).filter(str.strip)
)
def test_any_text_comes_through_exactly(value: str) -> None:
    some = letter(addressee=addressee(name=value))
    data = merge(HOUSE_TEMPLATE, some, draft=False)
    assert value in text(data).split("\n")
    assert check_letter(data, some) == ()


def test_the_letter_reads_from_date_to_signatory() -> None:
    lines = outline(merge(HOUSE_TEMPLATE, letter(), draft=False))
    merged = [line for line in lines if not line.startswith(("header row", "row: 4", "row: 1", "row: 2"))]
    assert [line[:60] for line in merged] == [
        "Date: 9 December 2009",
        "InsideAddress: Ms Carys Jones",
        "InsideAddress: Director of Children’s Services",
        "InsideAddress: Town Hall",
        "InsideAddress: High Street",
        "InsideAddress: Wellmouth",
        "InsideAddress: WM1 1AA",
        "Salutation: Dear Ms Jones",
        "Heading1: Children’s services annual rating",
        "BodyText: Ofsted guidance published in May 2009 explained th",
        "BodyText: In considering the evidence in the profile to dete",
        "BodyText: The annual rating derives from a four point scale:",
        "row: 3 | Performs well | An organisation that exceeds minimu",
        "BodyText: Within each level there will be differing standard",
        "Heading2: Children’s services rating 2009",
        "row: *Children’s services rating* | *Performs Well (3)*",
        "BodyText: Children’s services in Wellmouth perform well.",
        "BodyText: Most schools are good or better. However, fosterin",
        "BodyText: The children’s services rating is provided for the",
        "Signature: A Person",
        "SignatoryPost: Divisional Manager, CAA",
    ]


def test_emphasis_in_a_sentence_becomes_an_italic_run() -> None:
    said = letter(narrative=narrative(("All *Every Child Matters* outcomes are **good** & 2 \\* 3.",)))
    lines = outline(merge(HOUSE_TEMPLATE, said, draft=False))
    assert "BodyText: All /Every Child Matters/ outcomes are *good* & 2 * 3." in lines


def test_a_draft_says_so_on_every_page_and_a_final_letter_nowhere() -> None:
    for name in ("word/header1.xml", "word/header2.xml"):
        assert outline(merge(HOUSE_TEMPLATE, letter(), draft=True), name)[-1] == (
            "DraftMark: DRAFT – not for publication"
        )
        assert outline(merge(HOUSE_TEMPLATE, letter(), draft=False), name)[-1] == "DraftMark: "


def test_the_letterhead_stands_in_the_header_of_the_first_page_alone() -> None:
    data = merge(HOUSE_TEMPLATE, letter(), draft=False)
    assert outline(data, "word/header1.xml")[:2] == ["LetterheadName: Ofsted", "Letterhead: Alexandra House"]
    for name in ("word/header2.xml", "word/document.xml"):
        assert not any(line.startswith("Letterhead") for line in outline(data, name))


def test_a_line_end_in_a_field_is_a_line_end_in_word() -> None:
    two_lines = letter(addressee=addressee(post="Director of\r\nChildren’s Services\tand more"))
    data = merge(HOUSE_TEMPLATE, two_lines, draft=False)
    assert "InsideAddress: Director of⏎Children’s Services→and more" in outline(data)
    assert (
        check_letter(data, letter(addressee=addressee(post="Director of\nChildren’s Services\tand more")))
        == ()
    )


def test_the_same_letter_is_the_same_bytes_and_a_draft_is_not() -> None:
    first = merge(HOUSE_TEMPLATE, letter(), draft=False)
    assert first == merge(load_template(HOUSE), letter(), draft=False)
    assert first != merge(HOUSE_TEMPLATE, letter(), draft=True)


def test_letters_merged_at_once_do_not_mix() -> None:
    letters = [letter(addressee=addressee(name=f"Person {number}")) for number in range(64)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda each: merge(HOUSE_TEMPLATE, each, draft=False), letters))
    assert made == [merge(HOUSE_TEMPLATE, each, draft=False) for each in letters]


def test_the_properties_are_the_letters_own() -> None:
    core = part(merge(HOUSE_TEMPLATE, letter(organisation="Ofsted & Co"), draft=False), "docProps/core.xml")
    said = {str(each.tag).rpartition("}")[2]: each.text for each in core}
    assert said == {
        "title": "Children’s services annual rating: Wellmouth Borough Council",
        "subject": "Children’s services annual rating 2009",
        "creator": "Ofsted & Co",
        "revision": "1",
        "created": "2009-12-09T00:00:00Z",
        "modified": "2009-12-09T00:00:00Z",
        "language": "en-GB",
    }


def test_paragraph_identifiers_of_word_are_not_repeated_by_a_loop() -> None:
    loop = "".join(map(paragraph, ("{%p for line in addressee.address %}", "{{ line }}", "{%p endfor %}")))
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    files = members(loop.replace("<w:p>", f'<w:p {space} w14:paraId="0A0B0C0D" w:rsidR="00AA00AA">'))
    data = merge(template_of(files), letter(), draft=False)
    assert all(not each.attrib for each in part(data, "word/document.xml").iter(f"{W}p"))


def test_an_ampersand_in_a_condition_means_an_ampersand() -> None:
    asks = template("{% if council.name == 'R&D' %}yes{% else %}no{% endif %}")
    assert text(merge(asks, letter(council="R&D"), draft=False)) == "yes"


def test_filters_and_conditions_work_on_text_that_is_escaped_afterwards() -> None:
    joined = template("{{ addressee.address|join(' & ') }}", "{{ council.name|upper|replace('&', '<') }}")
    data = merge(joined, letter(council="a&b", addressee=addressee(address=("x<", "y>"))), draft=False)
    assert text(data) == "x< & y>\nA<B"


def test_a_template_with_problems_is_not_merged() -> None:
    with pytest.raises(ProblemsFoundError, match="unknown field 'ratng'"):
        merge(template("{{ ratng }}"), letter(), draft=False)


def test_bad_characters_make_no_letter() -> None:
    with pytest.raises(ProblemsFoundError, match="U\\+D800"):
        merge(HOUSE_TEMPLATE, letter(council="bad \ud800"), draft=False)


def test_the_members_are_those_of_the_template() -> None:
    assert names(merge(HOUSE_TEMPLATE, letter(), draft=False))[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert sorted(names(merge(HOUSE_TEMPLATE, letter(), draft=False))) == sorted(names(HOUSE_TEMPLATE.data))


def test_a_condition_that_cannot_be_asked_is_a_problem_of_the_template() -> None:
    (problem,) = check_template(template("{% if date > 3 %}x{% endif %}"), ())
    assert problem.code == "TPL-031"
    assert "'>' not supported" in problem.what


def test_the_bookmark_that_word_leaves_where_somebody_wrote_last_is_not_repeated_by_a_loop() -> None:
    start, end = '<w:bookmarkStart w:id="0" w:name="_GoBack"/>', '<w:bookmarkEnd w:id="0"/>'
    last = f"<w:p>{start}<w:r><w:t>{{{{ line }}}}</w:t></w:r>{end}</w:p>"
    loop = paragraph("{%p for line in addressee.address %}") + last + paragraph("{%p endfor %}")
    sample = template("{{ date }}", body=loop)
    assert check_template(sample, ()) == ()
    data = merge(sample, letter(), draft=False)
    assert not list(part(data, "word/document.xml").iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))
