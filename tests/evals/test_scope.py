"""Replies about another council or another time."""

from typing import Any

import pytest

from evals.case import Case, Turn
from evals.scope import councils_asked, period_asked, wrong_council, wrong_period
from tests.evals.replies import FIRST, answered, case, citation, claim, declined

ASKED = case(question="How many homes closed in Powys in 2019?", gold_docs=["gold.txt"])


def citing(**fields: Any) -> dict[str, Any]:
    return answered([claim(FIRST, 1)], [citation(1, **fields)])


def test_the_councils_of_a_case_are_those_it_names_or_its_question_does() -> None:
    assert councils_asked(ASKED) == {"Powys"}
    assert councils_asked(case(question="And Pen-y-bont?", councils=["Pen-y-bont ar Ogwr"])) == {"Bridgend"}
    assert councils_asked(case(question="And in 2020?", previous=Turn("What of Powys?", "Much."))) == {"Powys"}
    assert councils_asked(case(question="Cyngor Sir Powys and Bridgend?")) == {"Powys", "Bridgend"}
    assert councils_asked(case()) == frozenset()


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("in 2019?", "2019-01-01", "2019-12-31"),
        ("in March 2019?", "2019-03-01", "2019-03-31"),
        ("on 10/03/2019?", "2019-03-01", "2019-03-31"),
        ("in 2018/19?", "2018-04-01", "2019-03-31"),
        ("between 2017 and 2019?", "2017-01-01", "2019-12-31"),
    ],
)
def test_the_time_of_a_case_is_what_its_question_names(question: str, first: str, last: str) -> None:
    period = period_asked(case(question=question))
    assert period
    assert (period.start.isoformat(), period.end.isoformat()) == (first, last)


def test_a_case_may_name_its_time_and_a_sum_is_no_year() -> None:
    named = period_asked(case(period="2018-04-01/2019-03-31"))
    assert named
    assert named.start.isoformat() == "2018-04-01"
    assert period_asked(case(question="Was it £2019 or 2019%?")) is None


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"authority": "Powys"}, 0),
        ({"authority": None}, 0),
        ({"authority": "Bridgend"}, 1),
        ({"authority": "Bridgend", "filename": "gold.txt"}, 0),  # what the case calls right
    ],
)
def test_citing_a_document_of_another_council_is_wrong(fields: dict[str, Any], wrong: int) -> None:
    assert wrong_council(ASKED, citing(**fields)) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Bridgend closed 3 homes.", 1),
        ("Powys closed 3 homes, Bridgend none.", 0),
        ("The council closed 3 homes.", 0),
    ],
)
def test_saying_another_council_and_none_that_was_asked_about_is_wrong(text: str, wrong: int) -> None:
    assert wrong_council(ASKED, answered([claim(text, 1)], [citation(1)])) == wrong


def test_what_a_gold_quote_says_is_right() -> None:
    quoted = case(question="What of Powys?", gold_quote=["Bridgend closed 3 homes in all, it said."])
    said = answered([claim("Bridgend closed 3 homes in all, it said.", 1)], [citation(1)])
    assert wrong_council(quoted, said) == 0


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"published": "2019-06-30"}, 0),
        ({"published": "2020-01-31"}, 0),  # what is published later may report on it
        ({"published": "2018-12-31"}, 1),
        ({"published": "2019"}, 0),
        ({"published": None}, 0),
        ({"published": "2020-01-31", "event_date": "2018-05"}, 1),
        ({"published": "2018-01-01", "filename": "gold.txt"}, 0),
        ({"published": "2020-01-31", "period": {"from": "2017-04-01", "to": "2018-03-31"}}, 1),
        ({"published": "2018-01-31", "period": {"from": "2018-04-01", "to": "2019-03-31"}}, 0),
    ],
)
def test_citing_a_document_on_another_time_is_wrong(fields: dict[str, Any], wrong: int) -> None:
    assert wrong_period(ASKED, citing(**fields)) == wrong


def test_declining_speaks_of_no_other_council_or_time() -> None:
    reply = declined(citations=[], nearest=[citation(1, authority="Bridgend", published="2012")])
    assert (wrong_council(ASKED, reply), wrong_period(ASKED, reply)) == (0, 0)


@pytest.mark.parametrize("wanted", [case(), case(question="Who was told?")])
def test_a_case_without_council_and_time_has_no_score(wanted: Case) -> None:
    reply = citing(authority="Bridgend", published="2012")
    assert (wrong_council(wanted, reply), wrong_period(wanted, reply)) == (None, None)
