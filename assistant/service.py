"""Open the assistant over the current index generation."""

from assistant.answer import Assistant
from assistant.model.phrasing import phraser
from assistant.reader import Reader, load_reader
from assistant.requested import Requests
from assistant.retrieve import Sources
from corpus.embedder import load_embedder, packaged_folder, precision
from corpus.errors import IndexDamagedError
from corpus.index import Index
from corpus.settings import Settings
from corpus.terms import load_vocabulary


def open_assistant(settings: Settings, requests: Requests | None = None) -> Assistant:
    """`requests` reads out of documents what they ask for (`workbench.answering`). Raises NoIndexError where nothing
    was ingested, ModelError where the embedder cannot be loaded, IndexDamagedError where the index was built with
    another embedder."""
    index = Index.open(settings)
    embedder = load_embedder(settings)
    if index.embedder_id and index.embedder_id != embedder.id:
        raise IndexDamagedError(
            f"The index was built with {index.embedder_id}, but {embedder.id} is loaded. "
            "Run `craffu ingest` on the same files again, or set CRAFFU_EMBEDDER and CRAFFU_PRECISION as they were."
        )
    sources = Sources(index, embedder, load_vocabulary(), reader=_reader(settings), requests=requests)
    return Assistant(sources, phraser=phraser(settings))


def _reader(settings: Settings) -> Reader | None:
    """The reader over the packaged weights; None where they are not installed, or it is switched off."""
    folder = packaged_folder()
    return load_reader(folder, bf16=precision(settings) == "bf16") if folder and settings.reader else None
