"""Read one document from a path: load, structure, describe, split; what comes out is ready to embed and publish."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Description, Edition
from corpus.errors import DamagedDocumentError, DocumentError
from corpus.passage import Passage, Unit
from ingest.describe import describe
from ingest.load import SUFFIXES, load
from ingest.sources import Told
from ingest.split import split
from ingest.structure import structure

__all__ = ["SUFFIXES", "Reading", "document_id", "read_document"]

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


def document_id(source: str, filename: str) -> str:
    """A name that stays: the file's stem in a-z0-9-, at most 40 characters, and 8 hex digits of the source's sha256."""
    stem = unicodedata.normalize("NFKD", Path(filename).stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:_SLUG_LENGTH].strip("-") or "document"
    return f"{slug}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def read_document(path: Path, source: str | None = None, told: Sequence[Told] = ()) -> Reading:
    """Read a file whole. `source` is the resolved path when not given; `told` wins over what the file says of itself.

    Raises DocumentError (unsupported, encrypted, empty, damaged), its message saying what to do.
    """
    source = source or path.resolve().as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DamagedDocumentError(f"The file cannot be opened ({error.strerror}); check that it is there.") from error
    return read_bytes(path.name, data, source, told)


def read_bytes(filename: str, data: bytes, source: str, told: Sequence[Told] = ()) -> Reading:
    """Read a document from its bytes; see `read_document`."""
    sha256 = hashlib.sha256(data).hexdigest()
    identity = document_id(source, filename)
    try:
        loaded = load(filename, data)
        blocks = structure(loaded)
    except DocumentError:
        raise
    except (
        RecursionError,
        ValueError,
        AssertionError,
        ArithmeticError,
        LookupError,
    ) as error:  # what parsers raise on a broken file
        raise DamagedDocumentError(f"The file is broken ({error}); fetch it again or save it anew.") from error
    passages, units = split(loaded.text, blocks, identity, sha256)
    edition = Edition(sha256, loaded.text, loaded.pages, blocks)
    description = describe(loaded, blocks, filename, source, told)
    return Reading(filename, source, sha256, len(data), edition, description, passages, units)
