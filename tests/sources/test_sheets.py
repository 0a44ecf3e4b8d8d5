"""Results in a workbook or a folder of CSV: the same as in YAML, and every problem at its cell."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.sources.workbooks import SAMPLE, book, csv_folder, edited, put, sample, saved, told

from ratingletters import read_results
from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.model.results import Results
from ratingletters.sources.write import write_results
from ratingletters.sources.write_workbook import write_workbook


def changed(**fields: Any) -> Results:
    """The sample with other fields."""
    return Results.model_validate(sample().model_dump(by_alias=True) | fields)


def second() -> Results:
    """Another council, with what the sample does not have."""
    return changed(
        council={"id": "st-helens", "name": "St Helens Council", "short_name": "St Helens", "code": "010"},
        date=None,
        previous={"year": 2008, "rating": 2},
        limited={"from": 4, "by": "unannounced inspection", "held": "2009-09"},
        review=(
            {"held": "2007-05", "judgements": {"safeguarding": "adequate"}},
            {"held": "2008-02", "judgements": {"looked_after": "good"}},
        ),
        findings=({"text": "Children & families < 50% =1+1.", "sort": "strength", "author": "an inspector"},),
        wording={"overall-most": "2"},
    )


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The same two councils in each form."""
    councils = (sample(), second())
    texts = [write_results(each) for each in councils]
    (tmp_path / "yaml").mkdir()
    for number, text in enumerate(texts):
        (tmp_path / "yaml" / f"{number}.yaml").write_text(text, encoding="utf-8")
    plain = [json.loads(each.model_dump_json(by_alias=True, exclude_none=True)) for each in councils]
    (tmp_path / "results.json").write_text(json.dumps(as_written(plain)), encoding="utf-8")
    (tmp_path / "results.xlsx").write_bytes(write_workbook(councils))
    return {
        "yaml": tmp_path / "yaml",
        "json": tmp_path / "results.json",
        "xlsx": tmp_path / "results.xlsx",
        "csv": csv_folder(tmp_path / "csv", councils),
    }


