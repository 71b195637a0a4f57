"""The plain llama-index and Chroma quickstart, as a yardstick: page texts, default splitter, one embedder, top two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import chromadb
from chromadb.config import Settings as ChromaSettings
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore
from pypdf import PdfReader
from pypdf.errors import PyPdfError

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever

TOP = 2  # llama-index's default similarity_top_k


@dataclass(frozen=True)
class Plain:
    """An index of the quickstart. `pages` counts what was read, a file without pages as one."""

    retriever: "BaseRetriever"
    pages: int

    def retrieve(self, question: str) -> int:
        """How many nodes it finds. There it ends without a language model: what to say of them is not decided."""
        return len(self.retriever.retrieve(question))


def build(files: Sequence[Path], model: Path, folder: Path) -> Plain:
    """Read, split, embed and store, as the documentation of llama-index 0.14 does it; all in `folder`."""
    documents = [document for file in files for document in _read(file)]
    embedder = HuggingFaceEmbedding(model_name=str(model), device="cpu", trust_remote_code=False)
    client = chromadb.PersistentClient(str(folder), ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection("quickstart", embedding_function=None)  # its default would download one
    index = VectorStoreIndex.from_documents(
        documents,
        StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection)),
        transformations=[SentenceSplitter()],
        embed_model=embedder,
    )
    return Plain(index.as_retriever(similarity_top_k=TOP), len(documents))


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
