"""Link the documents of a generation that is being built: near-duplicates, twins, papers of one meeting."""

from collections.abc import Sequence
from functools import lru_cache

from corpus.catalogue_writer import CatalogueWriter
from corpus.document import DocumentRecord, Link, LinkKind, Status
from corpus.signature import Signature
from corpus.writer import Writer
from ingest.link.meetings import meeting_links
from ingest.link.near import Shingles, identical, near_duplicates
from ingest.link.signatures import shingles_of, signatures_of
from ingest.link.twins import Candidate, twins
from ingest.supersede import superseding_links

_OURS = (LinkKind.NEAR_DUPLICATE, LinkKind.TWIN, LinkKind.MINUTES, LinkKind.SUPPLEMENTS, LinkKind.SUPERSEDES)
_TEXTS_AT_ONCE = 64  # shingle sets held while pairs are checked


def link_documents(writer: Writer) -> None:
    """Bring the links up to date with the documents. Only editions that are new are read; the signatures of the others
    are kept, and so are the near-duplicates among them."""
    catalogue = writer.catalogue
    records = catalogue.records()
    current = [record for record in records if record.status is Status.INDEXED]
    fresh = _sign(catalogue, current)
    signatures = catalogue.signatures()
    kept = _kept(catalogue.links(), {record.id for record in current}, fresh)
    near = [*identical(signatures, fresh), *near_duplicates(signatures, fresh, _shingles(catalogue, current))]
    facts = {one.document_id: frozenset(one.facts) for one in signatures if one.part == 0}
    paired = twins([Candidate(record, facts[record.id]) for record in current])
    of_meetings = meeting_links(current, lambda record: catalogue.edition(catalogue.key(record) or 0))
    catalogue.put_links([*kept, *near, *paired, *of_meetings, *superseding_links(records)])


def _sign(catalogue: CatalogueWriter, current: Sequence[DocumentRecord]) -> set[str]:
    """Take the signatures that are missing; returns the documents they are of."""
    catalogue.drop_old_signatures()
    known = {(one.document_id, one.edition) for one in catalogue.signatures()}
    fresh = [record for record in current if (record.id, record.edition) not in known]
    for record in fresh:
        key = catalogue.key(record)
        edition = catalogue.edition(key) if key is not None else None
        assert key is not None
        assert edition is not None  # it is indexed
        catalogue.put_signatures(key, signatures_of(record, edition))
    return {record.id for record in fresh}


def _kept(links: Sequence[Link], held: set[str], fresh: set[str]) -> list[Link]:
    """Links that others made, and near-duplicates whose texts have not changed; both documents still held."""
    there = [link for link in links if {link.document_id, link.other_id} <= held]
    return [
        link
        for link in there
        if link.kind not in _OURS
        or (link.kind is LinkKind.NEAR_DUPLICATE and not {link.document_id, link.other_id} & fresh)
    ]


def _shingles(catalogue: CatalogueWriter, current: Sequence[DocumentRecord]) -> Shingles:
    keys = {record.id: catalogue.key(record) for record in current}

    @lru_cache(maxsize=_TEXTS_AT_ONCE)
    def of(signature: Signature) -> frozenset[str]:
        edition = catalogue.edition(keys[signature.document_id] or 0)
        assert edition is not None
        return shingles_of(edition, signature.start, signature.end)

    return of
