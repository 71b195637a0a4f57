"""Make a large index out of a small one, to measure how answering grows: its documents in other words, random vectors.

`python -m evals.benchmarks.large FOLDER --passages 100000` copies the index in CRAFFU_DATA; then run
`python -m evals.benchmarks.answers QUESTIONS` with CRAFFU_DATA=FOLDER.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path

import click
import numpy as np
from llama_index.core.schema import TextNode

from corpus.catalogue import Catalogue
from corpus.document import DocumentRecord, Status
from corpus.errors import CraffuError, NoIndexError
from corpus.generations import CATALOGUE, current_generation, generation_folder
from corpus.settings import Settings, load_settings
from corpus.writer import Writer
from evals.benchmarks.shuffled import Shuffle

_DIMENSIONS = 384  # MiniLM's
_AT_ONCE = 1000


def enlarge(small: Settings, large: Settings, passages: int) -> int:
    """Copy the documents of the current index into a new one until it holds so many passages; returns how many it has.
    Raises NoIndexError.

    Vectors are random ones of length 1: their neighbours mean nothing, finding them costs the same.
    """
    name = current_generation(small)
    if name is None:
        raise NoIndexError(f"There is no index in {small.data} to copy.")
    catalogue = Catalogue(generation_folder(small, name) / CATALOGUE)
    random = np.random.default_rng(0)
    held: list[str] = []
    with Writer.open(large, catalogue.fact("embedder")) as writer:
        for copy, record, shuffle in _copies(catalogue):
            held += _put(writer, catalogue, record, f"{record.id}+{copy}", shuffle)
            if len(held) >= passages:
                break
        for start in range(0, len(held), _AT_ONCE):
            writer.add_vectors(_nodes(held[start : start + _AT_ONCE], random))
        writer.publish()
    return len(held)


def _nodes(ids: Sequence[str], random: np.random.Generator) -> list[TextNode]:
    vectors = random.standard_normal((len(ids), _DIMENSIONS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return [TextNode(id_=id_, embedding=vector.tolist()) for id_, vector in zip(ids, vectors, strict=True)]


def _copies(catalogue: Catalogue) -> Iterator[tuple[int, DocumentRecord, Shuffle]]:
    """The current documents again and again, with the number of the round and its exchange of words."""
    records = [record for record in catalogue.records() if record.status is Status.INDEXED]
    texts = [passage.indexed for passage in catalogue.passages(catalogue.passage_ids())]
    for copy in count():
        shuffle = Shuffle(texts, copy)
        yield from ((copy, record, shuffle) for record in records)


def _put(writer: Writer, catalogue: Catalogue, record: DocumentRecord, name: str, shuffle: Shuffle) -> list[str]:
    """Put a document once more under another name and in other words; returns the ids of its passages."""
    key = catalogue.keys()[record.id, record.edition]
    ids = catalogue.passage_ids([key])
    digest = sha256(name.encode()).hexdigest()
    passages = [
        replace(p, id=f"{name}/{p.ordinal}", document_id=name, edition=digest, indexed=shuffle(p.indexed))
        for p in catalogue.passages(ids)
    ]
    units = [replace(unit, document_id=name, edition=digest) for unit in catalogue.units(ids)]
    edition = catalogue.edition(key)
    assert edition is not None  # a current document has a text
    own = replace(edition, sha256=digest, text=shuffle(edition.text))
    writer.put(replace(record, id=name, edition=digest), own, passages, units)
    return [passage.id for passage in passages]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--passages", type=click.IntRange(min=1), default=100_000, show_default=True)
def main(folder: Path, passages: int) -> None:
    """Make an index of so many passages in FOLDER out of the one in CRAFFU_DATA."""
    settings = load_settings()
    try:
        held = enlarge(settings, settings.model_copy(update={"data": folder}), passages)
    except CraffuError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{held} passages in {folder}")


if __name__ == "__main__":
    main()