def as_written(value: Any, name: str = "") -> Any:
    """A value of JSON as a person writes it: figures as numbers, months without a day."""
    if isinstance(value, dict):
        return {key: as_written(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [as_written(each) for each in value]
    if isinstance(value, str) and name == "held":
        return value[:7]
    if isinstance(value, str) and value.replace(".", "").isdigit() and name not in ("code", "overall-most"):
        return float(value)
    return value


@pytest.mark.parametrize("form", ["json", "xlsx", "csv"])
def test_every_form_gives_the_same_results_as_yaml(form: str, files: dict[str, Path]) -> None:
    read = [each.results for each in read_results(files[form])]
    assert read == [each.results for each in read_results(files["yaml"])] == [sample(), second()]


def test_every_value_of_a_workbook_tells_its_cell(files: dict[str, Path]) -> None:
    liverpool, other = read_results(files["xlsx"])
    sheets = openpyxl.load_workbook(files["xlsx"])
    for council, path, value in (
        (liverpool, ("rating",), 3),
        (other, ("addressee", "address", 4), "L2 2DH"),
        (liverpool, ("provision", 2, "counts", "good"), 62),
        (other, ("review", 1, "judgements", "looked_after"), "good"),
        (liverpool, ("outcomes", "safe"), 74),
        (other, ("indicators", 3, "national"), 22.4),
        (other, ("limited", "from"), 4),
    ):
        sheet, _, cell = council.place(path).spot.partition("!")
        assert sheets[sheet][cell].value == value, (path, sheet, cell)


def test_a_value_that_several_rows_give_stands_in_all_of_their_cells(files: dict[str, Path]) -> None:
    liverpool, _ = read_results(files["xlsx"])
    assert liverpool.place(("outcome_judgements", 0, "type")).spot == "'outcome judgements'!B2:B6"


def test_a_row_of_csv_tells_its_line_and_its_cell(files: dict[str, Path]) -> None:
    place = read_results(files["csv"])[0].place(("provision", 2, "counts", "good"))
    assert str(place) == f"{files['csv']}/provision.csv D4"
    assert (place.line, place.column) == (4, 4)


# What a careless hand does to a workbook, and what is said about it. ``->`` stands before what to do.
SLIPS = [
    (put("councils!I2", 5.5), "councils!I2: rating: '5.5' is not a whole number"),
    (put("councils!B2", None), "councils!B2: 'name' is missing [RES-002] -> fill this cell in"),
    (put("councils!H2", "9/12/09"), "councils!H2: date: '9/12/09' is not a date"),
    (put("councils!H2", 40156, "General"), "councils!H2: date: '40156' is not a date"),
    (put("councils!H2", datetime.datetime.fromisoformat("2009-12-09T14:30")),
     "councils!H2: '09/12/2009 14:30' has a time of day"),
    (put("councils!B2", datetime.time(14, 30)), "councils!B2: a time stands here"),
    (put("councils!P2", datetime.date(2009, 3, 1)), "councils!P2: the day 1 March 2009 stands here, where text"),
    (put("councils!E1", "cod"), "councils!E1: the sheet councils has no column 'cod' [SHT-003] -> did you mean 'code'"),
    (put("councils!E1", "Council"), "councils!E1: the heading 'Council' stands over column A too"),
    (put("councils!I1", None), "councils!1:1: the sheet councils has no column 'rating'"),
    (put("councils!E1", None), "councils!E2: column E has no heading, and holds values from row 2 on"),
    (put("councils!W2", "nowhere"), "councils!W2: address 5: 'nowhere' is not a UK postcode"),
    (put("councils!A2", None), "councils!A2: this row does not say which council it is about"),
    (put("provision!C2", "39O"), "provision!C2: outstanding: '39O' is text where a number belongs"),
    (put("provision!G2", 0.69), "provision!G2: a share of 0.69 would be less than one per cent [SHT-012] -> write 69 "),
    (put("provision!G2", "#N/A"), "provision!G2: the cell shows #N/A"),
    (put("provision!G2", "=1/2"), "provision!G2: this formula has no value"),
    (put("provision!G1", "similar area"), "has no column 'similar area' [SHT-003] -> did you mean 'similar areas'?"),
    (put("provision!A3", "liverpol"), "provision!A3: there is no council 'liverpol' in the sheet councils"),
    (put("provision!B3", "childcare"), "provision!B3: the type 'childcare' is given twice in provision"),
    (put("reviews!B2", "Feb 2008"), "reviews!B2: held: 'Feb 2008' is not a month"),
    (put("outcomes!C3", None), "outcomes!C3: share is empty [RES-003] -> fill this cell in, or delete the row"),
    (put("outcomes!B3", None), "outcomes!B3: this row does not say of which outcome it is"),
    (put("outcomes!B3", "healthy"), "outcomes!B3: 'healthy' is given twice: here and at results.xlsx outcomes!B2"),
    (put("provision!C2", 0.65, "0%"), "provision!C2: the percentage 65% stands here, where a whole number belongs"),
    (put("councils!I2", 3, "0%"), "councils!I2: the percentage 300% stands here, where a whole number belongs"),
    (put("gaps!C1", "valeu"), "gaps!1:1: the sheet gaps has no column 'value'"),
    (put("indicators!I2", "more"), "indicators!I2: better: 'more' is not one of the words higher, lower"),
    (put("indicators!A1", "who"), "indicators!1:1: row 1 of the sheet indicators has no heading 'council'"),
    (put("findings!B2", "A\u202eB"), "findings!B2: the cell holds U+202E RIGHT-TO-LEFT OVERRIDE"),
    (put("findings!B2", "A_x0007_B"), "findings!B2: the cell holds U+0007 BELL"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), SLIPS, ids=[said.split(" ->")[0][:70] for _, said in SLIPS])
def test_a_slip_is_told_at_its_cell(edit: Any, said: str, tmp_path: Path) -> None:
    found = told(edited(tmp_path, edit))
    assert any(said in each for each in found), found


def test_a_slip_of_a_heading_or_of_many_rows_is_told_once(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["councils"]["I1"] = "ratng"
        for row in range(2, 7):
            made["outcome judgements"][f"A{row}"] = "leeds"

    found = told(edited(tmp_path, edit, sample(), second()))
    assert len(found) == 3, found
    assert "councils!1:1: the sheet councils has no column 'rating'" in found[0]
    assert "did you mean 'rating'?" in found[1]
    assert "'outcome judgements'!A2:A6: there is no council 'leeds'" in found[2]


def test_all_problems_are_told_at_once_in_the_order_of_sheets_and_rows(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["councils"]["I2"] = "five"
        made["provision"]["C10"] = "ten"
        made["provision"]["C2"] = "two"
        made["provision"]["B3"] = None

    found = [each.split(": ")[0] for each in told(edited(tmp_path, edit))]
    assert found == [
        f"results.xlsx {spot}" for spot in ("councils!I2", "provision!C2", "provision!B3", "provision!C10")
    ]


@pytest.mark.parametrize(
    ("cell", "value", "shown", "path", "read"),
    [
        ("provision!C2", 40.0, "", ("provision", 0, "counts", "outstanding"), 40),
        ("provision!C2", " 40 ", "", ("provision", 0, "counts", "outstanding"), 40),
        ("provision!C2", "40\u00a0", "", ("provision", 0, "counts", "outstanding"), 40),
        ("provision!C2", None, "", ("provision", 0, "counts", "outstanding"), None),
        ("provision!G2", 0.71, "0%", ("provision", 0, "similar_areas"), Decimal(71)),
        ("provision!G2", 0.715, "0.0%", ("provision", 0, "similar_areas"), Decimal("71.5")),
        ("provision!G2", 0.1 + 0.2 + 69, "", ("provision", 0, "similar_areas"), Decimal("69.3")),
        ("provision!H2", None, "", ("provision", 0, "national"), None),
        ("councils!E2", 341, "", ("council", "code"), "341"),
        ("councils!E2", 10, "000", ("council", "code"), "010"),
        ("councils!B2", "  Liverpool City Council ", "", ("council", "name"), "Liverpool City Council"),
        ("councils!D2", "  ", "", ("council", "name_in_sentence"), None),
        ("councils!B2", "=text", "@", ("council", "name"), "=text"),
        ("reviews!B2", "2008-02", "", ("review", 0, "held"), datetime.date(2008, 2, 1)),
        ("reviews!B2", datetime.date(2008, 2, 29), "", ("review", 0, "held"), datetime.date(2008, 2, 1)),
    ],
)
def test_a_cell_holds_what_a_person_sees_there(
    cell: str, value: Any, shown: str, path: tuple[Any, ...], read: Any, tmp_path: Path
) -> None:
    def edit(made: Any) -> None:
        put(cell, value, shown)(made)
        sheet, _, spot = cell.partition("!")
        if isinstance(value, str):
            made[sheet][spot].data_type = "s"
        if sheet == "reviews":
            made[sheet]["B3"] = value

    (sourced,) = read_results(edited(tmp_path, edit))
    found: Any = sourced.results.model_dump(by_alias=True)
    for step in path:
        found = found.get(step) if isinstance(found, dict) else found[step]
    assert found == read


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    made = book()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    (sourced,) = read_results(saved(made, tmp_path))
    assert sourced.results == sample()


def test_headings_may_have_capitals_underscores_and_spaces_to_spare(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["councils"]["C1"] = " Short_Name "
        made["provision"]["G1"] = "Similar  Areas"
        made["outcome judgements"].title = "Outcome_Judgements"

    (sourced,) = read_results(edited(tmp_path, edit))
    assert sourced.results == sample()


def test_columns_may_stand_in_any_order_and_sheets_and_rows_too(tmp_path: Path) -> None:
    made = book(sample(), second())
    made.move_sheet("councils", 5)
    for sheet in made:
        if sheet.title not in ("notes", "lists", "councils"):
            rows = [[cell.value for cell in row][::-1] for row in sheet]
            by_council = [rows[0], *sorted(rows[1:], key=lambda row: str(row[-1]), reverse=True)]
            for number, row in enumerate(by_council, 1):
                for column, value in enumerate(row, 1):
                    sheet.cell(number, column).value = value
    read = {each.results.council.id: each.results for each in read_results(saved(made, tmp_path))}
    assert read == {"liverpool": sample(), "st-helens": second()}


def test_what_people_note_is_not_read(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["provision"]["L1"] = "Notes of the analyst"
        made["provision"]["L2"] = "to be asked"
        made.create_sheet("notes 2").append(["#N/A", "=1"])
        made.create_sheet("Sheet1")

    (sourced,) = read_results(edited(tmp_path, edit))
    assert sourced.results == sample()


def test_an_unknown_sheet_is_told_with_what_was_meant(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["provision"].title = "provison"

    (problem,) = told(edited(tmp_path, edit))
    assert "provison: results have no sheet 'provison'" in problem
    assert "did you mean 'provision'?" in problem


def test_a_council_without_rows_of_facts_has_none(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        for name in made.sheetnames:
            if name != "councils":
                del made[name]

    (sourced,) = read_results(edited(tmp_path, edit))
    assert sourced.results == changed(
        provision=(), review=(), outcomes={}, outcome_judgements=(), indicators=(), gaps=()
    )


def test_a_council_twice_is_told_with_both_cells(tmp_path: Path) -> None:
    (problem,) = told(edited(tmp_path, twice))
    assert (
        "councils!A3: the results of 'liverpool' are given twice: here and at results.xlsx councils!A2"
        in problem
    )


def twice(made: Any) -> None:
    """Copies the row of a council."""
    sheet = made["councils"]
    for cell in list(sheet[2]):
        sheet.cell(3, cell.column).value = cell.value


def test_a_value_between_two_years_before_is_not_moved_to_another_year(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["indicators"]["M2"] = 60.2

    (problem,) = told(edited(tmp_path, edit))
    assert "indicators!L2: earlier 1 is empty" in problem


def test_an_empty_line_of_an_address_is_passed_over(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["councils"]["Y2"] = made["councils"]["W2"].value
        made["councils"]["W2"] = None

    (sourced,) = read_results(edited(tmp_path, edit))
    assert sourced.results == sample()


@pytest.mark.parametrize("rows", [[], [["council"]], [["council", "name"], [None, None]]])
def test_a_workbook_of_no_council_says_so(rows: list[list[Any]], tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "councils"
    for row in rows:
        made.active.append(row)
    assert any("[SHT-002]" in each for each in told(saved(made, tmp_path)))


def test_a_problem_of_the_whole_stops_every_council(tmp_path: Path) -> None:
    file = edited(tmp_path, put("provision!A3", "nowhere"), sample(), second())
    with pytest.raises(ProblemsFoundError):
        read_results(file)


def test_the_same_council_in_a_workbook_and_in_yaml_is_refused_with_both_places(tmp_path: Path) -> None:
    (tmp_path / "results.xlsx").write_bytes(write_workbook((sample(),)))
    with pytest.raises(ProblemsFoundError) as caught:
        read_results(SAMPLE, tmp_path / "results.xlsx")
    (problem,) = caught.value.problems
    assert problem.code == "RES-014"
    assert "results.xlsx councils!A2" in str(problem)
    assert f"{SAMPLE}:14:15" in str(problem)


@pytest.mark.parametrize("name", ["results.xls", "results.xlsm", "results.ods", "provision.csv"])
def test_another_programs_file_is_told_what_to_do(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(UnusableFileError, match=r"\.xlsx"):
        read_results(tmp_path / name)


def test_a_folder_is_read_without_marked_copies_and_files_that_excel_has_open(tmp_path: Path) -> None:
    data = write_workbook((sample(),))
    for name in ("results.xlsx", "results.checked.xlsx", "~$results.xlsx"):
        (tmp_path / name).write_bytes(data)
    assert len(read_results(tmp_path)) == 1


def test_a_folder_of_csv_may_hold_other_results_too(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "results", (sample(),))
    (folder / "st-helens.yaml").write_text(write_results(second()), encoding="utf-8")
    assert {each.results.council.id for each in read_results(folder)} == {"liverpool", "st-helens"}


def test_problems_of_csv_are_told_by_file_and_cell(tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "results", (sample(),))
    file = folder / "provision.csv"
    file.write_text(
        file.read_text(encoding="utf-8-sig").replace("childcare", "childcar,e", 1), encoding="utf-8"
    )
    assert told(folder)[0].startswith(
        "results/provision.csv:2: this row has 12 cells, where 11 headings stand"
    )
    file.write_text(
        file.read_text(encoding="utf-8").replace("childcar,e,40", "childcare,4O"), encoding="utf-8"
    )
    (problem,) = told(folder)
    assert problem.startswith(
        "results/provision.csv C2: outstanding: '4O' is text where a number belongs [RES-007]"
    )


def test_a_title_above_the_headings_is_one_problem_and_not_one_a_column(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        made["provision"].insert_rows(1)
        made["provision"]["A1"] = "Provision, autumn 2009"

    found = told(edited(tmp_path, edit))
    assert any(
        "provision!1:1: row 1 of the sheet provision has no heading 'council'" in each for each in found
    )
    assert not any("has no column '" in each for each in found)
