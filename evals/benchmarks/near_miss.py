"""Near misses of a text: the same words with other councils, people, years and figures, and where each part went."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from assistant.values import names_in
from corpus.dates import dates_in
from corpus.entries import Council
from corpus.terms import Vocabulary

_YEARS = re.compile(
    r"(?<![£\d.,])(?<!Act )(?P<y>(?:19|20)\d\d)(?:\s?[/–-]\s?(?P<y2>(?:20)?\d\d)(?![\d/–-]))?(?![\d%]|[.,]\d)"
)
_FIGURES = re.compile(r"(?<![\w.,/:–-])(?P<pound>£)?\d[\d,]*(?:\.\d+)?(?P<share>%)?(?![\w/]*\d)")
_BEFORE = 20  # characters looked at in front of a figure


@dataclass(frozen=True, slots=True)
class Change:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Exchange:
    """What one copy of a document says instead: another council for each, another surname, years moved, and figures
    that hang on `seed` and the figure alone, so that a copy agrees with itself."""

    councils: Mapping[str, Council]
    surnames: Mapping[str, str]
    years: int
    seed: int

    def figure(self, written: str) -> str:
        """A figure with as many digits, each another one."""
        random = Random(f"{self.seed} {written}")  # noqa: S311  # the same figures each time
        return re.sub(r"\d", lambda digit: str((int(digit[0]) - 1 + random.randrange(1, 9)) % 9 + 1), written)

    def year(self, written: str) -> str:
        """A year, of two or four digits, moved."""
        return f"{int(written) + self.years:04d}" if len(written) == 4 else f"{(int(written) + self.years) % 100:02d}"


@dataclass(frozen=True, slots=True)
class _Slot:
    start: int
    end: int
    fill: Callable[[Exchange], str]


class Pattern:
    """A text with its councils, people, years and figures found once, to be filled again and again."""

    def __init__(self, text: str, vocabulary: Vocabulary, surnames: re.Pattern[str] | None) -> None:
        self.text = text
        found = [*_councils(text, vocabulary), *_years(text), *_people(text, surnames), *_figures(text)]
        self._slots: list[_Slot] = []
        for slot in found:  # the first kinds go before the later ones
            if not any(slot.start < other.end and other.start < slot.end for other in self._slots):
                self._slots.append(slot)
        self._slots.sort(key=lambda slot: slot.start)

    def fill(self, exchange: Exchange) -> "Filled":
        """The text as one copy has it."""
        return Filled(self.text, [Change(slot.start, slot.end, slot.fill(exchange)) for slot in self._slots])


class Filled:
    """A changed text, and the way from offsets in the text before to offsets in it."""

    def __init__(self, text: str, changes: Sequence[Change]) -> None:
        parts, at, moved = [], 0, 0
        self._changes = changes
        self._moved = [0]  # by how much what follows each change has moved
        for change in changes:
            parts += [text[at : change.start], change.new]
            at = change.end
            moved += len(change.new) - (change.end - change.start)
            self._moved.append(moved)
        self.text = "".join([*parts, text[at:]])
        self._starts = [change.start for change in changes]

    def offset(self, before: int) -> int:
        """Where a boundary of the text before is now; one within a changed part moves to that part's beginning."""
        number = bisect_right(self._starts, before - 1)  # changes that begin before it
        if number and before < self._changes[number - 1].end:
            return self._changes[number - 1].start + self._moved[number - 1]
        return before + self._moved[number]


def surnames_in(texts: Sequence[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The last names of the people that the texts name: no ordinary words, nor names of councils, bodies or terms."""
    ordinary = {word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word.islower()}
    found = {name.split()[-1] for text in texts for name in names_in(text)}
    return frozenset(
        name for name in found if name.isalpha() and name.lower() not in ordinary and not _is_known(name, vocabulary)
    )


def surnames_pattern(surnames: frozenset[str]) -> re.Pattern[str] | None:
    """Any of the surnames as a whole word."""
    names = "|".join(sorted(map(re.escape, surnames)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None


@cache
def other_surnames() -> tuple[str, ...]:
    """Surnames for the people of copies."""
    return tuple(_data()["surnames"])


def years_in(text: str) -> frozenset[int]:
    """The years that a text names, of four digits."""
    return frozenset(int(match["y"]) for match in _YEARS.finditer(text))


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    finders = (vocabulary.councils_in, vocabulary.bodies_in, vocabulary.terms_in, vocabulary.roles_in)
    return any(find(word) for find in finders)


def _councils(text: str, vocabulary: Vocabulary) -> list[_Slot]:
    by_name = {council.name: council for council in vocabulary.councils}

    def slot(start: int, end: int, written: str, council: Council) -> _Slot:
        return _Slot(start, end, lambda exchange: _called(written, council, exchange.councils.get(council.name)))

    mentions = vocabulary.councils_in(text)
    return [slot(found.start, found.end, found.text, by_name[found.entry]) for found in mentions]


def _called(written: str, council: Council, other: Council | None) -> str:
    """The other council by the like of the name that was written."""
    if other is None:
        return written
    if written in {council.place, council.welsh}:
        return (other.place if written == council.place else other.welsh) or other.name
    if council.full.lower() in written.lower():
        return other.full
    return written.replace(council.name, other.name) if council.name in written else other.name


def _years(text: str) -> list[_Slot]:
    """Years, and the later ones of "2018/19" and "2016-20"; the month of "2017-10" stays."""
    matches = list(_YEARS.finditer(text))
    found = [match.span("y") for match in matches]
    found += [match.span("y2") for match in matches if match["y2"] and match["y2"][-2:] > match["y"][-2:]]
    return [_Slot(start, end, _year(text[start:end])) for start, end in found]


def _year(written: str) -> Callable[[Exchange], str]:
    return lambda exchange: exchange.year(written)


def _people(text: str, surnames: re.Pattern[str] | None) -> list[_Slot]:
    def slot(match: re.Match[str]) -> _Slot:
        return _Slot(match.start(), match.end(), lambda exchange: exchange.surnames.get(match[0], match[0]))

    return [slot(match) for match in surnames.finditer(text)] if surnames else []


def _figures(text: str) -> list[_Slot]:
    """Numbers that count or measure: not of dates, not single digits without a unit, no names such as "section 47"."""
    dates = [(mention.start, mention.end) for mention in dates_in(text)]
    label = re.compile(rf"(?:{'|'.join(_data()['labels'])})s?\W+$", re.IGNORECASE)

    def slot(match: re.Match[str]) -> _Slot:
        return _Slot(match.start(), match.end(), lambda exchange: exchange.figure(match[0]))

    return [
        slot(match)
        for match in _FIGURES.finditer(text)
        if (match["pound"] or match["share"] or len(match[0]) > 1)
        and not any(start <= match.start() < end for start, end in dates)
        and not label.search(text, max(0, match.start() - _BEFORE), match.start())
    ]


@cache
def _data() -> Mapping[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "near_miss.toml").read_text(encoding="utf-8"))
