"""Read one sentence: which measure each of its numbers is of, how it is put, whose it is and as at when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.dates import DateMention
from corpus.dates_relative import all_dates_in
from corpus.document import PartialDate, Period
from corpus.terms import load_vocabulary
from workbench.figures.figure import Form
from workbench.figures.measures import Measure, catalogue
from workbench.figures.numbers import Number, numbers_of

_FAR = 130  # characters from a number to its measure's words, with what stands between counted in
_BREAK = re.compile(r"[,;:()]|\b(?:and|but|while|whereas|although|ac|a|ond)\b")
_NOW = re.compile(r"\b(?:now|today|heddiw|bellach|erbyn hyn)\b", re.IGNORECASE)
_VISIT = re.compile(
    r"\bat the time of (?:the|this) inspection\b|\bat (?:the point of |this )inspection\b|\bcurrent(?:ly)?\b|\bar hyn o bryd\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from|rhwng|o)\s+(?=\S*\d|[A-Z])", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:this|it|that|hyn|hynny)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:had|have|has|were|are|live)\b", re.IGNORECASE)
_NOT_OF = re.compile(
    r"\b(?:since|before|after|last inspection in|improvement on|same as|compared with|ers|cyn|wedi"
    r"|(?:Acts?|Regulations|Order|Deddf)(?: \([^)]*\))?)\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*(?:when|where|levels of|average of)\b")  # the date is of the number behind it
_DIGITS = re.compile(r"(?<![\d/-])\d[\d,.]*(?![\d/-])")
_HEAD = re.compile(r"^\s*(?:%|per ?cent|y cant)?\s*(?:\([^)]*\)\s*)?(?:(?:of|o)\s+)?(?P<words>[A-Za-zÀ-ŷ'][\w' -]*)")
_STOP = re.compile(
    r"\b(?:is|are|was|were|had|has|have|been|in|at|by|from|to|which|who|that|compared|because|as|on|for|with|since|after|and|or|but|than"
    r"|when|while|within|during|between|before|will|would|could|yn|ar|o|i|gan|sydd|sy'n|oedd)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read with: the document's day and fieldwork, its council, and what the list's lead-in says."""

    published: PartialDate | None
    fieldwork: Period | None
    council: str | None
    lead_in: str = ""
    before: str = ""  # the sentence before it in its paragraph
    section: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A number as its sentence tells it; `base` is a measure that it is a part of ("of whom 9%")."""

    number: Number
    measure: Measure | None
    words: str
    form: Form
    of: str | None
    at: Period | None
    at_words: str | None
    narrower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Worded:
    measure: Measure
    start: int
    end: int


def read(text: str, context: Context, earlier: Read | None = None) -> list[Read]:
    """The figures of one plain sentence. `earlier` is the last of the sentence before, for "This is a rise from 190"."""
    worded = _worded(text)
    timed = {each.measure.unit for each in worded}
    numbers = [number for number in numbers_of(text) if not number.duration or number.unit in timed]
    if not numbers:
        return []
    dates = all_dates_in(text, context.published)
    found: list[Read] = []
    for i, number in enumerate(numbers):
        bounds = (numbers[i - 1].end if i else 0, _reach(text, numbers, i))
        last = found[-1] if found else earlier
        told = _told(text, number, bounds, worded, dates, context, last, bool(found))
        if told.measure or not number.duration:
            found.append(told)
    return found


def _reach(text: str, numbers: Sequence[Number], i: int) -> int:
    """Where the next number begins; one in brackets behind a number belongs to it: "190 (83 per 10,000) at 31 March"."""
    bracket = re.match(r"\s*\([^)]*\)", text[numbers[i].end :])
    begin = numbers[i].end + (bracket.end() if bracket else 0)
    return next((number.start for number in numbers[i + 1 :] if number.start >= begin), len(text))


def _told(
    text: str,
    number: Number,
    bounds: tuple[int, int],
    worded: Sequence[_Worded],
    dates: Sequence[DateMention],
    context: Context,
    last: Read | None,
    same_sentence: bool,
) -> Read:
    between = text[bounds[0] : number.start]
    joined = last is not None and (
        (_joins(between, dates, bounds[0], number.start) and (same_sentence or _POINTS.search(between)))
        or (same_sentence and _to_from(text, number, last))
    )
    form = _form(text, number)
    number, measure, words = _measured(text, number, worded, last if joined else None, context)
    if measure and measure.always_level:
        form = Form.LEVEL
    at, at_words = _at(text, number, bounds, dates, context)
    if at is None and last and same_sentence and _same_time(number, measure, last, between):
        at, at_words = last.at, last.at_words
    narrower = _narrower(text, number, bounds, measure, context)
    whom = catalogue().joined["whom"].search(between)
    if whom and last and same_sentence:
        narrower = (*narrower, f"of {last.measure.key if last.measure else last.words}")
    of = _whose(text, number, bounds, context)
    return Read(number, measure, words, form, of, at, at_words, narrower)


def _worded(text: str) -> list[_Worded]:
    return [
        _Worded(measure, match.start(), match.end())
        for measure in catalogue().measures.values()
        for pattern in measure.wording
        for match in pattern.finditer(text)
    ]


def _joins(between: str, dates: Sequence[DateMention], start: int, end: int) -> bool:
    """Whether only words that join stand between a number and the one before it."""
    for mention in reversed([each for each in dates if start <= each.start and each.end <= end]):
        between = between[: mention.start - start] + between[mention.end - start :]
    return catalogue().joined["between"].match(between) is not None


def _to_from(text: str, number: Number, last: Read) -> bool:
    """Whether a number is the second of "from 92% ... to 79%"."""
    began = catalogue().form["level_from"].search(text[: last.number.start].removesuffix("£"))
    return bool(began) and re.search(r"\b(?:to|i)\s*£?$", text[: number.start]) is not None


def _form(text: str, number: Number) -> Form:
    form, before, after = catalogue().form, text[: number.start].removesuffix("£"), text[number.end :]
    if form["level_from"].search(before) or form["level_by"].search(before):
        return Form.FORECAST if form["forecast"].search(before[-80:]) else Form.LEVEL
    if form["change_after"].match(after) or form["change"].search(before):
        return Form.CHANGE
    if form["target"].search(before):
        return Form.TARGET
    return Form.FORECAST if form["forecast"].search(before[-80:]) else Form.LEVEL


def _measured(
    text: str, number: Number, worded: Sequence[_Worded], last: Read | None, context: Context
) -> tuple[Number, Measure | None, str]:
    """The measure whose words stand nearest; of a joined number, the one of the number before. Then the words."""
    costs = ((cost, each) for each in worded if (cost := _cost(text, number, each)) is not None)
    near = min(costs, key=_first, default=None)
    if near and near[0] < _FAR and not (last and last.measure and near[0] > 40 and _alike(number, last)):
        return number, near[1].measure, text[near[1].start : near[1].end]
    if last and last.measure and (taken := _as_before(number, last)):
        return taken, last.measure, last.words
    if last and (sibling := _sibling(number, last)):
        return number, sibling, last.words
    if not _head(text, number) and (led := _led(text, number, context)):
        return number, *led
    return number, None, _own_words(text, number, last)


def _sibling(number: Number, last: Read) -> Measure | None:
    """The same measured in another unit: "190 (83 per 10,000 children)"."""
    ending = {"per 10,000": "_rate", "%": "_share"}.get(number.unit, "")
    return catalogue().measures.get(f"{last.measure.key}{ending}") if last.measure and ending else None


def _first(pair: tuple[float, _Worded]) -> tuple[float, int]:
    return pair[0], pair[1].start - pair[1].end  # the longer wording where two are as near


def _alike(number: Number, last: Read) -> bool:
    return number.unit in (last.number.unit, "count")


def _as_before(number: Number, last: Read) -> Number | None:
    """A joined number in the unit of the one before; None where its own is another."""
    if number.unit == last.number.unit:
        return number
    bare = number.unit == "count" and number.high is None
    return replace(number, unit=last.number.unit) if bare and number.said.replace(".", "").isdigit() else None


def _cost(text: str, number: Number, worded: _Worded) -> float | None:
    """How far a measure's words are from a number of its unit; None where it cannot be of them."""
    if worded.measure.unit != number.unit:
        return None
    ahead = worded.start >= number.end
    if not ahead and worded.end > number.start and not (worded.start < number.start < number.end < worded.end):
        return None
    gap = text[number.end : worded.start] if ahead else text[worded.end : number.start]
    clause = text[max(0, min(number.start, worded.start) - 10) : max(number.end, worded.end) + 45]
    if worded.measure.unlike and worded.measure.unlike.search(clause):
        return None
    if number.unit == "count" and ahead and not _counts(gap):
        return None
    if number.unit == "count" and not ahead and _names_another(text, number):
        return None
    others = len(_DIGITS.findall(gap))
    return len(gap) + 15 * len(_BREAK.findall(gap)) + 40 * others + (0 if ahead else 8)


