"""Footnotes of a Word document, which python-docx cannot make: a part of their own, and references to it."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from workbench.briefing.docx_fields import made

# The two lines that Word puts between text and notes; their ids are fixed by convention (ECMA-376, 17.11.9).
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of one document, in the order in which they are added, which is the order Word counts them in."""

    def __init__(self, document: Document) -> None:
        package = document.part.package
        self._notes = parse_xml(_EMPTY)
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._notes, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def add(self, paragraph: Paragraph, number: int, words: str) -> None:
        """A note at the paragraph's end: "[1]", where Word counts the 1."""
        paragraph.add_run("[", "Footnote Reference")
        paragraph.add_run(style="Footnote Reference")._r.append(made("w:footnoteReference", id=str(number)))
        paragraph.add_run("]", "Footnote Reference")
        self._notes.append(_note(number, words))


def _note(number: int, words: str) -> object:
    note = made("w:footnote", id=str(number))
    paragraph = made("w:p")
    properties = made("w:pPr")
    properties.append(made("w:pStyle", val="FootnoteText"))
    paragraph.append(properties)
    own = made("w:r")
    own.append(made("w:footnoteRef"))
    text = made("w:t")
    text.text = f"  {words}"
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    said = made("w:r")
    said.append(text)
    paragraph.extend((own, said))
    note.append(paragraph)
    return note
