"""A record that restates a page gives way to the page itself, and comes back when the page is removed."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from urllib.parse import parse_qsl, urlsplit

from corpus.catalogue_writer import CatalogueWriter
from corpus.document import DocumentRecord, Link, LinkKind, Status, TextStatus

_SAME = {"meetingid": "mid"}  # parameters of ModernGov's pages
_MEANINGLESS = ("ver",)


def supersede_summaries(catalogue: CatalogueWriter) -> None:
    """Bring the status of every summary up to date: superseded while an original of its address is held, else indexed.

    Takes no notice of what came first, so that the same documents make the same index."""
    records = catalogue.records()
    originals = _originals(records)
    for _, group in groupby(records, attrgetter("id")):
        newest = _newest(list(group))
        if newest is None or newest.description.text_status is not TextStatus.SUMMARY:
            continue
        original = originals.get(page_key(newest.description.url))
        if original is not None:
            catalogue.put_status(newest, Status.SUPERSEDED, original.id)
        else:
            catalogue.put_status(newest, Status.INDEXED, None)


def superseding_links(records: Sequence[DocumentRecord]) -> list[Link]:
    """Originals to the summaries that gave way to them."""
    held = {record.id for record in records if record.status is Status.INDEXED}
    given_way = (record for record in records if record.superseded_by in held)
    return [Link(LinkKind.SUPERSEDES, record.superseded_by or "", record.id) for record in given_way]


def page_key(address: str | None) -> tuple[object, ...] | None:
    """What two ways of writing one page's address have in common: not http or https, www, a last slash, the order of
    what is asked for, ModernGov's several names for a meeting."""
    if not address:
        return None
    parts = urlsplit(address)
    named = [(name.lower(), value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    asked = sorted((_SAME.get(name, name), value) for name, value in named if name not in _MEANINGLESS)
    return (parts.hostname or "").removeprefix("www."), parts.port, parts.path.rstrip("/"), tuple(asked)


def _originals(records: Iterable[DocumentRecord]) -> dict[tuple[object, ...] | None, DocumentRecord]:
    """Originals that answer now, by the key of their address; of several the one ingested last."""
    found = [
        record
        for record in records
        if record.status is Status.INDEXED
        and record.description.url
        and record.description.text_status is TextStatus.ORIGINAL
    ]
    return {page_key(record.description.url): record for record in sorted(found, key=attrgetter("ingested_at", "id"))}


def _newest(editions: Sequence[DocumentRecord]) -> DocumentRecord | None:
    """The newest edition that has a text, of editions from oldest to newest."""
    return next((record for record in reversed(editions) if record.status is not Status.QUARANTINED), None)
