"""Finds lists without numbers: under a heading such as "Areas for improvement", or led in by a sentence."""

from workbench.recommendations.found import HEADINGS, Found, heading_kind
from workbench.recommendations.parts import Part
from workbench.recommendations.points import points
from workbench.recommendations.words import expression

_ENDS = (".", ";", ")", "”", '"')
_FEWEST_WORDS = 3


def listed(parts: list[Part], text: str) -> list[Found]:
    """The items under every such heading; where it has none, its paragraphs. `text` is the document's."""
    found: list[Found] = []
    for at, part in enumerate(parts):
        kind = heading_kind(part.text) if part.is_heading or len(part.text) < 90 else None
        if kind:
            found += _under(kind, part, _section(parts, at), text)
    return found


def led_in(parts: list[Part]) -> list[Found]:
    """The items of every list whose lead-in says that they are asked for."""
    found: list[Found] = []
    for at, part in enumerate(parts):
        kind = _lead_kind(part.text) if part.text.endswith(":") and not part.is_row else None
        if kind:
            items = _items(parts[at + 1 :])
            title = part.text.rstrip(":")
            found += [Found(kind, item, item[0].number, list_title=title, lead_in=part) for item in items]
    return found


def _lead_kind(text: str) -> str | None:
    return next(
        (kind for kind in HEADINGS if kind != "cause" and expression("asked", f"lead_{kind}").search(text)), None
    )


def _section(parts: list[Part], at: int) -> list[Part]:
    opened = parts[at]
    found: list[Part] = []
    for part in parts[at + 1 :]:
        inside = not opened.is_heading or part.block.section[: len(opened.block.section)] == opened.block.section
        if not inside or (part.is_heading and heading_kind(part.text)):
            break
        if not part.is_item and expression("asked", "closes").search(part.text):
            break
        if not opened.is_heading and not part.is_item and not part.text.endswith(_ENDS):
            break
        found.append(part)
    return found


def _under(kind: str, opened: Part, section: list[Part], text: str) -> list[Found]:
    said = [paragraph for paragraph in _paragraphs(section) if _is_said(paragraph)]
    if kind == "cause":
        whole = [part for paragraph in said for part in paragraph]
        return [Found(kind, whole, list_title=opened.text)] if whole else []
    items = points(section, text) or _all_items(section) or said
    return [
        Found(kind, item, list_title=opened.text, theme=_theme(item[0], opened), lead_in=_lead_in(item[0], section))
        for item in items
    ]


def _lead_in(item: Part, section: list[Part]) -> Part | None:
    """The sentence that introduces the list of an item."""
    return next((part for part in section if part.text.endswith(":") and part.block.ordinal == item.block.parent), None)


def _theme(part: Part, opened: Part) -> str | None:
    below = part.block.section[len(opened.block.section) :]
    return below[-1] if below and opened.is_heading else None


def _paragraphs(section: list[Part]) -> list[list[Part]]:
    """The paragraphs of a section, each with what of it stands on the next page."""
    found: list[list[Part]] = []
    for part in section:
        if part.is_heading or part.is_row or part.is_note:
            continue
        if found and part.continued and found[-1][-1].block is part.block:
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _is_said(paragraph: list[Part]) -> bool:
    asks = expression("asked", "not_asked").search(paragraph[0].text) is None
    return asks and paragraph[-1].text.endswith(_ENDS)


def _all_items(section: list[Part]) -> list[list[Part]]:
    """Every list item of a section, with what of it stands on the next page."""
    found: list[list[Part]] = []
    for part in section:
        if part.continued and found and found[-1][-1].block is part.block:
            found[-1].append(part)
        elif part.is_item and len(part.text.split()) >= _FEWEST_WORDS:
            found.append([part])
    return found


def _items(following: list[Part]) -> list[list[Part]]:
    """The list that begins here."""
    end = next((n for n, part in enumerate(following) if not part.is_item and not part.is_note), len(following))
    return _all_items(following[:end])
