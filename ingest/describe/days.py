"""What time a document reports on, when its inspection began, on which day its meeting was."""

import re
from collections.abc import Iterator, Sequence

from corpus.dates import DateMention, dates_in
from corpus.document import PartialDate, Period
from ingest.describe.clues import Clues
from ingest.describe.dates import alone, compatible, hinted, in_name, labelled, partial
from ingest.describe.found import Found, most_trusted
from ingest.describe.words import words

_YEAR = 300  # days: a period this long is a year reported on
_VISIT = 62  # days: no visit takes longer
_REPORTED = 400  # days after an inspection within which it is reported
_TOP = 600  # characters
_OPENING = 4000
_FRONT = 60  # lines
_NAME = 14  # words of a committee's name
_NEAR = 90  # characters behind a label
_BEFORE = 45  # characters in front of a date that tell whose it is
_BETWEEN = re.compile(r"[\s,]*(?:-|–|—|to|until|and|&|hyd|i|a|ac)?\s*(?:\w+day,?\s+|dydd \w+,?\s+)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\W*\b(?:\w+day|dydd \w+)\W*$", re.IGNORECASE)
_SAID = re.compile(r"^[^A-Z]|\d|[.;]")  # prose rather than a name
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def inspected(clues: Clues) -> Found[Period] | None:
    """The days of an inspection as a header gives them or as they are labelled near the top."""
    found = [
        *_labelled(clues.hints.get("period", ""), clues.hinted_by),
        *(Found(span, "text") for span in _behind_labels("\n".join((*clues.datelines, clues.first_page)))),
    ]
    return most_trusted(found, lambda one, other: one.overlaps(other))


def period(clues: Clues, family: str | None, when: Found[PartialDate] | None) -> Found[Period] | None:
    """The days of an inspection, told in its opening; the year an annual report covers, by its title or opening."""
    if family == "inspection":
        return _in_prose((clues.first_page if clues.formal else clues.body)[:_OPENING], when)
    return most_trusted(_years(clues)) if family == "annual report" else None


def _labelled(value: str, origin: str) -> list[Found[Period]]:
    spans = runs(value)
    return [Found(span, origin) for _, span in spans[:1]]


def _behind_labels(text: str) -> Iterator[Period]:
    for label in words().periods.finditer(text):
        ahead = text[max(0, label.start() - _BEFORE) : label.start()].rpartition("\n")[2]
        spans = runs(text[label.end() : label.end() + _NEAR])
        if spans and spans[0][0] == 0 and not words().others.search(ahead):
            yield spans[0][1]


def runs(text: str) -> list[tuple[int, Period]]:
    """The stretches of time that a text names and where: "Monday 4 March to Friday 8 March 2019" is one."""
    found: list[tuple[int, int, Period]] = []
    for mention in dates_in(text):
        if mention.period is None:
            continue
        if found and _joined(text, found[-1], mention):
            start, _, first = found.pop()
            found.append((start, mention.end, Period(first.start, mention.period.end)))
        else:
            found.append((mention.start, mention.end, mention.period))
    return [(start, span) for start, _, span in found]


def _joined(text: str, before: tuple[int, int, Period], mention: DateMention) -> bool:
    assert mention.period is not None
    joins = _BETWEEN.fullmatch(text, before[1], mention.start) is not None
    return joins and before[2].end < mention.period.start and _days(before[2]) < _YEAR > _days(mention.period)


def _days(span: Period) -> int:
    return (span.end - span.start).days


def _in_prose(opening: str, when: Found[PartialDate] | None) -> Found[Period] | None:
    """The inspection's days: several of them before one, one before a month; not those of another inspection."""
    spans = [span for sentence in _SENTENCE.split(opening) for span in _visited(sentence) if _is_reported(span, when)]
    several = [span for span in spans if span.start < span.end and partial(span) is None]
    days = [span for span in spans if span.start == span.end]
    months = [span for span in spans if when is not None and partial(span) is not None and span.start < span.end]
    chosen = (several or days or sorted(months, key=lambda span: span.start, reverse=True))[:1]
    return next((Found(span, "opening") for span in chosen), None)


