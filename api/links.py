"""How a document belongs to others, in the contract's fields and in the page's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.language import N_
from api.schemas_documents import LinkBody
from corpus.document import DocumentRecord, Link, LinkKind
from corpus.index import Index

_SAID = {
    LinkKind.TWIN: (N_("In the other language"), N_("In the other language")),
    LinkKind.NEAR_DUPLICATE: (N_("The same words"), N_("The same words")),
    LinkKind.SUPERSEDES: (N_("It takes the place of"), N_("In its place")),
    LinkKind.SUPPLEMENTS: (N_("It supplements"), N_("Supplemented by")),
    LinkKind.MINUTES: (N_("Minutes of"), N_("Minuted in")),
}


@dataclass(frozen=True, slots=True)
class Related:
    """A document that belongs to the one shown: `how` says in what way, as seen from that one."""

    how: str
    record: DocumentRecord
    score: float | None


def related(index: Index, document_id: str) -> list[Related]:
    """What belongs to a document, the most alike first."""
    found = []
    for link in sorted(index.links_of(document_id), key=lambda link: (link.kind, -(link.score or 0))):
        record = index.record(link.other_of(document_id))
        if record is not None:
            found.append(Related(_SAID[link.kind][link.document_id != document_id], record, link.score))
    return found


def link_bodies(links: Sequence[Link], document_id: str) -> list[LinkBody]:
    """Links as seen from one document: its own part first."""
    return [_body(link, link.document_id == document_id) for link in links]


def _body(link: Link, first: bool) -> LinkBody:
    own, other = (link.span, link.other_span) if first else (link.other_span, link.span)
    document_id = link.other_id if first else link.document_id
    return LinkBody(
        kind=link.kind.value, document_id=document_id, from_it=first, score=link.score, span=own, other_span=other
    )
