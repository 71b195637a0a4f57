"""Number the quotes of one reply, each place once, in the order in which they are used."""

from assistant.reply import Citation
from corpus.document import DocumentRecord
from workbench.quoted import Quote, cited


class Numbered:
    """The citations of one reply as they come together; `citations` is theirs in order."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, int, int], Citation] = {}

    def of(self, quote: Quote, record: DocumentRecord) -> int:
        """The number of a quote."""
        key = (record.id, record.edition, quote.start, quote.end)
        if key not in self._found:
            self._found[key] = cited(quote, record, len(self._found) + 1)
        return self._found[key].n

    @property
    def citations(self) -> list[Citation]:
        return list(self._found.values())
