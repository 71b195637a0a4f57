"""Make a large index out of a small one: its documents, and near misses of them until there are so many passages."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.catalogue import Catalogue
from corpus.document import Link
from corpus.embedder import Embedder
from corpus.errors import NoIndexError
from corpus.generations import CATALOGUE, current_generation, generation_folder
from corpus.passage import Passage
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from corpus.writer import Writer
from evals.benchmarks.multiply import Copy, Multiplier
from evals.benchmarks.near_vectors import NearVectors
from ingest.embed.cache import EmbeddingCache


@dataclass(frozen=True)
class Wanted:
    """So many `passages`, or a document more; the first `embedded` of them go through the model, for the others vectors
    are made from those. `questions` are what will be asked (see `Multiplier`)."""

    passages: int
    embedded: int
    questions: Sequence[str] = ()


def enlarge(small: Settings, large: Settings, wanted: Wanted, embedder: Embedder) -> int:
    """Write the current documents of `small` and copies of them into a new index at `large`; returns how many passages
    that has. Raises NoIndexError."""
    name = current_generation(small)
    if name is None:
        raise NoIndexError(f"There is no index in {small.data} to copy.")
    catalogue = Catalogue(generation_folder(small, name) / CATALOGUE)
    if not (large.data / "cache").exists():  # what was embedded once need not be again
        shutil.copytree(small.data / "cache", large.data / "cache")
    multiplier = Multiplier(catalogue, wanted.questions, load_vocabulary())
    with (
        EmbeddingCache.open(large.data / "cache", embedder.id) as cache,
        Writer.open(large, embedder.id) as writer,
    ):
        vectors = NearVectors(embedder, cache)
        held = _put_originals(writer, multiplier, vectors)
        links = list(catalogue.links())
        for copies in _portions(multiplier, wanted.passages - held):
            _put(writer, copies)
            writer.add_vectors(vectors.embedded(copies) if held < wanted.embedded else vectors.made(copies))
            held += sum(len(copy.passages) for copy in copies)
            links += _links(copies, catalogue.links())
        writer.catalogue.put_links(links)
        writer.publish()
    return held


def _put_originals(writer: Writer, multiplier: Multiplier, vectors: NearVectors) -> int:
    titles = {}
    passages: list[Passage] = []
    for document in multiplier.documents:
        writer.put(document.record, document.edition, document.passages, document.units)
        titles[document.record.id, document.record.edition] = document.record.description.title
        passages += document.passages
    writer.add_vectors(vectors.originals(passages, titles))
    return len(passages)


def _portions(multiplier: Multiplier, passages: int) -> Iterator[list[Copy]]:
    """Copies, a whole round of documents at once, until they have so many passages."""
    for copies in multiplier.rounds():
        if passages <= 0:
            return
        kept = []
        for copy in copies:
            if passages > 0:
                kept.append(copy)
                passages -= len(copy.passages)
        yield kept


def _put(writer: Writer, copies: Sequence[Copy]) -> None:
    for copy in copies:
        writer.put(copy.record, copy.edition, copy.passages, copy.units)


def _links(copies: Sequence[Copy], links: Sequence[Link]) -> list[Link]:
    """The links between the originals of these copies, between the copies; without spans, which have moved."""
    names = {copy.record.id.rsplit("+", 1)[0]: copy.record.id for copy in copies}
    return [
        replace(link, document_id=names[link.document_id], other_id=names[link.other_id], span=None, other_span=None)
        for link in links
        if link.document_id in names and link.other_id in names
    ]
