"""Find the dates and periods that a text names: days, months, years, financial years, ranges; English and Welsh."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from corpus.document import PartialDate, Period
from corpus.word_starts import StartingPattern, WordStarts, first_words

VOCABULARY = Path(__file__).parent / "vocabulary" / "dates.toml"


_QUARTERS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stretch of time named in `text[start:end]`. `month` is set, and `period` None, where no year is given."""

    start: int
    end: int
    period: Period | None
    month: int | None = None
    day_known: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    months: dict[str, int]
    parts: dict[str, tuple[int, int]]
    patterns: tuple[tuple[str, StartingPattern], ...]


@cache
def _rules() -> _Rules:
    data = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    month = "|".join(sorted(data["months"], key=len, reverse=True))
    parts = {name: (first, last) for name, (first, last) in data["parts"].items() if first <= last}
    part = "|".join(parts)
    day, year = r"\d{1,2}(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)?", r"(?:19|20)\d{2}"
    dash = r"\s*(?:-|–|—|to|until|and|&|hyd|i|a|ac)\s*"
    quarter = rf"(?:Q(?P<q>[1-4])|(?P<qn>{'|'.join(_QUARTERS)}) quarter(?: of)?)"
    two_years = r"(?P<y>(?:19|20)\d{2})(?:\s?[/–-]\s?(?P<y2>(?:20)?\d{2})(?![\d/-]))?"
    sources = {
        "quarter": rf"{quarter},?\s+{two_years}(?!\d)",
        "iso": r"(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?![\d-])",
        "slashed": rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>{year})\b",
        "dotted": r"(?<!\d\.)(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>(?:20)?\d{2})(?![\d.]\d|\d)",
        "days": rf"(?P<d>{day})(?:,\s*{day})*\s*(?P<m1>{month})?\.?\s*(?P<y1>{year})?{dash}"
        rf"(?P<d2>{day})\s+(?P<m>{month})\b\.?,?\s*(?P<y>{year})\b",
        "day": rf"(?P<d>{day})\s+(?:of\s+|o\s+(?:fis\s+)?)?(?P<m>{month})\b\.?(?:,?\s*(?P<y>{year})\b)?",
        "american": rf"(?P<m>{month})\b\.?\s+(?P<d>{day})(?:\s*,\s*|\s+)(?P<y>{year})\b",
        "financial": r"(?P<y>(?:19|20)\d{2})\s?[/–-]\s?(?P<y2>(?:20)?\d{2})(?![\d/-])",
        "part": rf"(?P<p>{part})[ -](?:of\s+)?(?:the\s+year\s+)?(?P<y>{year})\b",
        "month": rf"(?P<m>{month})\b\.?(?:\s+(?:of\s+)?(?P<y>{year})\b)?",
        "year": rf"(?<![£\d.,])(?P<y>{year})(?![\d%]|[.,]\d)\b",
    }
    months = first_words(data["months"])
    quarters = frozenset({"q1", "q2", "q3", "q4", *_QUARTERS})
    begins = {"american": months, "month": months, "part": first_words(parts), "quarter": quarters}
    holds = {"days": months, "day": months}
    digits = {
        "slashed": range(1, 3),
        "dotted": range(2, 3),
        "days": range(1, 7),
        "day": range(1, 3),
    }  # "12" of "122019 to 14 June 2020"
    return _Rules(
        data["months"],
        parts,
        tuple(
            (
                name,
                StartingPattern(
                    re.compile(rf"(?<![\w/]){source}", re.IGNORECASE),
                    begins.get(name, frozenset()),
                    range(0) if name in begins else digits.get(name, range(4, 5)),
                    holds.get(name, frozenset()),
                ),
            )
            for name, source in sources.items()
        ),
    )


def dates_in(text: str, starts: WordStarts | None = None) -> tuple[DateMention, ...]:
    """Every date and period in reading order, the longest reading of each. "2018/19" is the year from 1 April 2018.
    `starts` are those of the text, where the caller has them."""
    found: list[DateMention] = []
    starts = starts or WordStarts(text)
    for name, pattern in _rules().patterns:
        for match in starts.finditer(pattern):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            mention = _mention(name, match)
            if mention is not None:
                found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(name: str, match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    try:
        if name == "month" and not groups["y"]:
            return _bare_month(match)
        if name == "day" and not groups["y"]:
            return DateMention(match.start(), match.end(), None, _month(groups["m"]))
        period = _period(name, groups)
    except ValueError:  # 31 February, month 13
        return None
    if period is None:
        return None
    return DateMention(match.start(), match.end(), period, day_known=period.start == period.end)


def _bare_month(match: re.Match[str]) -> DateMention | None:
    """A month without a year counts only with its capital: "May", not "may"; never a short form such as "Mar"."""
    word = match.group("m")
    if not word[0].isupper() or len(word) < 3 or (len(word) == 3 and word != "May"):
        return None
    return DateMention(match.start(), match.end(), None, _month(word))


def _month(name: str) -> int:
    return _rules().months[name.lower()] if name.isalpha() else int(name)


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _period(name: str, groups: dict[str, str | None]) -> Period | None:
    year = int(groups["y"] or 0)
    year += 2000 if year < 100 else 0  # "31.03.23"
    if name == "year":
        return Period(date(year, 1, 1), date(year, 12, 31))
    if name == "quarter":
        return _quarter(year, groups)
    if name == "financial":
        return _financial_year(year, groups["y2"] or "")
    if name == "part":
        first, last = _rules().parts[(groups["p"] or "").lower()]
        return Period(PartialDate(year, first).first, PartialDate(year, last).last)
    month = _month(groups["m"] or "")
    if name == "days":
        first_month = _month(groups["m1"]) if groups["m1"] else month
        first_year = int(groups["y1"]) if groups["y1"] else year
        start = date(first_year, first_month, _number(groups["d"] or ""))
        end = date(year, month, _number(groups["d2"] or ""))
        return Period(start, end) if start <= end else None
    day = _number(groups["d"] or "") if groups.get("d") else None
    exact = PartialDate(year, month, day)
    return Period(exact.first, exact.last)


def _quarter(year: int, groups: dict[str, str | None]) -> Period | None:
    """ "Q3 2019" is July to September, "Q3 2019/20" October to December 2019: the year named is cut in four."""
    number = int(groups["q"] or _QUARTERS.index((groups["qn"] or "").lower()) + 1)
    if groups["y2"] and _financial_year(year, groups["y2"]) is None:
        return None
    first = 3 * number + (1 if groups["y2"] else -2)
    year, first = (year + 1, first - 12) if first > 12 else (year, first)
    return Period(PartialDate(year, first).first, PartialDate(year, first + 2).last)


def _financial_year(year: int, following: str) -> Period | None:
    """ "2018/19": 1 April 2018 to 31 March 2019; only for neighbouring years, so "2018-23" is left alone."""
    if int(following) % 100 != (year + 1) % 100:
        return None
    return Period(date(year, 4, 1), date(year + 1, 3, 31))
