"""Papers of one meeting: its minutes belong to its papers, and what came late to its pack."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.document import DocumentRecord, Link, LinkKind
from corpus.terms import load_vocabulary
from ingest.pack_supplement import supplement_links


def meeting_links(records: Sequence[DocumentRecord]) -> list[Link]:
    """Minutes to each paper of their meeting, of their item where they record but one; late papers to their pack."""
    meetings: dict[tuple[str, ...], list[DocumentRecord]] = defaultdict(list)
    for record in records:
        key = meeting_key(record)
        if key:
            meetings[key].append(record)
    minutes = [link for papers in meetings.values() for link in _minuted(papers)]
    return [*minutes, *supplement_links(records)]


def meeting_key(record: DocumentRecord) -> tuple[str, ...]:
    """What the papers of one meeting have in common: its publisher's name for it, else council, committee and day."""
    described = record.description
    if described.meeting:
        return (described.meeting,)
    if described.authority and described.committee and described.meeting_date:
        return (described.authority, described.committee, str(described.meeting_date))
    return ()


def _minuted(papers: Sequence[DocumentRecord]) -> Iterable[Link]:
    for minutes in papers:
        for paper in papers:
            if _is_minutes(minutes) and not _is_minutes(paper) and _same_item(minutes, paper):
                yield Link(LinkKind.MINUTES, minutes.id, paper.id)


def _is_minutes(record: DocumentRecord) -> bool:
    kind = load_vocabulary().kind(record.description.kind or "")
    return kind is not None and kind.family == "minutes"


def _same_item(minutes: DocumentRecord, paper: DocumentRecord) -> bool:
    return minutes.description.agenda_item in (None, paper.description.agenda_item)
