"""The zip of a letter, against the standard library's."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.word import content_fingerprint
from ratingletters.word.archive import archive, in_order, member, quick

NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\\/"), min_size=1, max_size=20
)


def packed(members: dict[str, bytes]) -> bytes:
    return archive(member(name, data) for name, data in members.items())


@given(st.dictionaries(NAMES, st.binary(max_size=200)))
def test_the_file_is_what_zipfile_would_have_written(members: dict[str, bytes]) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            file.writestr(entry, data, compresslevel=6)
    assert packed(members) == out.getvalue()


def test_what_a_reader_wants_first_stands_first() -> None:
    names = ["word/a.xml", "docProps/core.xml", "_rels/.rels", "[Content_Types].xml"]
    assert in_order(names) == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/a.xml"]


def test_the_quick_compressor_writes_the_same_content() -> None:
    pytest.importorskip("isal", reason="the quick compressor is not installed: ratingletters[fast]")
    members = {"a.xml": b"<a>" + b"good or better " * 500 + b"</a>", "empty": b"", "ä": b"x"}
    quickly = archive(member(name, data, quick()) for name, data in members.items())
    with zipfile.ZipFile(BytesIO(quickly)) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == members
    assert content_fingerprint(quickly) == content_fingerprint(packed(members))
    assert quickly != packed(members)
