"""Whether the text of a PDF page looks wrong, and how two readings of a page compare."""

import re
from collections import Counter

_MOST_ODD = 0.1  # share of the characters; no page of 1,901 in real reports passes a fiftieth
# controls, private use, U+FFFD, and the dingbats that pdfium makes of glyphs named a1, a2 ...; not its hyphen U+FFFE
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u2600-\u27bf\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_ALIKE = 0.95  # share of the words
_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"\b[^\W\d_]{2,}\b")


def looks_wrong(text: str) -> bool:
    """Whether more than a tenth of the characters that are not white space are none that a report is written in."""
    odd = len(_ODD.findall(text))
    return odd > 0 and odd > _MOST_ODD * len("".join(text.split()))


def is_gapped(text: str) -> bool:
    """Whether any character was lost in reading, which could have been a figure's."""
    return "\ufffd" in text or looks_wrong(text)


def reads_better(text: str, other: str) -> bool:
    """Whether a page's text is sound and holds more whole words than another reading of it."""
    return not looks_wrong(text) and _words(text) > _words(other)


def read_alike(text: str, other: str) -> bool:
    """Whether two readings of a page hold the same words and numbers, nineteen in twenty of them, in any order."""
    ours, theirs = Counter(_TOKEN.findall(text)), Counter(_TOKEN.findall(other))
    return (ours & theirs).total() >= _ALIKE * max(ours.total(), theirs.total())


def _words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
