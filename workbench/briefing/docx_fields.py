"""What python-docx has no words for: fields, links, bookmarks, the language of a run, a table's header row."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def made(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML with attributes of its namespace: made("w:lang", val="cy-GB")."""
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word fills in: PAGE, NUMPAGES."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        run._r.append(made("w:fldChar", fldCharType=kind))
        if kind == "begin":
            told = made("w:instrText")
            told.text = instruction
            paragraph.add_run()._r.append(told)
        elif kind == "separate":
            paragraph.add_run("1")


def in_language(run: Run, locale: str) -> None:
    run._r.get_or_add_rPr().append(made("w:lang", val=locale))


def anchor(paragraph: Paragraph, name: str, number: int, words: str) -> None:
    """Words in bold that links lead to."""
    paragraph._p.append(made("w:bookmarkStart", id=str(number), name=name))
    paragraph.add_run(words).bold = True
    paragraph._p.append(made("w:bookmarkEnd", id=str(number)))


def link_to(paragraph: Paragraph, target: str, words: str, outside: bool = False) -> None:
    """A link to a bookmark, or to an address on the web."""
    link = made("w:hyperlink", history="1")
    if outside:
        link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        link.set(qn("w:anchor"), target)
    run = paragraph.add_run(words, "Link")
    link.append(run._r)
    paragraph._p.append(link)


def mark_header_row(row: _Row) -> None:
    """So that it is read out as the header, and printed again on each page."""
    row._tr.get_or_add_trPr().append(made("w:tblHeader", val="true"))
