"""Dates known in part, periods, and pages by offset."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Page, PartialDate, Period, page_at


@pytest.mark.parametrize("text", ["2019", "2019-02", "2019-02-28"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(f" {text} ")) == text


@pytest.mark.parametrize("text", ["", "19", "2019-2", "2019-13", "2019-02-30", "28/02/2019", "2019-02-28T00:00"])
def test_what_is_no_iso_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-02-10", date(2019, 2, 10), date(2019, 2, 10)),
    ],
)
def test_a_partial_date_spans_all_days_it_can_mean(text: str, first: date, last: date) -> None:
    assert (PartialDate.parse(text).first, PartialDate.parse(text).last) == (first, last)


@given(st.dates())
def test_a_whole_day_is_its_own_first_and_last(day: date) -> None:
    whole = PartialDate.of(day)
    assert whole.first == whole.last == day
    assert PartialDate.parse(str(whole)) == whole


def test_periods_include_both_their_days() -> None:
    year = Period(date(2018, 4, 1), date(2019, 3, 31))
    assert year.overlaps(Period(date(2019, 3, 31), date(2020, 3, 31)))
    assert not year.overlaps(Period(date(2019, 4, 1), date(2020, 3, 31)))


def test_a_page_holds_its_first_character_and_not_the_one_after_its_last() -> None:
    pages = (Page(1, "i", 0, 10), Page(2, "1", 10, 20))
    assert [page.index if (page := page_at(pages, at)) else None for at in (0, 9, 10, 19, 20)] == [1, 1, 2, 2, None]
