"""Open the assistant with what the workbench reads out of documents: whole lists of what they ask for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answer import Assistant
from assistant.ground import Span
from assistant.requested import Request
from assistant.service import open_assistant as open_plain
from corpus.document import DocumentRecord
from corpus.index import Index
from corpus.settings import Settings
from workbench.kept import Kept
from workbench.quoted import span
from workbench.recommendations.asked import ASKED, Asked

_MARK = re.compile(r"(?:[•◦▪■◼●○·*–-]|\d{1,2}(?:\.\d{1,2})?[.)])\s+(?=\S)")


def open_assistant(settings: Settings) -> Assistant:
    """As `assistant.service.open_assistant`, whose errors it raises."""
    return open_plain(settings, Recorded(settings))


class Recorded:
    """What documents ask for, from the records kept of them. Safe to ask from several threads."""

    def __init__(self, settings: Settings) -> None:
        self._kept = lru_cache(maxsize=2)(lambda index: Kept(index, settings.data, settings.written))

    def __call__(self, record: DocumentRecord, index: Index) -> Sequence[Request]:
        """As `assistant.requested.Requests`."""
        found = self._kept(index).of(record, ASKED)
        return [_request(each, record) for each in found if not each.restated]


def _request(asked: Asked, record: DocumentRecord) -> Request:
    spans = tuple(_unmarked(span(quote, record)) for quote in asked.quotes)
    return Request(spans, asked.list_title or "", asked.number)


def _unmarked(place: Span) -> Span:
    """Without the bullet or number that a list item begins with: the answer has its own."""
    mark = _MARK.match(place.text)
    cut = mark.end() if mark else 0
    return replace(place, text=place.text[cut:], start=place.start + cut)
