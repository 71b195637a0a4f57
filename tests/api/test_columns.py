import pytest

from api.columns import Line, cells_of, in_columns
from api.runs import Run


def _line(text: str, *, header: bool = False) -> Line:
    cells = tuple((Run(text[start:end]),) for start, end in cells_of(text, 0, len(text)))
    return Line((Run(text),), header, None, cells)


def _shown(*lines: Line) -> list[list[str]]:
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in in_columns(lines)]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("a | b", ["a", "b"]),
        ("a\tb", ["a", "b"]),
        ("a |  | c", ["a", "", "c"]),
        ("a | b |", ["a", "b", ""]),
        ("one|two", ["one|two"]),
    ],
)
def test_cells_are_parted_where_the_loaders_parted_them(row: str, cells: list[str]) -> None:
    assert [row[start:end] for start, end in cells_of(row, 0, len(row))] == cells


def test_a_header_without_a_name_for_the_labels_stands_over_the_figures() -> None:
    shown = _shown(_line("2019 | 2020", header=True), _line("Visits | 4 | 5"), _line("Calls | 6 | 7"))
    assert shown == [["", "2019", "2020"], ["Visits", "4", "5"], ["Calls", "6", "7"]]


def test_no_cell_is_put_under_a_column_that_may_not_be_its_own() -> None:
    shown = _shown(_line("a | b | c", header=True), _line("1 | 2 | 3"), _line("4 | 5 | 6"), _line("7 | 8"))
    assert shown[-1] == ["7 | 8"]


def test_rows_of_one_cell_are_no_table() -> None:
    assert in_columns([_line("Only this"), _line("And this")]) == []
