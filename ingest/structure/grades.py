"""Tables of judgements: join each area with its grade, though both are broken over lines; tell judgement sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document import BlockKind
from ingest.load.types import Line
from ingest.structure.marks import mark_of
from ingest.structure.words import flat, phrases

_LONGEST_LABEL = 4  # lines
_STEP = 1.6  # lines of one cell are nearer than this many font sizes
_FEWEST_ROWS = 2
_SENTENCE_END = re.compile(r"[.!?:;,]$")
_FROM_MARGIN = 90.0  # points: a grade on a line of its own stands in a column of its own


@dataclass(frozen=True, slots=True)
class Table:
    """Indices of the first and last line, and the rows as (kind, first line, last line)."""

    first: int
    last: int
    rows: tuple[tuple[BlockKind, int, int], ...]


def judgement_tables(text: str, lines: Sequence[Line]) -> list[Table]:
    """All tables of rows "area, grade" on one page each: two rows or more, or one under a header row."""
    contents = [flat(text[line.start : line.end]) for line in lines]
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        rows, after = _rows(contents, lines, at)
        headed = at > 0 and phrases().grade_headers.fullmatch(contents[at - 1]) is not None
        if len(rows) >= (1 if headed else _FEWEST_ROWS):
            if headed:
                rows.insert(0, (BlockKind.TABLE_HEADER, at - 1, at - 1))
            tables.append(Table(rows[0][1], rows[-1][2], tuple(rows)))
            at = after
        else:
            at += 1
    return tables


def is_judgement(content: str) -> bool:
    """Whether the content states a grade as a sentence does: "Children's services in Exham are good"; not where it
    asks or relates: "What is good"."""
    return _judgement().search(flat(content)) is not None


def is_grade_cell(content: str, line: Line, first: Line) -> bool:
    """Whether a line holds a grade, or a part of one, in a column to the right of a heading that began at `first`."""
    words = flat(content).lower()
    apart = line.page == first.page and line.x > first.x + _FROM_MARGIN
    return apart and any(words in grade for grade in phrases().grades)


@cache
def _judgement() -> re.Pattern[str]:
    grades, verbs, openers = "|".join(phrases().grades), phrases().verbs.pattern, phrases().grade_openers.pattern
    given = rf"(?:{verbs}) (?:judged (?:to be )?)?(?:{grades})|requires? improvement(?: to be good)?"
    return re.compile(rf"^(?!(?:{openers})\b)[^:]+\s(?:{given})\W*\d?$", re.I)


def _rows(contents: Sequence[str], lines: Sequence[Line], at: int) -> tuple[list[tuple[BlockKind, int, int]], int]:
    rows: list[tuple[BlockKind, int, int]] = []
    while at < len(lines):
        listed = _is_bullet(contents[at]) or lines[at].table
        last = None if listed else _row_end(contents, lines, at)
        if last is None:
            break
        rows.append((BlockKind.TABLE_ROW, at, last))
        at = last + 1
    return rows, at


def _row_end(contents: Sequence[str], lines: Sequence[Line], first: int) -> int | None:
    """The last line of the row that begins at `first`, or None if none does."""
    for at in range(first, min(first + _LONGEST_LABEL, len(lines))):
        if at > first and not _same_cell(contents, lines, at, first):
            return None
        if at > first and _in_grade_column(contents[at], lines[at], lines[first]):
            return _grade_end(contents, lines, at, "", first)
        grade = _grade_at_end(contents[at])
        if grade is not None:
            return _grade_end(contents, lines, at + 1, grade, first)
        if phrases().grade_headers.fullmatch(contents[at]) or _is_bullet(contents[at]):
            return None
        if _SENTENCE_END.search(contents[at]) and not _grade_follows(contents, lines, at, first):
            return None
    return None


def _is_bullet(content: str) -> bool:
    mark = mark_of(content)
    return mark is not None and mark.label is None


def _grade_follows(contents: Sequence[str], lines: Sequence[Line], at: int, first: int) -> bool:
    return at + 1 < len(lines) and _in_grade_column(contents[at + 1], lines[at + 1], lines[first])


def _same_cell(contents: Sequence[str], lines: Sequence[Line], at: int, first: int) -> bool:
    line, last = lines[at], lines[at - 1]
    if line.running or line.table or line.page != last.page:
        return False
    if _in_grade_column(contents[at], line, lines[first]):
        return True
    mark = mark_of(contents[at])
    return mark is None and 0 <= last.y_end - line.y <= _STEP * line.size


def _in_grade_column(content: str, line: Line, first: Line) -> bool:
    return line.x > first.x + _FROM_MARGIN and content[:1].isupper() and _begins_grade(content.lower())


def _begins_grade(words: str) -> bool:
    return any(grade == words or grade.startswith(words + " ") for grade in phrases().grades)


def _grade_at_end(content: str) -> str | None:
    """The grade, or beginning of one, that closes a line behind its label; it has a capital, a sentence's has not."""
    words = content.split()
    for size in range(min(6, len(words) - 1), 0, -1):
        tail = " ".join(words[-size:])
        label_end = words[-size - 1].lower()
        if tail[0].isupper() and _begins_grade(tail.lower()) and not phrases().verbs.fullmatch(label_end):
            return tail.lower()
    return None


def _grade_end(contents: Sequence[str], lines: Sequence[Line], at: int, grade: str, first: int) -> int | None:
    """The last line of the row, given that its grade so far is `grade` and goes on, if at all, at line `at`."""
    while at < len(lines) and lines[at].page == lines[first].page and not lines[at].running:
        longer = f"{grade} {contents[at].lower()}".strip()
        if not _begins_grade(longer) or (grade and lines[at].x <= lines[first].x + _FROM_MARGIN / 2):
            break
        grade = longer
        at += 1
    if grade not in phrases().grades:
        return None
    while at < len(lines) and _continues_label(contents, lines, at, first):
        at += 1
    return at - 1


def _continues_label(contents: Sequence[str], lines: Sequence[Line], at: int, first: int) -> bool:
    """A label's last line can stand behind the grade, which is centred on it."""
    line = lines[at]
    near = line.page == lines[first].page and 0 < lines[at - 1].y_end - line.y <= _STEP * line.size
    return (
        near
        and not line.running
        and contents[at][0].islower()
        and not _SENTENCE_END.search(contents[at])
        and (abs(line.x - lines[first].x) < _FROM_MARGIN / 2 and len(contents[at].split()) <= 8)
    )
