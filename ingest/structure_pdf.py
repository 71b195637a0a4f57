"""PDF lines to drafts: headings by size and weight, paragraphs and items by gaps and marks, contents pages left out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import BlockKind
from ingest.load_types import Draft, Line
from ingest.structure_contents import contents_lines
from ingest.structure_grades import Table, is_grade_cell, is_judgement, judgement_tables
from ingest.structure_marks import mark_of
from ingest.structure_words import flat, phrases

_ENDED = re.compile(r"[.!?:;][”’\"')\]]*\d{0,2}$")
_LONGEST_HEADING = 35  # words
_PLAIN_HEADING = 9  # words
_HEAVIER = 120  # how much font weight makes bold


@dataclass(frozen=True, slots=True)
class Style:
    """The body's font size in points, its weight, and the step from line to line in font sizes."""

    size: float
    weight: int
    pitch: float

    def level(self, line: Line) -> float:
        """How much a line stands out: 0 for body text, half a point for bold, else points of size."""
        larger = max(0.0, line.size - self.size) if line.size >= self.size + 1 else 0.0
        return larger + (0.5 if line.weight >= self.weight + _HEAVIER else 0.0)


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
    return _ranked(_with_plain_headings(text, drafts))


def body_style(lines: Sequence[Line]) -> Style:
    """The size and weight that most characters have."""
    counts = Counter[tuple[float, int]]()
    for line in lines:
        if not line.running:
            counts[line.size, line.weight] += line.end - line.start
    size, weight = counts.most_common(1)[0][0] if counts else (12.0, 400)
    return Style(size, weight, _pitch(lines, size or 1.0))


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The commonest step between two lines of the body, bounded to what a paragraph can have."""
    steps = Counter(
        round((first.y_end - second.y) / size, 1)
        for first, second in pairwise(lines)
        if first.page == second.page and first.size == second.size == size
    )
    common = [(step, count) for step, count in steps.most_common(3) if 1.0 <= step <= 2.0]
    most = max((count for _, count in common), default=0)
    return min((step for step, count in common if 2 * count >= most), default=1.2)  # short paragraphs have many gaps


def _parted(text: str, group: Sequence[Line], line: Line, style: Style) -> bool:
    """Whether a line begins a new block."""
    last = group[-1]
    content = text[line.start : line.end]
    heading = style.level(last) > 0 and style.level(group[0]) > 0
    if heading and is_grade_cell(content, line, group[0]):
        return False
    if abs(style.level(line) - style.level(last)) > 0.4 and (heading or _stands_out(text, last, line, style)):
        return True
    if line.page != last.page:
        return heading or mark_of(content) is not None or _ended(text, last) or not _goes_on(content)
    if mark_of(content) is not None and (line.x <= group[0].x + 3 or _ended(text, last) or not _numbered(content)):
        return True
    step = last.y_end - line.y
    return step < -0.5 * line.size or step > _gap(line, style) or _leaves_item(text, group, line)


def _is_note_mark(text: str, line: Line, style: Style) -> bool:
    """A footnote's number that pdfium reads as a line of its own."""
    return line.size < style.size - 0.9 and text[line.start : line.end].isdigit()


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
    mark = mark_of(content)
    level = min(style.level(line) for line in group)
    stated = is_judgement(content) or (level < 1 and content.rstrip().endswith(":"))  # bold, but a lead-in
    if level > 0 and _reads_as_heading(content) and not stated and not (mark and mark.label is None):
        return Draft(BlockKind.HEADING, start, end, level=round(level * 10), label=mark.label if mark else None)
    if mark is not None:
        return Draft(BlockKind.LIST_ITEM, start, end, marker=mark.style, label=mark.label)
    return Draft(BlockKind.PARAGRAPH, start, end)


def _with_plain_headings(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Short unfinished lines of body type (often italic) right above an item or a paragraph are headings too."""
    marked = list(drafts)
    for at, draft in enumerate(drafts[:-1]):
        content = text[draft.start : draft.end]
        if draft.kind is BlockKind.PARAGRAPH and _is_plain_heading(content) and _is_under(text, drafts[at + 1]):
            marked[at] = replace(draft, kind=BlockKind.HEADING, level=1)
    return marked


def _is_plain_heading(content: str) -> bool:
    short = len(content.split()) <= _PLAIN_HEADING and "\n" not in content and content[0].isupper()
    return (
        short
        and _reads_as_heading(content)
        and not content.endswith((":", "?", "!", "”", "'"))
        and not is_judgement(content)
    )


def _is_under(text: str, draft: Draft) -> bool:
    words = len(text[draft.start : draft.end].split())
    return draft.kind is BlockKind.LIST_ITEM or (draft.kind is BlockKind.PARAGRAPH and words > 2 * _PLAIN_HEADING)


def _reads_as_heading(content: str) -> bool:
    words = content.split()
    if len(words) > _LONGEST_HEADING or content.rstrip(" ”’\"'0123456789").endswith((".", ";", ",")):
        return False
    return any(char.isalpha() for char in content) and not is_labelled(content)


def is_labelled(content: str) -> bool:
    """Whether the content is a line such as "Inspection dates: 5 to 16 December 2022"."""
    label, colon, value = flat(content).partition(": ")
    return (
        bool(colon)
        and len(label.split()) <= 4
        and phrases().parts.fullmatch(label) is None
        and any(char.isdigit() or char.isupper() for char in value[:1] + value[-4:])
    )


def _ruled_draft(line: Line) -> Draft:
    kind = BlockKind.TABLE_HEADER if line.header else BlockKind.TABLE_ROW
    return Draft(kind, line.start, line.end, table=line.table)


def _table_drafts(table: Table, lines: Sequence[Line]) -> list[Draft]:
    drafts = []
    for kind, first, last in table.rows:
        drafts.append(Draft(kind, lines[first].start, lines[last].end, table=-1 - table.first))
    return drafts


def _ranked(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Heading levels from 1, the most outstanding first, in place of how much they stand out."""
    found = sorted({draft.level for draft in drafts if draft.level is not None}, reverse=True)
    ranks = {level: min(rank, 6) for rank, level in enumerate(found, start=1)}
    return tuple(replace(draft, level=ranks[draft.level]) if draft.level is not None else draft for draft in drafts)
