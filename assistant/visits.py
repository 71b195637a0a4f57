"""Read graded inspection reports: of each visit its judgements, lead inspector and dates, and what is to improve."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from assistant.visit_points import Point, points
from assistant.visit_words import report_pattern, visit_words
from corpus.document import DocumentRecord, Period
from corpus.filters import Filters
from corpus.folding import plain
from corpus.index import Index
from corpus.passage import Unit, UnitKind

KIND = "inspection report"
_FEWEST_ROWS = 2  # in a table of judgements; a row alone repeats one of them further in
_BEGINNING = 4  # passages: the first page or two, where a visit's dates and judgements stand
_KEPT = 4096  # reports whose visits stay in memory, about 2 kB each


@dataclass(frozen=True, slots=True)
class Judgement:
    """One area with its grade: a row of the table, or a sentence that gives the overall one."""

    unit: Unit
    text: str
    grade: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What the beginning of a report says of its visit; None for what was not found. `overall` stands in no row of the
    table where the report gives it as a sentence."""

    record: DocumentRecord
    table: tuple[Judgement, ...]
    overall: Judgement | None
    dates: Unit | None

    @property
    def council(self) -> str:
        return self.record.description.authority or ""

    @property
    def inspected(self) -> Period | None:
        """The days of the visit."""
        return self.record.description.period

    @property
    def reported(self) -> Period | None:
        """The day on which its report was published, or as much of it as is known."""
        published = self.record.description.published
        return Period(published.first, published.last) if published else None

    @property
    def times(self) -> tuple[Period, ...]:
        """The days of the visit and the day of its report, as far as they are known."""
        return tuple(time for time in (self.inspected, self.reported) if time)


class Visits:
    """The visits that the reports of one index tell of. Safe to ask from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._read = lru_cache(maxsize=_KEPT)(self._visit)

    def of(self, councils: Sequence[str], filters: Filters) -> list[Visit]:
        """The visits to these councils (none: to all), oldest first; of one report held twice the first."""
        wanted = _narrowed(filters, councils)
        allowed = self._index.allowed(wanted) if wanted else {}
        found = (self._read(document_id, edition) for document_id, edition in sorted(allowed.items()))
        once: dict[tuple[str, Period | None, Period | None], Visit] = {}
        for visit in found:
            if visit:
                own_time = None if visit.inspected else visit.reported
                once.setdefault((visit.council, visit.inspected, own_time), visit)
        return sorted(once.values(), key=_day)

    def line(self, visit: Visit, name: str) -> Unit | None:
        """The line that names the lead inspector ("lead") or the day of publishing ("published")."""
        return _line(name, self._units(visit))

    def board(self, visit: Visit) -> Judgement | None:
        """The judgement of the local safeguarding board, which reports to 2017 give on a page of its own."""
        return _stated("board", self._units(visit))

    def points(self, visit: Visit, of_board: bool = False) -> list[Point]:
        """What the report says is to improve, in order; of the safeguarding board where that is asked for."""
        return points(self._units(visit), of_board)

    def _visit(self, document_id: str, edition: str) -> Visit | None:
        record = self._index.record(document_id, edition)
        beginning = [f"{document_id}/{edition[:8]}/{ordinal}" for ordinal in range(_BEGINNING)]
        units = [(unit, self._text(unit)) for unit in self._index.units(beginning)]
        table = _table(units)
        if record is None or not record.description.authority or not table:
            return None
        above = [pair for pair in units if pair[0].ordinal < table[0].unit.ordinal]
        overall = _in_table(table) or _stated("overall_sentence", above)
        return Visit(record, tuple(table), overall, _line("dates", units))

    def _units(self, visit: Visit) -> list[tuple[Unit, str]]:
        units = self._index.all_units(visit.record.id, visit.record.edition)
        return [(unit, self._text(unit)) for unit in units]

    def _text(self, unit: Unit) -> str:
        text = self._index.text(unit.document_id, unit.edition, unit.start, unit.end)
        return " ".join(plain(text).split())


@cache
def _graded() -> re.Pattern[str]:
    return re.compile(rf"\b{visit_words()['report']['grade']}\W*\d?$", re.IGNORECASE)


def _narrowed(filters: Filters, councils: Sequence[str]) -> Filters | None:
    """The caller's filters and these councils; None where both cannot be."""
    authorities = tuple(name for name in councils if not filters.authorities or name in filters.authorities)
    if (councils and not authorities) or (filters.kinds and KIND not in filters.kinds):
        return None
    return replace(filters, kinds=(KIND,), authorities=authorities or filters.authorities)


def _day(visit: Visit) -> date:
    time = visit.inspected or visit.reported
    return time.end if time else date.min


def _table(units: Iterable[tuple[Unit, str]]) -> list[Judgement]:
    """The rows of the first table in which two areas or more are graded."""
    groups: dict[int | None, list[Judgement]] = {}
    for unit, text in units:
        grade = _graded().search(text)
        if unit.kind is UnitKind.TABLE_ROW and grade:
            groups.setdefault(unit.group, []).append(Judgement(unit, text, grade[1].lower()))
    return next((rows for rows in groups.values() if len(rows) >= _FEWEST_ROWS), [])


def _in_table(table: Iterable[Judgement]) -> Judgement | None:
    return next((row for row in table if report_pattern("overall_row").search(row.text)), None)


def _stated(name: str, units: Iterable[tuple[Unit, str]]) -> Judgement | None:
    """A judgement given as a sentence of its own."""
    for unit, text in units:
        grade = _graded().search(text)
        if grade and report_pattern(name).search(text):
            return Judgement(unit, text, grade[1].lower())
    return None


def _line(name: str, units: Iterable[tuple[Unit, str]]) -> Unit | None:
    return next((unit for unit, text in units if report_pattern(name).search(text)), None)
