"""What a text states, as far as can be seen without understanding: numbers, dates, names, content words, negation."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})\b")

DatePart = int | None


@dataclass(frozen=True)
class Number:
    value: str
    unit: str | None = None


@dataclass(frozen=True)
class Day:
    """A date as far as it is written out."""

    year: DatePart
    month: DatePart
    day: DatePart

    def within(self, other: "Day") -> bool:
        """Whether the other date says all that this one says."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True)
class Features:
    """`loose_numbers` stand outside dates; `words` are the stems of all words, `content` of those with a meaning."""

    numbers: frozenset[Number]
    loose_numbers: frozenset[Number]
    dates: frozenset[Day]
    names: frozenset[str]
    words: frozenset[str]
    content: frozenset[str]
    negated: bool


@dataclass(frozen=True)
class Wording:
    """The lists of datasets/wording.toml, and the patterns made of them."""

    negations: frozenset[str]
    stop_words: frozenset[str]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    number: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]


@cache
def wording() -> Wording:
    data = tomllib.loads((files("evals") / "datasets" / "wording.toml").read_text(encoding="utf-8"))
    units = "|".join(sorted(map(re.escape, data["units"]), key=len, reverse=True))
    digits = r"(?<![\w.])(\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?"
    return Wording(
        negations=frozenset(data["negations"]),
        stop_words=frozenset(data["stop_words"]),
        months=data["months"],
        numbers=data["numbers"],
        units=data["units"],
        number=re.compile(rf"{digits}(?:\s?({units})(?!\w))?", re.IGNORECASE),
        dates=_date_patterns(data["months"]),
    )


def features(text: str) -> Features:
    """What the text states. Words are compared by stem; "24m" and "24 million" are one number; "10/03/2019" (day
    first), "10 March 2019", "10 Mawrth 2019" and "2019-03-10" are one date."""
    folded = fold(text)
    dates, rest = _take_dates(folded)
    words = [(match[0], _opens_sentence(folded, match.start())) for match in _WORD.finditer(folded)]
    lists = wording()
    plain = [word.casefold() for word, _ in words]
    return Features(
        numbers=_numbers(folded),
        loose_numbers=_numbers(rest),
        dates=dates,
        names=frozenset(stem(word) for word, opens in words if _is_name(word, opens)),
        words=frozenset(map(stem, plain)),
        content=frozenset(stem(word) for word in plain if len(word) > 2 and word not in lists.stop_words),
        negated=any(word in lists.negations or word.endswith("n't") for word in plain),
    )


def stem(word: str) -> str:
    """A word without the endings that grammar gives it: "improved" and "improving" are "improv"."""
    word = word.casefold().removesuffix("'s").removesuffix("'")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" '\"()[]*")
    return not before or before[-1] in ".!?:;"


def _is_name(word: str, opens: bool) -> bool:
    lists = wording()
    if not word[0].isupper() or word.casefold() in lists.stop_words | lists.negations | lists.months.keys():
        return False
    return not opens or (len(word) > 1 and word.isupper())


def _numbers(text: str) -> frozenset[Number]:
    lists = wording()
    digits = {
        Number(found[1].replace(",", ""), lists.units[found[2].lower()] if found[2] else None)
        for found in lists.number.finditer(text)
    }
    words = (lists.numbers.get(match[0].casefold()) for match in _WORD.finditer(text))
    return frozenset(digits | {Number(str(value)) for value in words if value})


def _take_dates(text: str) -> tuple[frozenset[Day], str]:
    """The dates, and the text without them."""
    dates: set[Day] = set()
    for pattern in wording().dates:
        for found in pattern.finditer(text):
            dates.add(_day(found.groupdict()))
        text = pattern.sub(" ", text)
    return frozenset(dates), text


def _day(parts: Mapping[str, str | None]) -> Day:
    month = parts["month"] or ""
    number = int(month) if month.isdigit() else wording().months[month.casefold()]
    year, day = parts.get("year"), parts.get("day")
    return Day(int(year) if year else None, number, int(day) if day else None)


def _date_patterns(months: Mapping[str, int]) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{'|'.join(sorted(months, key=len, reverse=True))})\b\.?"
    day, year = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})\b"
    written = (
        rf"{day}\s(?:of\s)?{month}(?:,?\s{year})?",
        rf"\b{month}\s{day}(?!\d)(?:,?\s{year})?",
        rf"\b{month},?\s{year}",
    )
    return (_ISO, _SLASHED, *(re.compile(pattern, re.IGNORECASE) for pattern in written))
