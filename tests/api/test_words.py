from datetime import date

import pytest

from api.words import date_in_words, period_in_words, plural, web_link
from corpus.document import PartialDate, Period


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (PartialDate(2019, 1, 9), "9 January 2019"),
        (PartialDate(2018, 10), "October 2018"),
        (PartialDate(2018), "2018"),
        ("2019-12-31", "31 December 2019"),
        (None, "date not known"),
    ],
)
def test_a_date_says_as_much_as_is_known(value: PartialDate | str | None, words: str) -> None:
    assert date_in_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [("2019-01-09", "9 Ionawr 2019"), ("2018-10", "Hydref 2018"), (None, "dyddiad anhysbys")]
)
def test_a_date_is_said_in_welsh(value: str | None, words: str) -> None:
    assert date_in_words(value, "cy") == words


def test_a_period_names_both_its_days() -> None:
    assert period_in_words(Period(date(2018, 4, 1), date(2019, 3, 31))) == "1 April 2018 to 31 March 2019"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "", None, "http://["]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_link(url) is None


def test_a_web_address_is_a_link() -> None:
    assert web_link("https://gov.example/a?b=c") == "https://gov.example/a?b=c"


def test_counts_agree_with_their_noun() -> None:
    assert [plural(n, "file") for n in (0, 1, 2000)] == ["0 files", "1 file", "2,000 files"]
