"""The text of a template around its narrative, as a draft carries it along."""

from __future__ import annotations

import pytest

from ratingletters.word.boilerplate import said


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<w:p><w:r><w:t>Dear {{ name }}</w:t></w:r></w:p>", "Dear {{ name }}</p><p>"),
        ("<w:p><w:pPr><w:pStyle w:val='X'/></w:pPr></w:p>", "</p><p>"),
        ("<w:t xml:space='preserve'>a </w:t><w:tab/><w:t>b</w:t>", "a  b"),
        ("{% if year > 2009 %}<w:t>x</w:t>{% endif %}", "{% if year > 2009 %}x{% endif %}"),
        ("<w:t>1 &lt; 2 &amp; 3</w:t>", "1 &lt; 2 &amp; 3"),
        ("<wp:posOffset>12</wp:posOffset><w:t/>3<w:t>4</w:t>", "4"),
        (
            '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/><w:t>of</w:t>',
            "of",
        ),
        (
            "<w:fldSimple w:instr='PAGE'><w:t>1{{ x }}{% if y %}</w:t></w:fldSimple><w:t>z</w:t>",
            "{% if y %}z",
        ),
        ("<mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback>", "a"),
    ],
)
def test_nothing_but_text_and_tags_is_left_of_a_part(source: str, expected: str) -> None:
    assert said(source) == expected
