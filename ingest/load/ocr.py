"""Text recognition by tesseract: what this machine can recognise with, and the words it finds in a picture."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytesseract
from PIL.Image import Image
from pytesseract import Output, TesseractError, TesseractNotFoundError

SECONDS = 30.0  # for one look at a page: five times what one needs that is full and noisy
_LANGUAGES = ("eng", "cym")
_SURE = 0.8  # mean confidence from which a page stands upright for certain; see docs/decisions/0013-text-recognition.md
_TURNED = "osd"  # tesseract's data that tells how a page is turned


@dataclass(frozen=True, slots=True)
class Recogniser:
    """What recognises text here: `languages` as tesseract is given them, `name` for people and for telling changes,
    whether it tells how a page is turned, and the `seconds` that each look at a page may take."""

    languages: str
    name: str
    tells_turned: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: `confidence` from 0 to 1, `line` equal for words of one line, place in points from the upper
    left corner of the upright page."""

    text: str
    confidence: float
    line: tuple[int, int, int]
    left: float
    bottom: float
    height: float


@cache
def find_recogniser(ocr: str, seconds: float = SECONDS) -> Recogniser | None:
    """What CRAFFU_OCR allows and this machine has: English and Welsh, or the one of them that is installed.

    `seconds` is how long each look at a page may take."""
    if ocr == "off":
        return None
    try:
        held, version = set(pytesseract.get_languages()), pytesseract.get_tesseract_version()
    except (TesseractNotFoundError, OSError, SystemExit):  # SystemExit: a version that pytesseract cannot use
        return None
    languages = "+".join(name for name in _LANGUAGES if name in held)
    return Recogniser(languages, f"tesseract {version}, {languages}", _TURNED in held, seconds) if languages else None


def recogniser_name(ocr: str) -> str:
    """What recognises text here, for telling when that changes; "nothing" where nothing does."""
    found = find_recogniser(ocr)
    return found.name if found else "nothing"


def recognise(picture: Image, dpi: float, recogniser: Recogniser) -> tuple[Word, ...]:
    """The words of a page, line by line in reading order; turned upright where that reads better.

    Empty where tesseract finds none, fails, or needs too long for one of its at most three looks."""
    os.environ["OMP_THREAD_LIMIT"] = "1"  # its threads cost more than they bring, and pages are read on all cores
    try:
        words = _words(picture, dpi, recogniser)
        if mean_confidence(words) >= _SURE or not recogniser.tells_turned:
            return words
        turn = _turn(picture, dpi, recogniser)
        turned = _words(picture.rotate(-turn, expand=True), dpi, recogniser) if turn else ()
    except (TesseractError, RuntimeError, OSError):  # RuntimeError: the time is over
        return ()
    return max(words, turned, key=mean_confidence)


def mean_confidence(words: tuple[Word, ...]) -> float:
    """The mean over words that have a letter or figure; 0 where there is none."""
    known = [word.confidence for word in words if any(char.isalnum() for char in word.text)]
    return sum(known) / len(known) if known else 0.0


def _words(picture: Image, dpi: float, recogniser: Recogniser) -> tuple[Word, ...]:
    picture.format = "BMP"  # what pytesseract hands over; its PNG would take a third of a second to make
    config = f"--psm 3 --dpi {dpi:.0f}"
    data = pytesseract.image_to_data(
        picture, recogniser.languages, config, output_type=Output.DICT, timeout=recogniser.seconds
    )
    return tuple(_each_word(data, 72 / dpi))


def _each_word(data: dict[str, list[Any]], scale: float) -> Iterator[Word]:
    for at, text in enumerate(data["text"]):
        confidence = float(data["conf"][at])
        if text.strip() and confidence >= 0:
            line = (data["block_num"][at], data["par_num"][at], data["line_num"][at])
            left, bottom = data["left"][at] * scale, (data["top"][at] + data["height"][at]) * scale
            yield Word(text.strip(), confidence / 100, line, left, bottom, data["height"][at] * scale)


def _turn(picture: Image, dpi: float, recogniser: Recogniser) -> int:
    """By how many degrees, clockwise, the picture must be turned to stand upright; 0 where tesseract cannot tell."""
    picture.format = "BMP"
    config = f"--dpi {dpi:.0f}"
    try:
        found = pytesseract.image_to_osd(picture, config=config, output_type=Output.DICT, timeout=recogniser.seconds)
    except TesseractError:  # too few letters to tell
        return 0
    return int(found["rotate"])
