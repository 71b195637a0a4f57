"""Embedding: llama-index's pipeline with a cache by text, and questions kept out of it."""

from pathlib import Path

import pytest
from llama_index.core.schema import MetadataMode

from corpus.embedder import Embedder
from corpus.passage import Passage
from ingest.embed.cache import EmbeddingCache
from ingest.embed.embed import embed, embedded_text, text_node

TITLES = {("care", "e1"): "Care in Powys"}


def passage(ordinal: int, text: str) -> Passage:
    return Passage(f"care/e1/{ordinal}", "care", "e1", ordinal, 0, len(text), (), text)


def test_the_model_reads_the_title_and_the_text_and_no_other_metadata() -> None:
    node = text_node(passage(0, "Visits were late."), "Care in Powys")
    assert node.get_content(MetadataMode.EMBED) == "Care in Powys\nVisits were late."
    assert node.metadata["source_id"] == "care"


def test_a_title_that_opens_the_passage_is_not_said_twice() -> None:
    assert embedded_text(passage(0, "Care in Powys\nVisits."), "Care in Powys") == "Care in Powys\nVisits."


def test_vectors_are_the_embedders_and_the_same_from_the_cache(tmp_path: Path, embedder: Embedder) -> None:
    passages = [passage(i, text) for i, text in enumerate(["Visits were late.", "Staff were kind.", "Plans exist."])]
    with EmbeddingCache.open(tmp_path, embedder.id) as cache:
        fresh = [node.get_embedding() for node in embed(passages, TITLES, embedder, cache)]
        assert (cache.found, cache.missed) == (0, 3)
        again = [node.get_embedding() for node in embed(passages, TITLES, embedder, cache)]
        assert (cache.found, cache.missed) == (3, 3)
    plain = embedder.documents([embedded_text(p, "Care in Powys") for p in passages])
    for one, two, three in zip(fresh, again, plain, strict=True):
        assert one == pytest.approx(three, abs=1e-6)
        assert two == pytest.approx(three, abs=1e-6)


def test_the_cache_outlives_the_run_and_one_new_text_is_one_miss(tmp_path: Path, embedder: Embedder) -> None:
    first, second = passage(0, "Visits were late."), passage(1, "Staff were kind.")
    with EmbeddingCache.open(tmp_path, embedder.id) as cache:
        embed([first], TITLES, embedder, cache)
    with EmbeddingCache.open(tmp_path, embedder.id) as cache:
        embed([first, second], TITLES, embedder, cache)
        assert (cache.found, cache.missed) == (1, 1)


def test_another_embedder_shares_nothing(tmp_path: Path) -> None:
    with EmbeddingCache.open(tmp_path, "one") as cache:
        cache.put("text", {"any": [1.0, 2.0]})
        assert cache.get("text") == {"vector": [1.0, 2.0]}
        assert cache.delete("text")
        cache.put("text", {"any": [3.0, 4.0]})
    with EmbeddingCache.open(tmp_path, "two") as cache:
        assert cache.get("text") is None


def test_questions_do_not_go_through_the_cache(tmp_path: Path, embedder: Embedder) -> None:
    with EmbeddingCache.open(tmp_path, embedder.id) as cache:
        embed([passage(0, "Visits were late.")], TITLES, embedder, cache)
        embedder.query("Care in Powys\nVisits were late.")
        assert (cache.found, cache.missed) == (0, 1)
    assert embedder.model.embeddings_cache is None
