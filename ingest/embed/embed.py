"""Embed passages: llama-index's ingestion pipeline over text nodes, with every vector cached by its text."""

from collections.abc import Mapping, Sequence

from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import BaseNode, TextNode

from corpus.embedder import Embedder
from corpus.passage import Passage
from ingest.embed.cache import EmbeddingCache


def embed(
    passages: Sequence[Passage], titles: Mapping[tuple[str, str], str], embedder: Embedder, cache: EmbeddingCache
) -> Sequence[BaseNode]:
    """Nodes with vectors, one for each passage, in order. `titles` are by document id and edition."""
    # a copy, so that questions are not cached; the pipeline's own cache is by whole runs (docs/decisions/0003)
    model = embedder.model.model_copy(update={"embeddings_cache": cache})
    pipeline = IngestionPipeline(transformations=[model], disable_cache=True)
    nodes = [text_node(passage, titles[passage.document_id, passage.edition]) for passage in passages]
    done = pipeline.run(nodes=nodes)
    cache.commit()
    return done


def text_node(passage: Passage, title: str) -> TextNode:
    """A passage as llama-index sees it. Metadata stays out of the text that is embedded, but for the title."""
    metadata = {"source_id": passage.document_id, "edition": passage.edition, "ordinal": passage.ordinal}
    return TextNode(
        id_=passage.id,
        text=embedded_text(passage, title),
        metadata=metadata,
        excluded_embed_metadata_keys=list(metadata),
        excluded_llm_metadata_keys=list(metadata),
    )


def embedded_text(passage: Passage, title: str) -> str:
    """What the embedder reads: the title in front, unless the passage opens with it."""
    return passage.indexed if passage.indexed.startswith(title) else f"{title}\n{passage.indexed}"
