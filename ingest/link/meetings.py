"""Papers of one meeting: its minutes belong to its papers, and what came late to its pack."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from corpus.document import DocumentRecord, Edition, Link, LinkKind
from corpus.terms import load_vocabulary
from ingest.link.items import late_papers, section_of
from ingest.pack.supplement import supplement_links

Text = Callable[[DocumentRecord], Edition | None]


def meeting_links(records: Sequence[DocumentRecord], text: Text) -> list[Link]:
    """Minutes to each paper of their meeting, of their item where they record but one, with the part about the paper's
    item; late papers to their pack and to the earlier ones of their item. `text` gives a document's current edition."""
    meetings: dict[tuple[str, ...], list[DocumentRecord]] = defaultdict(list)
    for record in records:
        key = meeting_key(record)
        if key:
            meetings[key].append(record)
    minutes = [link for papers in meetings.values() for link in _minuted(papers, text)]
    late = [link for papers in meetings.values() for link in late_papers(_without_minutes(papers))]
    found = (*minutes, *late, *supplement_links(records))
    return list({(link.kind, link.document_id, link.other_id): link for link in found}.values())


def meeting_key(record: DocumentRecord) -> tuple[str, ...]:
    """What the papers of one meeting have in common: its publisher's name for it, else council, committee and day."""
    described = record.description
    if described.meeting:
        return (described.meeting,)
    if described.authority and described.committee and described.meeting_date:
        return (described.authority, described.committee, str(described.meeting_date))
    return ()


def _minuted(documents: Sequence[DocumentRecord], text: Text) -> Iterable[Link]:
    for minutes in (document for document in documents if _is_minutes(document)):
        edition = text(minutes)
        for paper in _without_minutes(documents):
            if _same_item(minutes, paper):
                span = section_of(edition, paper.description.agenda_item) if edition else None
                yield Link(LinkKind.MINUTES, minutes.id, paper.id, span=span)


def _without_minutes(documents: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    return [document for document in documents if not _is_minutes(document)]


def _is_minutes(record: DocumentRecord) -> bool:
    kind = load_vocabulary().kind(record.description.kind or "")
    return kind is not None and kind.family == "minutes"


def _same_item(minutes: DocumentRecord, paper: DocumentRecord) -> bool:
    return minutes.description.agenda_item in (None, paper.description.agenda_item)
