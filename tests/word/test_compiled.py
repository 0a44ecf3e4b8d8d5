"""What letters share is made once, and nothing of one letter is seen in another."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lxml import etree
from tests.word.making import HOUSE, addressee, letter, template
from tests.word.outline import names, outline, text

from ratingletters.word import check_letter, content_fingerprint, load_template, merge
from ratingletters.word.archive import in_order
from ratingletters.word.compiled import compile_parts, compile_template, fill_template
from ratingletters.word.package import unpack

HOUSE_TEMPLATE = load_template(HOUSE)
ROOT = Path(__file__).parents[2]

MERGES = """
import hashlib, locale, os, sys, time
from lxml import etree
from tests.word.making import HOUSE, letter
from ratingletters.word import load_template, merge
locale.setlocale(locale.LC_ALL, "")
time.tzset()
os.umask(int(sys.argv[1], 8))
for draft in (True, False):
    print(hashlib.sha256(merge(load_template(HOUSE), letter(), draft=draft)).hexdigest())
"""
"""A program that prints the fingerprints of a draft and of a signed letter."""


def fingerprints(folder: Path, umask: str, **environment: str) -> list[str]:
    command = [sys.executable, "-c", MERGES, umask]
    here = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, cwd=folder, env=here, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_same_letter_is_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    first = fingerprints(ROOT, "022", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")
    second = fingerprints(tmp_path, "077", TZ="Pacific/Apia", LC_ALL="C.UTF-8", PYTHONHASHSEED="4711")
    assert first == second
    assert len(set(first)) == 2


def test_letters_of_many_threads_are_the_letters_of_one() -> None:
    letters = [
        letter(council=f"Council {number}", addressee=addressee(name=f"Person {number}\nof {number}"))
        for number in range(400)
    ]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda each: merge(HOUSE_TEMPLATE, each, draft=False), letters))
    assert made == [merge(HOUSE_TEMPLATE, each, draft=False) for each in letters]
    assert [check_letter(data, each) for data, each in zip(made, letters, strict=True)] == [()] * 400


def test_a_part_that_asks_for_nothing_of_the_letter_is_filled_once() -> None:
    package = unpack(HOUSE_TEMPLATE.source, HOUSE_TEMPLATE.data)
    parts = compile_parts("letter.docx", package)
    compiled = compile_template("letter.docx", package.members, parts, constants={"draft": True})
    assert [part.name for part in compiled.parts] == ["word/document.xml"]
    assert {*compiled.shared, "word/document.xml"} == {*package.members}
    without = compile_template("letter.docx", package.members, parts)
    assert [part.name for part in without.parts] == [
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
    ]


def test_compiling_leaves_the_package_as_it_was() -> None:
    package = unpack(HOUSE_TEMPLATE.source, HOUSE_TEMPLATE.data)
    before = {name: etree.tostring(root) for name, root in package.roots.items()}
    compile_parts("letter.docx", package)
    assert {name: etree.tostring(root) for name, root in package.roots.items()} == before


def test_members_that_come_with_each_letter_stand_in_their_place() -> None:
    package = unpack("letter.docx", template("Dear {{ name }}").data)
    parts = compile_parts("letter.docx", package)
    compiled = compile_template("letter.docx", package.members, parts, given=("word/b.bin", "a.bin"))
    data = fill_template(compiled, {"name": "Ann"}, {"word/b.bin": b"b", "a.bin": b"a"})
    assert names(data) == in_order([*package.members, "word/b.bin", "a.bin"])
    assert text(data) == "Dear Ann"


def test_a_draft_and_a_signed_letter_differ_in_their_mark_alone() -> None:
    plain = template(*(f"{{{{ {name} }}}}" for name in ("council.name", "rating.title")))
    draft, signed = (merge(plain, letter(), draft=each) for each in (True, False))
    assert content_fingerprint(draft) == content_fingerprint(signed)


def test_a_tab_in_a_value_keeps_the_look_of_its_run() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ council.name }}</w:t></w:r></w:p>"
    data = merge(template(body=bold), letter(council="a\tb"), draft=False)
    assert outline(data) == ["-: *a**→**b*"]
