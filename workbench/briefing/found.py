"""What inspectors and auditors found: the weightiest statements of each of their documents, newest first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.ground import Span
from corpus.dates import dates_in
from corpus.document import DocumentRecord
from corpus.passage import Unit, UnitKind
from workbench.briefing.expressions import expression
from workbench.briefing.fit import is_fit
from workbench.briefing.library import INSPECTORS, Library
from workbench.briefing.point import Lead, Point
from workbench.recommendations.meaning import alike, content

EACH, MOST = 4, 12  # statements of one document, of all
STATEMENTS = (UnitKind.SENTENCE, UnitKind.LIST_ITEM)
_ALIKE = 0.6  # of the content words of the shorter
GRAVE, CONCERN, BETTER = 3, 2, 1
_NEWEST = 1.5  # of the last month that inspectors wrote in: what they say now goes before what they said then


def findings(library: Library, but: Collection[Span] = ()) -> list[Point]:
    """Of one document those of the most weight, in the order in which it says them; `but` is told elsewhere."""
    told = [point for record in newest_first(library.by(*INSPECTORS)) for point in _of_document(library, record, but)]
    newest = next((point.day[:7] for point in told), "")
    weighed = (replace(point, weight=point.weight + _NEWEST * point.day.startswith(newest)) for point in told)
    return list(once(weighed))[:MOST]


def weight(text: str) -> int:
    """How grave a statement is: 3 and 2 where it says that something is wrong, 1 that it got better, 0 neither, or
    that it tells of the inspection itself; patterns are in found.toml."""
    if expression("found", "process").search(text):
        return 0
    worth = next((worth for name, worth in _WEIGHTS if expression("found", name).search(text)), 0)
    praised = expression("found", "praise").search(text) and not expression("found", "turn").search(text)
    return min(worth, BETTER) if praised else worth


_WEIGHTS = (("grave", GRAVE), ("concern", CONCERN), ("better", BETTER))


def _of_document(library: Library, record: DocumentRecord, but: Collection[Span]) -> list[Point]:
    """Its gravest concerns and, of what got better, the first."""
    index = library.sources.index
    points = []
    for unit in index.all_units(record.id, record.edition):
        text = index.text(record.id, record.edition, unit.start, unit.end)
        if unit.kind not in STATEMENTS or unit.passage is None or not is_fit(text) or looks_back(text, record):
            continue
        if any(each.record.id == record.id and unit.start < each.end and each.start < unit.end for each in but):
            continue
        worth = weight(library.statement(unit, record).text if unit.lead_in is not None else text)
        if worth and library.on_topic(record.description.title, *unit.section, library.around(unit)):
            points.append((_point(library, record, unit, worth + library.closeness(text)), unit))
    ranked = sorted(points, key=lambda pair: (-pair[0].weight, pair[1].start))
    concerns = [pair for pair in ranked if pair[0].lead is Lead.CONCERN]
    better = [pair for pair in ranked if pair[0].lead is Lead.BETTER]
    chosen = concerns[: EACH - 1] + better[: max(1, EACH - len(concerns))]
    return [point for point, _ in sorted(chosen[:EACH], key=lambda pair: pair[1].start)]


def looks_back(text: str, record: DocumentRecord) -> bool:
    """Whether a statement tells only of more than a year before its document."""
    years = [mention.period.end.year for mention in dates_in(text) if mention.period]
    published = record.description.published
    return bool(published and years and max(years) < published.year - 1)


def _point(library: Library, record: DocumentRecord, unit: Unit, worth: float) -> Point:
    lead = Lead.CONCERN if worth >= CONCERN else Lead.BETTER
    return Point(library.statement(unit, record), lead, weight=worth, day=day_of(record))


def once(found: Iterable[Point]) -> Iterator[Point]:
    """Without what says nearly the same as something before it."""
    said: list[frozenset[str]] = []
    for each in found:
        words = content(each.draft.text)
        if all(alike(words, other) < _ALIKE for other in said):
            said.append(words)
            yield each


def newest_first(records: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    return sorted(records, key=lambda record: (day_of(record), record.id), reverse=True)


def day_of(record: DocumentRecord) -> str:
    """When a document was published, else when what it tells of was, as an ISO date; "" where neither is known."""
    described = record.description
    return str(described.published or described.event_date or described.meeting_date or "")
