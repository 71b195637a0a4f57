"""The briefing as a Word document: headings, lists and tables by style, footnotes, every language told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from workbench.briefing.docx_fields import add_field, anchor, in_language, link_to, mark_header_row
from workbench.briefing.docx_notes import Footnotes
from workbench.briefing.docx_package import packed, styled
from workbench.briefing.pictures import as_png

_LOCALES = {"en": "en-GB", "cy": "cy-GB"}


def as_docx(shown: Mapping[str, Any]) -> bytes:
    """The same data makes the same bytes. The first citation of a source is a footnote, whose number Word counts to be
    the source's; later ones lead to it in the list of sources."""
    return _Writer(shown).written()


class _Writer:
    """Puts one briefing into one document, from its beginning to its end."""

    def __init__(self, shown: Mapping[str, Any]) -> None:
        self.shown = shown
        self.document: Document = styled(docx.Document(), _LOCALES[shown["language"]], shown["title"])
        self.footnotes = Footnotes(self.document)
        self.sources = {source["n"]: source for source in shown["sources"]}
        self.noted: set[int] = set()

    def written(self) -> bytes:
        shown = self.shown
        self._front()
        for section in shown["sections"]:
            self._section(section)
        self.document.add_heading(shown["questions_title"], 1)
        for question in shown["questions"]:
            self._question(question)
        self.document.add_heading(shown["sources_title"], 1)
        self._small(f"{shown['again']} {shown['command']}")
        for source in shown["sources"]:
            self._source(source)
        return packed(self.document, datetime.fromisoformat(shown["date"]))

    def _front(self) -> None:
        shown = self.shown
        self.document.add_paragraph(shown["title"], "Title")
        self.document.add_paragraph(shown["subtitle"], "Subtitle")
        self.document.add_paragraph(" ".join(filter(None, (shown["assisted"], shown["note"]))), "Notice")
        self._small(" · ".join(shown["facts"]))
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        before, after = shown["words"]["page_of"].split("{n}")
        footer.add_run(f"{shown['title']}   {before}")
        add_field(footer, "PAGE")
        footer.add_run(after.split("{all}")[0])
        add_field(footer, "NUMPAGES")

    def _section(self, section: Mapping[str, Any]) -> None:
        self.document.add_heading(section["title"], 1)
        if not section["lines"] and not section["charts"]:
            self.document.add_paragraph(section["nothing"])
        for line in section["lines"]:
            paragraph = self.document.add_paragraph(style="List Bullet")
            self._statement(paragraph, line)
            if line["said_by"]:
                paragraph.add_run().add_break()
                paragraph.add_run(line["said_by"], "Said by")
        for chart in section["charts"]:
            self._chart(chart)
        if section["note"]:
            self._small(section["note"])

    def _statement(self, paragraph: Paragraph, line: Mapping[str, Any]) -> None:
        if line["mark"]:
            paragraph.add_run(f"({line['mark']}) ", "Said by")
        if line["told"]:
            paragraph.add_run(f"{line['told']}: ").bold = True
        words = f"“{line['text']}”" if line["quoted"] else line["text"]
        in_language(paragraph.add_run(words), _locale(line["language"]))
        self._cite(paragraph, line["citations"])

    def _cite(self, paragraph: Paragraph, numbers: Sequence[int]) -> None:
        for n in numbers:
            paragraph.add_run(" ")
            if n in self.noted:
                link_to(paragraph, f"source-{n}", f"[{n}]")
            else:
                self.noted.add(n)
                self.footnotes.add(paragraph, n, _reference(self.sources[n]))

    def _chart(self, chart: Mapping[str, Any]) -> None:
        self.document.add_heading(chart["title"], 2)
        if chart["svg"]:
            picture = self.document.add_picture(BytesIO(as_png(chart["svg"])), width=Cm(16))
            picture._inline.docPr.set("descr", chart["description"])
        words = self.shown["words"]
        names = ("when", "value", "source", "cited")
        table = self.document.add_table(1, len(names), "Table Grid")
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            cell.paragraphs[0].add_run(words[f"table_{name}"]).bold = True
        mark_header_row(table.rows[0])
        for row in chart["rows"]:
            cells = table.add_row().cells
            for cell, name in zip(cells, ("when", "value", "source"), strict=False):
                cell.text = row[name]
            self._cite(cells[-1].paragraphs[0], row["citations"])
        self.document.add_paragraph()

    def _question(self, question: Mapping[str, Any]) -> None:
        words = self.shown["words"]
        title = words["question"].replace("{n}", str(question["number"]))
        self.document.add_heading(f"{title} · {question['item']}" if question["item"] else title, 2)
        paragraph = self.document.add_paragraph()
        if question["mark"]:
            paragraph.add_run(f"({question['mark']}) ", "Said by")
        paragraph.add_run(question["asked"]).bold = True
        self._cite(paragraph, question["citations"])
        paragraph.paragraph_format.keep_with_next = True
        if question["likely"]:
            likely = self.document.add_paragraph()
            likely.add_run(f"{words['likely']}: ").italic = True
            self._statement(likely, question["likely"])
            likely.paragraph_format.keep_with_next = True
            likely.add_run(f" {question['likely']['said_by']}", "Said by")
        if question["then"]:
            then = self.document.add_paragraph()
            then.add_run(f"{words['then']}: ").italic = True
            then.add_run(question["then"])

    def _source(self, source: Mapping[str, Any]) -> None:
        paragraph = self.document.add_paragraph()
        anchor(paragraph, f"source-{source['n']}", source["n"], f"[{source['n']}]")
        paragraph.add_run(f" {_reference(source)} ")
        in_language(paragraph.add_run(f"“{source['quote']}”"), _locale(source["language"]))
        if source["url"]:
            paragraph.add_run(" ")
            link_to(paragraph, source["url"], source["url"], outside=True)

    def _small(self, words: str) -> None:
        run = self.document.add_paragraph().add_run(words)
        run.font.size = Pt(9.5)


def _locale(language: str) -> str:
    return _LOCALES.get(language, language)


def _reference(source: Mapping[str, Any]) -> str:
    status = f" ({source['status']})" if source["status"] else ""
    told = [source["who"], source["title"], source["when"], source["where"]]
    return f"{', '.join(filter(None, told))}{status}."
