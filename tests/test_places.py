"""Places: how they read, and in which order."""

from ratingletters.places import Place


def test_places_sort_by_source_sheet_row_and_column_and_not_by_letters() -> None:
    cells = [
        Place("r.xlsx", row, column, spot)
        for row, column, spot in (
            (9, 3, "b!C9"),
            (10, 2, "b!B10"),
            (2, 27, "b!AA2"),
            (2, 2, "b!B2"),
            (1, 1, "'a b'!A1"),
        )
    ]
    paragraphs = [Place("letter.docx", spot=f"paragraph {number}") for number in (10, 9)]
    lines = [Place("r.yaml", 10), Place("r.yaml", 9, 40)]
    ordered = sorted([*cells, *lines, *paragraphs])
    assert [str(each).partition(".")[2].partition(" ")[2] or str(each) for each in ordered] == [
        "paragraph 9",
        "paragraph 10",
        "'a b'!A1",
        "b!B2",
        "b!AA2",
        "b!C9",
        "b!B10",
        "r.yaml:9:40",
        "r.yaml:10",
    ]
