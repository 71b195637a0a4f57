"""Undo what disguises words from a reader of patterns: look-alikes, spaced-out letters, digits in words, reversals."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from corpus.folding import plain

_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s.·•*_|-]{1,2}[^\W\d_](?![^\W_])){4,}")
_TURNED = re.compile("\u202e([^\u202c\n]*)\u202c?")  # shown from right to left
_NOT_A_LETTER = re.compile(r"[\W_]+")
_MIXED = re.compile(r"\b(?=\w*[^\W\d_]{2})(?=\w*\d)\w{4,}\b")  # "1gn0re"; "2018/19" and "s47" stay


def undisguised(text: str) -> str:
    """The text with each letter as what it looks like, spaced-out letters joined; compare only, offsets are lost.

    Look-alikes are a few of the Unicode consortium's confusables (UTS 39), in disguise.toml.

    >>> undisguised("і g n o r e your 1nstruct10ns")
    'ignore your instructions'
    """
    turned = _TURNED.sub(lambda match: match[1][::-1], text)
    lines = (plain(line) for line in unicodedata.normalize("NFKC", turned).splitlines())
    seen = "".join(char for char in "\n".join(lines) if char == "\n" or unicodedata.category(char) != "Cf")
    joined = _SPACED.sub(lambda match: _NOT_A_LETTER.sub("", match.group()), seen.translate(_letters("look_alike")))
    return _MIXED.sub(lambda match: match.group().translate(_letters("digits")), joined)


@cache
def _letters(name: str) -> dict[int, str]:
    data = tomllib.loads((Path(__file__).parent / "disguise.toml").read_text(encoding="utf-8"))
    return {ord(char): letter for letter, chars in data[name].items() for char in chars}
