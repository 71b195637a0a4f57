"""Importing this loads all that an ingest needs, the model too, for a fork server whose children then begin at once."""

import datasketch  # noqa: F401
from llama_index.vector_stores.chroma import ChromaVectorStore  # noqa: F401

import ingest.embed.ahead
import ingest.embed.cache
import ingest.link.link
import ingest.read.read
import ingest.run  # noqa: F401
from corpus.embedder import load_embedder
from corpus.settings import Settings

load_embedder(Settings())
