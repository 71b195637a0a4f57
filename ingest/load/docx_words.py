"""The words of a Word paragraph as a reader sees them: insertions in; deletions, field codes and hidden text out."""

from collections.abc import Iterator
from typing import Protocol

from lxml.etree import _Element as Element  # type: ignore[import-untyped]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same box again, for old Word
_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "drawing", "pict", "object", "txbxContent"})
_WRAPS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OFF = ("0", "false", "off", "none")


class Hiding(Protocol):
    """Says whether a run is hidden by the style with an id."""

    def __contains__(self, style_id: object, /) -> bool: ...


class Bolding(Protocol):
    """Says whether a paragraph's or run's style is bold."""

    def bold(self, paragraph: Element, run: Element) -> bool: ...


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def tag_of(element: Element) -> str:
    """The element's name in Word's main namespace; empty for anything else."""
    tag = element.tag
    return tag[len(W) + 2 :] if isinstance(tag, str) and tag.startswith(f"{{{W}}}") else ""


def is_on(parent: Element, name: str) -> bool | None:
    """A switch such as `w:b`: on, off, or None where it is not set."""
    found = parent.find(w(name)) if parent is not None else None
    return None if found is None else found.get(w("val"), "1").lower() not in _OFF


def children_of(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables of a body, cell or box; content controls and tracked insertions are looked through."""
    for element in parent:
        if tag_of(element) in _WRAPS:
            yield from children_of(element)
        else:
            yield element


def words_of(element: Element, hidden: Hiding) -> str:
    return "".join(_pieces(element, hidden))


def _pieces(element: Element, hidden: Hiding) -> Iterator[str]:
    for child in element:
        name = tag_of(child)
        if name in _OUT or (name == "r" and _is_hidden(child, hidden)) or _is_page_break(child):
            continue
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif child.tag != _FALLBACK:
            yield from _pieces(child, hidden)


def _is_hidden(run: Element, hidden: Hiding) -> bool:
    properties = run.find(w("rPr"))
    own = is_on(properties, "vanish")
    style = properties.find(w("rStyle")) if properties is not None else None
    return own if own is not None else style is not None and style.get(w("val")) in hidden


def _is_page_break(element: Element) -> bool:
    return tag_of(element) == "br" and element.get(w("type")) in ("page", "column")


def runs_of(paragraph: Element) -> list[Element]:
    """The runs that hold visible letters, those of boxes and deletions aside."""
    return [
        run
        for run in paragraph.iter(w("r"))
        if any((text.text or "").strip() for text in run.iterchildren(w("t")))
        and not any(tag_of(above) in _OUT for above in run.iterancestors() if above is not paragraph)
    ]


def is_bold(paragraph: Element, styles: Bolding) -> bool:
    """Whether every visible letter is bold."""
    runs = runs_of(paragraph)
    return bool(runs) and all(styles.bold(paragraph, run) for run in runs)


def boxes_in(paragraph: Element) -> list[Element]:
    """Text boxes that are anchored in a paragraph; each is stored twice, and read once."""
    return [
        box
        for box in paragraph.iter(w("txbxContent"))
        if not any(above.tag == _FALLBACK or tag_of(above) == "txbxContent" for above in box.iterancestors())
    ]