def _counts(gap: str) -> bool:
    """Whether what stands between a number and what it may count are words about it: "more", "(47%)", "of these"."""
    return len(re.sub(r"\([^)]*\)", "", gap).split()) <= 3


def _names_another(text: str, number: Number) -> bool:
    """Whether the number counts something else that is named behind it: "11 cases", "94 agencies"."""
    head = _head(text, number)
    return bool(head) and not re.match(r"(?:now|currently|last|this|the|a|an|in)\b", head, re.IGNORECASE)


def _head(text: str, number: Number) -> str:
    """What is named right behind a number, up to the next verb or preposition."""
    found = _HEAD.match(text[number.end :])
    if not found:
        return ""
    words = found["words"]
    stop = _STOP.search(words)
    whole, upto = words.split(), (words[: stop.start()] if stop else words).split()
    return " ".join(upto[:7] if len(upto) != 1 else whole[:6])


def _own_words(text: str, number: Number, last: Read | None) -> str:
    """How the text itself words what has no measure: what is named behind the number, else before it."""
    head = _head(text, number)
    if head and not catalogue().joined["own"].match(head):
        return head
    if head and last:
        return f"{last.words}: {head}"
    clause = re.split(r"[.;:]|, ", text[: number.start])[-1]
    words = [word for word in clause.split() if not re.search(r"\d", word)]
    return " ".join(words[-9:]).strip(" ,(£") or (last.words if last else text[:40])


