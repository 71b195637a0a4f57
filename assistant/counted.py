"""Dates that a text tells from its day of writing ("in January", "last year"), resolved for the reader and marked."""

import re
from functools import lru_cache
from itertools import pairwise

from assistant.ground import Draft
from assistant.messages import say, written_date
from corpus.dates import DateMention, dates_in
from corpus.dates_relative import all_dates_in, relative_dates_in
from corpus.document import Description, PartialDate, Period

_MINUTES = "minutes"
# What stands before and between the two ends of a stretch of time, in English and Welsh.
_OPENS = re.compile(r"\b(?:from|between|o|rhwng)\s+$", re.IGNORECASE)
_REACHES = re.compile(r"\s*(?:to|until|till|and|hyd|tan|i|ac?|[-–—])\s*", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:to|until|till|hyd|tan|[-–—])\s*", re.IGNORECASE)  # enough where not between bare years


def written_on(description: Description) -> PartialDate | None:
    """The day a document was written, as well as it is known: minutes speak from their meeting, others from the day
    they were published."""
    return description.meeting_date if _speaks_from_meeting(description) else description.published


def _speaks_from_meeting(description: Description) -> bool:
    return bool(description.kind and description.kind.endswith(_MINUTES) and description.meeting_date)


@lru_cache(maxsize=16384)
def periods_in(text: str, written: PartialDate | None) -> tuple[Period, ...]:
    """Every stretch of time that a text names, those told from its day of writing too, and what lies between two of
    them where it says so: "from June 2010 to October 2019"."""
    told = [(mention, mention.period) for mention in all_dates_in(text, written) if mention.period]
    between = (
        Period(start.start, end.end)
        for (first, start), (second, end) in pairwise(told)
        if start.start <= end.end and _reaches(text, first, second)
    )
    return (*(period for _, period in told), *between)


def _reaches(text: str, first: DateMention, second: DateMention) -> bool:
    between = text[first.end : second.start]
    bare = any(text[mention.start : mention.end].isdecimal() for mention in (first, second))
    if not bare and _ALONE.fullmatch(between):
        return True
    return bool(_OPENS.search(text[: first.start]) and _REACHES.fullmatch(between))


def counted_note(draft: Draft, language: str) -> str:
    """What the dates of a draft mean that are told from the day of writing, in words; "" where it tells none. Where it
    also tells a date with its year, only those that seem to lack one ("in January")."""
    dated = any(mention.period for span in draft.spans for mention in dates_in(span.text))
    said: dict[str, str] = {}
    for span in draft.spans:
        for mention in relative_dates_in(span.text, written_on(span.record.description)):
            words = span.text[mention.start : mention.end].rstrip(".")
            if mention.period is not None and not (dated and not dates_in(words)):
                said[words] = written_period(mention.period, language)
    if not said:
        return ""
    plainly = len(said) == 1 and not dated
    dates = next(iter(said.values())) if plainly else "; ".join(f"“{words}”: {date}" for words, date in said.items())
    meeting = _speaks_from_meeting(draft.spans[0].record.description)
    return say("counted_meeting" if meeting else "counted", language, dates=dates)


def written_period(period: Period, language: str) -> str:
    """ "9 January 2019", "January 2019", "2019", or from one day to another."""
    day = PartialDate.of(period.start)
    for known in (day, PartialDate(day.year, day.month), PartialDate(day.year)):
        if (known.first, known.last) == (period.start, period.end):
            return written_date(known.year, known.month, known.day, language)
    first, last = (written_date(day.year, day.month, day.day, language) for day in (period.start, period.end))
    return say("from_to", language, first=first, last=last)
