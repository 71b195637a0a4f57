"""A briefing as plain data, every word in place: HTML, Word and PDF are made from it, so they say the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.reply import Citation
from corpus.document import PartialDate, TextStatus
from corpus.folding import readable
from workbench.briefing.briefing import Briefing, Line, LineKind, Question, Section, SectionName
from workbench.briefing.words import council_named, said_date, say, when, who

Shown = Mapping[str, Any]


def shown(briefing: Briefing) -> dict[str, Any]:
    """JSON data: title, facts, sections of lines and charts, questions, sources; in the language it was wanted in."""
    language = briefing.wanted.language
    by_number = {citation.n: citation for citation in briefing.citations}
    return {
        "language": language,
        "title": titled(briefing),
        "subtitle": say("subtitle", language),
        "date": briefing.wanted.made_on.isoformat(),
        "assisted": say("assisted", language),
        "note": say("language_note", language),
        "facts": _facts(briefing),
        "again": say("again", language),
        "command": command(briefing),
        "assisted_short": say("assisted_short", language),
        "sheet_title": say("sheet_title", language, title=titled(briefing)),
        "sections": [_section(each, by_number, language) for each in briefing.sections if _is_shown(each)],
        "questions_title": say("sections.questions", language),
        "questions": [_question(n, each, by_number, language) for n, each in enumerate(briefing.questions, 1)],
        "sources_title": say("sources.title", language),
        "sources": [_source(citation, language) for citation in briefing.citations],
        "references": _references(briefing, language),
        "words": _words(language),
    }


def titled(briefing: Briefing) -> str:
    wanted = briefing.wanted
    topic = wanted.topic[:1].upper() + wanted.topic[1:]
    if not wanted.authority:
        return topic
    return say("title", wanted.language, topic=topic, council=council_named(wanted.authority, wanted.language))


def command(briefing: Briefing) -> str:
    """How the same briefing is made again."""
    wanted = briefing.wanted
    told = [
        ("--authority", wanted.authority),
        ("--since", wanted.since and wanted.since.isoformat()),
        ("--pack", wanted.pack),
        ("--language", wanted.language if wanted.language != "en" else None),
        ("--date", wanted.made_on.isoformat()),
    ]
    options = "".join(
        f' {name} "{value}"' if " " in str(value) else f" {name} {value}" for name, value in told if value
    )
    return f'craffu brief "{wanted.topic}"{options}'


def _facts(briefing: Briefing) -> list[str]:
    wanted, held = briefing.wanted, briefing.held
    language = wanted.language
    day = said_date(PartialDate.of(wanted.made_on), language)
    since = wanted.since and said_date(PartialDate.of(wanted.since), language)
    name = "documents_since" if since else "documents"
    facts = [
        say("made", language, date=day, snapshot=briefing.snapshot),
        say(name, language, count=held.documents, date=since),
    ]
    if held.undated:
        facts.append(say("undated", language, count=held.undated))
    if held.pack_title:
        facts.append(say("pack", language, title=held.pack_title, pages=held.pack_pages or "–"))
    return facts


def _is_shown(section: Section) -> bool:
    """Those about the papers and on what others say only where there is any; the rest say that nothing was found."""
    return bool(section.lines or section.charts) or section.name not in (SectionName.PAPERS, SectionName.TOLD)


def _section(section: Section, citations: Mapping[int, Citation], language: str) -> dict[str, Any]:
    return {
        "id": section.name.value,
        "title": say(f"sections.{section.name.value}", language),
        "lines": [_line(line, citations, language) for line in section.lines],
        "charts": [
            {
                "id": chart.key,
                "title": chart.title,
                "svg": chart.svg,
                "description": chart.description,
                "rows": [
                    {"when": row.when, "value": row.value, "source": row.source, "citations": list(row.citations)}
                    for row in chart.rows
                ],
            }
            for chart in section.charts
        ],
        "nothing": say("nothing", language),
        "note": say("chart_note", language) if section.charts else "",
    }


def _line(line: Line, citations: Mapping[int, Citation], language: str) -> dict[str, Any]:
    cited = [citations[n] for n in line.citations]
    mark = {LineKind.COMPUTED: "computed", LineKind.OWN: "own"}.get(line.kind)
    return {
        "id": line.key,
        "told": line.told,
        "text": line.text,
        "quoted": line.kind is LineKind.QUOTE or (line.kind is LineKind.ABSENT and bool(cited)),
        "language": line.language or language,
        "said_by": _said_by(cited, language) if line.kind in (LineKind.QUOTE, LineKind.ABSENT) else "",
        "mark": say(mark, language) if mark else "",
        "kind": line.kind.value,
        "citations": list(line.citations),
    }


def _said_by(cited: Sequence[Citation], language: str) -> str:
    """Who said it when, of the last of what is cited: an item after what introduces it."""
    if not cited:
        return ""
    described = cited[-1].description
    return say("tells.named", language, who=who(described, language), when=when(described, language))


def _question(n: int, question: Question, citations: Mapping[int, Citation], language: str) -> dict[str, Any]:
    return {
        "id": question.key,
        "number": n,
        "asked": question.asked,
        "citations": list(question.citations),
        "item": say("item", language, item=question.item) if question.item else "",
        "likely": _line(question.likely, citations, language) if question.likely else None,
        "then": question.then,
        "mark": say("own", language) if question.kind is LineKind.OWN else "",
    }


def _references(briefing: Briefing, language: str) -> list[str]:
    """What the questions cite, in few words each, for a sheet without room for quotes."""
    told = [(*each.citations, *(each.likely.citations if each.likely else ())) for each in briefing.questions]
    used = {n for numbers in told for n in numbers}
    cited = (_source(citation, language) for citation in briefing.citations if citation.n in used)
    return [", ".join(filter(None, (f"[{c['n']}] {c['who']}", c["when"], c["where"]))) + "." for c in cited]


def _source(citation: Citation, language: str) -> dict[str, Any]:
    described = citation.description
    return {
        "n": citation.n,
        "who": who(described, language),
        "class": say(f"sources.{described.source_class.value}", language),
        "title": described.title,
        "title_language": described.language or language,
        "when": when(described, language),
        "where": _where(citation, language),
        "status": say("summary", language) if described.text_status is TextStatus.SUMMARY else "",
        "quote": readable(citation.quote),
        "language": citation.language or described.language or language,
        "url": described.url if described.url and described.url.startswith(("http://", "https://")) else "",
        "document_id": citation.document_id,
        "edition": citation.edition,
        "start": citation.start,
        "end": citation.end,
        "page": citation.page.index if citation.page else None,
    }


def _where(citation: Citation, language: str) -> str:
    """ "page 12 (printed 8), 5. Performance report, paragraph 4.25"; empty where no place is known."""
    page = citation.page
    told: list[str] = []
    if page:
        label = page.label if page.label not in (None, str(page.index)) else page.report_label
        told.append(say("page_printed" if label else "page", language, page=page.index, label=label))
    if citation.agenda_item:
        told.append(citation.agenda_item)
    if citation.paragraph:
        told.append(say("paragraph", language, number=citation.paragraph))
    if page and page.confidence is not None:
        told.append(say("recognised", language))
    return ", ".join(told)


def _words(language: str) -> dict[str, str]:
    names = ("likely", "then", "question", "source", "page_of")
    words = {name: say(name, language, n="{n}", all="{all}") for name in names}
    return words | {f"table_{name}": say(f"table.{name}", language) for name in ("when", "value", "source", "cited")}
