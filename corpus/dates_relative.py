"""Find and resolve dates told from the day of writing: "last year", "next Wednesday", "in January", "y llynedd"."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.dates import VOCABULARY, DateMention, dates_in
from corpus.dates_resolve import Resolve, resolver
from corpus.document import PartialDate, Period
from corpus.word_starts import StartingPattern, WordStarts, first_words

_DAY_BEHIND = re.compile(r"\s+\d{1,2}\b")
_NEAR = 30  # characters from a month without year to one that has it
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class _Rules:
    data: Mapping[str, Any]
    patterns: tuple[tuple[str, StartingPattern], ...]
    way: re.Pattern[str]
    direction: re.Pattern[str]
    in_front: re.Pattern[str]


@cache
def _rules() -> _Rules:
    dates = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    data = dates["relative"] | {"parts": {name: span for name, span in dates["parts"].items() if name not in _VAGUE}}
    lists = data | data["words"]
    words = {name: "|".join(sorted(map(re.escape, lists[name]), key=len, reverse=True)) for name in lists}
    way, welsh_way = rf"(?P<way>{words['ways']})\s+", rf"\s+(?P<way>{words['welsh_ways']})"
    sources = {
        "phrase": rf"(?P<name>{words['phrases']})",
        "unit": rf"(?<!the\s){way}(?P<name>{words['units']})",
        "welsh unit": rf"(?P<name>{words['welsh_units']}){welsh_way}",
        "weekday": rf"{way}(?P<name>{words['weekdays']})",
        "weekday, Welsh": rf"(?P<name>{words['weekdays']}){welsh_way}",
        "part": rf"{way}(?P<name>{words['parts']})(?!\s+(?:19|20)\d\d)",
        "part, Welsh": rf"(?P<name>{words['parts']}){welsh_way}",
        "ago": rf"(?P<count>\d{{1,2}}|{words['numbers']})\s+(?P<name>{words['counted']})\s+(?:{words['ago']})",
        "day": rf"(?P<name>{words['days']})",
        "feast": rf"(?:{way})?(?P<name>{words['feasts']})(?!\s+(?:19|20)\d\d)",
        "some weekday": rf"(?<=\son\s)(?P<name>{words['weekdays']})(?!\s+\d)",
    }
    ways = ("ways",)
    begins = {  # the lists whose words each begins with
        "phrase": ("phrases",),
        "unit": ways,
        "welsh unit": ("welsh_units",),
        "weekday": ways,
        "weekday, Welsh": ("weekdays",),
        "part": ways,
        "part, Welsh": ("parts",),
        "ago": ("numbers",),
        "day": ("days",),
        "feast": ("ways", "feasts"),
        "some weekday": ("weekdays",),
    }
    needs = {"unit": "units", "weekday": "weekdays", "part": "parts", "ago": "counted", "feast": "feasts"}
    flags = re.IGNORECASE
    return _Rules(
        data,
        tuple(
            (
                name,
                StartingPattern(
                    re.compile(rf"(?<!\w){source}(?!\w)", flags),
                    first_words(word for each in begins[name] for word in lists[each]),
                    range(1, 3) if name == "ago" else range(0),
                    first_words(lists[needs[name]]) if name in needs else frozenset(),
                ),
            )
            for name, source in sources.items()
        ),
        re.compile(rf"(?<!\w)({'|'.join(data['ways'])})\s+$", flags),
        re.compile(rf"\b(?:(?P<ahead>{'|'.join(lists['ahead'])})|(?:{'|'.join(lists['behind'])}))\b", flags),
        re.compile(rf"\b(?:(?P<ahead>{words['until']})|(?:{words['since']}))\s+$", flags),
    )


_VAGUE = frozenset({"mid", "early", "late"})


def all_dates_in(text: str, published: PartialDate | None) -> tuple[DateMention, ...]:
    """The dates of `corpus.dates.dates_in`, then those of `relative_dates_in`."""
    starts = WordStarts(text)
    absolute = dates_in(text, starts)
    return (*absolute, *_relative(text, published, absolute, starts))


def relative_dates_in(text: str, published: PartialDate | None) -> tuple[DateMention, ...]:
    """The dates of a text that only the day it was published makes known, in reading order, resolved as far as that day
    is known: a year alone tells "last year" and not "next Wednesday". A date without year lies where the words of its
    sentence say, ahead or behind; what cannot be resolved for certain is left out."""
    starts = WordStarts(text)
    return _relative(text, published, dates_in(text, starts), starts)


def _relative(
    text: str, published: PartialDate | None, absolute: tuple[DateMention, ...], starts: WordStarts
) -> tuple[DateMention, ...]:
    if published is None:
        return ()
    found: list[DateMention] = []
    for start, end, resolve in (*_told(starts), *_without_year(text, absolute)):
        if any(start < other.end and other.start < end for other in (*found, *absolute) if other.period is not None):
            continue
        period = _resolved(resolve, published, _ahead(text, start, end))
        if period is not None:
            found.append(DateMention(start, end, period, day_known=period.start == period.end))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _told(starts: WordStarts) -> Iterator[tuple[int, int, Resolve]]:
    rules = _rules()
    for name, pattern in rules.patterns:
        for match in starts.finditer(pattern):
            yield match.start(), match.end(), resolver(name.removesuffix(", Welsh"), match.groupdict(), rules.data)


def _without_year(text: str, mentions: tuple[DateMention, ...]) -> Iterator[tuple[int, int, Resolve]]:
    """Months, and days of a month, whose year is not told: "in January", "18 February", "last May"."""
    for mention in mentions:
        if mention.period is None and mention.month is not None:
            way = _rules().way.search(text, max(0, mention.start - _NEAR), mention.start)
            if way is None and _has_a_year(text, mention, mentions):
                continue
            day = re.match(r"\d+", text[mention.start : mention.end])
            groups = {"way": way and way[1], "name": str(mention.month), "count": day and day[0]}
            yield way.start() if way else mention.start, mention.end, resolver("month", groups, _rules().data)


def _has_a_year(text: str, mention: DateMention, mentions: tuple[DateMention, ...]) -> bool:
    """Whether another date of the sentence may give the year: "late June and early July 2019", "In May 2016 a report
    came out, and in July"."""
    if _DAY_BEHIND.match(text, mention.end):  # "June 12 and June 16, 2023"
        return True
    begins = _beginning(text, mention.start)
    dated = (other for other in mentions if other.period is not None)
    return any(begins <= other.start < mention.start + _NEAR for other in dated)


def _beginning(text: str, before: int) -> int:
    """Where the sentence begins."""
    return max((match.end() for match in _SENTENCE_END.finditer(text, 0, before)), default=0)


def _resolved(resolve: Resolve, published: PartialDate, ahead: bool | None) -> Period | None:
    """What is meant whichever day of `published` it was written on; None where that differs."""
    try:
        first, last = resolve(published.first, ahead), resolve(published.last, ahead)
    except (ValueError, OverflowError):
        return None
    return first if first == last else None


def _ahead(text: str, start: int, end: int) -> bool | None:
    """Whether a date lies ahead: by the word in front of it, else by the nearest verb before it in its sentence, else
    by the nearest behind it; None where none tells."""
    begins = _beginning(text, start)
    stops = _SENTENCE_END.search(text, end - 1)  # "January." may end both
    rules = _rules()
    if in_front := rules.in_front.search(text, begins, start):
        return in_front["ahead"] is not None
    before = list(rules.direction.finditer(text, begins, start))
    if before:
        return before[-1]["ahead"] is not None
    after = rules.direction.search(text, end, stops.start() if stops else len(text))
    return after["ahead"] is not None if after else None
