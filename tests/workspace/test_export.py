"""The register for those who want to query it."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from tests.workspace.signing import LETTER, Office, new_office

from ratingletters.errors import UnusableFileError
from ratingletters.register.event import values_of
from ratingletters.workspace.export import COLUMNS, export


@pytest.fixture
def issued(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.out()
    return office


def test_sqlite_has_a_row_for_every_event(issued: Office, tmp_path: Path) -> None:
    export(issued.root, tmp_path / "register.sqlite")
    with sqlite3.connect(tmp_path / "register.sqlite") as database:
        rows = database.execute("select seq, type, letter, actor from events order by seq").fetchall()
    database.close()
    assert rows == [(each.seq, each.type, each.letter or None, each.actor) for each in issued.events()]


def test_csv_opens_in_excel_with_a_row_for_every_event(issued: Office, tmp_path: Path) -> None:
    export(issued.root, tmp_path / "register.csv")
    data = (tmp_path / "register.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [each["type"] for each in rows] == [each.type for each in issued.events()]
    assert json.loads(rows[-1]["files"]) == dict(issued.events()[-1].files)


def test_json_has_every_event_as_it_is(issued: Office, tmp_path: Path) -> None:
    export(issued.root, tmp_path / "register.json")
    found = json.loads((tmp_path / "register.json").read_text(encoding="utf-8"))
    assert found == {"v": 1, "events": json.loads(json.dumps([values_of(each) for each in issued.events()]))}


def test_every_field_of_an_event_has_its_column(issued: Office) -> None:
    fields = {name for each in issued.events() for name in values_of(each)}
    assert fields - {"v"} <= set(COLUMNS)


def test_an_ending_of_no_form_is_told_with_those_that_there_are(issued: Office, tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match=r"\.sqlite"):
        export(issued.root, tmp_path / f"{LETTER.replace('/', '-')}.xlsx")
