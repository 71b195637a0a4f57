"""A change over time is drawn only where the quotes give two like figures with their dates."""

from typing import Any

import pytest

from api.timeline import BASE, LEFT, RIGHT, TOP, timeline


def _reply(*quotes: tuple[str, str | None], asks_for: str = "change") -> dict[str, Any]:
    """A reply about a change with one claim for each quote and the date its document was published."""
    citations = [{"n": n, "quote": quote, "published": day} for n, (quote, day) in enumerate(quotes, 1)]
    claims = [{"text": one["quote"], "citations": [one["n"]], "kind": "quote"} for one in citations]
    return {"understood": {"asks_for": [asks_for]}, "citations": citations, "claims": claims}


ONE = ("Children looked after rose from 255 in April 2018 to 352 in March 2023.", "2023-09-11")


def test_a_change_told_in_one_sentence_has_both_its_points_from_the_one_quote() -> None:
    first, last = timeline(_reply(ONE))
    assert [(p.written, str(p.period.start), p.n) for p in (first, last)] == [
        ("255", "2018-04-01", 1),
        ("352", "2023-03-01", 1),
    ]
    assert (first.x, last.x, last.y) == (LEFT, RIGHT, TOP)
    assert BASE - first.y == pytest.approx((BASE - TOP) * 255 / 352, abs=0.1)


def test_a_change_told_backwards_is_drawn_in_order_of_time() -> None:
    told = ("The figure was 41% in May 2025, up from 7% in June 2022.", None)
    assert [p.written for p in timeline(_reply(told))] == ["7%", "41%"]


def test_figures_of_several_documents_have_the_dates_of_these() -> None:
    points = timeline(_reply(("In all 12 posts were vacant.", "2021-05-01"), ("Now 30 posts are vacant.", "2019-02")))
    assert [(p.written, p.n) for p in points] == [("30", 2), ("12", 1)]


@pytest.mark.parametrize(
    "reply",
    [
        _reply(ONE, asks_for="count"),
        _reply(("It rose from 255 to 352.", "2023-09-11")),
        _reply(("It was 12% then.", "2021-05-01"), ("It is £30 now.", "2019-02-01")),
        _reply(("In all 12 posts were vacant.", "2021-05-01"), ("Now 30 posts are vacant.", None)),
        _reply(("In all 12 posts were vacant.", "2021-05-01"), ("Now 30 of 40 posts are vacant.", "2022-01-01")),
        _reply(("In all 12 posts were vacant.", "2021-05-01"), ("Some 30 posts are vacant.", "2021-05-01")),
    ],
    ids=["no change", "no dates", "unlike units", "date not known", "two figures", "one date"],
)
def test_in_doubt_nothing_is_drawn(reply: dict[str, Any]) -> None:
    assert timeline(reply) == ()


def test_dates_that_would_overlap_stand_on_two_lines() -> None:
    quotes = [(f"There were {n} in all.", f"20{n}-01-01") for n in (10, 11, 24)]
    assert [point.lowered for point in timeline(_reply(*quotes))] == [False, True, False]
