"""The title of a document: as its file, its first page or its name gives it."""

import re
from collections.abc import Sequence

from corpus.terms import load_vocabulary
from ingest.describe.clues import Clues
from ingest.describe.found import Found
from ingest.describe.kind import kind_in
from ingest.load.types import Format

_TITLE_LENGTH = 160
_SHORT_TITLE = 4  # words: a cover's first heading this short is joined by the next


def title_of(clues: Clues) -> Found[str]:
    """The title its file gives (a PDF's only where it is printed too), the first heading, the line that names its kind,
    or the file name."""
    if clues.hints.get("title") and clues.format is not Format.PDF:
        return Found(clues.hints["title"], clues.hinted_by)
    if clues.hints.get("title") and _is_printed(clues.hints["title"], clues.first_page):
        return Found(_cut(clues.hints["title"]), clues.hinted_by)
    subject = next((line for line in clues.subjects if kind_in(line)), None) if clues.formal else None
    if clues.headings and (subject is None or kind_in("\n".join(clues.headings))):
        return Found(_cut(_heading_title(clues)), "text")
    if subject:
        return Found(_cut(subject), "text")
    if clues.stem:
        return Found(clues.stem, "file name")
    return Found(_cut(next(iter(clues.top), "Untitled")), "text")


def _is_printed(title: str, first_page: str) -> bool:
    """Whether a PDF's own title is no working name ("Draft report 5") but stands on its first page."""
    words = re.findall(r"\w+", title.lower())
    return len(words) >= _SHORT_TITLE and set(words) <= set(re.findall(r"\w+", first_page.lower()))


def _heading_title(clues: Clues) -> str:
    """The first heading; on a PDF's cover one that is short, or names only the council, goes with the next."""
    first, *rest = _without_letterhead(clues.headings)
    councils = load_vocabulary().councils_in(first)
    named = sum(mention.end - mention.start for mention in councils) > 0.8 * len(first)
    if clues.format is Format.PDF and rest and (named or len(first.split()) <= _SHORT_TITLE):
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
