"""What a document says about itself, gathered once: its address, its top, its first page, its furniture, its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import PurePosixPath
from statistics import median
from urllib.parse import urlsplit

from corpus.document import Block, BlockKind
from ingest.describe.words import words
from ingest.load.types import Format, Line, Loaded
from ingest.structure.words import flat

_TOP_BLOCKS = 14
_HASHED = re.compile(r"[0-9a-f_-]{12,}|\d+[_-][0-9a-f]{8,}")
_TOP_LETTERS = 6000
_SUBJECT_WORDS = 40
_PROSE_WORDS = 9
_COVER_LINES = 200
_ENDED = re.compile(r"[.!?;:,]\W*$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d+)*[.)]\s")
_BOLD = 600  # weight
_LARGE = 1.15  # times the size of most lines


@dataclass(frozen=True, slots=True)
class Clues:
    """`hints` and the word for where they stood; `headings`, `datelines`, `furniture` are folded lines of the top;
    `subjects` what the first page sets off (large, bold, in capitals) or prints above its prose; `addressed`
    what stands above a letter's "Dear"; `formal`: a letter, a report or minutes, whose first page says what it is."""

    format: Format
    formal: bool
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
    subjects: tuple[str, ...]
    addressed: str
    cover: tuple[str, ...]
    foot: tuple[str, ...]
    body: str
    outside: str
    first_page: str
    last_page: str


def clues_of(loaded: Loaded, blocks: Sequence[Block], filename: str, source: str, address: str = "") -> Clues:
    """What a document says of itself; `address` is where it was found, where somebody told that."""
    site = urlsplit(address or loaded.hints.get("url", ""))
    first_end = loaded.pages[0].end if loaded.pages else _TOP_LETTERS
    addressed = _addressed(loaded.text[:first_end])
    cover = _cover(loaded.text[:first_end], loaded.lines, loaded.format)
    top = [block for block in blocks if block.start < first_end][: 4 * _TOP_BLOCKS]
    header = loaded.format in (Format.RECORD, Format.MARKDOWN) and bool(loaded.hints)
    outside = [block for block in blocks if block.kind is BlockKind.BOILERPLATE]
    body = [block for block in blocks if block.kind not in (BlockKind.BOILERPLATE, BlockKind.METADATA)]
    stem = PurePosixPath(filename).stem

    def lines(chosen: Sequence[Block], kind: BlockKind | None = None) -> tuple[str, ...]:
        return tuple(flat(loaded.text[block.start : block.end]) for block in chosen if kind in (None, block.kind))

    return Clues(
        format=loaded.format,
        formal=_is_formal(loaded.format, addressed, cover),
        hints={name: value for name, value in loaded.hints.items() if value},
        hinted_by="page metadata" if loaded.format is Format.HTML else loaded.hinted_by,
        host=site.hostname,
        path=site.path,
        stem=None if _HASHED.fullmatch(stem) else stem,
        folders=tuple(reversed(PurePosixPath(source.rsplit(":", maxsplit=1)[-1]).parts[1:-1])),
        headings=tuple(line for line in lines(top, BlockKind.HEADING) if not _NUMBERED.match(line)),
        datelines=() if header else lines(top, BlockKind.METADATA),
        furniture=lines([block for block in outside if block.start < first_end][:_TOP_BLOCKS]),
        top=lines([block for block in top if block in body][:_TOP_BLOCKS]),
        subjects=(
            *filter(_is_subject, _head(cover)),
            *_set_off(loaded.text, loaded.lines),
            *filter(_is_subject, lines([block for block in top if block in body])),
        ),
        addressed=addressed,
        cover=cover,
        foot=lines(outside[-_TOP_BLOCKS:]),
        body="\n".join(lines(body)),
        outside="\n".join(lines(outside)),
        first_page=flat(loaded.text[:first_end]),
        last_page=flat(loaded.text[loaded.pages[-1].start :]) if loaded.pages else "",
    )


def _is_formal(format_: Format, addressed: str, cover: Sequence[str]) -> bool:
    """Printed formats are; a plain text is where it opens as a letter, as minutes or with the days of an inspection."""
    if format_ is not Format.TEXT:
        return format_ in (Format.PDF, Format.DOCX)
    labels = (words().periods, words().minutes)
    return bool(addressed) or any(label.match(line) for line in cover[:_TOP_BLOCKS] for label in labels)


def _is_subject(line: str) -> bool:
    return len(line.split()) <= _SUBJECT_WORDS and not (_ENDED.search(line) or _NUMBERED.match(line))


def _set_off(text: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """Neighbouring lines of the first page that stand out from the rest, joined."""
    page = [line for line in lines if line.page == 1 and not line.running]
    usual = median(line.size for line in page) if page else 0.0
    runs: list[str] = []
    for out, run in groupby(page, key=lambda line: _stands_out(text[line.start : line.end], line, usual)):
        if out:
            runs.append(flat(" ".join(text[line.start : line.end] for line in run)))
    return tuple(runs)


def _stands_out(content: str, line: Line, usual: float) -> bool:
    if _NUMBERED.match(content):
        return False
    return line.weight >= _BOLD or line.size > _LARGE * usual or (content.isupper() and len(content.split()) > 1)


def _head(cover: Sequence[str]) -> Sequence[str]:
    """The lines above the first prose, which goes on in the next line or ends there as a sentence does."""
    for at, (line, following) in enumerate(pairwise((*cover, ""))):
        if len(line.split()) >= _PROSE_WORDS and (following[:1].islower() or line.endswith(".")):
            return cover[:at]
    return cover[:_TOP_BLOCKS]


def _addressed(first_page: str) -> str:
    salutation = words().salutations.search(first_page)
    return flat(first_page[: salutation.start()]) if salutation else ""


def _cover(first_page: str, lines: Sequence[Line], format_: Format) -> tuple[str, ...]:
    """The lines of the first page as printed."""
    if format_ is Format.PDF:
        cover = [line for line in lines[: 2 * _COVER_LINES] if line.page == 1][:_COVER_LINES]
        return tuple(flat(first_page[line.start : line.end]) for line in cover)
    return tuple(flat(line) for line in first_page.splitlines()[:_COVER_LINES] if line.strip())
