"""The times that a question names: dates, "since 2018", "between 2017 and 2020", "in the past two years"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.asked import Asked
from corpus.calendar import months_before
from corpus.dates import DateMention, dates_in
from corpus.dates_relative import relative_dates_in
from corpus.document import PartialDate, Period
from corpus.terms import Vocabulary

_OPEN = re.compile(r"\b(?:(?P<since>since|after|from|ers|ar ôl)|(?P<before>before|until|cyn|tan))\s+$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+(?:onwards?|ymlaen)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:and|to|until|-|–|a|ac|i|hyd)\s*", re.IGNORECASE)
_RANGE_OPENS = re.compile(r"\b(?:between|from|rhwng|o)\s+$", re.IGNORECASE)
_COUNTED_BACK = re.compile(
    r"\b(?:the )?(?:last|past|previous) (?P<count>\w+) (?P<unit>years?|months?)\b"
    r"|\by (?P<welsh>\w+) (?P<welsh_unit>blynedd|flynedd|mlynedd|mis) (?:diwethaf|ddiwethaf)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"^(?:last|this|current|previous)\s+(?:financial\s+)?(?:year|month)$|^(?:y )?llynedd$|^eleni$", re.I)
_FIRST = date(1900, 1, 1)


def times_in(text: str, asked: Asked, today: date, vocabulary: Vocabulary) -> tuple[DateMention, ...]:
    """Every time named, in reading order. `today` is the day the question is asked from. The two times of a comparison
    or change stay apart; elsewhere they are the ends of one stretch."""
    named = dates_in(text)
    told = [each for each in _told(text, today, vocabulary) if not _within(each, named)]
    if asked not in (Asked.CHANGE, Asked.COMPARISON):
        named = tuple(_widened(text, _joined(text, named), today))
    return tuple(sorted((*named, *told), key=lambda mention: mention.start))


def _told(text: str, today: date, vocabulary: Vocabulary) -> Iterator[DateMention]:
    """Times told from today: only those behind it. What a document says of "next year" is its own next year, and "this
    year" asks for the newest that is held, as "now" does: papers are read long after their own year."""
    for match in _COUNTED_BACK.finditer(text):
        written = (match["count"] or match["welsh"]).lower()
        count = int(written) if written.isdecimal() else vocabulary.number_words.get(written)
        if count:
            months = count if (match["unit"] or match["welsh_unit"]).lower().startswith("m") else 12 * count
            months = 12 * count if match["welsh_unit"] and match["welsh_unit"] != "mis" else months
            yield DateMention(match.start(), match.end(), Period(months_before(today, months), today))
    for mention in relative_dates_in(text, PartialDate.of(today)):
        behind = mention.period is not None and mention.period.end < today
        if behind and _TOLD.match(text[mention.start : mention.end]):
            yield mention


def _joined(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """ "between 2017 and 2020" as one stretch."""
    joined: list[DateMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and (period := _range(text, before, mention)):
            joined[-1] = replace(before, end=mention.end, period=period, day_known=False)
        else:
            joined.append(mention)
    return joined


def _range(text: str, first: DateMention, second: DateMention) -> Period | None:
    """From the first to the second, where the words say that they are the ends of a stretch."""
    if first.period is None or second.period is None or first.period.start > second.period.end:
        return None
    opens = _RANGE_OPENS.search(text[: first.start])
    between = _RANGE.fullmatch(text[first.end : second.start])
    dashed = between and not between.group().strip(" -–")  # "2010-2014"
    return Period(first.period.start, second.period.end) if dashed or (opens and between) else None


def _widened(text: str, mentions: Sequence[DateMention], today: date) -> Iterator[DateMention]:
    """ "since 2018" lasts until today, "before 2018" reaches back; the time named is part of both, as what is told of
    it is often published in it."""
    for mention in mentions:
        opened = _OPEN.search(text[: mention.start])
        onwards = _ONWARDS.match(text[mention.end :]) is not None
        since = (opened is not None and opened["since"] and opened["since"].lower() != "from") or onwards
        if mention.period is None or not (since or (opened and opened["before"])):
            yield mention
        elif since:
            end = max(today, mention.period.end)
            yield replace(mention, period=Period(mention.period.start, end), day_known=False)
        else:
            yield replace(mention, period=Period(_FIRST, mention.period.end), day_known=False)


def _within(mention: DateMention, others: Sequence[DateMention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)
