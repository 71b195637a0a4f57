"""The times that a question names, also those told from the day it is asked."""

from datetime import date

import pytest

from assistant.asked import Asked
from assistant.when import times_in
from corpus.terms import load_vocabulary

TODAY = date(2023, 6, 15)


def stretches(text: str, asked: Asked = Asked.OPEN) -> list[tuple[str, str]]:
    found = times_in(text, asked, TODAY, load_vocabulary())
    return [(str(m.period.start), str(m.period.end)) for m in found if m.period]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("What has Torfaen done since 2021?", "2021-01-01", "2023-06-15"),
        ("What did Newport do after March 2022?", "2022-03-01", "2023-06-15"),
        ("What was known before 2017?", "1900-01-01", "2017-12-31"),
        ("How many visits between 2017 and 2020?", "2017-01-01", "2020-12-31"),
        ("From 2018/19 to 2020/21, what was spent?", "2018-04-01", "2021-03-31"),
        ("How many collisions were there in 2010-2014?", "2010-01-01", "2014-12-31"),
        ("What changed in the last two years?", "2021-06-15", "2023-06-15"),
        ("Who led it in the past 6 months?", "2022-12-15", "2023-06-15"),
        ("What was spent last year?", "2022-01-01", "2022-12-31"),
        ("Faint a wariwyd y llynedd?", "2022-01-01", "2022-12-31"),
        ("Beth newidiodd yn y ddwy flynedd ddiwethaf?", "2021-06-15", "2023-06-15"),
    ],
)
def test_a_stretch_is_told_from_the_day_of_asking(text: str, start: str, end: str) -> None:
    assert stretches(text) == [(start, end)]


def test_the_two_times_of_a_change_stay_apart() -> None:
    assert len(stretches("How did demand change between 2017 and 2020?", Asked.CHANGE)) == 2


@pytest.mark.parametrize(
    "text", ["What is set aside in next year's budget?", "What must be done by Christmas?", "In May?"]
)
def test_a_documents_own_future_is_left_to_it(text: str) -> None:
    assert stretches(text) == []


def test_before_an_event_of_a_year_is_that_year() -> None:
    assert stretches("Who left before the 2017 inspection?") == [("2017-01-01", "2017-12-31")]