def _visited(sentence: str) -> Iterator[Period]:
    if words().visited.search(sentence) is None:
        return
    for start, span in runs(sentence):
        ahead = sentence[max(0, start - _BEFORE) : start]
        if _days(span) <= _VISIT and not words().others.search(ahead):
            yield span


def _is_reported(span: Period, when: Found[PartialDate] | None) -> bool:
    """Whether an inspection of these days can have been published when the document was."""
    return when is None or (span.end < when.value.last and (when.value.first - span.end).days <= _REPORTED)


def _years(clues: Clues) -> Iterator[Found[Period]]:
    for origin, text in (
        (clues.hinted_by, clues.hints.get("title", "")),
        ("text", " ".join((*clues.headings, *clues.top))[:_TOP]),
        ("file name", clues.stem or ""),
    ):
        years = [m.period for m in dates_in(text) if m.period and _days(m.period) > _YEAR and m.period.start.month == 4]
        yield from (Found(year, origin) for year in years[:1])


def event_date(reported: Found[Period] | None) -> Found[PartialDate] | None:
    """The first day of an inspection; its month where no more is known."""
    if reported is None:
        return None
    known = partial(reported.value) or PartialDate.of(reported.value.start)
    return reported.as_value(known)


def meeting_date(clues: Clues, when: Found[PartialDate] | None) -> Found[PartialDate] | None:
    """The day of the meeting that a paper was written for or that minutes record: the header's, else the day that is
    labelled so, that stands alone on the first page, that the file name or the opening gives, else when published."""
    return most_trusted((day for day in _meetings(clues, when) if day.value.day), compatible)


def _meetings(clues: Clues, when: Found[PartialDate] | None) -> Iterator[Found[PartialDate]]:
    told = hinted(clues.hints.get("meeting_date") or clues.hints.get("meeting"))
    yield from (Found(day, clues.hinted_by) for day in told)
    lines = clues.cover
    yield from (Found(day, "text") for day in labelled(lines, words().meetings))
    yield from (Found(day, "text") for line in lines for day in (*alone(line), *(day for _, day in _gathered(line))))
    yield from (Found(day, "text") for line in _own((*clues.subjects, *clues.top)) for day in _held(line))
    yield from (Found(day, "file name") for day in in_name(clues.stem))
    if when is not None:
        yield when
    else:
        yield from (Found(day, "opening") for day in _first_day(" ".join(_own(clues.top))[:_TOP]))


def _held(text: str) -> Iterator[PartialDate]:
    for label in words().held.finditer(text):
        yield from labelled([text[label.start() :]], words().held)


def _own(lines: Sequence[str]) -> list[str]:
    """The lines that are not about the meeting before."""
    return [line for line in lines if not words().former.search(line)]


def _gathered(line: str) -> Iterator[tuple[str, PartialDate]]:
    """Who met on which day, by a line such as "Meeting of The Cabinet, Tuesday, 29th January, 2019 1.00 pm"."""
    for mention in dates_in(line)[:1]:
        day, ahead = partial(mention.period), line[: mention.start]
        known = words().gatherings.search(ahead) and not words().elsewhere.search(ahead)
        if day and day.day and known and words().beside.fullmatch(line[mention.end :]):
            yield ahead, day


def committee(clues: Clues) -> Found[str] | None:
    """Who met, as the line that tells their meeting's day names them."""
    for ahead, _ in (found for line in (*clues.headings, *clues.cover[:_FRONT]) for found in _gathered(line)):
        name = _WEEKDAY.sub("", words().called.sub("", ahead.lstrip("•- "), count=1)).strip(" ,–-:")
        if words().gatherings.search(name) and len(name.split()) <= _NAME and not _SAID.search(name):
            return Found(name, "text")
    return None


def _first_day(text: str) -> Iterator[PartialDate]:
    days = (m.period for m in dates_in(text) if m.day_known and not words().closed.search(text[: m.start]))
    return (PartialDate.of(day.start) for day in days if day is not None)
