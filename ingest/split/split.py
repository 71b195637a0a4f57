"""Split blocks into passages for retrieval and number the units of evidence in them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from corpus.document import Block, BlockKind, Item
from corpus.folding import plain
from corpus.passage import Passage, Unit, UnitKind
from ingest.split.sentences import sentence_spans
from ingest.split.units import Cut, cut_units
from ingest.structure.marks import words_start

_FULL = 150  # words: MiniLM reads 256 tokens, some of them for the title
_ENOUGH = 60  # a heading closes a passage that holds this many words
_TINY = 25  # what a heading of the first two levels may leave in one passage with what follows
_ASIDE = (BlockKind.BOILERPLATE, BlockKind.METADATA)
_MAJOR = 2


@dataclass(frozen=True, slots=True)
class _Name:
    document_id: str
    edition: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """What goes into a passage as a whole: a block, or a part of a long one."""

    block: Block
    start: int
    end: int
    words: int


def split(
    text: str, blocks: Sequence[Block], document_id: str, edition: str, items: Sequence[Item] = ()
) -> tuple[tuple[Passage, ...], tuple[Unit, ...]]:
    """Passages of about 150 words, none over the end of an agenda item, and every unit with the ordinal of its passage;
    metadata is in none."""
    cuts = cut_units(text, blocks)
    pieces = _pieces(text, blocks, cuts)
    begins = [item.start for item in items] or [0]
    parts = [bisect_left(pieces, begin, key=lambda piece: piece.start) for begin in begins]
    groups = [group for first, last in pairwise([*parts, len(pieces)]) for group in _grouped(pieces[first:last])]
    name = _Name(document_id, edition)
    passages = tuple(_passage(text, blocks, group, name, ordinal) for ordinal, group in enumerate(groups))
    return passages, _units(cuts, passages, name)


def _pieces(text: str, blocks: Sequence[Block], cuts: Sequence[Cut]) -> list[_Piece]:
    by_block: dict[int, list[Cut]] = {}
    for cut in cuts:
        by_block.setdefault(cut.block.ordinal, []).append(cut)
    pieces: list[_Piece] = []
    for block in blocks:
        if block.kind not in _ASIDE:
            pieces.extend(_parts(text, block, by_block.get(block.ordinal, [])))
    return pieces


def _parts(text: str, block: Block, cuts: Sequence[Cut]) -> list[_Piece]:
    """The block as it is, or, if it is too long for a passage, parts of whole sentences."""
    words = len(text[block.start : block.end].split())
    if words <= _FULL or len(cuts) < 2:
        return [_Piece(block, block.start, block.end, words)]
    parts: list[_Piece] = []
    begin, last, held = block.start, block.start, 0
    share = words / -(-words // _FULL)
    for cut in cuts:
        size = len(text[cut.start : cut.end].split())
        if held and held + size / 2 > share:
            parts.append(_Piece(block, begin, last, held))
            begin, held = cut.start, 0
        last, held = cut.end, held + size
    parts.append(_Piece(block, begin, block.end, held))
    return parts


def _grouped(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    groups: list[list[_Piece]] = []
    held = 0
    for at, piece in enumerate(pieces):
        wanted = piece.words + _led(pieces, at)
        if not groups or _closes(groups[-1], held, piece, wanted):
            groups.append([])
            held = 0
        groups[-1].append(piece)
        held += piece.words
    return groups


def _led(pieces: Sequence[_Piece], at: int) -> int:
    """Words that must not part from a heading or lead-in: the list it leads, or of a long one the first item."""
    piece = pieces[at]
    rest = pieces[at + 1 : at + 41]
    led = [other.words for other in takewhile(lambda other: other.block.parent == piece.block.ordinal, rest)]
    if led:
        return sum(led) if piece.words + sum(led) <= _FULL else led[0]
    heads = piece.block.kind in (BlockKind.HEADING, BlockKind.TABLE_HEADER)
    return rest[0].words if rest and heads else 0


def _closes(group: Sequence[_Piece], held: int, piece: _Piece, wanted: int) -> bool:
    """Whether a piece must begin a new passage."""
    if all(part.block.kind in (BlockKind.HEADING, BlockKind.TABLE_HEADER) for part in group):
        return False
    if piece.block.kind is BlockKind.HEADING:
        return held >= (_TINY if (piece.block.level or _MAJOR) <= _MAJOR else _ENOUGH)
    if group[-1].block.ordinal == piece.block.parent and held < _FULL:
        return held > _ENOUGH and held + wanted > _FULL + _TINY
    return held + wanted > _FULL


def _passage(text: str, blocks: Sequence[Block], group: Sequence[_Piece], name: _Name, ordinal: int) -> Passage:
    start, end = group[0].start, group[-1].end
    section = group[-1].block.section if len(group) == 1 else _shared(group)
    lead_in = _repeated_lead_in(blocks, group)
    parts = [" > ".join(section)] if section else []
    parts += [_closing(text, block) for block in lead_in]
    parts += [_shown(text, piece) for piece in group if not _in_path(text, piece, section)]
    indexed = "\n".join(plain(part) for part in parts)
    identity = f"{name.document_id}/{name.edition[:8]}/{ordinal}"
    return Passage(identity, name.document_id, name.edition, ordinal, start, end, section, indexed)


def _shown(text: str, piece: _Piece) -> str:
    """A piece's text; a bullet is shown as "-", for it may be a symbol of a font nobody else has."""
    content = text[piece.start : piece.end]
    if piece.block.kind is BlockKind.LIST_ITEM and piece.block.label is None and piece.start == piece.block.start:
        return f"- {content[words_start(content) :]}"
    return content


