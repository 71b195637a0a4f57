"""Something asked for, as the finders give it: the parts of a document that say it."""

from dataclasses import dataclass
from functools import lru_cache

from workbench.recommendations.numbers import label_of
from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression, on_one_line

HEADINGS = ("priority", "area", "proposal", "cause", "concern", "requirement", "recommendation")  # tried in this order


@dataclass(frozen=True, slots=True)
class Found:
    """See `asked.Asked`; `parts` are its own words."""

    kind: str
    parts: list[Part]
    number: str | None = None
    title: str | None = None
    theme: str | None = None
    list_title: str | None = None
    lead_in: Part | None = None


@lru_cache(maxsize=4096)
def heading_kind(text: str) -> str | None:
    """What a heading says stands under it."""
    line = on_one_line(text)
    return next((kind for kind in HEADINGS if expression("asked", kind).search(line)), None)


def list_title(part: Part) -> str | None:
    """The nearest heading over a part that says what its list is; "Recommendation 1" is an item's."""
    return next((each for each in reversed(part.block.section) if heading_kind(each) and not _is_label(each)), None)


def _is_label(title: str) -> bool:
    return label_of(on_one_line(title)) is not None
