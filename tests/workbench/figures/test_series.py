"""Which figures may be joined, what is drawn of them, and what goes into a spreadsheet."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest

from corpus.document import Period
from tests.workbench.figures.made import DAY, held
from workbench.figures.chart import Labels, drawn
from workbench.figures.figure import Form
from workbench.figures.held import Held
from workbench.figures.measures import measures_named
from workbench.figures.series import Series, series_of
from workbench.figures.table import COLUMNS, csv_lines
from workbench.figures.told import told
from workbench.spreadsheet import safe_cell

EARLIER = Period(date(2022, 3, 31), date(2022, 3, 31))
YEAR = Period(date(2022, 4, 1), date(2023, 3, 31))
QUARTER = Period(date(2023, 1, 1), date(2023, 3, 31))
LABELS = Labels("Chart", lambda at: str(at.end), lambda each: each.figure.said, lambda each: f"#{each.record.id}")


def test_alike_figures_are_one_series_in_the_order_of_time() -> None:
    (series,) = series_of([held(12), held(10, EARLIER, document="two")])
    assert [point.value for point in series.points] == [10, 12]
    assert len(series.joined) == 1


@pytest.mark.parametrize(
    "other",
    [
        held(10, EARLIER, of="Wrexham"),
        held(10, EARLIER, measure="looked_after_rate", unit="per 10,000"),
        held(10, EARLIER, narrower=("in-house",)),
        held(10, EARLIER, form=Form.FORECAST),
        held(10, EARLIER, high=19.0),
    ],
)
def test_unlike_figures_are_never_joined(other: Held) -> None:
    series = series_of([held(12), other])
    assert [len(one.points) for one in series] == [1, 1]
    assert not any(one.joined for one in series)


def test_what_is_counted_over_a_year_and_over_a_quarter_is_not_joined() -> None:
    assert len(series_of([held(12, YEAR, measure="adoptions"), held(3, QUARTER, measure="adoptions")])) == 2


def test_a_change_belongs_to_no_series() -> None:
    assert series_of([held(12, form=Form.CHANGE), held(3, measure=None)]) == []


def test_sources_that_differ_on_one_day_are_shown_and_break_the_line() -> None:
    found = [held(9, EARLIER), held(12), held(13, document="two")]
    (series,) = series_of(found)
    assert series.disputed == {DAY}
    assert series.joined == ()
    first, one, other = told(found, found)
    assert (first["disputed"], one["disputed"], other["disputed"]) == ([], [found[2].id], [found[1].id])
    assert len(_parts(series, "ring")) == 2


def test_two_sources_of_one_value_are_one_point() -> None:
    (series,) = series_of([held(12), held(12, document="two")])
    assert [len(point.told) for point in series.points] == [2]


def test_each_point_is_a_link_with_its_value_and_date_in_words() -> None:
    (series,) = series_of([held(12), held(10, EARLIER, document="two"), held(5, None, document="three")])
    svg = ElementTree.fromstring(drawn(series, LABELS))
    assert [link.get("href") for link in svg.iter("a")] == ["#two", "#one"]
    assert [text.text for text in svg.iter("text")] == ["0", "10", "2022-03-31", "12", "2023-03-31"]
    assert len(_parts(series, "join")) == 1
    assert [each.figure.value for each in series.undated] == [5]


def test_words_of_a_document_are_escaped_in_the_drawing() -> None:
    (series,) = series_of([held(12, said="<script>alert(1)</script>")])
    assert "<script>" not in drawn(series, LABELS)


def test_a_series_without_times_is_not_drawn() -> None:
    (series,) = series_of([held(12, None)])
    assert drawn(series, LABELS) == ""


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2 less", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_of_words_can_be_run_by_a_spreadsheet(words: str) -> None:
    assert safe_cell(words) == f"'{words}"
    heading, row = csv.reader(io.StringIO("".join(csv_lines([held(-3, words=words)]))))
    cells = dict(zip(heading, row, strict=True))
    assert cells["words"] == f"'{words}"
    assert cells["value"] == "-3"  # a number stays one


def test_the_table_has_a_column_for_everything_that_it_says() -> None:
    lines = list(csv_lines([held(12)]))
    assert len(lines) == 2
    assert all(len(row) == len(COLUMNS) for row in csv.reader(lines))


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("agency staff", {"agency_share", "agency_number", "agency_cost"}),
        ("looked_after", {"looked_after"}),
        ("Plant sy'n derbyn gofal", {"looked_after"}),
        ("dogs", set()),
    ],
)
def test_measures_are_found_by_key_name_and_topic(asked: str, keys: set[str]) -> None:
    assert set(measures_named(asked)) == keys


def _parts(series: Series, kind: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(drawn(series, LABELS)).iter() if each.get("class") == kind]
