"""The documents of an index as llama-index's passages, and each passage's sentences, with their places in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llama_index.core import Document
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.node_parser.text.utils import split_by_sentence_tokenizer
from llama_index.core.schema import TextNode

from corpus.document import BlockKind, DocumentRecord, Edition, Status
from corpus.index import Index

_ALL = 10**9
_NO_STATEMENT = {BlockKind.METADATA, BlockKind.BOILERPLATE}


@dataclass(frozen=True)
class Place:
    """A run of a stored text, `text[start:end]`, and the node that stands for it."""

    record: DocumentRecord
    start: int
    end: int
    node: TextNode


def passages(index: Index) -> dict[str, Place]:
    """Every document held, page by page, cut by llama-index's `SentenceSplitter` at its default of 1,024 tokens; by
    node id. The text is the one that Craffu read, so that all systems differ in finding and answering alone."""
    documents, places = [], {}
    for record in index.records(status=Status.INDEXED, limit=_ALL):
        for page, start, end in _pages(index.edition(record.id)):
            text = index.text(record.id, None, start, end)
            about = {"file_name": record.filename, "page_label": page}
            unseen = list(about)  # by the embedder, as SimpleDirectoryReader hides the file's name
            name = f"{record.id} {page}"
            documents.append(Document(text=text, id_=name, metadata=about, excluded_embed_metadata_keys=unseen))
            places[name] = (record, start)
    found = {}
    for node in SentenceSplitter().get_nodes_from_documents(documents):
        assert isinstance(node, TextNode)
        record, start = places[str(node.ref_doc_id)]
        assert node.start_char_idx is not None
        begin = start + node.start_char_idx
        found[node.node_id] = Place(record, begin, begin + len(node.text), node)
    return found


def statements(place: Place, edition: Edition) -> Place | None:
    """The passage without the header fields of a record before it, which state nothing; None where nothing is left."""
    blocks = [block for block in edition.blocks if block.kind not in _NO_STATEMENT and block.end > place.start]
    start = max(place.start, blocks[0].start) if blocks else place.end
    return Place(place.record, start, place.end, place.node) if start < place.end else None


def sentences(places: Sequence[Place], index: Index) -> dict[str, Place]:
    """The sentences of these passages, each once, by node id; llama-index's own splitter tells them."""
    found = {}
    for place in places:
        edition = index.edition(place.record.id)
        for start, end in _sentences(place, edition):
            name = f"{place.record.id} {start}"
            node = TextNode(id_=name, text=edition.text[start:end], metadata={"at": name})
            node.excluded_embed_metadata_keys = ["at"]
            found[name] = Place(place.record, start, end, node)
    return found


def _pages(edition: Edition) -> Iterator[tuple[str, int, int]]:
    if not edition.pages:
        yield "", 0, len(edition.text)
    for page in edition.pages:
        if edition.text[page.start : page.end].strip():
            yield str(page.index), page.start, page.end


def _sentences(place: Place, edition: Edition) -> Iterator[tuple[int, int]]:
    split = split_by_sentence_tokenizer()
    for block in edition.blocks:
        start, end = max(block.start, place.start), min(block.end, place.end)
        if block.kind in _NO_STATEMENT or start >= end:
            continue
        for piece in split(edition.text[start:end]):
            whole = piece.strip()
            begin = start + piece.find(whole)
            start += len(piece)
            if whole:
                yield begin, begin + len(whole)
