"""The plain llama-index and Chroma quickstart, as a yardstick: page texts, default splitter, one embedder, top two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings as ChromaSettings
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.callbacks import CallbackManager, CBEventType, LlamaDebugHandler
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore
from pypdf import PdfReader
from pypdf.errors import PyPdfError

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever

TOP = 2  # llama-index's default similarity_top_k


@dataclass(frozen=True)
class Built:
    """`pages` counts what was read, a file without pages as one; `seconds` by stage."""

    pages: int
    seconds: dict[str, float]


@dataclass(frozen=True)
class Plain:
    """An index of the quickstart."""

    retriever: "BaseRetriever"

    def retrieve(self, question: str) -> int:
        """How many nodes it finds. There it ends without a language model: what to say of them is not decided."""
        return len(self.retriever.retrieve(question))


def build(files: Sequence[Path], model: Path, folder: Path) -> Built:
    """Read, split, embed and store, as the documentation of llama-index 0.14 does it; all in `folder`."""
    began = perf_counter()
    documents = [document for file in files for document in _read(file)]
    read = perf_counter()
    watch = LlamaDebugHandler(print_trace_on_end=False)
    events = CallbackManager([watch])
    embedder = _embedder(model)
    loaded = perf_counter()
    collection = _client(folder).create_collection("quickstart", embedding_function=None)  # its default downloads one
    VectorStoreIndex.from_documents(
        documents,
        StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection)),
        transformations=[SentenceSplitter(callback_manager=events)],
        embed_model=embedder,
        callback_manager=events,
    )
    split, embed = (_seconds(watch, kind) for kind in (CBEventType.NODE_PARSING, CBEventType.EMBEDDING))
    store = perf_counter() - loaded - split - embed
    stages = {"read": read - began, "split": split, "embed": loaded - read + embed, "publish": store}
    return Built(len(documents), stages)


def open_plain(model: Path, folder: Path) -> Plain:
    """What `build` made in `folder`, to be asked."""
    collection = _client(folder).get_collection("quickstart", embedding_function=None)
    store = ChromaVectorStore(chroma_collection=collection)
    return Plain(VectorStoreIndex.from_vector_store(store, _embedder(model)).as_retriever(similarity_top_k=TOP))


def _embedder(model: Path) -> HuggingFaceEmbedding:
    return HuggingFaceEmbedding(model_name=str(model), device="cpu", trust_remote_code=False)


def _client(folder: Path) -> ClientAPI:
    return chromadb.PersistentClient(str(folder), ChromaSettings(anonymized_telemetry=False))


def _seconds(watch: LlamaDebugHandler, kind: CBEventType) -> float:
    return watch.get_event_time_info(kind).total_secs


def _read(file: Path) -> Iterator[Document]:
    """One document a page, as `SimpleDirectoryReader` gives them; what cannot be read is passed over, as there."""
    if file.suffix.lower() != ".pdf":
        yield Document(text=file.read_text(encoding="utf-8", errors="ignore"), metadata={"file_name": file.name})
        return
    try:
        texts = [page.extract_text() for page in PdfReader(file).pages]
    except (PyPdfError, ValueError, KeyError, TypeError):
        return
    for number, text in enumerate(texts, 1):
        yield Document(text=text, metadata={"file_name": file.name, "page_label": str(number)})