def _led(text: str, number: Number, context: Context) -> tuple[Measure, str] | None:
    """The measure that the list's lead-in names for a number of its unit, else the sentence before where this one only
    points back to it ("the percentage was ...")."""
    points = catalogue().joined["subject"].search(text[: number.start])
    for led in (context.lead_in, context.before if points else ""):
        named = [each for each in _worded(led) if each.measure.unit == number.unit]
        if named and not any(other.unit == number.unit for other in numbers_of(led)):
            last = max(named, key=lambda each: each.end)
            return last.measure, led[last.start : last.end]
    return None


def _at(
    text: str, number: Number, bounds: tuple[int, int], dates: Sequence[DateMention], context: Context
) -> tuple[Period | None, str | None]:
    """The date right behind a number, else the last in front of it, else what the lead-in gives; "currently" is the
    time of the inspection."""
    known = [each for each in dates if each.period and not _NOT_OF.search(text[: each.start])]
    if pair := _pair(text, number, known):
        return pair.period, text[pair.start : pair.end]
    behind = [
        each
        for each in known
        if number.end <= each.start < bounds[1]
        and _near(text[number.end : each.start])
        and not _NEXT.match(text[each.end :])
    ]
    before = [each for each in known if bounds[0] <= each.start < number.start]
    opening = [each for each in known if each.start < bounds[0] and _opens(text, each)]
    visit = _VISIT.search(text[bounds[0] : bounds[1]])
    now = _NOW.search(text[bounds[0] : number.start])
    if chosen := behind[:1] or before[-1:]:
        if number.unit == "£" and not re.search(r"\d", words := text[chosen[0].start : chosen[0].end]) and "year" in words:
            return None, words  # a calendar or a financial year: not told
        return chosen[0].period, text[chosen[0].start : chosen[0].end]
    if visit and context.fieldwork:
        return context.fieldwork, visit[0]
    if now and context.published:
        return Period(context.published.first, context.published.last), now[0]
    if opening and not _joins_back(text, bounds, number):
        return opening[-1].period, text[opening[-1].start : opening[-1].end]
    led = [each for each in all_dates_in(context.lead_in, context.published) if each.period]
    return (led[0].period, context.lead_in[led[0].start : led[0].end]) if led else (None, None)


