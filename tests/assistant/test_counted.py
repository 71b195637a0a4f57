"""A date that a source tells from its day of writing is said in full, and marked as counted."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.agree import period_agreement
from assistant.counted import counted_note, periods_in, written_on, written_period
from assistant.ground import Draft, ground
from assistant.reply import ClaimKind
from corpus.document import Description, PartialDate, Period
from tests.assistant.spans import span

_JANUARY = Period(date(2019, 1, 1), date(2019, 1, 31))


def _draft(text: str, published: str | None = "2019-03-10") -> Draft:
    made = span(text, text)
    described = replace(made.record.description, published=PartialDate.parse(published) if published else None)
    return Draft(text, (replace(made, record=replace(made.record, description=described)),))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The report came out in January.", "January 2019, counted from the publication date"),
        ("It was said last week.", "25 February 2019 to 3 March 2019, counted from the publication date"),
        ("It came out in January, after a visit that was made in the cold of October 2018.",
         "“January”: January 2019, counted from the publication date"),
        ("It was said today that October 2018 was hard.", ""),
        ("The report came out in January 2018.", ""),
        ("The report is long.", ""),
    ],
)  # fmt: skip
def test_what_a_date_means_is_said_behind_the_quote(text: str, note: str) -> None:
    assert counted_note(_draft(text), "en") == note


def test_nothing_is_said_where_the_day_of_writing_is_not_known() -> None:
    assert counted_note(_draft("The report came out in January.", None), "en") == ""


def test_a_claim_with_a_counted_date_is_marked_as_computed_and_cites_the_quote_alone() -> None:
    draft = _draft("The report came out in January.")
    (claim,), (citation,) = ground([replace(draft, note=counted_note(draft, "en"))])
    assert claim.kind is ClaimKind.COMPUTED
    assert claim.text == "The report came out in January. (January 2019, counted from the publication date)"
    assert citation.quote == draft.text


def test_a_note_does_not_let_a_draft_stand_that_its_quotes_do_not_hold() -> None:
    draft = replace(_draft("The report came out in January."), text="The report came out in May.", note="May 2018")
    assert ground([draft]) == ((), ())


def test_a_date_in_minutes_is_said_to_be_counted_from_the_meeting() -> None:
    draft = _draft("The report came out in January.")
    record = draft.spans[0].record
    minutes = replace(record.description, kind="minutes", meeting_date=PartialDate(2018, 5, 1))
    told = replace(draft, spans=(replace(draft.spans[0], record=replace(record, description=minutes)),))
    assert counted_note(told, "en") == "January 2018, counted from the day of the meeting"


def test_minutes_speak_from_their_meeting() -> None:
    described = Description("A", kind="cabinet minutes", published=PartialDate(2020, 2), meeting_date=PartialDate(2020))
    assert written_on(described) == PartialDate(2020)
    assert written_on(replace(described, kind="news article")) == PartialDate(2020, 2)


def test_a_text_agrees_with_the_time_it_tells_from_its_day_of_writing() -> None:
    described = Description("A", published=PartialDate(2019, 3, 10))
    told = period_agreement((_JANUARY,), described, "The report came out in January.")
    assert told > period_agreement((_JANUARY,), described, "The report came out.")


def test_periods_are_written_as_short_as_they_are_known() -> None:
    assert written_period(_JANUARY, "cy") == "Ionawr 2019"
    assert written_period(Period(date(2018, 12, 1), date(2019, 2, 28)), "en") == "1 December 2018 to 28 February 2019"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Chief Medical Officer from June 2010 to October 2019", True),
        ("between 2010 and 2019 the number doubled", True),
        ("rhwng 2010 a 2019", True),
        ("reports of June 2010 to the board of October 2019", False),
        ("from October 2019 to June 2010", False),
    ],
)
def test_a_text_names_what_lies_between_two_ends_that_it_tells(text: str, whole: bool) -> None:
    middle = Period(date(2015, 1, 1), date(2015, 12, 31))
    assert any(period.overlaps(middle) for period in periods_in(text, None)) is whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The precept for April 2018 to March 2019 is £15,000.", True),
        ("The plan for 2010–2025 was made in 2014.", False),  # two years with a dash may be a title
    ],
)
def test_two_months_with_to_between_them_are_a_stretch(text: str, whole: bool) -> None:
    stretch = Period(date(2018, 4, 1), date(2019, 3, 31))
    years = Period(date(2010, 1, 1), date(2025, 12, 31))
    assert (stretch in periods_in(text, None)) is whole
    assert years not in periods_in(text, None)
