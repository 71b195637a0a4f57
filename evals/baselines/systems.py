"""What people set up with llama-index in an afternoon: its quickstart, BM25 alone, and both fused by rank."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.indices.vector_store import VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever

TOP = 10  # passages looked at; the answer comes from the first two, llama-index's default

Build = Callable[[Sequence[TextNode], BaseEmbedding], BaseRetriever]


@dataclass(frozen=True)
class System:
    """`build` gives a retriever over passages or sentences. Where the best passage scores below `least` the system
    declines; the score is the retriever's own."""

    build: Build
    least: float = 0.0


def quickstart(nodes: Sequence[TextNode], embedder: BaseEmbedding) -> BaseRetriever:
    """The nearest vectors, by llama-index's own store."""
    return VectorStoreIndex(list(nodes), embed_model=embedder).as_retriever(similarity_top_k=TOP)


def bm25(nodes: Sequence[TextNode], embedder: BaseEmbedding) -> BaseRetriever:
    """llama-index's BM25 retriever (bm25s) with its defaults: English stop words and stems."""
    return BM25Retriever.from_defaults(nodes=list(nodes), similarity_top_k=min(TOP, len(nodes)))


def hybrid(nodes: Sequence[TextNode], embedder: BaseEmbedding) -> BaseRetriever:
    """Both, by llama-index's reciprocal rank fusion; without a language model there are no other wordings to try."""
    return QueryFusionRetriever(
        [quickstart(nodes, embedder), bm25(nodes, embedder)],
        llm=MockLLM(),  # never asked; the default would reach for a hosted one
        mode=FUSION_MODES.RECIPROCAL_RANK,
        similarity_top_k=TOP,
        num_queries=1,
        use_async=False,
    )


# Each `least` is the one that made the most of bundled.jsonl right, as its user would set it; see decision 0025.
SYSTEMS: Mapping[str, System] = {
    "quickstart": System(quickstart, least=0.42),  # cosine
    "BM25": System(bm25, least=2.8),
    "hybrid": System(hybrid, least=0.032),  # ranked high by both
}
