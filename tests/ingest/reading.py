"""Read bytes or text as a named document, and look at what came out."""

from corpus.document import Block, BlockKind
from corpus.passage import Unit, UnitKind
from ingest.read.read import Reading, read_bytes


def read(content: str | bytes, name: str = "note.txt", folder: str = "papers") -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return read_bytes(name, data, f"/{folder}/{name}")


def blocks(reading: Reading, kind: BlockKind) -> list[str]:
    return [block_text(reading, block) for block in reading.edition.blocks if block.kind is kind]


def block_text(reading: Reading, block: Block) -> str:
    return reading.edition.text[block.start : block.end]


def units(reading: Reading, kind: UnitKind) -> list[str]:
    return [unit_text(reading, unit) for unit in reading.units if unit.kind is kind]


def unit_text(reading: Reading, unit: Unit) -> str:
    return reading.edition.text[unit.start : unit.end]


def flat(text: str) -> str:
    return " ".join(text.split())
