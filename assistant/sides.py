"""Split a comparison into its sides, each a question of its own about one council, body or time."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.asked import Asked
from assistant.compose import Composed
from assistant.ground import Draft
from assistant.messages import written_date
from assistant.parts import alternatives, parts
from assistant.understand import Understood
from corpus.dates import DateMention
from corpus.document import PartialDate, Period, SourceClass

LONG = 100  # years: as good as without end
_SINCE = re.compile(r"\b(?:since|ers)\s+(?:\w+\s+)?$", re.IGNORECASE)
_EQUALS = re.compile(
    r",?\s+(?:and|a|ac)(?: then)?(?:,? (?:what|how much|how many|who|beth|faint|sawl|pwy))?"
    r"(?: (?:in|for|at|on|by|yn|ym|ar gyfer))?\s+",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"\b(?:between|from|rhwng|o)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_COUNCIL_TOO = re.compile(r"\bcouncil(?:'s|’s)?\b", re.IGNORECASE)


def sides(understood: Understood) -> list[Understood]:
    """The sides of a question that has several: two things asked, councils, alternatives, times, bodies; else itself.

    "Bridgend in 2025 and Wrexham in 2024" pairs councils and times in order; with one council, the times are the
    sides; with neither, the bodies.
    """
    compared = understood.asked in (Asked.COMPARISON, Asked.CHANGE)
    dates = tuple(mention for mention in _with_years(understood.dates) if mention.period)
    if len(understood.councils) > 1 and (compared or _named_side_by_side(understood)):
        paired = len(dates) == len(understood.councils)
        return [
            replace(understood, councils=(council,), dates=(dates[i],) if paired else dates)
            for i, council in enumerate(understood.councils)
        ]
    if not compared:
        return alternatives(understood) or parts(understood) or _time_by_time(understood, dates) or [understood]
    return _over_time(understood, dates) or _by_body(understood) or [understood]


def _over_time(understood: Understood, dates: Sequence[DateMention]) -> list[Understood]:
    """Each time named; for grades all the time from the first to the last, since every grade between belongs to it."""
    changed = understood.asked is Asked.CHANGE
    if len(dates) == 1 and changed and _SINCE.search(understood.text[: dates[0].start]):
        return [replace(understood, dates=(_from_on(dates[0]),))]
    if len(dates) > 1 and changed and understood.graded:
        return [replace(understood, dates=(_from_to(dates[0], dates[-1]),))]
    return [replace(understood, dates=(mention,)) for mention in dates] if len(dates) > 1 else []


def _time_by_time(understood: Understood, dates: Sequence[DateMention]) -> list[Understood]:
    """Two times named as equals: "in 2018 and in 2020", "in 2016, and what in 2018"; not "between 2016 and 2018"."""
    if len(dates) != 2:  # one and the other
        return []
    one, other = dates
    equals = _EQUALS.fullmatch(understood.text[one.end : other.start])
    if equals is None or _STRETCH.search(understood.text[: one.start]):
        return []
    return [replace(understood, dates=(mention,)) for mention in dates]


def _by_body(understood: Understood) -> list[Understood]:
    if understood.asked is not Asked.COMPARISON:
        return []
    if len(understood.bodies) > 1:
        return [_about_body(understood, body) for body in understood.bodies]
    if understood.bodies and _COUNCIL_TOO.search(understood.text):
        return [understood, _said_by_council(understood)]
    return []


def _named_side_by_side(understood: Understood) -> bool:
    """Whether two councils are named as equals: "Powys and Wrexham", "about Powys and what about Wrexham"."""
    one, other = (re.escape(council) for council in understood.councils[:2])
    return re.search(rf"{one}.{{0,20}}\b(?:and|or)\b.{{0,20}}{other}", understood.text, re.IGNORECASE) is not None


def _said_by_council(understood: Understood) -> Understood:
    """What the council itself says, where a question sets it against what an inspectorate says."""
    concepts = tuple(concept for concept in understood.concepts if concept.body is None)
    return replace(understood, bodies=(), concepts=concepts, speaker=SourceClass.COUNCIL)


def _with_years(dates: Sequence[DateMention]) -> list[DateMention]:
    """Dates with the year that the next one names: "between August and September 2018"."""
    found: list[DateMention] = []
    for mention in reversed(dates):
        following = found[-1].period if found else None
        found.append(_in_year_of(following, mention) if following else mention)
    return found[::-1]


def _from_to(first: DateMention, last: DateMention) -> DateMention:
    """The whole time from one date to another: every grade in between belongs to how it changed."""
    earlier, later = first.period, last.period
    period = Period(min(earlier.start, later.start), max(earlier.end, later.end)) if earlier and later else None
    return replace(first, end=last.end, period=period)


def _from_on(since: DateMention) -> DateMention:
    """All the time from a date on: "since 2015"."""
    start = since.period.start if since.period else date.min
    return replace(since, period=Period(start, start.replace(year=start.year + LONG, day=1)))


def _in_year_of(following: Period, mention: DateMention) -> DateMention:
    if mention.period or not mention.month or mention.day_known:
        return mention
    month = PartialDate(following.start.year - (mention.month > following.start.month), mention.month)
    return replace(mention, period=Period(month.first, month.last))


def _about_body(understood: Understood, body: str) -> Understood:
    others = [other for other in understood.bodies if other != body]
    concepts = tuple(concept for concept in understood.concepts if not any(other in concept.ways for other in others))
    return replace(understood, bodies=(body,), concepts=concepts)


def labelled(composed: Composed) -> Composed:
    """The drafts of one side, each told apart by the council and date of the document that it rests on."""
    return replace(composed, drafts=tuple(replace(draft, label=_label(draft)) for draft in composed.drafts))


def _label(draft: Draft) -> str:
    described = draft.spans[0].record.description
    published = described.published
    date = written_date(published.year, published.month, published.day, "en") if published else None
    return ", ".join(part for part in (described.authority, date) if part)


def name_of(side: Understood) -> str:
    """What tells a side from the others, for the reader."""
    if side.part:
        return side.part
    times = " ".join(side.text[mention.start : mention.end] for mention in side.dates)
    return " ".join(part for part in (" / ".join(side.councils), times) if part) or " / ".join(side.bodies)
