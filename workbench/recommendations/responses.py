"""Adds to what was asked for what responses say: under its number, below its words, or beside them."""

from collections.abc import Mapping, Sequence

from corpus.document import DocumentRecord
from corpus.filters import Filters
from workbench.kept import Kept
from workbench.recommendations.aligned import PASSAGES, aligned
from workbench.recommendations.answered import ANSWERED
from workbench.recommendations.replies import (
    Report,
    may_follow,
    named_reports,
    on_number,
    reply,
    restating,
    worded_reports,
)
from workbench.recommendations.said import Answered
from workbench.recommendations.tracked import Answer, By, Tracked

Places = Mapping[tuple[str, int], Tracked]  # by document and position


def add_responses(kept: Kept, found: Sequence[Tracked], reports: Sequence[Report], filters: Filters) -> None:
    """Adds the answers of every document that passes the filters. Numbers count where the same words stand under them,
    or where the response repeats no report's words and names this one."""
    places = {(source.record.id, source.asked.position): each for each in found for source in each.sources}
    for record, said in kept.each(ANSWERED, filters):
        worded = worded_reports(record, said, reports) if said else []
        _add_numbered(record, said, places, worded)
        is_worded = _add_aligned(kept, record, places, reports) or worded
        if said and not is_worded:
            _add_numbered(record, said, places, named_reports(kept.index, record, said, reports))
        _add_restated(record, said, places, reports)


def _add_numbered(record: DocumentRecord, said: Sequence[Answered], places: Places, reports: Sequence[Report]) -> None:
    """What a response to these reports says under each number."""
    for report, asks in reports:
        for asked in asks:
            answers = on_number(asked.number, said) if asked.number else []
            _add(places[report.id, asked.position], reply(asked, record, answers) if answers else None)


def _add_aligned(kept: Kept, record: DocumentRecord, places: Places, reports: Sequence[Report]) -> bool:
    """What a response says below the words that it repeats; whether it repeats those of any report."""
    said = kept.of(record, PASSAGES)
    any_found = False
    for report, asks in reports if said else ():
        found = aligned(asks, said) if report.id != record.id and may_follow(record, report) else {}
        any_found = any_found or bool(found)
        for asked in asks:
            below = found.get(asked.position)
            answer = reply(asked, record, [below], By.WORDING) if below else None
            _add(places[report.id, asked.position], answer)
    return any_found


def _add_restated(record: DocumentRecord, said: Sequence[Answered], places: Places, reports: Sequence[Report]) -> None:
    """What a document says beside the words of what was asked, in a table's row or below another number."""
    worded = [each for each in said if each.restated]
    for report, asks in reports if worded else ():
        for asked in asks if may_follow(record, report) else ():
            found = restating(asked, worded, is_own=report.id == record.id)
            answer = reply(asked, record, found, By.WORDING) if found else None
            _add(places[report.id, asked.position], answer)


def _add(tracked: Tracked, answer: Answer | None) -> None:
    """Adds an answer of a document that none is known of yet."""
    if answer and all(each.record.id != answer.record.id for each in tracked.answers):
        tracked.answers.append(answer)
