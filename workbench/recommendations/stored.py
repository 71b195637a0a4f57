"""What was asked for and what became of it, as it is kept: joined once for all documents that are held."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.kept import Kept
from workbench.quoted import Quote
from workbench.recommendations.asked import ASKED
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Answer, By, Source, Tracked


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An `Answer` by its document's id."""

    document_id: str
    quotes: tuple[Quote, ...]
    by: By
    state: State | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A `Tracked`: its sources by document id and position, `earlier` by its place in the list."""

    sources: tuple[tuple[str, int], ...]
    answers: tuple[StoredAnswer, ...]
    earlier: int | None


def stored(found: Sequence[Tracked]) -> tuple[Stored, ...]:
    """As it is kept, in the same order."""
    place = {id(each): n for n, each in enumerate(found)}
    return tuple(
        Stored(
            tuple((source.record.id, source.asked.position) for source in each.sources),
            tuple(StoredAnswer(answer.record.id, answer.quotes, answer.by, answer.state) for answer in each.answers),
            place[id(each.earlier)] if each.earlier else None,
        )
        for each in found
    )


def restored(kept: Kept, told: Sequence[Stored]) -> tuple[Tracked, ...]:
    """What was kept, over the same documents."""
    records = {record.id: record for record in kept.records()}
    found = tuple(
        Tracked(
            [Source(records[id_], kept.of(records[id_], ASKED)[position - 1]) for id_, position in each.sources],
            [Answer(records[one.document_id], one.quotes, one.by, one.state) for one in each.answers],
        )
        for each in told
    )
    for each, own in zip(found, told, strict=True):
        each.earlier = None if own.earlier is None else found[own.earlier]
    return found
