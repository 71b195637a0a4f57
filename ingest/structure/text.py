"""Plain text lines to drafts: join hard-wrapped lines; tell headings, datelines and items by how they are written."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.dates import dates_in
from corpus.document import BlockKind
from ingest.load.types import Draft, Line
from ingest.structure.marks import mark_of
from ingest.structure.words import flat, phrases

_ENDED = re.compile(r"[.!?:;,…][”’\"')\]]*$|[”\"]$")
_SENTENCE = re.compile(r"[.!?…][”’\"')\]]*$")
_WRAP = 100  # the widest that hard-wrapped text is set
_HEADING_WORDS = 18
_BODY_WORDS = 8  # what stands under a heading is at least this long
_NAME = re.compile(r"(?:[A-Z][\w’'-]+\s){1,4}[A-Z][\w’'-]+,\s")  # "Jane Doe, Cabinet Member for ..."
_DATELINE_WORDS = 12


def text_drafts(text: str, lines: Sequence[Line]) -> tuple[Draft, ...]:
    """Blocks in text order."""
    blocks = _joined(text, lines)
    drafts = [_draft(text, start, end) for start, end in blocks]
    return _with_headings(text, _with_datelines(text, drafts))


def _joined(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Spans of paragraphs: each line, unless the text is set to a width and a line runs on into the next."""
    wrapped = _is_wrapped(text, lines)
    width = max((line.end - line.start for line in lines), default=0)
    spans: list[tuple[int, int]] = []
    for line in lines:
        if wrapped and spans and _runs_on(text, spans[-1], line, width):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether many lines stop in the middle of a sentence at about the same width."""
    pairs = list(pairwise(lines))
    if not pairs or max(line.end - line.start for line in lines) > _WRAP:
        return False
    cut = sum(_cut(text, first, second) for first, second in pairs)
    return cut >= 2 and cut >= 0.3 * len(pairs)


def _cut(text: str, first: Line, second: Line) -> bool:
    return not _blank_between(text, first.end, second.start) and text[second.start].islower()


def _blank_between(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1 or text.count("\r", start, end) > 1


def _runs_on(text: str, span: tuple[int, int], line: Line, width: int) -> bool:
    if _blank_between(text, span[1], line.start) or mark_of(text[line.start : line.end]):
        return False
    last_break = max(text.rfind("\n", span[0], span[1]), text.rfind("\r", span[0], span[1]), span[0] - 1)
    full = span[1] - last_break - 1 >= 0.6 * width
    return text[line.start].islower() or (full and not _SENTENCE.search(text[span[0] : span[1]]))


def _draft(text: str, start: int, end: int) -> Draft:
    mark = mark_of(text[start:end])
    if mark is not None:
        return Draft(BlockKind.LIST_ITEM, start, end, marker=mark.style, label=mark.label)
    return Draft(BlockKind.PARAGRAPH, start, end)


def _with_datelines(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Datelines and bylines above the first paragraph of the body become metadata."""
    marked: list[Draft] = []
    top = True
    for draft in drafts:
        content = flat(text[draft.start : draft.end])
        top = top and not (draft.kind is BlockKind.PARAGRAPH and is_body(content) and len(content.split()) > 20)
        is_metadata = draft.kind is BlockKind.PARAGRAPH and top and is_dateline(content)
        marked.append(replace(draft, kind=BlockKind.METADATA) if is_metadata else draft)
    return marked


def is_dateline(content: str) -> bool:
    """Whether a short line says no more than when, or by whom, something was published."""
    if len(content.split()) > _DATELINE_WORDS:
        return False
    if phrases().bylines.fullmatch(content) and not _SENTENCE.search(content):
        return True
    label = phrases().labels.match(content)
    dates = [mention for mention in dates_in(content) if mention.day_known]
    if not dates:
        return False
    outside = content[: dates[0].start] + content[dates[-1].end :]
    return label is not None or not re.search(r"[A-Za-z]{4,}", re.sub(r"(?i)\b\w+day\b", "", outside))


def is_body(content: str) -> bool:
    """Whether a line reads as a paragraph's: long enough, or closed as a sentence is."""
    return len(content.split()) >= _BODY_WORDS and (_ENDED.search(content) is not None or len(content) > 200)


def _with_headings(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    marked: list[Draft] = []
    level = 1
    for at, draft in enumerate(drafts):
        if draft.kind is BlockKind.PARAGRAPH and _is_heading(text, drafts, at):
            marked.append(replace(draft, kind=BlockKind.HEADING, level=level))
            level = 2
        else:
            marked.append(draft)
    return tuple(marked)


def _is_heading(text: str, drafts: Sequence[Draft], at: int) -> bool:
    content = flat(text[drafts[at].start : drafts[at].end])
    if len(content.split()) > _HEADING_WORDS or _ENDED.search(content) or not content[0].isalnum():
        return False
    if _NAME.match(content) or is_furniture(content):
        return False
    return any(_is_under(text, draft) for draft in _following(text, drafts, at))


def _following(text: str, drafts: Sequence[Draft], at: int) -> list[Draft]:
    """The draft that follows a possible heading, datelines and furniture between them aside."""
    for draft in drafts[at + 1 : at + 6]:
        content = flat(text[draft.start : draft.end])
        if draft.kind is not BlockKind.METADATA and not is_furniture(content):
            return [draft]
    return []


def _is_under(text: str, draft: Draft) -> bool:
    return draft.kind is BlockKind.LIST_ITEM or is_body(flat(text[draft.start : draft.end]))


def is_furniture(content: str) -> bool:
    """Whether a line belongs to the site and not to the document."""
    known = phrases()
    return any(
        pattern.fullmatch(content)
        for pattern in (known.anywhere, known.imprint, known.visit_dates, known.related_dates, known.ends)
    )
