"""Finds what is labelled in words, "Recommendation 3: ...", "R3 ...", "Argymhelliad 3", each whole."""

import re
from collections.abc import Iterator

from corpus.document import BlockKind
from workbench.recommendations.found import Found, heading_kind, list_title
from workbench.recommendations.parts import Part
from workbench.recommendations.stances import alone, opening
from workbench.recommendations.words import expression

_LEADER = re.compile(r"\.{4,}|(?: \.){4,}")  # the dots before a page's number in a table of contents
_MOST = 25  # parts of one recommendation


def labelled(parts: list[Part]) -> list[Found]:
    """Each number once, in order: as the list of them says it where there is one, else where it is first said whole."""
    said = [_one(parts, at) for at, part in enumerate(parts) if part.label and not _answers(part)]
    best: dict[tuple[str, str | None], Found] = {}
    for found in said:
        if not found.parts:
            continue
        key = (found.kind, found.number)
        if key not in best or _rank(found) > _rank(best[key]):
            best[key] = found
    return sorted(best.values(), key=lambda found: found.parts[0].start)


def _rank(found: Found) -> tuple[bool, bool, bool]:
    """A list's wording before that of the text, and either before what a table of contents has of it."""
    in_contents = any(_LEADER.search(part.text) for part in found.parts)
    return not in_contents, found.parts[-1].text.endswith((".", ";")), found.list_title is not None


def _answers(part: Part) -> bool:
    """Whether a number is followed by what is answered to it: "P1 - Agreed"."""
    return part.label is not None and opening(part.label.rest_of(part.text)) is not None


def _one(parts: list[Part], at: int) -> Found:
    part = parts[at]
    label = part.label
    assert label is not None
    rest = label.rest_of(part.text)
    following = list(_belonging(parts, at, whole=part.is_heading or len(rest) < 4))
    is_title = part.is_heading and bool(following) and not following[0].text[0].islower()  # else a sentence cut in two
    title = rest if is_title and rest else None
    own = following if is_title or not rest else [part, *following]
    return Found(label.kind, own, number=label.numbers[0], title=title, list_title=list_title(part))


def _belonging(parts: list[Part], at: int, whole: bool) -> Iterator[Part]:
    """The parts after a label that belong to it: all of its section where the label stands alone, else the list that it
    introduces and what goes on on the next page."""
    first = last = parts[at]
    for part in parts[at + 1 : at + 1 + _MOST]:
        if _stops(part) or part.page > last.page + 1:
            return
        goes_on = part.continued and part.block is last.block
        led = part.is_item and (last.is_item or last.text.endswith((":", ";")) or last is first)
        inside = whole and part.block.section == first.block.section
        if part.is_note:
            continue
        if not (goes_on or led or inside):
            return
        yield part
        last = part


def _stops(part: Part) -> bool:
    numbered = part.block.kind is BlockKind.PARAGRAPH and part.block.label is not None and not part.continued
    return (
        part.label is not None
        or part.is_reply
        or alone(part.text) is not None
        or part.is_heading
        or part.is_row
        or numbered
        or heading_kind(part.text) is not None
        or expression("asked", "closes").search(part.text) is not None
    )
