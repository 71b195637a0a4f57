"""Finds numbered lists under a heading such as "Recommendations", with (a) and (i) below the numbers."""

import re
from dataclasses import dataclass, field

from workbench.recommendations.found import Found, heading_kind, list_title
from workbench.recommendations.parts import Part
from workbench.recommendations.referenced import asks
from workbench.recommendations.words import expression

_ROMAN = re.compile(r"[ivx]+$")
_LEAD_IN = (":", "—", "–")
_FEWEST_WORDS = 6  # an item, on average; a table of contents has fewer
_SHORT = 8  # parts of a region in which one numbered item is a list


@dataclass
class _Node:
    """A numbered item: `path` ("4", "a", "ii"), its own parts, whether others stand below it."""

    path: tuple[str, ...]
    parts: list[Part]
    below: bool = False
    leads: list["_Node"] = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.path[0] + "".join(f"({each})" for each in self.path[1:])


def outlined(parts: list[Part]) -> list[Found]:
    """The items of each such list. Where one heading covers several numberings, the one with the most items is meant:
    a report discusses first and lists then."""
    found: list[Found] = []
    regions = _regions(parts)
    lists = [region for region in regions if not _is_box(region[1])]
    for kind, region in lists or regions:
        runs = _runs(region)
        best = max(runs, key=lambda run: (len(_leaves(run)), run[0].parts[0].start), default=[])
        leaves = _leaves(best)
        words = sum(len(part.text.split()) for node in leaves for part in node.parts)
        if leaves and words >= _FEWEST_WORDS * len(leaves) and (len(leaves) > 1 or len(region) < _SHORT):
            found += [_found(kind, node) for node in leaves]
    return [each for each in found if not _is_conclusion(each)]


def _is_box(region: list[Part]) -> bool:
    """Whether what stands here is one recommendation printed in the text, with the text that follows it."""
    title = list_title(region[0])
    return title is not None and expression("asked", "box").search(title) is not None


def _is_conclusion(found: Found) -> bool:
    """Whether an item of a list of conclusions and recommendations asks for nothing."""
    if not expression("asked", "conclusions").search(found.list_title or ""):
        return False
    return not asks([*found.parts, *([found.lead_in] if found.lead_in else [])])


def _regions(parts: list[Part]) -> list[tuple[str, list[Part]]]:
    """The parts under each heading of the kind, whatever headings stand below it."""
    regions: dict[tuple[str, ...], tuple[str, list[Part]]] = {}
    closed: set[tuple[str, ...]] = set()
    for part in parts:
        opened = _opened(part.block.section)
        if opened is None or opened[1] in closed:
            continue
        kind, section = opened
        if not part.is_heading and not part.is_item and expression("asked", "closes").search(part.text):
            closed.add(section)  # a heading that was not seen as one
        elif not (part.is_heading and part.block.section == section):
            regions.setdefault(section, (kind, []))[1].append(part)
    return list(regions.values())


def _opened(section: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The outermost heading over a part that says that things asked for stand under it, with its kind."""
    for depth, title in enumerate(section, start=1):
        kind = heading_kind(title)
        if kind:
            return kind, section[:depth]
    return None


def _runs(region: list[Part]) -> list[list[_Node]]:
    """The numberings of a region: each begins where the first number does not go on."""
    runs: list[list[_Node]] = []
    path: tuple[str, ...] = ()
    for part in region:
        label = part.number
        if label is None or part.label:
            _go_on(runs, part)
            continue
        path, restarts = _next(path, label)
        if restarts or not runs:
            runs.append([])
        above = next((node for node in reversed(runs[-1]) if node.path == path[:-1]), None)
        if above and len(path) > 1:
            above.below = True
        leads = [*above.leads, above] if above and len(path) > 1 else []
        runs[-1].append(_Node(path, [part], leads=leads))
    return runs


def _go_on(runs: list[list[_Node]], part: Part) -> None:
    """What bears no number belongs to the number before it, but for headings and notes."""
    if runs and not part.is_heading and not part.is_note and not part.is_row:
        runs[-1][-1].parts.append(part)


def _next(path: tuple[str, ...], label: str) -> tuple[tuple[str, ...], bool]:
    """Where a label stands below the number before it, and whether a new numbering begins with it."""
    if label[0].isdigit():
        return (label,), not path or _as_number(label) < _as_number(path[0])
    if not path:
        return (label,), True
    is_roman = _ROMAN.fullmatch(label) and (label == "i" or (len(path) > 1 and _ROMAN.fullmatch(path[-1])))
    if is_roman and not (label == "i" and len(path) == 2 and path[1] == "h"):
        above = path[:-1] if len(path) > 1 and _ROMAN.fullmatch(path[-1]) and label != "i" else path
        return (*above, label), False
    return (path[0], label), False


def _as_number(label: str) -> tuple[int, ...]:
    return tuple(int(part) for part in label.split(".") if part.isdigit())


def _leaves(run: list[_Node]) -> list[_Node]:
    return [node for node in run if not node.below]


def _found(kind: str, node: _Node) -> Found:
    own = node.parts
    title = None
    if len(own) > 1 and own[0].is_heading:
        title, own = own[0].text, own[1:]
    theme = node.leads[0].parts[0].text if node.leads else None
    lead = next((each.parts[0] for each in reversed(node.leads) if each.parts[0].text.endswith(_LEAD_IN)), None)
    return Found(kind, own, node.number, title, theme, list_title(own[0]), lead)
