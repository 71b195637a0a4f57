"""Dates told from the day of writing: resolved as far as that day is known, and otherwise left alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates_relative import relative_dates_in
from corpus.document import PartialDate, Period

_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
_PHRASES = st.sampled_from(
    [
        "yesterday", "tomorrow", "last year", "next year", "this month", "last month", "next week", "last week",
        "two years ago", "three weeks ago", "next spring", "last autumn", "last winter", "next financial year",
        "y llynedd", "eleni", "yr wythnos nesaf", "y mis diwethaf", "ddoe", "dwy flynedd yn ôl",
        *(f"{which} {month}" for which in ("last", "next", "this") for month in _MONTHS),
        *(f"It was said in {month}." for month in _MONTHS),
        *(f"It will be said by {month}." for month in _MONTHS),
    ]
)  # fmt: skip


def told(text: str, published: str) -> list[str]:
    """What a text tells, as `words: period`."""
    found = relative_dates_in(text, PartialDate.parse(published))
    return [f"{text[m.start : m.end].rstrip('.')}: {_written(m.period)}" for m in found if m.period]


def _written(period: Period) -> str:
    for known in (PartialDate.of(period.start), PartialDate(period.start.year, period.start.month)):
        if (known.first, known.last) == (period.start, period.end):
            return str(known)
    year = PartialDate(period.start.year)
    return str(year) if (year.first, year.last) == (period.start, period.end) else f"{period.start}/{period.end}"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("A report published in January told of it.", "2019-03-10", ["January: 2019-01"]),
        ("Inspectors will come back in January.", "2019-03-10", ["January: 2020-01"]),
        ("In January the inspectors gave a warning.", "2018-08", ["January: 2018-01"]),
        ("It is hoped that they will be ready by Christmas.", "2018-08", ["Christmas: 2018-12-25"]),
        ("Members look at it next Wednesday.", "2018-08-03", ["next Wednesday: 2018-08-08"]),
        ("It will go to the council on Tuesday.", "2018-01-26", ["Tuesday: 2018-01-30"]),
        ("It went to the council on Tuesday.", "2018-01-26", ["Tuesday: 2018-01-23"]),
        ("The report of last year is expected to be done by the end of the month.", "2018-08-03",
         ["last year: 2017", "end of the month: 2018-08"]),
        ("An event is being held on 18 February.", "2022-02-03", ["18 February: 2022-02-18"]),
        ("An event was held on 18 February.", "2022-02-03", ["18 February: 2021-02-18"]),
        ("Staff came earlier this month and left yesterday.", "2019-03-10",
         ["this month: 2019-03", "yesterday: 2019-03-09"]),
        ("Concerns were raised in December and they will be looked at in March.", "2019-01",
         ["December: 2018-12", "March: 2019-03"]),
        ("It was cut two years ago, and next spring brings more.", "2019-03",
         ["two years ago: 2017", "next spring: 2020-03-01/2020-05-31"]),
        ("Cyhoeddwyd yr adroddiad ym mis Ionawr.", "2019-03", ["Ionawr: 2019-01"]),
        ("Bydd yn dychwelyd ym mis Ionawr.", "2019-03", ["Ionawr: 2020-01"]),
        ("Bu cynnydd y llynedd, a bydd cyfarfod yr wythnos nesaf.", "2019-03-10",
         ["y llynedd: 2018", "wythnos nesaf: 2019-03-11/2019-03-17"]),
        ("Bydd yn barod erbyn y Nadolig.", "2018-08", ["y Nadolig: 2018-12-25"]),
    ],
)  # fmt: skip
def test_a_date_is_counted_from_the_day_of_writing(text: str, published: str, expected: list[str]) -> None:
    assert told(text, published) == expected


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Members look at it next Wednesday.", "2018-08"),  # which week of the month it was written in is not known
        ("Members look at it next Wednesday.", "2018-08-06"),  # on a Monday it may be this week's
        ("It was said in October.", "2018"),  # before or after October
        ("The work lies in October.", "2018-05"),  # nothing tells which October
        ("Over the last year staff have left.", "2019-03-10"),  # no calendar year
        ("In March 2018 and on 4 May 2019 they met.", "2019-08"),  # years are told
        ("They may come, or march.", "2019-08"),
        ("In December 2016 a report was published and in July the head left.", "2019-08"),
        ("It was seen in late June and early July 2018.", "2019-08"),
        ("They were there between June 12 and June 16, 2018.", "2019-08"),
    ],
)
def test_what_is_not_known_for_certain_is_left_alone(text: str, published: str) -> None:
    assert told(text, published) == []


def test_nothing_is_resolved_where_the_day_of_writing_is_not_known() -> None:
    assert relative_dates_in("It was said last year, yesterday and in January.", None) == ()


@given(_DAYS)
def test_yesterday_is_the_day_before(day: date) -> None:
    (mention,) = relative_dates_in("It rained yesterday.", PartialDate.of(day))
    before = day - timedelta(days=1)
    assert (mention.period, mention.day_known) == (Period(before, before), True)


@given(_PHRASES, _DAYS)
def test_what_a_month_tells_every_day_of_it_tells(phrase: str, day: date) -> None:
    month = relative_dates_in(phrase, PartialDate(day.year, day.month))
    exact = relative_dates_in(phrase, PartialDate.of(day))
    assert {mention.period for mention in month} <= {mention.period for mention in exact}
    year = relative_dates_in(phrase, PartialDate(day.year))
    assert {mention.period for mention in year} <= {mention.period for mention in month}


@given(_DAYS, st.sampled_from(_MONTHS))
def test_what_was_lies_behind_and_what_will_be_ahead(day: date, month: str) -> None:
    (was,) = relative_dates_in(f"It was said in {month}.", PartialDate.of(day))
    (will,) = relative_dates_in(f"It will be said in {month}.", PartialDate.of(day))
    assert was.period is not None
    assert will.period is not None
    assert was.period.start <= day <= will.period.end
    assert (day - was.period.start).days < 366
    assert (will.period.end - day).days < 366


@given(st.text(max_size=60), _PHRASES, st.text(max_size=60), _DAYS)
def test_mentions_stand_in_the_text_and_do_not_overlap(before: str, phrase: str, after: str, day: date) -> None:
    text = f"{before} {phrase} {after}"
    ends = 0
    for mention in relative_dates_in(text, PartialDate.of(day)):
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end
