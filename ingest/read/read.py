"""Read one source: load, structure, describe, split; what comes out is ready to embed and publish."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.document import Edition
from corpus.errors import DamagedDocumentError, DocumentError, EmptyDocumentError
from corpus.gloss import with_english
from corpus.passage import Passage
from corpus.settings import Settings
from corpus.stored import keep_bytes
from corpus.terms import load_vocabulary
from ingest.describe.describe import describe
from ingest.load.load import SUFFIXES, Means, load
from ingest.load.ocr import SECONDS, find_recogniser, recogniser_name
from ingest.read.archive import ReadMember, is_archive, read_archive
from ingest.read.reading import Reading, SourceReading, Unreadable, document_id
from ingest.sources.files import open_file, read_file, too_much_memory, unread
from ingest.sources.sources import Source, Told
from ingest.split.split import split
from ingest.structure.language import leaning, second_language, with_languages
from ingest.structure.structure import structure

__all__ = ["SUFFIXES", "Reading", "document_id", "read_bytes", "read_document", "read_source"]

_LOOKS = 4  # more than recognising a page takes, so that a page that hangs costs itself and not its file


def read_source(source: Source, settings: Settings) -> SourceReading:
    """Read all that a source holds and keep its bytes; never fails: what cannot be read says why.

    Meant for a worker process with limits: see `ingest.read.worker`.
    """
    return _read_parts(source, settings, partial(_read_kept, settings))


def list_source(source: Source, settings: Settings) -> SourceReading:
    """All that a source holds, by name, with nothing of it read."""
    return _read_parts(source, settings, _not_read)


def _read_parts(source: Source, settings: Settings, read: ReadMember) -> SourceReading:
    if source.missing:
        return unread(source, source.missing, settings.most_megabytes)
    try:
        data, status = read_file(source.path, settings.most_megabytes)
    except DocumentError as error:
        return unread(source, str(error), settings.most_megabytes)
    digest = hashlib.sha256(data).hexdigest()
    if is_archive(source.filename):
        documents = read_archive(source, data, digest, settings.most_megabytes, read)
    else:
        documents = (read(source, data, digest),)
    return SourceReading(status.st_size, status.st_mtime_ns, digest, documents, recogniser_name(settings.ocr))


def _not_read(source: Source, data: bytes, digest: str) -> Unreadable:
    return Unreadable(source.filename, source.name, digest, len(data), "It was not read.")


def _read_kept(settings: Settings, source: Source, data: bytes, digest: str) -> Reading | Unreadable:
    """Read one document and keep its bytes, or say why it cannot be read."""
    try:
        recogniser = find_recogniser(settings.ocr, min(SECONDS, settings.read_seconds / _LOOKS))
        reading = read_bytes(source.filename, data, source.name, source.told, Means(settings.most_pages, recogniser))
        reading.edition.text.encode("utf-8")  # half a character cannot be stored
    except DocumentError as error:
        reason = str(error)
    except MemoryError:
        reason = too_much_memory(settings)
    except Exception as error:  # noqa: BLE001  # a file that breaks a reader must not keep the others out
        reason = f"Reading it failed ({type(error).__name__}: {error})."
    else:
        keep_bytes(settings, data, digest)
        return reading
    return Unreadable(source.filename, source.name, digest, len(data), reason)


def read_document(path: Path, source: str | None = None, told: Sequence[Told] = ()) -> Reading:
    """Read a file whole, in this process and without limits. `source` is the resolved path when not given.

    Raises DocumentError (unsupported, encrypted, empty, damaged), its message saying what to do.
    """
    with open_file(path) as file:
        return read_bytes(path.name, file.read(), source or path.resolve().as_posix(), told)


def read_bytes(
    filename: str,
    data: bytes,
    source: str,
    told: Sequence[Told] = (),
    means: Means = Means(),  # noqa: B008  # it cannot change
) -> Reading:
    """Read a document from its bytes; see `read_document`."""
    sha256 = hashlib.sha256(data).hexdigest()
    identity = document_id(source, filename)
    try:
        loaded = load(filename, data, means)
        if not loaded.text.strip():
            raise EmptyDocumentError("The file holds no text that can be read; check that it was saved whole.")
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
    passages, units = split(loaded.text, blocks, identity, sha256, loaded.items)
    passages = tuple(_findable(passage) for passage in passages)
    description = describe(loaded, blocks, filename, source, told)
    blocks = with_languages(loaded.text, blocks, description.language)
    description = replace(description, second_language=second_language(blocks, description.language))
    edition = Edition(sha256, loaded.text, loaded.pages, blocks, loaded.items)
    return Reading(filename, source, sha256, len(data), edition, description, passages, units)


def _findable(passage: Passage) -> Passage:
    """A Welsh passage is found by English words too."""
    if leaning(passage.indexed) >= 0:
        return passage
    return replace(passage, indexed=with_english(passage.indexed, load_vocabulary()))
