"""Printed numbers of recommendations: "Recommendation 3", "R3", "4a) i-iii)" and "4, 5 and 6" in one form."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.recommendations.words import expression, label_words

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_WORD = 3  # letters before a dotted number; "A1.2" is a paragraph's
_MOST = 150  # no list of recommendations is longer; a year is no number of one
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,2})?(?!\d|%|[,.]\d)")
_LETTER = re.compile(
    r"(?:\s?\(([a-z])(?:\s?[-–]\s?([a-z]))?\)"  # 4(a), 4 (a-b)
    r"|([a-z])(?:\s?[-–]\s?([a-z]))?(?=\)|[\s.,;:/(]|$)"  # 4a, 9a-c)
    r"|\) ([a-z])(?:\s?[-–]\s?([a-z]))?\))"  # 12) a-c)
)
_ROMAN = re.compile(r"[\s.)]{0,3}\(?([ivx]{1,5})(?:\s?[-–]\s?([ivx]{1,5}))?(?=[\s.),;:/]|$)\)?\.?")
_AND = re.compile(
    r"\)?\.?(?:\s*(?:,|/|&|;|\band\b|\ba(?:c)?\b)\s*)+(?:(?:recommendations?|r|rec)\.?\s?(?=\d))?", re.IGNORECASE
)
_TO = re.compile(r"\)?\s?(?:-|–|\bto\b|\bi\b)\s?(?=\d)")
_ENDS = re.compile(r"[\s)]*(?:$|[:.\-–—|)\]]|\n|\t|\()")


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numbers in one form ("4(a)(i)") and where they stand; `kind` as the word before them says, "" without one."""

    numbers: tuple[str, ...]
    start: int
    end: int
    kind: str = ""

    def rest_of(self, text: str) -> str:
        """What stands behind the label in its text, without the marks between."""
        return text[self.end :].strip(" :.-–—|)")


def parent(number: str) -> str | None:
    """The number that one is a part of: "4(a)(i)" of "4(a)"."""
    return number[: number.rindex("(")] if "(" in number else None


def label_of(text: str) -> Numbered | None:
    """The number that a text (one line, see `words.on_one_line`) begins with, where words before it say what it
    numbers and it is a label: "Recommendation 3: ..." and not "Recommendation 3 has been met"."""
    for kind, words in _labels().items():
        match = words.match(text)
        if match:
            found = _numbers(text, match.end(), several=False)
            dotted = found and "." in found.numbers[0]
            if found and _is_label(text, found.end) and not (dotted and len(match.group().strip()) < _WORD):
                return Numbered(found.numbers, 0, found.end, kind)
    return None


def bare_label(text: str) -> Numbered | None:
    """The number with a letter that a text begins with, without words: "4a) iii. The review", "7b) Review of"."""
    match = re.match(r"\d{1,3}\s?\)?\s?\(?[a-z]", text)
    found = _numbers(text, 0, several=False) if match else None
    return found if found and any("(" in number for number in found.numbers) else None


def mentioned(text: str) -> list[Numbered]:
    """Every mention of numbered things in a text: "accepts recommendations 4, 5 and 6(a)"."""
    found = []
    for match in _many().finditer(text):
        numbers = _numbers(text, match.end())
        if numbers:
            found.append(Numbered(numbers.numbers, match.start(), numbers.end))
    return found


def cell_numbers(text: str) -> tuple[str, ...]:
    """The numbers of a table's cell that holds little else: "R3", "3", "Recommendation 4a) i) (accepted by ...)"."""
    match = re.match(r"(?:(?:recommendation|rec|r|argymhelliad|proposal|p|no|a)\.?\s?)?(?=\d)", text, re.IGNORECASE)
    found = _numbers(text, match.end()) if match else None
    if match is None or found is None:
        return ()
    if len(text) > found.end + 2 and not _ENDS.match(text, found.end) and not match.group():
        return ()
    return found.numbers


def _numbers(text: str, at: int, several: bool = True) -> Numbered | None:
    start = at
    numbers: list[str] = []
    while True:
        digits = _DIGITS.match(text, at)
        if digits is None or not 0 < float(digits.group()) <= _MOST:
            break
        more, at = _parts(text, digits.group(), digits.end())
        numbers += more
        to = _TO.match(text, at)
        last = _DIGITS.match(text, to.end()) if to and several else None
        if last and numbers[-1].isdigit() and last.group().isdigit() and int(numbers[-1]) < int(last.group()) <= _MOST:
            numbers += [str(n) for n in range(int(numbers[-1]) + 1, int(last.group()) + 1)]
            at = last.end()
        joined = _AND.match(text, at) if several else None
        if joined is None or not _DIGITS.match(text, joined.end()):
            break
        at = joined.end()
    return Numbered(tuple(dict.fromkeys(numbers)), start, at) if numbers else None


def _parts(text: str, number: str, at: int) -> tuple[list[str], int]:
    """A number with its letters and Roman numerals, ranges told one by one, and where it ends."""
    letter = _LETTER.match(text, at)
    if letter is None:
        return [number], at
    first, last = letter[1] or letter[3] or letter[5], letter[2] or letter[4] or letter[6]
    letters = _from_to(first, last, "abcdefghijklmnopqrstuvwxyz")
    at = letter.end()
    roman = _ROMAN.match(text, at) if len(letters) == 1 else None
    if roman is None or roman[1] not in _ROMANS:
        return [f"{number}({each})" for each in letters], at
    romans = _from_to(roman[1], roman[2], _ROMANS)
    return [f"{number}({first})({each})" for each in romans], roman.end()


def _from_to(first: str, last: str | None, order: str | tuple[str, ...]) -> list[str]:
    if last is None or first not in order or last not in order:
        return [first]
    return list(order[order.index(first) : order.index(last) + 1]) or [first]


def _is_label(text: str, at: int) -> bool:
    """Whether a number that ends here is a label: its text follows, and not the rest of a sentence about it, as in
    "Recommendation 3 has been met" or "Recommendation 3 (which we made in 2019)"."""
    if re.match(r"\s*\((?:which|see|of|that|made|as)\b", text[at:]):
        return False
    return _ENDS.match(text, at) is not None or re.match(r"\s+[A-Z“\"‘']", text[at:]) is not None


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"\W{{0,3}}{words}\s?(?:no\.?\s?|number\s)?(?=\d)", re.IGNORECASE)
        for kind, words in label_words().items()
    }


@cache
def _many() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{expression('labels', 'many').pattern}\W{{1,3}}|R)(?=\d)", re.IGNORECASE)
