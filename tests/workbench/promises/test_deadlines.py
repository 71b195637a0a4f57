"""When what is promised is due: lengths of time, working days and dates, in both languages."""

from datetime import date

import pytest

from corpus.document import PartialDate, Period
from workbench.promises.deadline import Deadline
from workbench.promises.deadlines import deadlines_in
from workbench.promises.promise import Counted
from workbench.promises.working_days import working_day

PUBLISHED = PartialDate(2019, 1, 9)


def due(text: str, published: PartialDate | None = PUBLISHED, own_report: bool = True) -> list[str | None]:
    return [str(each.due.end) if each.due else None for each in found(text, published, own_report)]


def found(text: str, published: PartialDate | None = PUBLISHED, own_report: bool = True) -> list[Deadline]:
    return deadlines_in(text, published, own_report)


@pytest.mark.parametrize(
    ("base", "count", "day"),
    [
        (date(2017, 10, 17), 20, date(2017, 11, 14)),
        (date(2019, 1, 9), 20, date(2019, 2, 6)),
        (date(2018, 12, 20), 5, date(2018, 12, 31)),  # over Christmas and Boxing Day
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # the jubilee's two days
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # the coronation's
        (date(2018, 12, 28), 2, date(2019, 1, 2)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(base: date, count: int, day: date) -> None:
    assert working_day(base, count) == day


def test_working_days_beyond_the_bank_holidays_known_are_not_told() -> None:
    assert working_day(date(1990, 1, 1), 5) is None
    assert working_day(date(2060, 1, 1), 5) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan must be sent within 20 working days of publication of this report.", "2019-02-06"),
        ("It has 90 days to improve.", "2019-04-09"),
        ("The council must answer within six weeks.", "2019-02-20"),
        ("We will return 12 to 18 months after publication.", "2020-07-09"),
        ("Inspectors will come back during the next year.", "2020-01-09"),
        ("The team will be in place by the end of March 2020.", "2020-03-31"),
        ("It will be done by spring 2020.", "2020-05-31"),
        ("It will be published early in 2020.", "2020-04-30"),
        ("A new version is due to be tried out later in the year.", "2019-12-31"),
        ("Bydd y gwaith wedi gorffen erbyn diwedd y flwyddyn.", "2019-12-31"),
        ("It will be finished before 1 April 2020.", "2020-04-01"),
        ("It will open by the end of the summer.", "2019-08-31"),
        ("A net increase of 15 by December 20.", "2020-12-31"),
        ("A report is due in the fourth quarter of 2019/20.", "2020-03-31"),
        ("Rhaid cyhoeddi'r cynllun o fewn 20 diwrnod gwaith.", "2019-02-06"),
        ("Bydd yn barod erbyn diwedd mis Mawrth 2020.", "2020-03-31"),
    ],
)
def test_times_are_resolved_from_the_day_of_the_document(text: str, expected: str) -> None:
    assert due(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She will explain her plan to improve the service over the next three years.", "2022-01-09"),
        ("Grants will be paid for the next two years.", "2021-01-09"),
        ("Bydd y gwaith yn parhau dros y 3 blynedd nesaf.", "2022-01-09"),
    ],
)
def test_what_goes_on_through_a_time_is_due_on_no_day_of_it(text: str, expected: str) -> None:
    (deadline,) = found(text)
    assert deadline.span
    assert deadline.due == Period(date(2019, 1, 9), date.fromisoformat(expected))


def test_what_is_to_be_done_within_a_time_does_not_go_on_through_it() -> None:
    assert not any(each.span for each in found("It has 12 months to improve, and will report during the next year."))


def test_days_are_counted_from_the_day_that_the_sentence_names() -> None:
    text = "The plan must come within 20 working days of the report being made public on 17 October."
    (deadline,) = found(text, PartialDate(2017, 10))
    assert (deadline.counted, deadline.base, deadline.due and deadline.due.end) == (
        Counted.NAMED,
        date(2017, 10, 17),
        date(2017, 11, 14),
    )


def test_a_report_elsewhere_has_to_be_found_first() -> None:
    (deadline,) = found("It must go in within 20 working days of publication of the report.", own_report=False)
    assert (deadline.counted, deadline.due) == (Counted.REPORT, None)


def test_without_the_day_of_the_document_a_length_of_time_has_no_due_day() -> None:
    assert due("The council has 90 days to improve.", None) == [None]
    assert due("A net increase of 15 by December 18.", None) == ["2018-12-31"]
