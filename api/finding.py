"""Find words within one document: as they stand together, else the passages that hold them all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.document import Edition
from corpus.folding import readable

LONGEST = 200  # characters of what may be looked for
MOST = 100  # hits shown
_AROUND = 90  # characters before and after

# What a reader types for what a document has: any quote mark or dash for the plain one, a line end for a space.
_ALIKE = {"'": "['‘’‛`´′]", '"': '["“”„‟″«»]', "-": "[-‐‑‒–—−\u00ad\ufffe\x02]"}
_ALIKE |= dict.fromkeys("‘’", _ALIKE["'"]) | dict.fromkeys("“”", _ALIKE['"']) | dict.fromkeys("–—", _ALIKE["-"])
_BREAK = "(?:[-\u00ad\ufffe\x02]\\s*\n?)?"  # a word that a line end parts


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]`, and what stands around it."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Findings:
    """At most `MOST` places in text order, and whether the words stand `together` there. `more`: there are others."""

    places: Sequence[Found]
    together: bool
    more: bool


def find(edition: Edition, wanted: str) -> Findings:
    """Where the words stand in a text, whatever their case."""
    words = wanted[:LONGEST].split()
    if not words:
        return Findings((), True, False)
    together = [match.span() for match in islice(_pattern(words).finditer(edition.text), MOST + 1)]
    spans = together or list(islice(_holding(edition, words), MOST + 1))
    places = [_found(edition.text, start, end) for start, end in spans[:MOST]]
    return Findings(places, bool(together), len(spans) > MOST)


def _holding(edition: Edition, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Blocks that have every word."""
    patterns = [_pattern([word]) for word in words]
    for block in edition.blocks:
        text = edition.text[block.start : block.end]
        if all(pattern.search(text) for pattern in patterns):
            yield block.start, block.end


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\s+".join(_BREAK.join(_ALIKE.get(c, re.escape(c)) for c in word) for word in words), re.I)


def _found(text: str, start: int, end: int) -> Found:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Found(start, end, _spaced(before), readable(text[start:end]), _spaced(after))


def _spaced(text: str) -> str:
    """On one line; a space at either end stays, since words follow."""
    return " " * text[:1].isspace() + readable(text) + " " * text[-1:].isspace()
