"""Papers of one meeting: its minutes belong to its papers, and what was published late supplements the rest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.document import DocumentRecord, Link, LinkKind
from corpus.terms import load_vocabulary


def meeting_links(records: Sequence[DocumentRecord]) -> list[Link]:
    """Minutes to each paper of their meeting, and of their item where they record one; supplements to their pack."""
    meetings: dict[str, list[DocumentRecord]] = defaultdict(list)
    for record in records:
        if record.description.meeting:
            meetings[record.description.meeting].append(record)
    return [link for papers in meetings.values() for link in _of_meeting(papers)]


def _of_meeting(papers: Sequence[DocumentRecord]) -> Iterable[Link]:
    for minutes in (paper for paper in papers if is_minutes(paper)):
        for paper in papers:
            if not is_minutes(paper) and _same_item(minutes, paper):
                yield Link(LinkKind.MINUTES, minutes.id, paper.id)


def _same_item(minutes: DocumentRecord, paper: DocumentRecord) -> bool:
    return minutes.description.agenda_item in (None, paper.description.agenda_item)


def is_minutes(record: DocumentRecord) -> bool:
    kind = load_vocabulary().kind(record.description.kind or "")
    return kind is not None and kind.family == "minutes"
