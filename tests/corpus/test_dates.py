"""Dates and periods named in a text, in both languages, and what only looks like one."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import dates_in
from corpus.document import Period


def periods(text: str) -> list[tuple[str, str]]:
    return [(str(m.period.start), str(m.period.end)) for m in dates_in(text) if m.period]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 9 January 2019", "2019-01-09", "2019-01-09"),
        ("on the 17th of October 2017", "2017-10-17", "2017-10-17"),
        ("March 10, 2019", "2019-03-10", "2019-03-10"),
        ("2019-03-10", "2019-03-10", "2019-03-10"),
        ("10/03/2019 @ 09:19", "2019-03-10", "2019-03-10"),
        ("12–16 June 2017", "2017-06-12", "2017-06-16"),
        ("from 30 June to 4 July 2022", "2022-06-30", "2022-07-04"),
        ("30 December 2018 to 4 January 2019", "2018-12-30", "2019-01-04"),
        ("between 24 October and 2 November 2023", "2023-10-24", "2023-11-02"),
        ("in Sept. 2019", "2019-09-01", "2019-09-30"),
        ("February 2020", "2020-02-01", "2020-02-29"),
        ("in 2018", "2018-01-01", "2018-12-31"),
        ("2018/19", "2018-04-01", "2019-03-31"),
        ("2018-2019", "2018-04-01", "2019-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("summer 2019", "2019-06-01", "2019-08-31"),
        ("Q3 2019", "2019-07-01", "2019-09-30"),
        ("Q3 2019/20", "2019-10-01", "2019-12-31"),
        ("the fourth quarter of 2018-19", "2019-01-01", "2019-03-31"),
        ("9 Ionawr 2019", "2019-01-09", "2019-01-09"),
        ("1af Ebrill 2020", "2020-04-01", "2020-04-01"),
        ("6ed Ionawr, 2025", "2025-01-06", "2025-01-06"),
        ("21ain o Fawrth 2020", "2020-03-21", "2020-03-21"),
        ("ym mis Mawrth 2023", "2023-03-01", "2023-03-31"),
        ("gwanwyn 2021", "2021-03-01", "2021-05-31"),
    ],
)
def test_a_date_is_the_period_it_covers(text: str, start: str, end: str) -> None:
    assert periods(text) == [(start, end)]


@pytest.mark.parametrize(
    "text", ["£2019", "2,019 children", "2019%", "she may go", "a march through town", "13/13/2019"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_in(text) == ()


def test_a_month_without_its_year_is_kept_as_a_month() -> None:
    (mention,) = dates_in("It began in May.")
    assert (mention.month, mention.period) == (5, None)


def test_a_day_that_never_was_is_not_read_as_one() -> None:
    assert periods("31 February 2019") == [("2019-02-01", "2019-02-28")]


def test_a_span_of_years_that_is_no_financial_year_is_not_one() -> None:
    assert periods("the plan 2018-23") == [("2018-01-01", "2018-12-31")]


def test_only_a_whole_day_is_known_to_the_day() -> None:
    assert [mention.day_known for mention in dates_in("9 January 2019, January 2019, 2019")] == [True, False, False]


def test_periods_come_in_the_order_of_the_text() -> None:
    assert [start for start, _ in periods("In 2019, after June 2017 and 2018/19.")] == [
        "2019-01-01",
        "2017-06-01",
        "2018-04-01",
    ]


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(["{d} {m} {y}", "{iso}", "{d}/{n}/{y}"]))
def test_every_day_is_read_back(day: date, form: str) -> None:
    written = form.format(d=day.day, n=day.month, m=day.strftime("%B"), y=day.year, iso=day.isoformat())
    (mention,) = dates_in(f"It met on {written}.")
    assert mention.period == Period(day, day)


@given(st.text(alphabet="0123456789 -/–.,JanuryMch£%toand\n", max_size=60))
def test_mentions_are_in_order_and_never_overlap(text: str) -> None:
    found = dates_in(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(mention.period is None or mention.period.start <= mention.period.end for mention in found)
