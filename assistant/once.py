"""Show once what near-duplicates say in the same words: which document to quote, and how alike words are told."""

from collections.abc import Iterable
from datetime import timedelta

from assistant.words import tokens
from corpus.document import DocumentRecord, LinkKind, SourceClass, TextStatus
from corpus.index import Index

CLOSE = 0.5  # a document that fits the question so much less well is not preferred for its authority
AT_ONE_TIME = timedelta(days=60)  # copies of a letter or a story appear within weeks
_AUTHORITY = (
    SourceClass.INSPECTORATE,
    SourceClass.GOVERNMENT,
    SourceClass.AUDITOR,
    SourceClass.COUNCIL,
    SourceClass.PRESS,
    SourceClass.OTHER,
)


def words_of(text: str) -> str:
    """What is compared: the words alone, without case, punctuation and line breaks."""
    return " ".join(tokens(text))


def has_copies(record: DocumentRecord, index: Index) -> bool:
    return bool(index.linked(record.id, LinkKind.NEAR_DUPLICATE))


def linked(one: DocumentRecord, other: DocumentRecord, index: Index) -> bool:
    """Whether two documents are near-duplicates."""
    return other.id in index.linked(one.id, LinkKind.NEAR_DUPLICATE)


def goes_before(other: DocumentRecord, one: DocumentRecord) -> bool:
    """Whether `other` is to be quoted where both hold the same words: who has more authority, the original before a
    summary, then the earlier of two that were published at about one time. A later report that repeats an earlier one
    is not set back: which of them is wanted, the question has said."""
    if _standing(other) != _standing(one):
        return _standing(other) < _standing(one)
    earlier, later = other.description.published, one.description.published
    if earlier is None or later is None:
        return False
    return timedelta(0) < later.first - earlier.first <= AT_ONE_TIME


def in_other_language(records: Iterable[DocumentRecord], language: str, index: Index) -> frozenset[str]:
    """Those of the documents, by id, whose twin in the reader's language is among them too."""
    languages = {record.id: record.description.language for record in records}
    return frozenset(
        document_id
        for document_id, own in languages.items()
        if own != language and any(languages.get(twin) == language for twin in index.linked(document_id, LinkKind.TWIN))
    )


def _standing(record: DocumentRecord) -> tuple[int, bool]:
    described = record.description
    return _AUTHORITY.index(described.source_class), described.text_status is TextStatus.SUMMARY
