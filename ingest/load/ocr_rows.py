"""Recognised words to rows of a page, what was recognised too badly left out in plain sight."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from ingest.load.ocr import Word
from ingest.load.pdf_lines import Row

ILLEGIBLE = "[illegible]"  # stands where a word was printed that could not be recognised, as transcribers write it
_WORD_FLOOR = 0.3  # confidences; measured, see docs/decisions/0013-text-recognition.md
_FIGURE_FLOOR = 0.75
_MARK_FLOOR = 0.5
# What tesseract makes of "72.0%" and "£3,872" (three decimals), "85%", "£5,390", however sure it is of it.
_MISREAD = re.compile(r"(?<![\d.])\d{1,3}\.\d{3}(?![\d.])|(?<!\S)(?!1996)\d{1,3}96(?!\S)|\d;\d")
_LARGER = 1.35  # how much higher than the page's lines a heading's is


def rows_of(words: Sequence[Word], height: float, size: float) -> tuple[Row, ...]:
    """The page's rows, its upper edge at `height`. Body lines get the font size `size`, all measures in points; larger
    lines as much more as they are higher."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    usual = median(_height(line) for line in lines) if lines else 0.0
    return tuple(row for line in lines if (row := _row(line, height, size, usual)) is not None)


def _row(line: Sequence[Word], height: float, size: float, usual: float) -> Row | None:
    """A line's row, None where most of it could not be read: a signature, a crest, the grain of the paper."""
    words = _legible(line)
    if len(words) <= 2 * words.count(ILLEGIBLE):
        return None
    text = " ".join(words)
    higher = _height(line) / usual
    y = height - median(word.bottom for word in line)
    return Row(text, line[0].left, y, y, round(2 * size * higher) / 2 if higher >= _LARGER else size, 0)


def _legible(line: Iterable[Word]) -> list[str]:
    texts: list[str] = []
    for word in line:
        text = _text(word)
        if text and not (text == ILLEGIBLE and texts[-1:] == [ILLEGIBLE]):
            texts.append(text)
    return texts


def _text(word: Word) -> str:
    """The word, `[illegible]` in its place where it may well be wrong (sooner where it holds a figure), nothing for a
    doubtful mark, most often a speck."""
    if not any(char.isalnum() for char in word.text):
        return word.text if word.confidence >= _MARK_FLOOR else ""
    if _MISREAD.search(word.text.strip(".,;:()")):
        return ILLEGIBLE
    floor = _FIGURE_FLOOR if any(char.isdigit() for char in word.text) else _WORD_FLOOR
    return word.text if word.confidence >= floor else ILLEGIBLE


def _height(line: Sequence[Word]) -> float:
    return max(word.height for word in line)