def _closing(text: str, block: Block) -> str:
    """The last sentence of a lead-in; a header row or an item above as it is."""
    if block.kind is not BlockKind.PARAGRAPH:
        return text[block.start : block.end]
    start, end = sentence_spans(text, block.start, block.end)[-1]
    return text[start:end]


def _shared(group: Sequence[_Piece]) -> tuple[str, ...]:
    """The heading path of the passage's first words of text."""
    body = next((piece for piece in group if piece.block.kind is not BlockKind.HEADING), group[-1])
    return body.block.section


def _in_path(text: str, piece: _Piece, section: tuple[str, ...]) -> bool:
    return piece.block.kind is BlockKind.HEADING and " ".join(text[piece.start : piece.end].split()) in section


def _repeated_lead_in(blocks: Sequence[Block], group: Sequence[_Piece]) -> list[Block]:
    """Lead-ins and headers of the first piece, where they stand in the passage before."""
    found: list[Block] = []
    parent = group[0].block.parent
    while parent is not None and len(found) < 3:
        block = blocks[parent]
        if block.kind is not BlockKind.HEADING:
            found.insert(0, block)
        parent = block.parent
    return found


def _units(cuts: Sequence[Cut], passages: Sequence[Passage], name: _Name) -> tuple[Unit, ...]:
    last_of = {cut.block.ordinal: ordinal for ordinal, cut in enumerate(cuts)}
    units: list[Unit] = []
    passage = 0
    for ordinal, cut in enumerate(cuts):
        while passage + 1 < len(passages) and cut.start >= passages[passage + 1].start:
            passage += 1
        lead_in = None if cut.block.parent is None else last_of.get(cut.block.parent)
        units.append(_unit(cut, ordinal, None if cut.kind is UnitKind.METADATA else passage, lead_in, name))
    return tuple(units)


def _unit(cut: Cut, ordinal: int, passage: int | None, lead_in: int | None, name: _Name) -> Unit:
    return Unit(
        name.document_id,
        name.edition,
        ordinal,
        cut.kind,
        cut.start,
        cut.end,
        cut.block.ordinal,
        passage,
        cut.block.section,
        cut.block.group,
        cut.position,
        lead_in,
    )
