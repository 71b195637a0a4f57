"""What each number of a sentence is read as: its measure, unit, time, council and form, in both languages."""

from datetime import date

import pytest

from corpus.document import PartialDate, Period
from workbench.figures.figure import Form
from workbench.figures.reading import Read, read
from workbench.figures.sentence import Context, Sentence

PUBLISHED = PartialDate(2024, 9, 17)
VISIT = Period(date(2024, 6, 3), date(2024, 6, 7))
CONTEXT = Context(PUBLISHED, VISIT, "Gwynedd")


def told(text: str, **context: str) -> list[tuple[str | None, float, str, str | None]]:
    """Measure, value, unit and last day of each figure."""
    return [
        (
            each.told.measure.key if each.told.measure else None,
            each.told.number.low,
            each.told.number.unit,
            str(each.at.end) if each.at else None,
        )
        for each in figures(text, **context)
    ]


def figures(text: str, **context: str) -> list[Read]:
    around = {"lead_in": "", "before": "", "section": ""} | context
    return read(Sentence(text, Context(PUBLISHED, VISIT, "Gwynedd", **around)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Children looked after rose from 210 in April 2018 to 305 in March 2023.",
            [("looked_after", 210, "count", "2018-04-30"), ("looked_after", 305, "count", "2023-03-31")],
        ),
        (
            "At 31 March 2022, 410 children were looked after (a rate of 81.5 per 10,000 children).",
            [("looked_after", 410, "count", "2022-03-31"), ("looked_after_rate", 81.5, "per 10,000", "2022-03-31")],
        ),
        (
            "Between 2018/19 and 2022/23 spending on social care went from £50m to £65.5 million.",
            [("net_spending", 5e7, "£", "2019-03-31"), ("net_spending", 6.55e7, "£", "2023-03-31")],
        ),
        (
            "In 2023-24, 91% of assessments were completed within 42 days, compared with 84% in 2022-23.",
            [("assessments_in_time", 91, "%", "2024-03-31"), ("assessments_in_time", 84, "%", "2023-03-31")],
        ),
        (
            "At 31.03.23 there were 1,020 contacts, with 12 vacant posts",
            [("contacts", 1020, "count", "2023-03-31"), ("vacant_posts", 12, "count", "2023-03-31")],
        ),
        (
            "Roedd 352 o blant sy'n derbyn gofal ar 31 Mawrth 2023.",
            [("looked_after", 352, "count", "2023-03-31")],
        ),
        (
            "Mae 12 y cant o'r staff yn staff asiantaeth.",
            [("agency_share", 12, "%", None)],
        ),
        ("Gorwariant o £1.2 miliwn yn 2022-23.", [("overspend", 1.2e6, "£", "2023-03-31")]),
        (
            "The average caseload is 17 and 3 of the team left.",
            [("caseload", 17, "count", None), (None, 3, "count", None)],
        ),
    ],
)
def test_numbers_are_read_with_measure_unit_and_time(text: str, expected: list[object]) -> None:
    assert told(text) == expected


def test_what_a_part_is_made_up_of_is_no_rise() -> None:
    texts = ("Agency staff made up 14% of posts.", "Agency staff went up 14%.")
    assert [figures(text)[0].form for text in texts] == [Form.LEVEL, Form.CHANGE]


def test_a_decade_is_a_range_and_now_is_when_it_was_published() -> None:
    before = "We have had a high number of agency staff, but have managed to reduce that."
    was, now = figures("When I came the percentage was in the 80s, and now it is in the 40s.", before=before)
    assert [(each.told.number.low, each.told.number.high) for each in (was, now)] == [(80, 89), (40, 49)]
    assert {each.told.measure.key for each in (was, now) if each.told.measure} == {"agency_share"}
    assert (was.at, now.at) == (None, Period(PUBLISHED.first, PUBLISHED.last))


def test_a_sentence_that_points_back_goes_on_with_the_one_before() -> None:
    first = figures("At 31 March 2022, 410 children were looked after (a rate of 81 per 10,000).")
    text = "This is an increase from 388 (77 per 10,000 children) at 31 March 2021."
    count, rate = read(Sentence(text, CONTEXT), first[0])
    assert (count.told.measure, count.told.number.low) == (first[0].told.measure, 388)
    assert count.at == rate.at == Period(date(2021, 3, 31), date(2021, 3, 31))


def test_what_is_told_of_others_is_not_told_of_the_council() -> None:
    text = "Re-referrals are at 21%, below the England average of 24% and 26% in comparable authorities."
    assert [each.of for each in figures(text)] == ["Gwynedd", "England", "comparable councils"]


def test_the_council_that_a_sentence_names_is_whose_figure_it_is() -> None:
    text = "Wrexham had 305 looked-after children while Powys had 240 looked-after children."
    assert [each.of for each in figures(text)] == ["Wrexham", "Powys"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Agency staff fell by 12%.", Form.CHANGE),
        ("A projected overspend of £3m was reported.", Form.FORECAST),
        ("The overspend was £3m.", Form.LEVEL),
        ("They have a target of 30 foster carers.", Form.TARGET),
        ("The service overspent by £3m.", Form.LEVEL),
    ],
)
def test_how_a_number_is_put_is_told(text: str, form: Form) -> None:
    assert [each.form for each in figures(text)] == [form]


@pytest.mark.parametrize(
    "text",
    [
        "Under section 47 of the Children Act 1989, 16- and 17-year-olds met at 5.30pm on the 3rd floor.",
        "See page 12, table 4 and recommendation 7, by 9 January 2019.",
        "It takes effect within 20 working days.",
        "2 The authority was given the opportunity to review this.",
    ],
)
def test_numbers_of_things_ages_times_and_days_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_part_of_a_measure_and_a_service_make_a_figure_narrower() -> None:
    whole, part = figures("25 children live in residential homes, of whom 40% live outside the county.")
    assert (whole.narrower, part.narrower) == ((), ("of in_residential",))
    assert [each.narrower for each in figures("Adult services overspent by £2m and children's services by £3m.")] == [
        ("adult services",),
        ("children's services",),
    ]


def test_a_list_is_read_with_what_leads_it_in() -> None:
    lead_in = "The proportion of children entitled to free school meals at 31 March 2021:"
    assert told("in primary schools is 19% (the national average is 17%)", lead_in=lead_in) == [
        ("free_meals", 19, "%", "2021-03-31"),
        ("free_meals", 17, "%", "2021-03-31"),
    ]


def test_money_because_of_agency_staff_is_not_money_for_them() -> None:
    assert told("Because of agency costs, funding has climbed to £24 million.") == [(None, 24e6, "£", None)]
    assert told("Spending on agency staff was £2m in 2022/23.") == [("agency_cost", 2e6, "£", "2023-03-31")]


def test_what_a_share_has_become_is_the_same_share() -> None:
    first, now = figures(
        'On agency staff the share was "in the 80s" when he became lead member and is now "in the 40s".'
    )
    assert first.told.measure is now.told.measure is not None
