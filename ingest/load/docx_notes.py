"""Footnotes and endnotes of a Word file: their texts, numbered in the order in which the body refers to them."""

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from ingest.load.docx_words import w, words_of

_KINDS = ("footnote", "endnote")


def notes_of(document: Document) -> dict[str, str]:
    """Note texts by "footnote:2" and the like, each behind the number that Word shows."""
    texts = {f"{kind}:{id_}": text for kind in _KINDS for id_, text in _texts(document, kind)}
    marks = [mark for mark in dict.fromkeys(note_marks(document.element.body)) if mark in texts]
    numbers = {kind: [mark for mark in marks if mark.startswith(kind)] for kind in _KINDS}
    return {mark: f"{ids.index(mark) + 1} {texts[mark]}" for ids in numbers.values() for mark in ids}


def note_marks(element: Element) -> list[str]:
    """The notes that an element refers to, in order."""
    found = element.iter(*(w(f"{kind}Reference") for kind in _KINDS))
    return [f"{'footnote' if 'footnote' in mark.tag else 'endnote'}:{mark.get(w('id'))}" for mark in found]


def _texts(document: Document, kind: str) -> list[tuple[str, str]]:
    """Id and text of each note; separators have a type and no text of their own."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}s"):
            notes = parse_xml(relation.target_part.blob).iterchildren(w(kind))
            return [(note.get(w("id")), _text(note)) for note in notes if note.get(w("type")) in (None, "normal")]
    return []


def _text(note: Element) -> str:
    return "\n".join(words_of(paragraph, frozenset()).strip() for paragraph in note.iter(w("p"))).strip()
