"""Recognise the bullet or number that opens a list item or a numbered paragraph."""

import re
from dataclasses import dataclass

from ingest.structure.words import phrases

_BULLET = re.compile(
    r"(?:[·•▪▫◦‣⁃∙◼◾■□●○◆✓✔➢–—*\uf000-\uf0ff-]|o(?=[\t\u00a0]|\s{2}))(?:[\s\u00a0]+|$)|[•◼▪\uf000-\uf0ff]"
)
_NUMBER = re.compile(
    r"(?P<points>\d{1,3}(?:\.\d{1,3}){1,3})\.?[\s\u00a0]+(?![a-z%])"  # not "1.5 million"
    r"|(?P<number>\d{1,3})[.)][\s\u00a0]+"
    r"|\((?P<bracket>\d{1,3}|[a-z]|[ivx]{1,5})\)[\s\u00a0]+"
    r"|(?P<letter>[a-z]|[ivx]{1,5})[.)][\s\u00a0]+"
)
_ANCHOR = re.compile(
    r"([^\W\d]+(?: [^\W\d]+)?)[\s\u00a0]+(\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z])(?=[\s\u00a0]*(?:[:.–—-]|\n|$))"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """`style` tells the marks of one list from those of another; `label` is a number as printed, None for a bullet;
    `width` counts the characters to the words behind it."""

    style: str
    label: str | None
    width: int


def mark_of(content: str) -> Mark | None:
    """The mark that the content opens with, or None. Example: "4.25 The council ..." has the label "4.25"."""
    bullet = _BULLET.match(content)
    if bullet is not None:
        return Mark(bullet[0][0], None, bullet.end())
    number = _NUMBER.match(content)
    if number is None or number.end() == len(content):
        return None
    style = str(number.lastgroup)
    return Mark(style, number[style], number.end())


def words_start(content: str) -> int:
    """How many characters of mark and white space stand before the first word."""
    mark = mark_of(content)
    return mark.width if mark is not None and mark.width < len(content) else 0


def anchor_of(content: str) -> str | None:
    """The name and number by which a paragraph or heading is called: "Recommendation 3: Publish the plan"."""
    anchor = _ANCHOR.match(content)
    name = " ".join(anchor[0].split()) if anchor else ""
    return name if phrases().parts.fullmatch(name) else None
