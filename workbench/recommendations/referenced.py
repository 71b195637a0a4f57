"""Finds the list at a report's end that says which paragraph each item is from: "... by March. (Paragraph 46)"."""

from workbench.recommendations.found import Found, list_title
from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression

_FEWEST = 4
_REFERENCED = 0.6  # of its items
_APART = 3  # numbers that a layout may hide between two


def referenced(parts: list[Part]) -> list[Found]:
    """The longest such list, whatever heading it stands under; of its items those that ask for something."""
    best: list[list[Part]] = []
    run: list[list[Part]] = []
    for item in _items(parts):
        if not run or not _follows(run[-1][0], item[0]):
            run = []
        run.append(item)
        best = max(best, run, key=lambda items: sum(map(_is_referenced, items)))
    if sum(map(_is_referenced, best)) < max(_FEWEST, _REFERENCED * len(best)):
        return []
    return [
        Found("recommendation", item, item[0].number, theme=_theme(item[0]), list_title=list_title(item[0]))
        for item in best
        if asks(item)
    ]


def asks(item: list[Part]) -> bool:
    """Whether an item of a list of conclusions and recommendations asks for something."""
    if expression("asked", "marked_conclusion").search(item[-1].text):
        return False
    return any(expression("asked", "asks").search(part.text) for part in item)


def _items(parts: list[Part]) -> list[list[Part]]:
    """Everything that bears a number, each with what follows it up to the next number or heading."""
    found: list[list[Part]] = []
    is_open = False
    for part in parts:
        if part.number and not part.label:
            found.append([part])
            is_open = True
        elif part.is_heading or part.is_row:
            is_open = False
        elif is_open and not part.is_note and not _is_referenced(found[-1]):
            found[-1].append(part)
    return found


def _is_referenced(item: list[Part]) -> bool:
    return expression("answering", "reference").search(item[-1].text) is not None


def _follows(one: Part, other: Part) -> bool:
    """Whether the number of one part comes soon after another's: 4 and 5, 8.9 and 8.10."""
    first, second = (_figures(part.number or "") for part in (one, other))
    same = len(first) == len(second) and first[:-1] == second[:-1]
    return bool(first) and same and 0 < second[-1] - first[-1] <= _APART


def _figures(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in number.split(".") if each.isdigit())


def _theme(part: Part) -> str | None:
    return part.block.section[-1] if part.block.section else None
