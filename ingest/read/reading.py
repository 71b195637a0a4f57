"""What reading hands over: a document read, a file that could not be, and all that one source gave."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from corpus.document import Description, Edition
from corpus.passage import Passage, Unit

_SLUG_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: `source` identifies it between runs, `sha256` is its bytes', `size` their number."""

    filename: str
    source: str
    sha256: str
    size: int
    edition: Edition
    description: Description
    passages: tuple[Passage, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, and why; the rest as in `Reading`."""

    filename: str
    source: str
    sha256: str
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source gave: its state when it was opened, its documents, many where it is a ZIP, and what could
    recognise text in pictures."""

    size: int
    mtime_ns: int
    sha256: str
    documents: tuple[Reading | Unreadable, ...]
    recogniser: str = ""

    @property
    def unread_by(self) -> str:
        """What could not recognise all that is in it; "" where everything was read."""
        return "" if all(_is_whole(document) for document in self.documents) else self.recogniser


def _is_whole(document: Reading | Unreadable) -> bool:
    return isinstance(document, Reading) and all(page.readable for page in document.edition.pages)


def document_id(source: str, filename: str) -> str:
    """A name that stays: the file's stem in a-z0-9-, at most 40 characters, and 8 hex digits of the source's sha256.

    What comes from the web goes by the end of its address: a site may call the file otherwise each time."""
    from_web = source.startswith(("http://", "https://"))
    called = unquote(source.rstrip("/").rsplit("/", 1)[-1]) if from_web else Path(filename).stem
    stem = unicodedata.normalize("NFKD", called).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:_SLUG_LENGTH].strip("-") or "document"
    return f"{slug}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"
