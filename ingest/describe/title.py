"""The title of a document: as its file, its first page or its name gives it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.terms import load_vocabulary
from ingest.describe.clues import Clues
from ingest.describe.found import Found
from ingest.describe.kind import kind_in
from ingest.describe.words import words
from ingest.load.types import Format
from ingest.structure.words import flat

_TITLE_LENGTH = 160
_ITEM = re.compile(r"\d+(?:\.\d+)*[.)]\s")
_SHORT_TITLE = 4  # words: a cover's first heading this short is joined by the next


def title_of(clues: Clues) -> Found[str]:
    """The title its file gives (a PDF's only where it is printed too), the first heading, the line that names its kind,
    or the file name."""
    if clues.hints.get("title") and clues.format is not Format.PDF:
        return Found(flat(clues.hints["title"]), clues.hinted_by)
    if clues.hints.get("title") and _is_printed(clues.hints["title"], clues.first_page):
        return Found(_cut(flat(clues.hints["title"])), clues.hinted_by)
    subject = next((line for line in clues.subjects if kind_in(line)), None) if clues.formal else None
    headings = _titles(clues)
    if headings and (subject is None or kind_in("\n".join(headings))):
        return Found(_cut(_heading_title(clues.format, headings)), "text")
    if subject:
        return Found(_cut(_with_its_first_line(subject, clues)), "text")
    if clues.stem:
        return Found(clues.stem, "file name")
    return Found(_cut(next(iter(clues.top), "Untitled")), "text")


def _is_printed(title: str, first_page: str) -> bool:
    """Whether a PDF's own title is no working name ("Draft report 5") but stands on its first page."""
    said = re.findall(r"\w+", title.lower())
    return len(said) >= _SHORT_TITLE and set(said) <= set(re.findall(r"\w+", first_page.lower()))


def _titles(clues: Clues) -> Sequence[str]:
    """Headings that may be titles: in a plain text, where any short line may be one, those above the first item."""
    above = tuple(takewhile(lambda line: not _ITEM.match(line), clues.top))
    near = above if clues.format is Format.TEXT else clues.headings
    return [line for line in clues.headings if line in near and not words().untitled.fullmatch(line)]


def _with_its_first_line(subject: str, clues: Clues) -> str:
    """A line that is only the kind's name, such as "Public Health Briefing", with the line above it."""
    at = clues.cover.index(subject) if subject in clues.cover else 0
    above = clues.cover[at - 1] if at else ""
    alone = len(subject.split()) <= _SHORT_TITLE and len(above.split()) > 1 and load_vocabulary().body(above) is None
    return f"{above}: {subject}" if alone and clues.format is Format.PDF and at == 1 else subject


def _heading_title(format_: Format, headings: Sequence[str]) -> str:
    """The first heading; on a PDF's cover one that is short, or names only the council, goes with the next."""
    first, *rest = _without_letterhead(headings)
    councils = load_vocabulary().councils_in(first)
    named = sum(mention.end - mention.start for mention in councils) > 0.8 * len(first)
    if format_ is Format.PDF and rest and (named or len(first.split()) <= _SHORT_TITLE):
        return f"{first}: {rest[0]}"
    return first


def _without_letterhead(headings: Sequence[str]) -> Sequence[str]:
    """The headings from the first on that is more than the name of an inspectorate or another body."""
    named = load_vocabulary().body
    return next((headings[at:] for at, line in enumerate(headings) if named(line) is None), headings)


def _cut(text: str) -> str:
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
