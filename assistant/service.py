"""Open the assistant over the current index generation."""

from assistant.answer import Assistant
from assistant.model.phrasing import phraser
from assistant.retrieve import Sources
from corpus.embedder import load_embedder
from corpus.errors import IndexDamagedError
from corpus.index import Index
from corpus.settings import Settings
from corpus.terms import load_vocabulary


def open_assistant(settings: Settings) -> Assistant:
    """Raises NoIndexError where nothing was ingested, ModelError where the embedder cannot be loaded, and
    IndexDamagedError where the index was built with another embedder."""
    index = Index.open(settings)
    embedder = load_embedder(settings)
    if index.embedder_id and index.embedder_id != embedder.id:
        raise IndexDamagedError(
            f"The index was built with {index.embedder_id}, but {embedder.id} is loaded. "
            "Run `craffu ingest` on the same files again, or set CRAFFU_EMBEDDER and CRAFFU_PRECISION as they were."
        )
    return Assistant(Sources(index, embedder, load_vocabulary()), phraser=phraser(settings))
