"""The documents held, by file name, as a question set names them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document import DocumentRecord, Edition
from corpus.folding import fold, readable
from corpus.index import Index

_ALL = 10**9


@dataclass(frozen=True)
class Held:
    """A document held: its record, its text as stored, and the text folded for comparing."""

    record: DocumentRecord
    edition: Edition
    folded: str

    @property
    def line(self) -> str:
        """The text on one line, for expressions."""
        return readable(self.edition.text)

    def holds(self, quote: str) -> bool:
        """Whether the quote stands in the text, but for line ends, quote marks, dashes and spaces."""
        return fold(quote) in self.folded


class Holdings:
    """What an index holds, looked up by file name; one name may stand for several documents."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._records: dict[str, list[DocumentRecord]] = defaultdict(list)
        for record in index.records(limit=_ALL):
            self._records[record.filename].append(record)
        self._held = cache(self._load)

    @property
    def names(self) -> Sequence[str]:
        """The file names held, in order."""
        return sorted(self._records)

    def named(self, filename: str) -> list[Held]:
        """The readable documents of this file name."""
        return [held for record in self._records.get(filename, []) if (held := self._held(record.id))]

    def who_holds(self, quote: str) -> str | None:
        """The first file that holds a quote."""
        return next((name for name in self.names if any(held.holds(quote) for held in self.named(name))), None)

    def _load(self, document_id: str) -> Held | None:
        record = self.index.record(document_id)
        if record is None or record.reason is not None:
            return None
        edition = self.index.edition(document_id)
        return Held(record, edition, fold(edition.text))
