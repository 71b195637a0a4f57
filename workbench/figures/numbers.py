"""The numbers of a sentence that tell how much or how many, with their units; ranges are one number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.values import Figure as Told
from assistant.values import figures_in
from corpus.dates import dates_in
from corpus.terms import load_vocabulary
from workbench.figures.measures import catalogue

_DECADE = re.compile(r"\bin (?:the |ei )?(?:(?P<part>low|mid|high)[ -])?(?P<tens>[2-9]0)s\b(?! and \d)")
_PARTS = {"low": (0, 3), "mid": (4, 6), "high": (7, 9), None: (0, 9)}
_OLDEST = 100  # years: a higher number is no age
_GLUED_BEFORE = re.compile(r"[\w/.:@#*-]$")
_GLUED_AFTER = re.compile(
    r"^(?:(?:st|nd|rd|th|ain|fed|eg)\b|\.\d|[/:@]\d|-(?!\s)[A-Za-z]|- and |[A-Za-z_]|\s?(?:am|pm|yb|yh)\b)"
)
_TO = re.compile(r"^\s?(?:to|and|-|–|i|a)\s?£?$")
_WORD = re.compile(r"\b[a-zâêîôûŵŷ]+\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\b10,?000\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start` to `end` of a plain text. `duration`: a length of time or way, which few measures have."""

    low: float
    high: float | None
    unit: str
    said: str
    start: int
    end: int
    duration: bool = False


def numbers_of(text: str) -> list[Number]:
    """The numbers of a plain text in reading order: no dates, ages, times, ordinals or numbers of things."""
    taken = [(each.start, each.end + (0 if each.period else 3)) for each in dates_in(text)]  # "December 18"
    found = [*_decades(text), *_worded(text)]
    taken += [(number.start, number.end) for number in found]
    found += [number for told in figures_in(text) if (number := _number(told, text)) and not _overlaps(number, taken)]
    return _ranges(sorted(found, key=lambda number: number.start), text)


def _overlaps(number: Number, spans: list[tuple[int, int]]) -> bool:
    return any(start < number.end and number.start < end for start, end in spans)


def _number(told: Told, text: str) -> Number | None:
    before, after, words = text[: told.start], text[told.end :], catalogue().number
    if _OF_ALL.match(told.text) and re.search(r"(?:per|every|fesul|bob) $", before, re.IGNORECASE):
        return None
    is_age = told.value < _OLDEST and words["age"].search(before)
    if _GLUED_BEFORE.search(before) or (not told.unit and (_GLUED_AFTER.match(after) or is_age)):
        return None
    said = told.text.rstrip(",")
    number = Number(round(told.value, 4), None, told.unit or "count", said, told.start, told.start + len(said))
    if told.unit:
        return number
    if not before and re.match(r"\.?\s?[A-Z]", after):  # a footnote's or paragraph's own number
        return None
    rated = words["rated"].search(text[max(0, told.start - 160) : told.start]) and not _counted(after)
    if words["rate"].match(after) or rated:
        return replace(number, unit="per 10,000")
    span = words["length"].match(after)
    return replace(number, unit=f"{span['unit'].lower()}s", duration=True) if span else number


def _counted(after: str) -> bool:
    """Whether what is counted stands right behind the number: "220 children on plans"."""
    return re.match(r"\s(?:children|people|young|cases|families)", after) is not None


def _decades(text: str) -> Iterator[Number]:
    """ "in the 40s": 40 to 49, a share where the text speaks of one."""
    for match in _DECADE.finditer(text):
        first, last = _PARTS[match["part"]]
        tens = int(match["tens"])
        unit = "%" if catalogue().number["share"].search(text) else "count"
        yield Number(tens + first, tens + last, unit, match[0], match.start("tens"), match.end())


def _worded(text: str) -> Iterator[Number]:
    """ "two children", "five live with parents": small numbers in words, only in front of what is counted."""
    words = load_vocabulary().number_words
    for match in _WORD.finditer(text):
        value = words.get(match[0].lower())
        if value is not None and catalogue().number["counted"].match(text, match.end()):
            yield Number(float(value), None, "count", match[0], match.start(), match.end())


def _ranges(numbers: list[Number], text: str) -> list[Number]:
    """Two numbers that bound one ("between £3m and £7m") as one; else the first of two takes the unit that only the
    second has ("from 41 to 7 per cent")."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is None or not _TO.match(text[last.end : number.start]):
            joined.append(number)
            continue
        if last.unit == "count" and number.unit != "count" and not last.duration:
            last = joined[-1] = replace(last, unit=number.unit, duration=number.duration)
        if _bound_one(text, last, number):
            said = text[last.start : number.end]
            joined[-1] = replace(last, high=number.low, said=said, end=number.end)
        else:
            joined.append(number)
    return joined


def _bound_one(text: str, one: Number, other: Number) -> bool:
    """Whether two numbers bound one: "between two and five", "3-7"; not "two and five", nor "from 3 to 7"."""
    if one.unit != other.unit or one.high is not None or other.low <= one.low:
        return False
    ahead = text[: one.start].removesuffix("£")
    if catalogue().number["between"].search(ahead):
        return True
    return not catalogue().number["within"].search(ahead) and not text[one.end : other.start].lstrip().startswith("a")
