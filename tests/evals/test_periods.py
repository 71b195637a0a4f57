"""The stretch of time a case asks about."""

from datetime import date

import pytest

from evals.periods import read_period


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("March 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("10 March 2019", date(2019, 3, 10), date(2019, 3, 10)),
        ("2018/19", date(2018, 4, 1), date(2019, 3, 31)),
        ("2018-19", date(2018, 4, 1), date(2019, 3, 31)),
        ("2018-04-01/2019-03-31", date(2018, 4, 1), date(2019, 3, 31)),
        ("2018/2020", date(2018, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, start: date, end: date) -> None:
    period = read_period(written)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("written", ["soon", "", "March", "2020/2018"])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|ends before"):
        read_period(written)
