"""So many requests a minute for each caller, on a clock of the test's own."""

import pytest

from api.problems import ProblemError
from api.rates import Rate, Rates
from corpus.settings import Settings


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_minutes_requests_may_come_at_once_and_no_more() -> None:
    rate = Rate(3, Clock())
    assert [rate.wait("ann") for _ in range(3)] == [0, 0, 0]
    assert rate.wait("ann") == pytest.approx(20)


def test_what_is_refused_is_not_counted() -> None:
    clock = Clock()
    rate = Rate(3, clock)
    for _ in range(50):
        rate.wait("ann")
    clock.now += 20
    assert rate.wait("ann") == 0


def test_whoever_keeps_to_the_rate_is_never_refused() -> None:
    clock = Clock()
    rate = Rate(60, clock)
    for _ in range(500):
        assert rate.wait("ann") == 0
        clock.now += 1


def test_callers_do_not_count_for_each_other() -> None:
    rate = Rate(1, Clock())
    assert (rate.wait("ann"), rate.wait("bob")) == (0, 0)
    assert rate.wait("ann") > 0


def test_a_flood_of_new_callers_is_not_remembered_for_ever() -> None:
    rate = Rate(1, Clock())
    for number in range(30_000):
        rate.wait(str(number))
    assert len(rate._whole) == 10_000
    assert rate.wait("29999") > 0


def _refused(rates: Rates, address: str) -> bool:
    try:
        rates.count_address(address, is_open=False)
    except ProblemError:
        return True
    return False


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
    ],
)
def test_one_machine_is_one_address_also_in_ipv6(first: str, second: str, same: bool) -> None:
    rates = Rates(Settings(address_rate=1))
    assert not _refused(rates, first)
    assert _refused(rates, second) == same


def test_a_rate_of_nought_is_no_limit() -> None:
    rates = Rates(Settings(address_rate=0, key_rate=0))
    for _ in range(5000):
        rates.count_address("192.0.2.1", is_open=False)
        rates.count_key("a")
