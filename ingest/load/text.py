"""Plain text: decode the bytes and find the lines; the text is kept exactly as decoded."""

import codecs
import re

from corpus.errors import EmptyDocumentError, UnsupportedFormatError
from ingest.load.types import Format, Line, Loaded

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Bytes to text: by byte order mark, else UTF-8, else as declared, else Windows-1252.

    UTF-8 goes before what a page declares, since hardly anything else happens to be UTF-8 and many pages declare what
    they are not. Raises UnsupportedFormatError on binaries."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode(_known(declared), errors="replace")
    if len(_CONTROL.findall(text)) > len(text) // 200:
        raise UnsupportedFormatError("The file is not text (it holds binary data); save it as text, HTML or PDF.")
    if not text.strip():
        raise EmptyDocumentError("The file holds no text; check that it was saved whole.")
    return text


def _known(declared: str | None) -> str:
    """The declared character set; Windows-1252 for an unknown one and for Latin-1, which browsers read so too."""
    try:
        name = codecs.lookup(declared or "cp1252").name
    except LookupError:
        return "cp1252"
    return "cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name


def lines_of(text: str, begin: int = 0) -> tuple[Line, ...]:
    """The lines that hold something, trimmed of white space at both ends."""
    found = []
    for match in _LINE.finditer(text, begin):
        start, end = trim(text, match.start(), match.end())
        if start < end:
            found.append(Line(start, end))
    return tuple(found)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; start == end where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def load_text(data: bytes) -> Loaded:
    text = decode(data)
    return Loaded(Format.TEXT, text, lines_of(text))
