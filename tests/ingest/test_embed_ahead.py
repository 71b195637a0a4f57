"""Embedding beside the reading: every passage once, whatever the pace; what is left is finished."""

from hashlib import sha256
from pathlib import Path

import pytest

from corpus.document import Description, Edition
from corpus.embedder import Embedder
from corpus.index import Index
from corpus.passage import Passage
from corpus.settings import Settings
from corpus.writer import Writer
from ingest.embed.ahead import AT_ONCE, EmbedAhead
from ingest.publish import put
from ingest.read.reading import Reading, SourceReading, document_id
from ingest.sources.sources import Source
from ingest.summary import Event


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path)


def reading(name: str, lines: list[str]) -> SourceReading:
    """A document with a passage a line."""
    digest = sha256("\n".join(lines).encode()).hexdigest()
    id_ = document_id(f"/made/{name}", name)
    passages = tuple(Passage(f"{id_}/{i}", id_, digest, i, 0, len(line), (), line) for i, line in enumerate(lines))
    edition = Edition(digest, "\n".join(lines), (), ())
    document = Reading(name, f"/made/{name}", digest, 1, edition, Description("Visits"), passages, ())
    return SourceReading(1, 1, digest, (document,))


def add(settings: Settings, readings: list[SourceReading]) -> tuple[list[Event], int]:
    """Put and embed them; the events, and how many passages went through the model."""
    events: list[Event] = []
    with Writer.open(settings, "tiny") as writer, EmbedAhead.open(settings, events.append) as ahead:
        for number, one in enumerate(ahead.watch(readings)):
            put(writer, Source(Path(f"/made/{number}"), one.documents[0].source), one)
        embedded = ahead.add_missing(writer)
        writer.publish()
    return events, embedded


def test_what_was_read_is_embedded_once_in_portions_and_the_rest_at_the_end(
    settings: Settings, embedder: Embedder
) -> None:
    lines = [f"Visit {number} was late." for number in range(AT_ONCE + 20)]
    events, embedded = add(settings, [reading("a.txt", lines[:300]), reading("b.txt", lines[300:])])
    assert embedded == len(lines)
    assert [event.done for event in events if event.step == "embed"][:3] == [0, AT_ONCE, len(lines)]
    index = Index.open(settings)
    best = index.nearest(embedder.query(f"Visits\n{lines[-1]}"), 1)[0]
    index.close()
    assert (best.passage_id.rsplit("/", 1)[1], round(best.score, 2)) == (str(len(lines) - 301), 1.0)


def test_an_edition_that_lost_its_vectors_is_embedded_without_being_read(settings: Settings) -> None:
    add(settings, [reading("a.txt", ["Visits were late.", "Plans exist."])])
    with Writer.open(settings, "another") as writer, EmbedAhead.open(settings) as ahead:
        assert ahead.add_missing(writer) == 0, "the cache has them"
        writer.publish()


def test_what_was_embedded_stays_in_the_cache_when_the_run_breaks_off(settings: Settings) -> None:
    lines = [f"Visit {number} was late." for number in range(AT_ONCE)]

    def broken() -> None:
        with EmbedAhead.open(settings) as ahead:
            list(ahead.watch([reading("a.txt", lines)]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert add(settings, [reading("a.txt", lines)])[1] == 0
