"""Templates that a house-style owner could get wrong, and templates that mean harm."""

import pytest
from tests.word.making import HOUSE, REQUIRED, letter, paragraph, template

from ratingletters.errors import ProblemsFoundError
from ratingletters.word import check_template, load_template, merge


def test_the_house_template_has_no_problems() -> None:
    assert check_template(load_template(HOUSE), REQUIRED) == ()


HARMFUL = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ narrative.tpl.write_xml('owned.txt') }}",
    "{{ council.name.format(1) }}",
    "{{ addressee.address.append(9) }}",
    "{{ council['name'] }}",
    "{{ _private }}",
    "{{ council.__class__ }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ council.name ~ title }}",
    "{{ council is mapping }}",
    "{{ {'a': 1} }}",
    "{% for i in range(1000000000) %}{% endfor %}",
    "{% for a in addressee.address recursive %}{% endfor %}",
    "{% for a, b in addressee.address %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% macro m() %}",
    "{% set x = 1 %}",
    "{% raw %}",
    "{% block b %}",
    "{% filter upper %}",
    "{% cellbg 'x' %}",
    "{% hm %}",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_what_is_outside_the_language_is_refused_and_never_run(text: str) -> None:
    bad = template(text)
    assert "TPL-022" in {problem.code for problem in check_template(bad, ())}
    with pytest.raises(ProblemsFoundError):
        merge(bad, letter(), draft=False)


def test_an_include_is_refused_by_its_name_with_its_paragraph() -> None:
    (problem,) = check_template(template("Dear", "{% include 'x' %}"), ())
    assert str(problem).startswith(
        "letter.docx paragraph 2: {% include 'x' %}: 'include' is not allowed in a letter"
    )


@pytest.mark.parametrize(
    ("paragraphs", "code", "said"),
    [
        (("Dear {{ salutation,",), "TPL-020", "add }} in the same paragraph"),
        (("Dear salutation }}",), "TPL-020", "add {{ in the same paragraph"),
        (("Dear {{ salut", "ation }}"), "TPL-020", "not closed"),
        (("Dear {salutation}",), "TPL-020", "a single brace"),
        (("Dear {_{ salutation }_}",), "TPL-020", "a single brace"),
        (("Dear «Name»",), "TPL-020", "merge field of Word's own"),
        (("{{ }}",), "TPL-021", "is empty"),
        (("{{ salutation salutation }}",), "TPL-021", "mend the tag"),
        (("{% if %}x{% endif %}",), "TPL-021", ""),
        (("{% if draft %}x{% endif draft %}",), "TPL-021", "nothing may follow"),
        (("{{ salutation|titel }}",), "TPL-023", "did you mean 'title'?"),
        (("{{ ratng.title }}",), "TPL-024", "did you mean 'rating.title'?"),
        (("{{ addressee }}",), "TPL-024", "unknown field 'addressee'"),
        (("{{ loop.index }}",), "TPL-024", "unknown field"),
        (("{% if ratng.number == 4 %}x{% endif %}",), "TPL-024", "did you mean 'rating.number'?"),
        (("{%p if draft %} and more", "{%p endif %}"), "TPL-026", "does not stand alone"),
        (("{%p if draft %}{%p endif %}",), "TPL-026", "does not stand alone"),
        (("{%tc if draft %}",), "TPL-026", "columns"),
        (("{%tr if draft %}",), "TPL-026", "not stand in a table"),
        (("{{p narrative }}",), "TPL-026", "only statements take"),
        (("{%- if draft %}x{% endif %}",), "TPL-026", "join paragraphs"),
        (("{% if draft %}x",), "TPL-027", "is never closed"),
        (("x{% endif %}",), "TPL-027", "has no 'if' to belong to"),
        (("x{% else %}",), "TPL-027", "has no 'if' to belong to"),
        (("{% if draft %}x{% endfor %}",), "TPL-027", "is still open"),
        (("{% if draft %}x", "y{% endif %}"), "TPL-027", "does not stand with"),
        (("{%p if draft %}", "x", "y{% endif %}"), "TPL-027", "does not stand with"),
        (("{{ narrative }}",), "TPL-028", "a list of paragraphs"),
        (("{{ addressee.address }}",), "TPL-028", "a list of lines"),
        (("{{ draft }}",), "TPL-028", "ask for it with {% if %}"),
        (("{{r salutation }}",), "TPL-028", "is plain text"),
        (("{%p for p in narrative %}", "{{ p }}", "{%p endfor %}"), "TPL-028", "write {{r p }}"),
        (("{%p for p in narrative %}", "{{r p|upper }}", "{%p endfor %}"), "TPL-028", "stands alone"),
        (
            ("{%p for p in narrative %}", "{{r p if draft else p }}", "{%p endfor %}"),
            "TPL-028",
            "stands alone",
        ),
        (("{{ narrative|join }}",), "TPL-028", "stands alone"),
        (("{{r 'x' }}",), "TPL-028", "is plain text"),
        (("{% for c in salutation %}{{ c }}{% endfor %}",), "TPL-028", "not a list"),
        (("{% for a in addressee.address %}" * 4 + "x" + "{% endfor %}" * 4,), "TPL-029", "more than 3 deep"),
    ],
)
def test_a_slip_is_found_with_its_paragraph_and_what_to_do(
    paragraphs: tuple[str, ...], code: str, said: str
) -> None:
    problems = check_template(template(*paragraphs), ())
    assert code in {problem.code for problem in problems}
    assert said in "\n".join(map(str, problems))
    assert all(problem.place.spot.startswith("paragraph ") for problem in problems)


