"""Figures on the subject: a chart and a table of each series, and what changed between the last two of its figures."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from assistant.ground import Draft, Span
from assistant.reply import ClaimKind
from assistant.visits import Visits
from corpus.document import PartialDate, Period
from corpus.filters import Filters
from workbench.briefing.briefing import Chart, LineKind, Row
from workbench.briefing.fit import is_proper
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import said_date, say, who
from workbench.figures.chart import Labels, drawn
from workbench.figures.held import Held, Wanted, held
from workbench.figures.measures import catalogue, narrower_in_words
from workbench.figures.series import Series, series_of
from workbench.kept import Kept
from workbench.quoted import span

MOST = 4  # charts
_TELLING = 0.1  # of a figure: what changed by less is told, but leads to no question
_WEIGHT, _KNOWN = 2.5, 0.9
_FEWEST = 2  # points of a series that is drawn


def series(library: Library, kept: Kept) -> list[Series]:
    """Series of the council with two figures or more, the longest first; unlike ones are apart already."""
    wanted = library.wanted
    documents = tuple(record.id for record in library.records)
    if not documents or wanted.authority is None:
        return []
    asked = Wanted("", (wanted.authority,), wanted.since, None, Filters(document_ids=documents))
    found = [each for each in held(kept, Visits(library.sources.index), asked) if _is_on_topic(library, each)]
    long = [one for one in series_of(found) if len(one.points) >= _FEWEST]
    return sorted(long, key=lambda one: -len(one.points))[:MOST]


def changes(library: Library, found: Sequence[Series]) -> list[Point]:
    """Of each series from what to what it went last; none where sources differ about either."""
    return [_change(library, one) for one in found if one.joined]


def drafts(one: Series) -> list[Draft]:
    """What a series rests on, in order of its points."""
    return [Draft(each.figure.quote.text, (place_of(each),)) for point in one.points for each in point.told]


def chart(library: Library, key: str, one: Series, number: Callable[[Span], int]) -> Chart:
    """A series drawn and as a table; `number` tells the number of a citation."""
    language = library.wanted.language
    rows = [
        Row(_when(each, language), each.figure.said, who(each.record.description, language), (number(place_of(each)),))
        for point in one.points
        for each in point.told
    ]
    told = "; ".join(f"{row.when}: {row.value}, {row.source}" for row in rows)
    name = _named(one, language)
    labels = Labels(
        name,
        lambda period: said_period(period, language, short=True),
        lambda each: f"{each.figure.said}, {_when(each, language)}, {who(each.record.description, language)}",
        lambda each: f"#source-{number(place_of(each))}",
    )
    return Chart(key, name, drawn(one, labels), f"{name}. {told}", tuple(rows))


def place_of(each: Held) -> Span:
    return span(each.figure.quote, each.record)


def said_period(period: Period, language: str, short: bool = False) -> str:
    """ "9 January 2019", "January 2019", "2019", or from one day to another; with `short` only the years of these."""
    start, end = period.start, period.end
    if start == end:
        return said_date(PartialDate.of(start), language)
    after = end + timedelta(days=1)
    if start.day == after.day == 1 and (start.year, start.month) == (end.year, end.month):
        return said_date(PartialDate(start.year, start.month), language)
    if (start.month, start.day, after.month, after.day) == (1, 1, 1, 1) and start.year == end.year:
        return said_date(PartialDate(start.year), language)
    if short:
        return f"{start.year}–{end.year}" if start.year != end.year else str(start.year)
    return say(
        "from_to",
        language,
        first=said_date(PartialDate.of(start), language),
        last=said_period(Period(end, end), language),
    )


def _is_on_topic(library: Library, each: Held) -> bool:
    words = each.figure.quote.text
    return is_proper(words) and library.on_topic(words, *each.figure.quote.section, each.record.description.title)


def _change(library: Library, one: Series) -> Point:
    language = library.wanted.language
    before, after = one.joined[-1]
    first, last = before.told[0], after.told[0]
    text = say(
        "change",
        language,
        measure=_named(one, language),
        first=first.figure.said,
        then=_when(first, language),
        last=last.figure.said,
        now=_when(last, language),
    )
    draft = Draft(text, (place_of(first), place_of(last)), ClaimKind.COMPUTED)
    told = abs(last.figure.value - first.figure.value) >= _TELLING * abs(first.figure.value)
    lead, weight = (Lead.FIGURE, _WEIGHT) if told else (None, _KNOWN)
    return Point(draft, lead, kind=LineKind.COMPUTED, weight=weight, day=str(after.at.end))


def _named(one: Series, language: str) -> str:
    definition = one.definition
    name = catalogue().measures[definition.measure].names[language]
    narrower = ", ".join(narrower_in_words(each, language) for each in definition.narrower)
    return f"{name} ({narrower})" if narrower else name


def _when(each: Held, language: str) -> str:
    return said_period(each.figure.at, language) if each.figure.at else say("no_date", language)
