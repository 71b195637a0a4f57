"""Whether a reply speaks of another council or another time than it was asked about."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from corpus.document import PartialDate, Period
from corpus.folding import plain
from corpus.terms import load_vocabulary
from evals.case import Case
from evals.citing import overlap
from evals.days import take_days
from evals.periods import read_period
from evals.respondent import ANSWERED, Reply

_YEARS = re.compile(r"(?<![£\d.,])(?:19|20)\d{2}(?:\s?[/-]\s?\d{2}(?:\d{2})?)?(?![\d%,])")


def wrong_council(case: Case, reply: Reply) -> float | None:
    """1 where an answer cites a document about another council, or a claim names other councils and none that was asked
    about. What the case calls right is never wrong. None where the case names no council; a reply that declines is not
    wrong."""
    asked = councils_asked(case)
    if not asked:
        return None
    cited = any(citation.get("authority") not in {None, *asked} for citation in _doubtful(case, reply))
    return float(cited or any(_of_others(text, asked, case) for text in _claims(reply)))


def wrong_period(case: Case, reply: Reply) -> float | None:
    """1 where an answer cites a document that reports on another time, or, where its time is not told, was published
    before the time asked about began. What the case calls right is never wrong. None where the case names no time."""
    asked = period_asked(case)
    if asked is None:
        return None
    return float(any(_of_another_time(citation, asked) for citation in _doubtful(case, reply)))


def councils_asked(case: Case) -> frozenset[str]:
    """The councils a case is about: those it names, else those its question does, else the last turn that names one."""
    vocabulary = load_vocabulary()
    if case.councils:
        known = (vocabulary.council(name) for name in case.councils)
        return frozenset(council.name if council else name for council, name in zip(known, case.councils, strict=True))
    return _first_named(
        case, lambda text: frozenset(found.entry for found in vocabulary.councils_in(text) if found.exact)
    )


def period_asked(case: Case) -> Period | None:
    """The time a case is about: what it names, else from the first to the last date with a year in its question."""
    if case.period:
        return read_period(case.period)
    text = plain(case.question)
    days, rest = take_days(text)
    months = [PartialDate(found.day.year, found.day.month) for found in days if found.day.year]
    periods = [Period(month.first, month.last) for month in months]
    periods += [_year(match[0]) for match in _YEARS.finditer(rest)]
    if not periods:
        return None
    return Period(min(period.start for period in periods), max(period.end for period in periods))


def _year(written: str) -> Period:
    try:
        return read_period(written)
    except ValueError:  # "2018-25" is no financial year
        year = int(written[:4])
        return Period(date(year, 1, 1), date(year, 12, 31))


def _first_named(case: Case, named: Callable[[str], frozenset[str]]) -> frozenset[str]:
    asked = [case.question, *(turn.question for turn in reversed(case.history))]
    return next((found for found in map(named, asked) if found), frozenset())


def _doubtful(case: Case, reply: Reply) -> Sequence[Reply]:
    """What an answer cites beside the documents that the case calls right."""
    cited = (reply.get("citations") or []) if reply["status"] in ANSWERED else []
    return [citation for citation in cited if citation["filename"] not in case.good_docs]


def _claims(reply: Reply) -> list[str]:
    claims = (reply.get("claims") or []) if reply["status"] in ANSWERED else []
    return [str(claim["text"]) for claim in claims]


def _of_others(text: str, asked: frozenset[str], case: Case) -> bool:
    named = {found.entry for found in load_vocabulary().councils_in(text) if found.exact}
    return bool(named) and not named & asked and not any(overlap(text, quote) for quote in case.quotes)


def _of_another_time(citation: Reply, asked: Period) -> bool:
    period = citation.get("period")
    if period:
        reported = Period(PartialDate.parse(period["from"]).first, PartialDate.parse(period["to"]).last)
        return not reported.overlaps(asked)
    told = citation.get("event_date") or citation.get("published")
    return bool(told) and PartialDate.parse(str(told)).last < asked.start
