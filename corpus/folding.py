"""Fold text for comparison, keeping for every folded character the place it came from; offsets never fold.

Folded away: compatibility forms (NFKC, so ligatures and no-break spaces), private-use characters, curly quotes, dashes,
runs of white space, soft hyphens, zero-width characters, and every hyphen between two letters, with the line end after
it if there is one: a PDF cannot tell "decision-/making" from "deci-/sion" (pdfium marks both U+FFFE), so
"decision-making" and "decisionmaking" compare as equal. A hyphen beside a digit stays ("12-18").
"""

import re
import unicodedata
from dataclasses import dataclass

_QUOTES = dict.fromkeys("‘’‚‛`´′", "'") | dict.fromkeys("“”„‟″«»", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_NOTHING = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_PRIVATE = range(0xE000, 0xF900)  # what is left of a bullet whose font a PDF does not name
# Replacing what is found takes a fifth and less of `str.translate`, which asks for each character of a text.
_INVISIBLE = re.compile(f"[{''.join(_NOTHING)}{chr(_PRIVATE[0])}-{chr(_PRIVATE[-1])}]")
_PLAIN = _QUOTES | _DASHES
_UNPLAIN = re.compile(f"[{''.join(_PLAIN)}]")
_LINE_END_MARK = re.compile(r"[\ufffe\u0002]\s*")
_REPLACED = _QUOTES | _DASHES | _NOTHING
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:[\ufffe\u0002\u00ad]\s*|[-‐‑](?:[ \t]*\r?\n\s*)?)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded text; `starts[i]` and `ends[i]` bound the source characters that became `text[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find(self, quote: str, begin: int = 0) -> tuple[int, int] | None:
        """Where a folded quote stands in the source, as (start, end), or None."""
        if not quote:
            return None
        at = self.text.find(quote, begin)
        return None if at < 0 else (self.starts[at], self.ends[at + len(quote) - 1])


def fold_with_offsets(text: str) -> Folded:
    """Fold text and keep the way back. Example: "a\\u00a0\\u00a0b" gives "a b" with starts (0, 1, 3)."""
    joined = {i for match in _INNER_HYPHEN.finditer(text) for i in range(match.start(), match.end())}
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, char in enumerate(text):
        if i in joined:
            continue
        for folded in _fold_character(char):
            if folded == " " and characters and characters[-1] == " ":
                ends[-1] = i + 1
                continue
            characters.append(folded)
            starts.append(i)
            ends.append(i + 1)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def fold(text: str) -> str:
    """The folded text alone, without white space at its ends; case is kept."""
    text = _INNER_HYPHEN.sub("", text)
    if text.isascii():
        return " ".join(text.split())
    return " ".join("".join(_fold_character(char) for char in text).split())


def _fold_character(char: str) -> str:
    if char.isascii():
        return " " if char.isspace() else char
    if char in _REPLACED:
        return _REPLACED[char]
    if char == "\ufffe":
        return "-"
    if ord(char) in _PRIVATE:
        return ""
    return "".join(" " if c.isspace() else _REPLACED.get(c, c) for c in unicodedata.normalize("NFKC", char))


def readable(text: str) -> str:
    """The text on one line for a reader: white space runs become one space, pdfium's line-end hyphen a plain one;
    quotes and dashes stay as the source has them."""
    if text.isascii() and "\x02" not in text:  # nearly all are, and looking at each character takes ten times as long
        return " ".join(text.split())
    return " ".join(_INVISIBLE.sub("", _LINE_END_MARK.sub("-", text)).split())


def plain(text: str) -> str:
    """Readable text with plain quotes and dashes, hyphens kept: for finding words and values, not for comparing."""
    return _UNPLAIN.sub(lambda found: _PLAIN[found[0]], readable(text))
