"""What paragraphs say: the same whether it is read from the bytes or from what they parse to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.word.check.test_frame import SHORT, body
from tests.word.hands import draft

from ratingletters.word.check.said import said, texts

WORDS = "<w:r><w:t>%s</w:t></w:r>"
ODD = {
    "a tab and a line end": "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>",
    "an empty run": '<w:r><w:t></w:t><w:t xml:space="preserve"/></w:r>',
    "a text box": f"<w:r><w:txbxContent><w:p>{WORDS % 'inside'}</w:p></w:txbxContent></w:r>",
    "a comment": "<!-- <w:t>never said</w:t> -->",
    "text cut out": "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
    "escapes": WORDS % "R&amp;D &lt;b&gt; &amp;amp; &#8217;",
    "spaces in a tag": "<w:r><w:t\n>spread</w:t ></w:r>",
    "another name for Word": '<o:r xmlns:o="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><o:t>b</o:t></o:r>',
    "a name that is not Word's": '<w:q xmlns:w="urn:other"><w:t>c</w:t></w:q>',
    "a part of a run": "<w:r><w:t>a<w:x/>b</w:t></w:r>",
}


def parsed(part: bytes) -> list[str]:
    return texts(etree.fromstring(part))


@pytest.mark.parametrize("odd", ODD)
def test_what_is_written_oddly_is_said_as_it_is_parsed(odd: str) -> None:
    part = body(draft(*SHORT)[0])
    inside = ODD[odd].encode()
    for place, changed_to in (
        (b"</w:p>", inside + b"</w:p>"),
        (b"<w:body>", b"<w:body><w:p>%b</w:p>" % inside),
    ):
        changed = part.replace(place, changed_to, 1)
        assert changed != part
        assert said(changed) == parsed(changed)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40))
def test_every_text_is_said_as_it_is_parsed(text: str) -> None:
    sentence = f"A{text.replace('*', '').replace('_', '')}."
    part = body(draft((sentence,), ("Two.",))[0])
    assert said(part) == parsed(part)
