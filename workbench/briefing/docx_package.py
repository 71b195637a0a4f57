"""A Word document's frame: page, styles, title and language; and its package, the same bytes for the same words."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from workbench.briefing.docx_fields import made

_ACCENT, _SOFT = RGBColor(0x0B, 0x53, 0x51), RGBColor(0x3D, 0x4A, 0x4A)
_FONT = "Arial"
_SIZES = {"Title": 24, "Subtitle": 14, "Heading 1": 16, "Heading 2": 12.5}
_BEGAN = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP file can tell


def styled(document: Document, locale: str, title: str) -> Document:
    """An A4 document in one sans-serif type, with its title and its language."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    document.core_properties.title, document.core_properties.language = title, locale
    document.core_properties.author = "Craffu"
    document.core_properties.comments = ""
    _own_styles(document)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _ACCENT
        style.font.italic = False
        _only_font(style)
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(6)
    document.styles["List Bullet"].paragraph_format.keep_together = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    _only_font(normal)
    for properties in document.styles.element.iter(qn("w:lang")):
        properties.set(qn("w:val"), locale)
    normal.element.get_or_add_rPr().append(made("w:lang", val=locale))
    return document


def packed(document: Document, day: datetime) -> bytes:
    """The file's bytes, dated by the briefing and not by the clock."""
    properties = document.core_properties
    properties.created = properties.modified = day
    properties.last_modified_by, properties.revision = "Craffu", 1
    raw, whole = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as read, ZipFile(whole, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            written.writestr(ZipInfo(name, _BEGAN), read.read(name), ZIP_DEFLATED)
    return whole.getvalue()


def _own_styles(document: Document) -> None:
    styles = document.styles
    note = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size = styles["Normal"], Pt(9)
    note.paragraph_format.space_after = Pt(2)
    notice = styles.add_style("Notice", WD_STYLE_TYPE.PARAGRAPH)
    notice.base_style = styles["Normal"]
    notice.element.get_or_add_pPr().append(made("w:shd", val="clear", color="auto", fill="F3EDDC"))
    reference = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    said = styles.add_style("Said by", WD_STYLE_TYPE.CHARACTER)
    said.font.size, said.font.color.rgb = Pt(9.5), _SOFT
    link = styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _ACCENT, True


def _only_font(style: object) -> None:
    """The type named, and not the theme's, which goes before it."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)
