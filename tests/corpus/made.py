"""Small documents for tests of the index: real types, tiny texts, vectors of four numbers."""

from hashlib import sha256

from llama_index.core.schema import TextNode

from corpus.document import Block, BlockKind, Description, DocumentRecord, Edition, PartialDate, Status
from corpus.passage import Passage, Unit, UnitKind
from corpus.writer import Writer


def record(document_id: str, text: str, published: str | None = None, **changed: object) -> DocumentRecord:
    when = PartialDate.parse(published) if published else None
    values: dict[str, object] = {
        "id": document_id,
        "edition": sha256(text.encode()).hexdigest(),
        "filename": f"{document_id}.txt",
        "source": f"/made/{document_id}.txt",
        "status": Status.INDEXED,
        "reason": None,
        "description": Description(title=f"About {document_id}", published=when, origins={"title": "text"}),
        "pages": None,
        "unreadable_pages": (),
        "ingested_at": "2026-01-01T00:00:00+00:00",
        "size": len(text),
    }
    return DocumentRecord(**(values | changed))  # type: ignore[arg-type]  # names and types are those above


def edition(text: str) -> Edition:
    blocks = tuple(Block(i, BlockKind.PARAGRAPH, start, end) for i, (start, end) in enumerate(_lines(text)))
    return Edition(sha256(text.encode()).hexdigest(), text, (), blocks)


def passages(document_id: str, text: str) -> tuple[Passage, ...]:
    """One passage a line."""
    digest = sha256(text.encode()).hexdigest()
    return tuple(
        Passage(f"{document_id}/{digest[:8]}/{i}", document_id, digest, i, start, end, ("Findings",), text[start:end])
        for i, (start, end) in enumerate(_lines(text))
    )


def units(document_id: str, text: str) -> tuple[Unit, ...]:
    """One sentence a passage; all of them one list."""
    return tuple(
        Unit(document_id, p.edition, i, UnitKind.SENTENCE, p.start, p.end, i, i, p.section, 0, i + 1)
        for i, p in enumerate(passages(document_id, text))
    )


def vector(text: str) -> list[float]:
    """Four numbers that depend on the text alone."""
    return [byte + 1.0 for byte in sha256(text.encode()).digest()[:4]]


def put(writer: Writer, document_id: str, text: str, **changed: object) -> None:
    """Put a document with its vectors."""
    made = record(document_id, text, **changed)  # type: ignore[arg-type]
    writer.put(made, edition(text), passages(document_id, text), units(document_id, text))
    add_vectors(writer)


def add_vectors(writer: Writer) -> None:
    found = writer.passages(writer.missing_vectors())
    writer.add_vectors([TextNode(id_=p.id, text=p.indexed, embedding=vector(p.indexed)) for p in found])


def _lines(text: str) -> list[tuple[int, int]]:
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return list(zip(starts, ends, strict=True))