def test_all_slips_are_reported_in_one_run() -> None:
    problems = check_template(template("{{ ratng }}", "fine", "{{ date|x }}", "{% if draft %}"), ())
    assert [(each.place.spot, each.code) for each in problems] == [
        ("paragraph 1", "TPL-024"),
        ("paragraph 3", "TPL-023"),
        ("paragraph 4", "TPL-027"),
    ]


def test_a_required_field_that_is_never_used_is_missed() -> None:
    (problem,) = check_template(
        template("{{ date }}{% if rating.number == 4 %}!{% endif %}"), ("date", "rating.number")
    )
    assert problem.code == "TPL-025"
    assert "'rating.number'" in problem.what


def test_a_flag_is_used_when_it_is_asked_for() -> None:
    assert check_template(template("A {% if draft %}DRAFT{% endif %}"), ("draft",)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ council.name|default(“n/a”) }}",
        "{{ council.name|upper|replace('A', 'B') }}",
        "{{ addressee.address|join(', ') }}",
        "{% if rating.number >= 3 and not draft or year in [2009, 2010] %}a{% else %}c{% endif %}",
        "a {% if draft %}b{% elif rating.number == 4 %}c{% endif %}",
        "{{ council.name if draft else council.short_name }}",
        "{% for line in addressee.address if line != 'x' %}{{ line }} {% endfor %}",
        "a {# a note to the next owner #}",
    ],
)
def test_what_a_letter_needs_is_in_the_language(text: str) -> None:
    assert check_template(template(text), ()) == ()


def test_a_tag_that_word_has_cut_into_runs_is_one_tag() -> None:
    pieces = ("{", "{ sal", "utation", " }", "}")
    cut = (
        "<w:p>"
        + "".join(
            f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{each}</w:t></w:r>' for each in pieces
        )
        + "</w:p>"
    )
    assert check_template(template(body=cut), ("salutation",)) == ()


def test_a_row_tag_stands_alone_in_its_row() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    def table(*rows: str) -> str:
        head = row("Line", "Mark").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
        about = '<w:tblPr><w:tblDescription w:val="The address, a line a row."/></w:tblPr>'
        return f"<w:tbl>{about}<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{head}{''.join(rows)}</w:tbl>"

    loop, end = "{%tr for line in addressee.address %}", "{%tr endfor %}"
    good = table(row(loop, ""), row("{{ line }}", "x"), row(end, ""))
    assert check_template(template(body=good), ("addressee.address",)) == ()
    bad = table(row(loop, "x"), row("{{ line }}", "x"), row(end, ""))
    assert "alone in its row" in str(check_template(template(body=bad), ())[0])


def test_tags_where_nothing_is_filled_in_are_found() -> None:
    body = '<w:p><w:r><w:drawing title="{{ council.name }}"/></w:r></w:p>'
    (problem,) = check_template(template(body=body), ())
    assert problem.code == "TPL-030"


def test_a_table_that_an_if_can_empty_is_found_by_a_trial() -> None:
    cell = "<w:tc>" + "".join(map(paragraph, ("{%p if draft %}", "x", "{%p endif %}"))) + "</w:tc>"
    about = '<w:tblPr><w:tblDescription w:val="One cell."/></w:tblPr>'
    body = f"<w:tbl>{about}<w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    (problem,) = check_template(template(body=body), ())
    assert problem.code == "TPL-031"
    assert "a final letter" in problem.what


def test_an_if_that_cuts_a_link_in_two_is_found_by_a_trial() -> None:
    body = (
        "<w:p><w:r><w:t>{% if draft %}a</w:t></w:r>"
        "<w:hyperlink><w:r><w:t>b{% endif %}</w:t></w:r></w:hyperlink></w:p>"
    )
    assert [problem.code for problem in check_template(template(body=body), ())] == ["TPL-031"]
