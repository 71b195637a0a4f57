"""Finds numbers that run on through sections which discuss first and ask then: 1 to 4 here, 5 and 6 there."""

from workbench.recommendations.found import Found, heading_kind
from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression

_GAP = 12  # parts between two numbers: a heading and what is discussed below it
_FEWEST = 4
_SHORT = 90  # characters of a line that opens a list


def running(parts: list[Part]) -> list[Found]:
    """The longest such list."""
    runs = (_run(parts, at) for at, part in enumerate(parts) if len(part.text) < _SHORT and heading_kind(part.text))
    best = max(runs, key=len, default=[])
    return best if len(best) >= _FEWEST else []


def _run(parts: list[Part], opened: int) -> list[Found]:
    title = parts[opened].text
    kind = heading_kind(title) or "recommendation"
    found: list[Found] = []
    silent, is_open = 0, False
    for part in parts[opened + 1 :]:
        if part.number == str(len(found) + 1):
            found.append(Found(kind, [part], part.number, list_title=title))
            silent, is_open = 0, True
            continue
        silent += 1
        if silent > _GAP or expression("asked", "closes").search(part.text):
            break
        is_open = is_open and not _ends(part)
        if is_open and not part.is_note:
            found[-1].parts.append(part)
    return found


def _ends(part: Part) -> bool:
    """Whether something else begins here."""
    numbered = part.number is not None and not part.is_item
    return part.is_heading or part.is_row or numbered or heading_kind(part.text) is not None
