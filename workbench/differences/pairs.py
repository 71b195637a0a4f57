"""Find what a document is compared with: other accounts of the same visit, the report before it and after it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.dates import dates_in
from corpus.document import DocumentRecord, LinkKind, Period, SourceClass, TextStatus
from corpus.filters import Filters
from corpus.index import Index
from corpus.terms import Vocabulary
from workbench.differences.relation import Relation, day_of, relation_of

_REPORTS = (SourceClass.INSPECTORATE, SourceClass.AUDITOR)
_TOLD_WITHIN = timedelta(days=120)  # a council's own account follows a report within weeks, a committee's within months
_BEGINNING = 4000  # code points: where an account says which visit it tells of
_TITLE_WORDS = 0.5
_MOST = 12


class Why(StrEnum):
    """What makes two documents a pair; the surest first."""

    ANSWERS = "answers"  # one is the response to the other, by its title
    NAMES_VISIT = "names_visit"  # it names the days or the month of the visit
    SAME_TIME = "same_time"  # it came out within months of it, about the same council
    PREVIOUS = "previous"  # the report before it of the same body
    NEXT = "next"  # the report after it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents worth comparing: the report, or the earlier one, is the left."""

    left: DocumentRecord
    right: DocumentRecord
    relation: Relation
    why: Why

    def other_of(self, document_id: str) -> DocumentRecord:
        """The document at the other end."""
        return self.right if self.left.id == document_id else self.left


def pairs_of(record: DocumentRecord, index: Index, vocabulary: Vocabulary) -> list[Pair]:
    """What a document may be compared with, the surest first and then the nearest in time; empty where nothing fits."""
    apart = {LinkKind.NEAR_DUPLICATE, LinkKind.TWIN, LinkKind.SUPERSEDES}
    same = {link.other_of(record.id) for link in index.links_of(record.id) if link.kind in apart}
    others = [other for other in _about_same(record, index) if other.id not in {record.id, *same}]
    found = [pair for other in others if (pair := _pair(record, other, index, vocabulary))]
    nearest = [*_beside(record, found, Why.PREVIOUS), *_beside(record, found, Why.NEXT)]
    accounts = [pair for pair in found if pair.relation is Relation.ACCOUNT]
    return sorted([*nearest, *accounts], key=lambda pair: (list(Why).index(pair.why), _apart(pair)))[:_MOST]


def pairs(index: Index, vocabulary: Vocabulary, filters: Filters) -> list[Pair]:
    """Every pair that documents under these filters make, the newest first."""
    once: dict[tuple[str, str], Pair] = {}
    for document_id, edition in index.allowed(filters).items():
        record = index.record(document_id, edition)
        for pair in pairs_of(record, index, vocabulary) if record else ():
            why = Why.PREVIOUS if pair.relation is Relation.SUCCESSIVE else pair.why
            once.setdefault((pair.left.id, pair.right.id), replace(pair, why=why))
    return sorted(once.values(), key=lambda pair: day_of(pair.right) or date.min, reverse=True)


def _about_same(record: DocumentRecord, index: Index) -> Iterator[DocumentRecord]:
    """Documents about the same council; of one that is about none, what else is about none."""
    authority = record.description.authority
    allowed = index.allowed(Filters(authorities=(authority,)) if authority else Filters())
    for document_id, edition in sorted(allowed.items()):
        other = index.record(document_id, edition)
        if other and other.description.authority == authority:
            yield other


def _pair(record: DocumentRecord, other: DocumentRecord, index: Index, vocabulary: Vocabulary) -> Pair | None:
    if relation_of(record, other) is Relation.SUCCESSIVE:
        return _successive(record, other)
    report, account = (record, other) if _is_report(record, other) else (other, record)
    if not _is_report(report, account):
        return None
    why = _why(report, account, index, vocabulary)
    return Pair(report, account, Relation.ACCOUNT, why) if why else None


def _successive(record: DocumentRecord, other: DocumentRecord) -> Pair | None:
    own, theirs = day_of(record), day_of(other)
    if own is None or theirs is None:
        return None
    if own < theirs:
        return Pair(record, other, Relation.SUCCESSIVE, Why.NEXT)
    return Pair(other, record, Relation.SUCCESSIVE, Why.PREVIOUS)


def _is_report(one: DocumentRecord, other: DocumentRecord) -> bool:
    """Whether the one document says what the other may give an account of."""
    if _answers(one, other):
        return True
    own, theirs = one.description.source_class in _REPORTS, other.description.source_class in _REPORTS
    return own and not theirs


def _answers(report: DocumentRecord, response: DocumentRecord) -> bool:
    """Whether one is the response to the other: it says that it is one, and names most of the other's title."""
    named = f"{response.description.kind} {response.description.title}".lower()
    if not any(word in named for word in _words()["response"]):
        return False
    told, names = (_title_words(each) for each in (response, report))
    return report.id != response.id and len(told & names) >= max(1, _TITLE_WORDS * min(len(told), len(names)))


@cache
def _words() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))
    return data


def _title_words(record: DocumentRecord) -> frozenset[str]:
    words = f"{record.description.title} {record.filename}".lower().replace("-", " ").replace(".", " ").split()
    return frozenset(word for word in words if word not in _words()["common"])


def _why(report: DocumentRecord, account: DocumentRecord, index: Index, vocabulary: Vocabulary) -> Why | None:
    if _answers(report, account):
        return Why.ANSWERS
    if report.description.authority is None:
        return None
    published, told = report.description.published, day_of(account)
    if published is None or told is None or told < published.first:
        return None
    beginning = f"{account.description.title}\n{index.text(account.id, account.edition, 0, _BEGINNING)}"
    publisher = report.description.publisher
    speaks = publisher is not None and any(mention.entry == publisher for mention in vocabulary.bodies_in(beginning))
    if speaks and _names(beginning, _times(report)) and told - published.first <= 3 * _TOLD_WITHIN:
        return Why.NAMES_VISIT
    return Why.SAME_TIME if speaks and told - published.last <= _TOLD_WITHIN else None


def _times(report: DocumentRecord) -> list[Period]:
    """The days of a report's visit."""
    description = report.description
    known = description.event_date
    found = [description.period] if description.period else []
    return [*found, Period(known.first, known.last)] if known else found


def _names(text: str, times: list[Period]) -> bool:
    """Whether a text names the visit's time to the month at least."""
    named = [mention.period for mention in dates_in(text) if mention.period]
    month = timedelta(days=31)
    return any(each.overlaps(time) for each in named if each.end - each.start <= month for time in times)


def _beside(record: DocumentRecord, found: list[Pair], why: Why) -> list[Pair]:
    """The one report right before (or after) a document: of its kind where there is one, else of any."""
    after = [pair for pair in found if pair.why is why]
    kind = record.description.kind
    matching = [pair for pair in after if pair.other_of(record.id).description.kind == kind] or after
    return [replace(min(matching, key=_apart), why=why)] if matching else []


def _apart(pair: Pair) -> int:
    """Days between the two documents of a pair; where summaries and originals are as near, the original first."""
    one, other = day_of(pair.left), day_of(pair.right)
    days = abs((one - other).days) if one and other else 10**6
    return 2 * days + (pair.right.description.text_status is TextStatus.SUMMARY)
