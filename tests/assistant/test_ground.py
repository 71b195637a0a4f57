"""No claim without a quote that holds it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ground import Draft, cite, ground, stands
from assistant.reply import ClaimKind
from assistant.spans import quoted
from tests.assistant.spans import TEXT, span, written

SPENT = "The council spent £5.2 million on 9 January 2019."
CHAIRED = "Ali Bulman chaired the board."
MISSED = "It did not meet its target of 84 children."
LATE = "The plan was late."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The council spent £5.2 million.", SPENT),
        ("The sum was spent on 9 January 2019.", SPENT),
        ("The sum was spent on 2019-01-09.", SPENT),
        ("The board was chaired by Ali Bulman.", CHAIRED),
        ("The target of 84 was not met.", MISSED),
        ("Bulman chaired the board.", CHAIRED),
    ],
)
def test_a_written_draft_that_its_quote_holds_stands(text: str, quote: str) -> None:
    assert stands(written(text, quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The council spent £5.3 million.", SPENT),
        ("The council spent £5.2 million on 12 things.", SPENT),
        ("The council spent £9 million.", SPENT),
        ("The council spent 5.2%.", SPENT),
        ("The council spent £5.2 billion.", SPENT),
        ("The sum was spent on 10 January 2019.", SPENT),
        ("The sum was spent in March.", SPENT),
        ("The sum was spent in 2018.", SPENT),
        ("The board was chaired by Alison Bulman.", CHAIRED),
        ("The board was chaired by Jack Straw.", CHAIRED),
        ("Straw chaired the board.", CHAIRED),
        ("It was so. Straw chaired the board.", CHAIRED),
        ("The council did not spend £5.2 million.", SPENT),
        ("The council never spent £5.2 million.", SPENT),
        ("The board wasn’t chaired by Ali Bulman.", CHAIRED),
    ],
)
def test_a_written_draft_that_says_more_than_its_quote_is_dropped(text: str, quote: str) -> None:
    assert ground([written(text, quote)]) == ((), ())


def test_a_day_without_its_year_is_checked_too() -> None:
    text = "It met on 9 January."
    assert stands(Draft("It met on 9 January.", (span(text, text),), ClaimKind.WRITTEN))
    assert not stands(Draft("It met on 10 January.", (span(text, text),), ClaimKind.WRITTEN))


def test_a_draft_without_a_place_is_dropped() -> None:
    assert ground([Draft("The plan was late.", ())]) == ((), ())


def test_a_quote_that_was_changed_is_dropped() -> None:
    assert ground([Draft("The plan was on time.", (span(LATE),))]) == ((), ())


def test_a_bad_draft_does_not_take_a_good_one_with_it() -> None:
    claims, citations = ground([written("It cost £9 million.", SPENT), quoted(span(LATE))])
    assert [claim.text for claim in claims] == [LATE]
    assert [citation.n for citation in citations] == [1]


def test_citations_are_numbered_in_order_of_use_and_shared() -> None:
    claims, citations = ground([quoted(span(LATE)), quoted(span(SPENT), span(LATE)), quoted(span(CHAIRED))])
    assert [claim.citations for claim in claims] == [(1,), (2, 1), (3,)]
    assert [citation.quote for citation in citations] == [LATE, SPENT, CHAIRED]


def test_numbering_goes_on_from_what_is_given() -> None:
    claims, citations = ground([quoted(span(LATE))], first=4)
    assert (claims[0].citations, citations[0].n) == ((4,), 4)


@pytest.mark.parametrize("changed", [{"text": "The plan"}, {"end": 3}, {"text": "  ", "start": 0, "end": 2}])
def test_a_span_that_does_not_hold_its_text_is_never_cited(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must hold the text"):
        cite(replace(span(LATE), **changed), 1)  # type: ignore[arg-type]  # names and types are the span's


spans = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda pair: pair[0] < pair[1])
)


@given(spans, st.text(max_size=40))
def test_a_quote_that_its_span_does_not_hold_never_becomes_a_claim(place: list[int], said: str) -> None:
    quote = TEXT[place[0] : place[1]]
    if not quote.strip():
        return
    assert not ground([Draft(f"{said}#", (span(quote),))])[0]  # no "#" stands in the text


@given(spans)
def test_a_citation_quotes_the_text_of_its_span(place: list[int]) -> None:
    quote = TEXT[place[0] : place[1]]
    if quote.strip():
        (citation,) = ground([quoted(span(quote))])[1]
        assert TEXT[citation.start : citation.end] == citation.quote == quote


@given(st.integers(0, 10**6).filter(lambda number: number != 84))
def test_a_number_that_no_quote_holds_is_never_written(number: int) -> None:
    assert not stands(written(f"There were {number} of them.", MISSED))


def test_a_computed_claim_keeps_its_kind() -> None:
    claims, _ = ground([Draft("Difference: £1 million (calculated).", (span(SPENT),), ClaimKind.COMPUTED)])
    assert claims[0].kind is ClaimKind.COMPUTED
