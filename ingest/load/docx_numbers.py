"""The numbers that Word shows before paragraphs: numbering.xml counted through, "4.25" and "(b)" as printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.document import Document
from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from ingest.load.docx_styles import Style
from ingest.load.docx_words import w

_BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Number:
    """`label` as Word shows it; `shown` is False for a bullet; `list` and `depth` tell lists apart."""

    label: str
    shown: bool
    list: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    style: str | None
    legal: bool


@dataclass(slots=True)
class Numbering:
    """Counts through one document: call `next` for every paragraph in order."""

    lists: Mapping[str, str]  # numId to abstractNumId
    levels: Mapping[str, Mapping[int, _Level]]  # by abstractNumId
    starts: Mapping[str, Mapping[int, int]]  # numId to levels begun anew
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> "Numbering":
        """Of a document without numbering: one that numbers nothing."""
        relation = next((r for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if relation is None or relation.is_external:
            return cls({}, {}, {})
        root = relation.target_part.element
        abstract = {one.get(w("abstractNumId")): _levels(one) for one in root.iterchildren(w("abstractNum"))}
        numbers = [(one.get(w("numId")), one) for one in root.iterchildren(w("num"))]
        lists = {id_: _value(one, "abstractNumId") or "" for id_, one in numbers}
        return cls(lists, abstract, {id_: _starts(one) for id_, one in numbers})

    def next(self, paragraph: Element, style: Style) -> Number | None:
        """The number of this paragraph, counted on; None where it has none."""
        found = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        own_id = _value(found, "numId")
        id_ = own_id or _value(style.numbers, "numId")
        abstract = self.lists.get(id_ or "")
        levels = self.levels.get(abstract or "")
        if id_ is None or abstract is None or not levels:
            return None
        depth = _value(found, "ilvl") or _value(style.numbers, "ilvl") or self._depth_of_style(levels, style, own_id)
        return self._counted(id_, abstract, levels, min(int(depth), _DEEPEST - 1))

    @staticmethod
    def _depth_of_style(levels: Mapping[int, _Level], style: Style, own_id: str | None) -> str:
        if own_id is not None:
            return "0"
        return str(next((depth for depth, level in levels.items() if level.style == style.id), 0))

    def _counted(self, id_: str, abstract: str, levels: Mapping[int, _Level], depth: int) -> Number | None:
        level = levels.get(depth)
        if level is None:
            return None
        counts = self.counts.setdefault(abstract, {})
        if id_ not in self.begun:
            self.begun.add(id_)
            counts |= {at: start - 1 for at, start in self.starts.get(id_, {}).items()}
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        label = _BULLET if level.format == "bullet" else _label(level, levels, counts)
        return Number(label, level.format != "bullet", abstract, depth) if label else None


def _label(level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    def put(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        known = levels.get(at, level)
        return _written(counts.get(at, known.start), "decimal" if level.legal else known.format)

    return _PLACE.sub(put, level.text).strip()


def _written(count: int, format: str) -> str:
    if format in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)  # Word goes from z to aa, bb
        return letters if format == "lowerLetter" else letters.upper()
    if format in ("lowerRoman", "upperRoman"):
        return _roman(count) if format == "lowerRoman" else _roman(count).upper()
    if format == "none":
        return ""
    return f"{count:02d}" if format == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for sign, value in zip(_SIGNS, _VALUES, strict=True):
        times, count = divmod(count, value) if count > 0 else (0, count)
        written += sign * min(times, _DEEPEST)
    return written


def _levels(abstract: Element) -> dict[int, _Level]:
    return {int(level.get(w("ilvl"))): _level(level) for level in abstract.iterchildren(w("lvl"))}


def _level(level: Element) -> _Level:
    start = _value(level, "start") or "1"
    legal = level.find(w("isLgl")) is not None
    number = int(start) if start.isdigit() else 1
    return _Level(
        number, _value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", _value(level, "pStyle"), legal
    )


def _starts(number: Element) -> dict[int, int]:
    overrides = ((one.get(w("ilvl")), _value(one, "startOverride")) for one in number.iterchildren(w("lvlOverride")))
    return {int(depth): int(start) for depth, start in overrides if start is not None}


def _value(parent: Element, name: str) -> str | None:
    found = parent.find(w(name)) if parent is not None else None
    return found.get(w("val")) if found is not None else None
