"""Read documents for the workbench before anybody asks, or as far as one who asks can wait."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from time import monotonic
from typing import Any

from corpus.document import DocumentRecord
from corpus.embedder import Embedder
from corpus.errors import BeingReadError
from corpus.filters import Filters
from corpus.terms import Vocabulary, load_vocabulary
from workbench.differences.alike import SAID, vectors
from workbench.differences.pairs import pairs
from workbench.differences.statements import STATEMENTS
from workbench.disagreements.values import VALUES, valued_vectors
from workbench.figures.extract import FIGURES
from workbench.kept import Extractor, Kept
from workbench.promises.extract import PROMISES
from workbench.recommendations.tracker import reads_of, tracker_of

_EVERYTHING = Filters()
Reads = Sequence[Extractor[Any]]
Progress = Callable[[int, int], None]  # how many readings are done, of how many


class Part(StrEnum):
    """What readers ask for, in the order in which it is made ready."""

    RECOMMENDATIONS = "recommendations"
    FIGURES = "figures"
    PROMISES = "promises"
    DISAGREEMENTS = "disagreements"


def reads(part: Part, embedder: Embedder) -> Reads:
    """What is to be read out of each document for a part of the workbench."""
    match part:
        case Part.RECOMMENDATIONS:
            return reads_of(embedder)
        case Part.FIGURES:
            return (FIGURES,)
        case Part.PROMISES:
            return (PROMISES,)
        case Part.DISAGREEMENTS:
            return (STATEMENTS, SAID, VALUES, valued_vectors(embedder, load_vocabulary()))


def read(kept: Kept, wanted: Reads, filters: Filters = _EVERYTHING, progress: Progress = lambda *_: None) -> None:
    """Read what has not been read of the documents that pass the filters, however long it takes."""
    missing = _missing(kept, kept.records(filters), wanted)
    for done, (record, extractor) in enumerate(missing):
        progress(done, len(missing))
        kept.of(record, extractor)


def read_within(kept: Kept, wanted: Reads, filters: Filters, seconds: float) -> None:
    """The same as far as the seconds reach, one reading at least; what was read stays, so that asking again ends.
    Raises BeingReadError where something is left."""
    until = monotonic() + seconds
    records = kept.records(filters)
    missing = _missing(kept, records, wanted)
    for left, (record, extractor) in zip(range(len(missing) - 1, -1, -1), missing, strict=True):
        kept.of(record, extractor)
        if left and monotonic() > until:
            total = len(records) * len(wanted)
            raise BeingReadError(total - left, total)


def prepare(kept: Kept, embedder: Embedder) -> Iterator[None]:
    """Everything that pages, callers and briefings need, a little at a time: each part in turn, what is asked for
    joined over all documents, then vectors of documents worth comparing. Whoever wants to stop takes no more."""
    vocabulary = load_vocabulary()
    for part in Part:
        about = [each for each in kept.records() if part is not Part.DISAGREEMENTS or each.description.authority]
        yield from _each(kept, about, reads(part, embedder))
        if part is Part.RECOMMENDATIONS:
            tracker_of(kept, embedder).all()
            yield
    yield from _each(kept, _compared(kept, vocabulary), (STATEMENTS, SAID, vectors(embedder, vocabulary)))


def _compared(kept: Kept, vocabulary: Vocabulary) -> list[DocumentRecord]:
    """The documents of which pages offer to compare them."""
    found = {each.id: each for pair in pairs(kept.index, vocabulary, _EVERYTHING) for each in (pair.left, pair.right)}
    return list(found.values())


def _each(kept: Kept, records: Sequence[DocumentRecord], wanted: Reads) -> Iterator[None]:
    for record, extractor in _missing(kept, records, wanted):
        kept.of(record, extractor)
        yield


def _missing(
    kept: Kept, records: Sequence[DocumentRecord], wanted: Reads
) -> list[tuple[DocumentRecord, Extractor[Any]]]:
    """What has still to be read, one document after the other, so that each is opened once."""
    return [(record, each) for record in records for each in wanted if not kept.has(record, each)]
