"""What the styles of a Word file say: heading levels, numbering, bold, hidden text; with what they are based on."""

import re
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from ingest.load.docx_words import is_on, w

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)  # stored in English whatever language Word speaks
_TITLE = re.compile(r"title", re.IGNORECASE)
_CONTENTS = re.compile(r"toc (\d|heading)|table of figures", re.IGNORECASE)
_MOST_BASES = 12  # styles based on one another; more is a circle


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's: `level` of a heading from 1, `numbers` the numbering element that its style brings."""

    id: str | None
    level: int | None
    contents: bool
    numbers: Element | None


class Styles:
    """The styles of one document by id."""

    def __init__(self, element: Element) -> None:
        self._by_id = {style.get(w("styleId")): style for style in element.iterchildren(w("style"))}
        self._default = next((id_ for id_, style in self._by_id.items() if _is_default(style)), None)

    def of(self, paragraph: Element) -> Style:
        """The style of a paragraph, its own outline level first."""
        properties = paragraph.find(w("pPr"))
        id_ = _value(properties, "pStyle") or self._default
        chain = self._chain(id_)
        names = [_value(style, "name") or "" for style in chain]
        outline = _outline(properties)
        level = outline if outline is not None else self._level(chain, names)
        numbers = next((found for s in chain if (found := s.find(f"{w('pPr')}/{w('numPr')}")) is not None), None)
        return Style(id_, level, any(_CONTENTS.fullmatch(name) for name in names[:1]), numbers)

    def bold(self, paragraph: Element, run: Element) -> bool:
        """Whether a run is bold: by itself, its own style, or its paragraph's."""
        properties = run.find(w("rPr"))
        own = is_on(properties, "b")
        if own is not None:
            return own
        ids = (_value(properties, "rStyle"), _value(paragraph.find(w("pPr")), "pStyle") or self._default)
        found = (is_on(style.find(w("rPr")), "b") for id_ in ids for style in self._chain(id_))
        return next((on for on in found if on is not None), False)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Ids of the styles whose text is not shown."""
        return frozenset(id_ for id_ in self._by_id if any(is_on(s.find(w("rPr")), "vanish") for s in self._chain(id_)))

    def _chain(self, id_: str | None) -> list[Element]:
        """A style and those it is based on, nearest first."""
        chain: list[Element] = []
        while id_ in self._by_id and len(chain) < _MOST_BASES:
            chain.append(self._by_id[id_])
            id_ = _value(chain[-1], "basedOn")
        return chain

    @staticmethod
    def _level(chain: list[Element], names: list[str]) -> int | None:
        for style, name in zip(chain, names, strict=True):
            heading = _HEADING.fullmatch(name)
            if heading or _TITLE.fullmatch(name):
                return int(heading[1]) if heading else 1
            outline = _outline(style.find(w("pPr")))
            if outline is not None:
                return outline
        return None


def _is_default(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")


def _value(parent: Element, name: str) -> str | None:
    found = parent.find(w(name)) if parent is not None else None
    return found.get(w("val")) if found is not None else None


def _outline(properties: Element) -> int | None:
    """Heading level from 1; Word counts from 0, and 9 is body text."""
    value = _value(properties, "outlineLvl")
    return int(value) + 1 if value is not None and value.isdigit() and int(value) < 9 else None
