"""Late papers and the pack that they supplement, told by what both are called, by day and by council."""

import re
from collections.abc import Sequence
from itertools import product

from corpus.document import DocumentRecord, Link, LinkKind
from ingest.pack.words import pack_words

_PACK = "agenda pack"
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = 0.75  # of the words that the shorter title has beside those of any pack


def supplement_links(records: Sequence[DocumentRecord]) -> list[Link]:
    """A link from each late paper to its pack, among documents that are current."""
    late = [record for record in records if is_late(record)]
    packs = [record for record in records if record.description.kind == _PACK and not is_late(record)]
    return [
        Link(LinkKind.SUPPLEMENTS, paper.id, main.id) for paper, main in product(late, packs) if belongs_to(paper, main)
    ]


def is_late(record: DocumentRecord) -> bool:
    """Whether a pack or paper of a meeting calls itself a supplement, late or to follow."""
    names = (record.description.title, re.sub(r"[-_]", " ", record.filename.rsplit(".", 1)[0]))
    return record.description.meeting_date is not None and any(
        pack_words().supplement.fullmatch(name) for name in names
    )


def belongs_to(paper: DocumentRecord, pack: DocumentRecord) -> bool:
    """Whether a late paper is of the meeting that a pack was made for: the same meeting where both name it; else the
    same day and council, and the same committee, or one whose name stands in both titles."""
    ours, theirs = paper.description, pack.description
    if ours.meeting and theirs.meeting:
        return ours.meeting == theirs.meeting
    known = {name for name in (ours.authority, theirs.authority) if name}
    if ours.meeting_date != theirs.meeting_date or len(known) > 1:
        return False
    if ours.committee and theirs.committee:
        return ours.committee == theirs.committee
    return _alike(ours.title, theirs.title)


def _alike(title: str, other: str) -> bool:
    first, second = (_own_words(name) for name in (title, other))
    return bool(first and second) and len(first & second) >= _ALIKE * min(len(first), len(second))


def _own_words(title: str) -> set[str]:
    """A title's words but those that every pack's has."""
    return {word for word in _WORD.findall(title.lower()) if word not in pack_words().common}
