"""Joins what documents ask for and answer: each thing once, with all that is held of it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.document import DocumentRecord, SourceClass
from corpus.filters import Filters
from workbench.kept import Extractor, Kept
from workbench.recommendations.asked import ASKED
from workbench.recommendations.collective import COLLECTIVE, Collective
from workbench.recommendations.graded import BOARD
from workbench.recommendations.later import Mentions, is_repeat, is_same
from workbench.recommendations.meaning import Rarity, Vector, closeness, content
from workbench.recommendations.replies import Report
from workbench.recommendations.responses import add_responses
from workbench.recommendations.restated import not_held
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Answer, By, Source, Tracked, day_of

VERSION = 4  # raised whenever the same records would be joined to another state or other passages
_TOGETHER = timedelta(days=150)  # between a report and what is written of it
_ACCEPTED_WITHIN = timedelta(days=200)  # "the council accepts the recommendations" is of a report no older
_CLOSED_AFTER = timedelta(days=30)  # what a report says to be closed is what an earlier one asked
_INSPECTORS = (SourceClass.INSPECTORATE, SourceClass.AUDITOR, SourceClass.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Joining:
    """Over one open index; `vectors` is the extractor of those of what was asked for."""

    kept: Kept
    vectors: Extractor[Vector]

    def joined(self, as_of: date | None) -> tuple[Tracked, ...]:
        """Everything that was asked for by a day, newest first."""
        everything = Filters(as_of=as_of)
        reports = [report for report in self.kept.each(ASKED, everything) if report[1]]
        asking, answering = ([each for each in reports if each[1][0].restated is said] for said in (False, True))
        found = self._once(asking)
        add_responses(self.kept, found, asking, everything)
        found += not_held(self.kept, found, answering, everything)
        self._together(found, everything)
        self._repeated(found)
        self._mentioned(found, as_of)
        for each in found:
            each.answers.sort(key=lambda answer: str(day_of(answer.record) or ""))
        return tuple(sorted(found, key=_newest))

    def _vector(self, source: Source) -> Vector:
        return self.kept.of(source.record, self.vectors)[source.asked.position - 1]

    def _once(self, reports: Sequence[Report]) -> list[Tracked]:
        """Each thing once: what the press or a second page tells of the same list is a further source."""
        found: list[Tracked] = []
        for record, asks in sorted(reports, key=_first_hand):
            same = [each for each in found if _may_be_same(each.record, record)]
            for asked in asks:
                source = Source(record, asked)
                known = next((each for each in same if self._same(each.sources[0], source)), None)
                if known:
                    known.sources.append(source)
                else:
                    found.append(Tracked([source]))
        return found

    def _same(self, one: Source, other: Source) -> bool:
        askers = {one.asked.asker, other.asked.asker} - {None}
        if len({one.asked.number, other.asked.number} - {None}) > 1 or len(askers) > 1:
            return False
        return is_same(one, other, closeness(self._vector(one), self._vector(other)))

    def _together(self, found: Sequence[Tracked], everything: Filters) -> None:
        """Adds what is said of all that was asked for together."""
        for record, said in self.kept.each(COLLECTIVE, everything):
            for each in said:
                for tracked in found:
                    if _is_on(record, each, tracked):
                        tracked.answers.append(Answer(record, (each.quote,), By.ALL, each.state))

    def _repeated(self, found: Sequence[Tracked]) -> None:
        """Finds what the same body asked of the same council before."""
        by_whom: dict[tuple[str | None, str | None, bool], list[Tracked]] = {}
        for each in found:
            by_whom.setdefault(_between(each), []).append(each)
        for each in found:
            before = [other for other in by_whom[_between(each)] if _asked_before(other, each)]
            before.sort(key=lambda other: str(other.when), reverse=True)
            source = each.sources[0]
            close = (other for other in before if is_repeat(other.sources[0], source, self._closeness(other, each)))
            each.earlier = next(close, None)
            if each.earlier:
                each.earlier.answers.append(Answer(each.record, each.asked.quotes, By.WORDING, State.REPEATED))

    def _closeness(self, one: Tracked, other: Tracked) -> float:
        return closeness(self._vector(one.sources[0]), self._vector(other.sources[0]))

    def _mentioned(self, found: Sequence[Tracked], as_of: date | None) -> None:
        """Adds what later documents about the same council say of the matter."""
        mentions = Mentions(self.kept, Rarity(content(each.asked.words) for each in found), as_of)
        for each in found:
            answered = {answer.record.id for answer in each.own_answers}
            later = mentions.of(each, self._vector(each.sources[0]))
            each.answers += [answer for answer in later if answer.record.id not in answered]


def _first_hand(report: Report) -> tuple[bool, str, int]:
    """Inspectors' own documents before what others tell of them, then the oldest and fullest."""
    record, asks = report
    words = sum(len(asked.words) for asked in asks)
    return record.description.source_class not in _INSPECTORS, str(day_of(record) or "9"), -words


def _may_be_same(one: DocumentRecord, other: DocumentRecord) -> bool:
    if one.id == other.id or one.description.authority != other.description.authority:
        return False
    first, second = day_of(one), day_of(other)
    return first is None or second is None or abs(first.first - second.first) <= _TOGETHER


def _is_on(record: DocumentRecord, said: Collective, tracked: Tracked) -> bool:
    council, day, asked = tracked.record.description.authority, day_of(record), tracked.when
    if council is None or record.description.authority != council or not day or not asked:
        return False
    if tracked.record.description.source_class is SourceClass.COUNCIL or _is_source(record, tracked):
        return False
    if said.state is State.CLOSED:
        return day.first - asked.last >= _CLOSED_AFTER and tracked.asked.asker in said.bodies
    return asked.first <= day.last and day.first - asked.last <= _ACCEPTED_WITHIN


def _is_source(record: DocumentRecord, tracked: Tracked) -> bool:
    return any(source.record.id == record.id for source in tracked.sources)


def _between(tracked: Tracked) -> tuple[str | None, str | None, bool]:
    """Who asks whom; the safeguarding board is asked apart."""
    return tracked.asked.asker, tracked.asked.addressee, tracked.asked.theme == BOARD


def _asked_before(one: Tracked, other: Tracked) -> bool:
    if not one.asked.addressee or one.when is None or other.when is None:
        return False
    return one.when.last < other.when.first


def _newest(tracked: Tracked) -> tuple[int, str, int]:
    day = tracked.when or day_of(tracked.record)
    return -day.first.toordinal() if day else 0, tracked.record.id, tracked.asked.position
