"""Make Word files for tests: real packages by python-docx, and raw XML for what it has no words for."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml


def new() -> Any:
    return Document()


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def xml(inner: str) -> Any:
    """An element of Word's own XML: `<w:tag ...>` with its namespace declared."""
    tag, _, rest = inner.partition(" " if " " in inner.partition(">")[0] else ">")
    parted = " " if " " in inner.partition(">")[0] else ">"
    return parse_xml(f"{tag} {nsdecls('w')}{parted if parted == '>' else ' '}{rest}")


def numbered(document: Any, *levels: tuple[str, str]) -> str:
    """Add a multi-level numbering, a (format, text) each level such as ("decimal", "%1.%2"); returns its numId."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    root.insert(0, xml(f'<w:abstractNum w:abstractNumId="900">{inner}</w:abstractNum>'))
    root.append(xml('<w:num w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    return "900"


def number(paragraph: Any, num_id: str, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>'))


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with parts replaced or added."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name in old.namelist():
            packed.writestr(name, parts.get(name, old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            packed.writestr(name, parts[name])
    return made.getvalue()
