"""PDF lines to drafts: paragraphs and items by gaps and marks, headings, tables; contents pages left out."""

import re
from collections.abc import Sequence

from corpus.document import BlockKind
from ingest.load.types import Draft, Line
from ingest.structure.contents import contents_lines
from ingest.structure.grades import Table, is_grade_cell, is_judgement, judgement_tables
from ingest.structure.headings import heading_level, is_capitals, ranked, with_plain_headings
from ingest.structure.marks import anchor_of, mark_of
from ingest.structure.sources import is_source
from ingest.structure.style import Style, body_style

_ENDED = re.compile(r"[.!?:;][”’\"')\]]*\d{0,2}$")
_NOTE = re.compile(r"\d{1,3}[\s\u00a0]+\S")
_ALIKE = 0.6  # points of size


def pdf_drafts(text: str, lines: Sequence[Line]) -> tuple[Draft, ...]:
    """Blocks in text order; running heads and feet are boilerplate."""
    style = body_style(lines)
    contents = contents_lines(text, lines)
    tables = {table.first: table for table in judgement_tables(text, lines)}
    drafts: list[Draft] = []
    group: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        table = tables.get(at)
        apart = line.running or at in contents or _is_note_mark(text, line, style)
        if group and (apart or table or line.table or _parted(text, group, line, style)):
            drafts.append(_draft(text, group, style))
            group = []
        if line.table and not apart:
            drafts.append(_ruled_draft(line))
            at += 1
            continue
        if table:
            drafts.extend(_table_drafts(table, lines))
            at = table.last + 1
            continue
        if apart:
            drafts.append(Draft(BlockKind.BOILERPLATE, line.start, line.end))
        else:
            group.append(line)
        at += 1
    if group:
        drafts.append(_draft(text, group, style))
    return ranked(with_plain_headings(text, drafts))


def _parted(text: str, group: Sequence[Line], line: Line, style: Style) -> bool:
    """Whether a line begins a new block."""
    last = group[-1]
    content = text[line.start : line.end]
    heading = style.level(last) > 0 and style.level(group[0]) > 0
    if heading and is_grade_cell(content, line, group[0]):
        return False
    if abs(style.level(line) - style.level(last)) > 0.4 and (heading or _stands_out(text, last, line, style)):
        return True
    ends_capitals = is_capitals(text[group[0].start : last.end]) and not is_capitals(content)
    if ends_capitals or _opens_note(text, line, style):
        return True
    if line.page != last.page or line.y > last.y_end + 0.5 * line.size:
        return heading or not _runs_over(text, last, line)
    if mark_of(content) is not None and (line.x <= group[0].x + 3 or _ended(text, last) or not _numbered(content)):
        return True
    return last.y_end - line.y > _gap(line, style) or _leaves_item(text, group, line)


def _runs_over(text: str, last: Line, line: Line) -> bool:
    """Whether a paragraph runs over into the next page or column."""
    content = text[line.start : line.end]
    if mark_of(content) is not None or _ended(text, last):
        return False
    return _goes_on(content) and (line.page != last.page or abs(line.size - last.size) <= _ALIKE)


def _is_note_mark(text: str, line: Line, style: Style) -> bool:
    """A footnote's number that pdfium reads as a line of its own."""
    return line.size < style.size - 0.9 and text[line.start : line.end].isdigit()


def _opens_note(text: str, line: Line, style: Style) -> bool:
    """Whether a line opens a footnote: small type behind a number."""
    return line.size < style.size - 0.9 and _NOTE.match(text, line.start, line.end) is not None


def _is_source(text: str, group: Sequence[Line], style: Style) -> bool:
    """Whether a footnote only says where something stands, and says nothing itself."""
    return _opens_note(text, group[0], style) and is_source(text[group[0].start : group[-1].end])


def _stands_out(text: str, last: Line, line: Line, style: Style) -> bool:
    return style.level(line) >= 1 or _ended(text, last) or last.y_end - line.y > 1.3 * line.size


def _gap(line: Line, style: Style) -> float:
    """The step between baselines, in points, beyond which a new paragraph begins."""
    return 1.28 * style.pitch * max(line.size, style.size)


def _leaves_item(text: str, group: Sequence[Line], line: Line) -> bool:
    """Whether a line stands back at the margin, left of an item's hanging words."""
    first = group[0]
    if line.x > first.x + 3 or mark_of(text[first.start : first.end]) is None:
        return False
    return group[1].x > first.x + 6 if len(group) > 1 else line.x < first.x - 6 or _ended(text, first)


def _ended(text: str, line: Line) -> bool:
    return _ENDED.search(text[max(line.start, line.end - 8) : line.end]) is not None


def _goes_on(content: str) -> bool:
    return not content[0].isupper() or len(content) > 40


def _numbered(content: str) -> bool:
    mark = mark_of(content)
    return mark is not None and mark.label is not None


def _draft(text: str, group: Sequence[Line], style: Style) -> Draft:
    start, end = group[0].start, group[-1].end
    content = text[start:end]
    if _is_source(text, group, style):
        return Draft(BlockKind.BOILERPLATE, start, end)
    mark = mark_of(content)
    label = mark.label if mark else anchor_of(content)
    if not (mark and mark.label is None) and (level := heading_level(content, group, style)):
        if not is_judgement(content):
            return Draft(BlockKind.HEADING, start, end, level=round(level * 10), label=label)
        heads = group[0].page > 1  # on the first page it stands above the table of judgements, not above text
        return Draft(BlockKind.PARAGRAPH, start, end, level=round(level * 10) if heads else None, label=label)
    if mark is not None:
        return Draft(BlockKind.LIST_ITEM, start, end, marker=mark.style, label=label)
    return Draft(BlockKind.PARAGRAPH, start, end, label=label)


def _ruled_draft(line: Line) -> Draft:
    kind = BlockKind.TABLE_HEADER if line.header else BlockKind.TABLE_ROW
    return Draft(kind, line.start, line.end, table=line.table)


def _table_drafts(table: Table, lines: Sequence[Line]) -> list[Draft]:
    drafts = []
    for kind, first, last in table.rows:
        drafts.append(Draft(kind, lines[first].start, lines[last].end, table=-1 - table.first))
    return drafts