def _pair(text: str, number: Number, known: Sequence[DateMention]) -> DateMention | None:
    """ "Between 2018/19 and 2022/23 it rose from £57m to £86m": the date of the same place in the pair."""
    opening = _BETWEEN.search(text[: number.start])
    pair = [each for each in known if opening and opening.start() < each.start < number.start][:2]
    if len(pair) < 2 or not re.fullmatch(r"\s*(?:and|to|a|i|-)\s*", text[pair[0].end : pair[1].start]):
        return None
    ahead = text[pair[1].end : number.start].removesuffix("£")
    if re.search(r"\b(?:from|o)(?: \w+)?\s*$", ahead):
        return pair[0]
    return pair[1] if re.search(r"\b(?:from|o)\b[^.;]*\b(?:to|i)(?: \w+)?\s*$", ahead) else None


def _near(gap: str) -> bool:
    return not re.search(r"[;]|\. |, (?:and|but|while|with)\b|\)[^(]{12,}$", gap) and len(gap) < 70


def _opens(text: str, mention: DateMention) -> bool:
    """Whether a date opens its sentence and so holds for all of it: "In 2014-15, ..."."""
    return len(text[: mention.start].split()) <= 3


def _joins_back(text: str, bounds: tuple[int, int], number: Number) -> bool:
    between = text[bounds[0] : number.start]
    return re.search(r"\b(?:from|compared|up|down|against|o'i gymharu)\b", between) is not None


def _same_time(number: Number, measure: Measure | None, last: Read, between: str) -> bool:
    """Whether a number without a date shares that of the one before: another measure, or the same in brackets."""
    return between.rstrip().endswith(("(", "(or", "(a rate of", "at a rate of", "of whom", "of which")) or (
        "(" in between and measure is not last.measure
    )


def _narrower(
    text: str, number: Number, bounds: tuple[int, int], measure: Measure | None, context: Context
) -> tuple[str, ...]:
    """What makes a figure one of a narrower thing; of services, the one named nearest in front, else behind."""
    if measure is None:
        return ()
    services = ("adult services", "children's services", "social services", "the whole council", "placements")
    patterns = catalogue().narrower
    around = text[max(0, bounds[0] - 60) : bounds[1]]
    found = [name for name, pattern in patterns.items() if name not in (*services, "part of them") and pattern.search(around)]
    if number.unit == "count" and _head(text, number) and patterns["part of them"].search(text[: number.start]):
        found.append("part of them")
    if number.unit == "£":
        found += _service(text, number, bounds, {name: patterns[name] for name in services}, context)
    return tuple(found)


def _service(
    text: str, number: Number, bounds: tuple[int, int], patterns: dict[str, re.Pattern[str]], context: Context
) -> list[str]:
    places = [(match.start(), name) for name, p in patterns.items() for match in p.finditer(text)]
    before = [place for place in places if place[0] < number.start]
    behind = [(-start, name) for start, name in places if number.end <= start < bounds[1]]
    own = re.match(r"\s(?:for|on|i)\s", text[number.end :]) is not None  # "£93m for adult services"
    nearest = max((behind or before) if own else (before or behind), default=None)
    if nearest:
        return [nearest[1]]
    section = [name for name, p in patterns.items() if p.search(context.section)]
    return section[:1]


def _whose(text: str, number: Number, bounds: tuple[int, int], context: Context) -> str | None:
    """Whom a number is told of: others where the text says so next to it, else the council named nearest, else that of the document."""
    others = catalogue().others
    if behind := others["after"].match(text[number.end : bounds[1]]):
        return _other(behind)
    before = text[bounds[0] : number.start]
    councils = [each for each in load_vocabulary().councils_in(text) if each.exact]
    told = next(iter(reversed(list(others["before"].finditer(before)))), None)
    if told and _told_of(told, before, context) and not any(
        bounds[0] + told.start() < each.start < number.start for each in councils
    ):
        return _other(told)
    near = [each for each in councils if each.start < number.start] or councils
    return near[-1].entry if near else context.council


def _told_of(other: re.Match[str], before: str, context: Context) -> bool:
    """Whether others named in front of a number are whom it is told of: near, and not a body "Wales" is in the name of."""
    tail = before[other.end() :]
    return len(tail) < 60 and not re.search(r"[.;:]", tail) and not _VERB.search(tail) and (other["wales"] is None or context.council is None)


def _other(match: re.Match[str]) -> str:
    names = {"england": "England", "wales": "Wales", "alike": "comparable councils", "region": "the region"}
    return next((names.get(name, "the country") for name, found in match.groupdict().items() if found), "the country")
