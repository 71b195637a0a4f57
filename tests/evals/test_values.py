"""Typed facts: every way people write a value says it, and a neighbouring value does not."""

import calendar
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from evals.facts import AnyFact, Fact, said, says, shown_fact

FACT: TypeAdapter[AnyFact] = TypeAdapter(Fact)
MONTHS = calendar.month_name
WELSH = "- Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()  # noqa: SIM905


def fact(**fields: object) -> AnyFact:
    return FACT.validate_json(json.dumps(fields))


@pytest.mark.parametrize(
    "text",
    [
        "£9.3m",
        "£9.3 million",
        "9.3 million pounds",
        "£9,300,000",
        "a £9.3M gap",
        "£9.3 miliwn",
        "9.3 miliwn o bunnoedd",
    ],
)
def test_money_is_said_in_any_of_its_ways(text: str) -> None:
    assert says(f"It cost {text}, they said.", fact(kind="money", value="£9.3m"))
    assert not says(f"It cost {text}, they said.", fact(kind="money", value="£9.2m"))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("41%", "percentage", 41),
        ("41 per cent", "percentage", 41),
        ("forty-one percent", "percentage", 41),
        ("41 y cant", "percentage", "41%"),
        ("between 40 and 41%", "percentage", 41),
        ("40 to 45 per cent", "percentage", 40),
        ("nine homes", "count", 9),
        ("9 homes", "count", "nine"),
        ("naw cartref", "count", 9),
        ("twenty-three", "count", 23),
        ("dau ddeg tri o blant", "count", 23),
        ("two hundred and five", "count", 205),
        ("1,202 children", "count", 1202),
        ("12–18 months", "count", 18),
        ("£3-4m", "money", "£3m"),
        ("£3–£4 million", "money", "£4m"),
        ("£350k", "money", 350000),
        ("£1.5bn", "money", "1.5 billion pounds"),
        ("nine million pounds", "money", 9000000),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, kind: str, value: object) -> None:
    assert says(f"There were {text} in all.", fact(kind=kind, value=value))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("9%", "count", 9),  # another unit
        ("£9", "count", 9),
        ("9 homes", "percentage", 9),
        ("19 homes", "count", 9),
        ("the 9th home", "count", 9),
        ("on 9 March 2019", "count", 9),  # part of a date
        ("in 2018/19", "count", 19),
        ("at 9.30am", "count", 9),
        ("ninety", "count", 9),
        ("$9", "money", 9),
        ("9,000", "count", 9),
    ],
)
def test_a_number_that_is_something_else_does_not_count(text: str, kind: str, value: object) -> None:
    assert not says(f"There were {text} in all.", fact(kind=kind, value=value))


def test_a_tolerance_is_in_the_unit_of_the_value() -> None:
    near = fact(kind="money", value="£9.3m", tolerance="£0.1m")
    assert says("about £9.4 million", near)
    assert not says("about £9.5 million", near)
    assert shown_fact(near) == "money 9300000.0 ± 100000.0"


@pytest.mark.parametrize(
    "text", ["10 March 2019", "10/03/2019", "10.3.2019", "2019-03-10", "10fed o Fawrth 2019", "March 10th, 2019"]
)
def test_a_day_is_said_in_any_of_its_ways(text: str) -> None:
    assert says(f"It was {text}.", fact(kind="date", value="2019-03-10"))
    assert says(f"It was {text}.", fact(kind="date", value="Mawrth 2019"))
    assert says(f"It was {text}.", fact(kind="date", value="2019"))
    assert not says(f"It was {text}.", fact(kind="date", value="2019-10-03"))
    assert not says(f"It was {text}.", fact(kind="date", value="2018-03-10"))


def test_a_month_does_not_say_its_day_and_a_year_may_stand_alone() -> None:
    assert not says("in March 2019", fact(kind="date", value="10 March 2019"))
    assert says("in 2019", fact(kind="date", value="2019"))
    assert not says("£2019", fact(kind="date", value="2018"))


def test_days_may_be_off_by_a_tolerance() -> None:
    assert says("12 March 2019", fact(kind="date", value="2019-03-10", tolerance=2))
    assert not says("13 March 2019", fact(kind="date", value="2019-03-10", tolerance=2))
    assert not says("31 February 2019", fact(kind="date", value="2019-03-03", tolerance=9))


@pytest.mark.parametrize("text", ["Siân Môr", "SIAN MOR", "Ms Siân J. Môr", "Sian\u00a0Mor's", "Shân Moore"])
def test_a_name_is_known_without_accents_capitals_and_initials(text: str) -> None:
    assert says(f"{text} said so", fact(kind="name", value="Siân Môr", also=("Shân Moore",)))


@pytest.mark.parametrize("text", ["Siân Morgan", "Môr Siân", "Siân", "Siân and Môr"])
def test_another_name_is_not_the_name(text: str) -> None:
    assert not says(f"{text} said so", fact(kind="name", value="Siân Môr"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "money", "value": "nothing"},
        {"kind": "money", "value": "41%"},
        {"kind": "count", "value": "3 of 12"},
        {"kind": "count", "value": -1},
        {"kind": "date", "value": "March"},
        {"kind": "date", "value": "soon"},
        {"kind": "date", "value": "2019-13"},
        {"kind": "name", "value": ""},
        {"kind": "colour", "value": "red"},
    ],
)
def test_a_value_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        FACT.validate_json(json.dumps(wrong))


def test_what_was_said_is_told_with_its_words() -> None:
    found = said("Of 12 homes, nine closed.", fact(kind="count", value=9))
    assert found
    assert (found.start, found.words) == (13, "nine")


@given(st.integers(1, 999_999))
def test_a_count_says_itself_with_or_without_commas_and_not_its_neighbour(number: int) -> None:
    wanted = fact(kind="count", value=number)
    assert says(f"of {number} children", wanted)
    assert says(f"of {number:,} children", wanted)
    assert not says(f"of {number + 1} children", wanted)


@given(st.decimals(Decimal("0.1"), Decimal("99.9"), places=1))
def test_money_in_millions_is_money_in_pounds(millions: Decimal) -> None:
    wanted = fact(kind="money", value=str(int(millions * 1_000_000)))
    for text in (
        f"£{millions}m",
        f"£{millions} million",
        f"{millions} million pounds",
        f"£{int(millions * 1_000_000):,}",
    ):
        assert says(f"a gap of {text} this year", wanted)


@given(st.dates(date(1990, 1, 1), date(2049, 12, 30)))
def test_a_date_says_itself_in_both_languages_and_not_the_day_after(day: date) -> None:
    wanted = fact(kind="date", value=day.isoformat())
    for month in (MONTHS[day.month], WELSH[day.month]):
        assert says(f"on {day.day} {month} {day.year} they met", wanted)
    after = day + timedelta(days=1)
    assert not says(f"on {after.day} {MONTHS[after.month]} {after.year} they met", wanted)
