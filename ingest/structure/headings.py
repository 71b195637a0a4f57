"""What reads as a heading of a PDF: by its type, its capitals, its name, or by standing alone above its text."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import BlockKind
from ingest.load.types import Draft, Line
from ingest.structure.grades import is_judgement
from ingest.structure.marks import anchor_of
from ingest.structure.style import Style
from ingest.structure.words import flat, phrases

_LONGEST_HEADING = 35  # words
_PLAIN_HEADING = 9  # words
_CAPITALS, _NAMED = 0.3, 0.2  # how much these stand out among lines of body type: less than bold ones
_LONGEST_CAPITALS = 12  # words
_FEWEST_CAPITALS = 6  # letters


def heading_level(content: str, group: Sequence[Line], style: Style) -> float:
    """How much the content stands out as a heading: by its type, its capitals, or its name ("Recommendation 3"); 0
    where it is none. One that states a judgement heads what follows, and is quoted as a sentence is."""
    level = min(style.level(line) for line in group)
    lead_in = level < 1 and content.rstrip().endswith(":")  # bold, but a lead-in
    if lead_in or not _reads_as_heading(content):
        return 0
    capitals = _CAPITALS if is_capitals(content) and len(content.split()) <= _LONGEST_CAPITALS else 0
    return max(level, capitals, _NAMED if anchor_of(content) else 0)


def is_capitals(content: str) -> bool:
    """Whether the content is in capitals and more than an abbreviation."""
    letters, figures = sum(map(str.isalpha, content)), sum(map(str.isdigit, content))
    return content.isupper() and letters >= max(_FEWEST_CAPITALS, 2 * figures)


def with_plain_headings(text: str, drafts: Sequence[Draft]) -> list[Draft]:
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


def ranked(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Heading levels from 1, the most outstanding first, in place of how much they stand out."""
    found = sorted({draft.level for draft in drafts if draft.level is not None}, reverse=True)
    ranks = {level: min(rank, 6) for rank, level in enumerate(found, start=1)}
    return tuple(replace(draft, level=ranks[draft.level]) if draft.level is not None else draft for draft in drafts)
