"""Tells apart what paragraphs ask for one after another, each whole with the list below it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression, on_one_line

_SENTENCE_AND_LINE = re.compile(r"(?<=[.;])[ \t]*\n(?=[A-Z])")  # ends a sentence and a line, as a paragraph does

_DASHES = ("- ", "– ", "• ")  # of list items that were read as paragraphs


def points(section: list[Part], text: str) -> list[list[Part]]:
    """Each paragraph that asks a body for something, with its list; empty where the list items are what is asked for:
    where they stand by themselves, or below every such paragraph. `text` is the document's."""
    found: list[list[Part]] = []
    stray = False
    for part in (each for whole in section for each in _split(whole, text)):
        if part.is_heading or part.is_row or part.is_note:
            continue
        if not _is_item(part) and is_asked(part.text):
            found.append([part])
        elif found and (_is_below(part, found[-1]) or _goes_on(part, found[-1])):
            found[-1].append(part)
        else:
            stray = stray or _is_item(part)
    by_themselves = any(len(point) == 1 and not point[0].text.endswith(":") for point in found)
    return found if len(found) > 1 and by_themselves and not stray else []


def is_asked(text: str) -> bool:
    """Whether a text begins by saying what a body should do."""
    match = expression("asked", "addressee").search(text)
    return match is not None and expression("asked", "body").search(match[1]) is not None


def _split(part: Part, text: str) -> Iterator[Part]:
    """A paragraph cut where a layout left no gap: where a line begins with what a body should do."""
    if part.is_item or part.is_heading or part.is_row:
        yield part
        return
    starts = [part.start]
    for match in _SENTENCE_AND_LINE.finditer(text, part.start, part.end):
        if is_asked(on_one_line(text[match.end() : part.end])):
            starts.append(match.end())
    for start, end in zip(starts, [*starts[1:], part.end], strict=True):
        own = on_one_line(text[start:end])
        yield replace(part, start=start, end=end, text=own, continued=part.continued and start == part.start)


def _is_below(part: Part, point: list[Part]) -> bool:
    return _is_item(part) and (_is_item(point[-1]) or point[-1].text.endswith(":"))


def _is_item(part: Part) -> bool:
    return part.is_item or part.text.startswith(_DASHES)


def _goes_on(part: Part, point: list[Part]) -> bool:
    return part.continued and part.block is point[-1].block
