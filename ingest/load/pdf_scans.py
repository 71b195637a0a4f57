"""PDF pages that are pictures (scans, or type drawn as shapes): find them, and read them by text recognition."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.load.ocr import Recogniser, mean_confidence, recognise
from ingest.load.ocr_rows import rows_of
from ingest.load.pdf_doubt import looks_wrong
from ingest.load.pdf_edges import Sheet, body_size, mark_running
from ingest.load.pdf_lines import Row
from ingest.load.pdf_picture import Picture, picture_of
from ingest.read.deadline import more_time

FLOOR = 0.8  # mean confidence below which a page counts as unread: see docs/decisions/0013-text-recognition.md
_FEW = 12  # words beside stamps and running heads: a page with more has a text layer
_STAMP = re.compile(r"(?:page|tudalen)?\s*\d{1,4}(?:\s*(?:of|o)\s*\d{1,4})?|agenda item\s*\w{1,5}", re.IGNORECASE)
_PICTURED_WORDS = 15  # in a picture beside the page's own words: fewer are a photograph's
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_scans(sheets: Sequence[Sheet], data: bytes, recogniser: Recogniser | None) -> list[Sheet]:
    """The pages, those that are pictures with the words recognised in them; marked unread where there is nothing that
    recognises, or it cannot read them well enough."""
    size = body_size(sheets)
    read = list(sheets)
    for index, marked in enumerate(mark_running(sheets)):
        picture = _picture_to_read(marked, data, index)
        if picture is None:
            continue
        if recogniser is None:
            read[index] = replace(sheets[index], unread=picture.is_drawn)
        else:
            read[index] = _recognised(sheets[index], picture, recogniser, size)
            more_time()
    return read


def _picture_to_read(sheet: Sheet, data: bytes, index: int) -> Picture | None:
    """The picture of a page that has no words of its own or only wrong ones, or few beside a scan; else None."""
    own = [row.text for row in sheet.rows if not row.running and not _STAMP.fullmatch(row.text.strip())]
    words, wrong = sum(len(_WORD.findall(text)) for text in own), looks_wrong(sheet.text)
    picture = picture_of(data, index, sheet.rows) if words < _FEW or wrong else None
    return picture if picture and (picture.is_scan or wrong or (picture.is_drawn and not words)) else None


def _recognised(sheet: Sheet, picture: Picture, recogniser: Recogniser, size: float) -> Sheet:
    words = recognise(picture.image, picture.dpi, recogniser)
    confidence = mean_confidence(words)
    written = () if looks_wrong(sheet.text) else tuple(row for row in sheet.rows if row.text.strip())
    rows = [row for row in rows_of(words, sheet.height, size) if not any(_stands_on(row, other) for other in written)]
    count = sum(len(_WORD.findall(row.text)) for row in rows)
    if confidence < FLOOR or not count:
        photograph = bool(written) and count < _PICTURED_WORDS
        return replace(sheet, unread=not photograph)
    return replace(sheet, rows=(*written, *rows), confidence=round(confidence, 2), doubtful=False)


def _stands_on(row: Row, other: Row) -> bool:
    """Whether a recognised row is one that the page has as text too, such as a stamp."""
    return abs(row.y - other.y) < 0.6 * other.size and abs(row.x - other.x) < 2 * other.size
