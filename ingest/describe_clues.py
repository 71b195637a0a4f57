"""What a document says about itself, gathered once: its address, its top, its first page, its furniture, its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from corpus.document import Block, BlockKind
from ingest.load_types import Format, Loaded
from ingest.structure_words import flat

_TOP_BLOCKS = 14
_HASHED = re.compile(r"[0-9a-f_-]{12,}|\d+[_-][0-9a-f]{8,}")
_TOP_LETTERS = 6000


@dataclass(frozen=True, slots=True)
class Clues:
    """`hints` and the word for where they stood; `headings`, `datelines`, `furniture` are folded lines of the top."""

    format: Format
    hints: dict[str, str]
    hinted_by: str
    host: str | None
    path: str
    stem: str | None
    folders: tuple[str, ...]
    headings: tuple[str, ...]
    datelines: tuple[str, ...]
    furniture: tuple[str, ...]
    top: tuple[str, ...]
    cover: tuple[str, ...]
    foot: tuple[str, ...]
    body: str
    outside: str
    first_page: str
    last_page: str


def clues_of(loaded: Loaded, blocks: Sequence[Block], filename: str, source: str) -> Clues:
    address = urlsplit(loaded.hints.get("url", ""))
    first_end = loaded.pages[0].end if loaded.pages else _TOP_LETTERS
    top = [block for block in blocks if block.start < first_end][: 4 * _TOP_BLOCKS]
    header = loaded.format in (Format.RECORD, Format.MARKDOWN) and bool(loaded.hints)
    outside = [block for block in blocks if block.kind is BlockKind.BOILERPLATE]
    body = [block for block in blocks if block.kind not in (BlockKind.BOILERPLATE, BlockKind.METADATA)]
    stem = PurePosixPath(filename).stem

    def lines(chosen: Sequence[Block], kind: BlockKind | None = None) -> tuple[str, ...]:
        return tuple(flat(loaded.text[block.start : block.end]) for block in chosen if kind in (None, block.kind))

    return Clues(
        format=loaded.format,
        hints={name: value for name, value in loaded.hints.items() if value},
        hinted_by=loaded.hinted_by,
        host=address.hostname,
        path=address.path,
        stem=None if _HASHED.fullmatch(stem) else stem,
        folders=tuple(reversed(PurePosixPath(source.rsplit(":", maxsplit=1)[-1]).parts[1:-1])),
        headings=lines(top, BlockKind.HEADING),
        datelines=() if header else lines(top, BlockKind.METADATA),
        furniture=lines([block for block in outside if block.start < first_end][:_TOP_BLOCKS]),
        top=lines([block for block in top if block in body][:_TOP_BLOCKS]),
        cover=tuple(flat(loaded.text[line.start : line.end]) for line in loaded.lines if line.page == 1),
        foot=lines(outside[-_TOP_BLOCKS:]),
        body="\n".join(lines(body)),
        outside="\n".join(lines(outside)),
        first_page=flat(loaded.text[:first_end]),
        last_page=flat(loaded.text[loaded.pages[-1].start :]) if loaded.pages else "",
    )
