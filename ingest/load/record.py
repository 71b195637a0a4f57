"""Records: text files that open with `key: value` lines closed by `---`; the header is read, and stays in the text.

With a line `---` above it too, the header is front matter: what a user tells of the text.
"""

import re

from corpus.document import BlockKind
from ingest.load.text import decode, lines_of
from ingest.load.types import Draft, Format, Loaded

_FIELD = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}):[ \t]*(.*?)[ \t]*")
_NAMES = {
    "date": "published",
    "text": "text_status",
    "source": "url",
    "type": "kind",
    "council": "authority",
    "lang": "language",
    "license": "licence",
}
_MOST_FIELDS = 40
_RULE = "---"


def load_record(data: bytes) -> Loaded | None:
    """The record, or None where the text has no such header."""
    text = decode(data)
    header = _header(text)
    if header is None:
        return None
    hints, drafts, body = header
    by = "user" if _is_fenced(text) else "header"
    return Loaded(Format.RECORD, text, lines_of(text, body), drafts, hints=hints, hinted_by=by)


def _is_fenced(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").partition("\n")[0].rstrip() == _RULE


def _header(text: str) -> tuple[dict[str, str], tuple[Draft, ...], int] | None:
    hints: dict[str, str] = {}
    drafts: list[Draft] = []
    for line in lines_of(text)[: _MOST_FIELDS + 1]:
        content = text[line.start : line.end]
        if content == _RULE:
            if hints:
                return hints, tuple(drafts), line.end
            continue  # an opening rule, as Markdown front matter has
        match = _FIELD.fullmatch(content)
        if match is None and content.startswith(("- ", "#")) and _is_fenced(text):
            continue  # front matter may hold lists and remarks
        if match is None:
            return None
        hints[hint_name(match[1])] = unquoted(match[2])
        if match[2]:
            drafts.append(Draft(BlockKind.METADATA, line.start, line.end))
    return None


def hint_name(key: str) -> str:
    """The field of a description that a header's key means: "date" is "published"."""
    name = key.strip().lower().replace(" ", "_").replace("-", "_")
    return _NAMES.get(name, name)


def unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
