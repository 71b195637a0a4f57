"""`craffu ask` and `craffu search`: one question answered, or its passages with their scores, on the terminal."""

import json
import textwrap
from datetime import date
from typing import Any

import click

from cli.days import DAY
from cli.narrowing import filters_of
from cli.terminal import one_line, safe
from corpus.settings import load_settings

WIDTH = 100


@click.command()
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="The whole reply as one JSON object.")
@click.option("--authority", "authorities", multiple=True, help="Only documents of this council; may be repeated.")
@click.option("--as-of", type=DAY, help="Only what was published by this day.")
@click.option("--explain", is_flag=True, help="Show how the question was understood and how evidence scored.")
def ask(question: str, as_json: bool, authorities: tuple[str, ...], as_of: date | None, explain: bool) -> None:
    """Answer one QUESTION from the documents held."""
    from assistant.answer import Question
    from assistant.explain import explain as explained
    from assistant.reply import as_contract
    from workbench.answering import open_assistant

    asked = Question(question, filters=filters_of(authorities, as_of))
    assistant = open_assistant(load_settings())
    if explain:
        click.echo(explained(assistant, asked))
        return
    reply = as_contract(assistant.answer(asked))
    click.echo(json.dumps(reply, ensure_ascii=False, indent=2) if as_json else safe(_printed(reply)))


@click.command()
@click.argument("words")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a passage.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
@click.option("--authority", "authorities", multiple=True, help="Only documents of this council; may be repeated.")
def search(words: str, as_json: bool, limit: int, authorities: tuple[str, ...]) -> None:
    """List the passages that fit WORDS best, with the parts of each score."""
    from assistant.retrieve import retrieve
    from assistant.understand import understand
    from workbench.answering import open_assistant

    filters = filters_of(authorities, None)
    sources = open_assistant(load_settings()).sources
    understood = understand(words, (), sources.vocabulary)
    for found in retrieve(understood, sources, filters, limit):
        parts = {name: round(value, 3) for name, value in found.parts.items()}
        if as_json:
            row = {"passage_id": found.passage.id, "score": round(found.score, 3), "parts": parts}
            text = found.passage.indexed
            click.echo(json.dumps(row | {"filename": found.record.filename, "text": text}, ensure_ascii=False))
        else:
            click.echo(f"{found.score:6.2f}  {one_line(found.record.filename)}  {parts}")
            click.echo(textwrap.indent(textwrap.shorten(safe(found.passage.indexed), 2 * WIDTH), "        "))


def _printed(reply: dict[str, Any]) -> str:
    lines = [_wrapped(line) for line in reply["answer"].splitlines()]
    for name, heading in (("citations", "Sources"), ("nearest", "The nearest thing held")):
        if reply[name]:
            lines += ["", heading, *(_source(citation) for citation in reply[name])]
    if reply["options"]:
        lines += ["", "You could ask", *(f"  {option}" for option in reply["options"])]
    return "\n".join([*lines, "", _wrapped(_understood(reply))])


def _understood(reply: dict[str, Any]) -> str:
    """The question as understood, with what was read into it: one line."""
    understood = reply["understood"]
    named = [*understood["councils"], *understood["bodies"], *understood["people"]]
    times = [f"{period['from']} to {period['to']}" for period in understood["periods"]]
    taken = [f"“{each['written']}” read as {each['as']}" for each in understood["read_as"]]
    facts = "; ".join([*understood["asks_for"], *named, *times, *taken])
    return f"Understood: {reply['question']} ({facts})"


def _source(citation: dict[str, Any]) -> str:
    meeting = citation["meeting_date"] and f"meeting of {citation['meeting_date']}"
    summary = "summary record" if citation["text_status"] == "summary" else None
    when = citation["published"] or meeting or "date not known"
    facts = (citation["publisher"], when, *_place(citation), summary, citation["filename"])
    where = _wrapped(", ".join([citation["title"], *(fact for fact in facts if fact)]), "      ")
    quote = _wrapped(f"“{' '.join(citation['quote'].split())}”", "      ")
    return f"  [{citation['n']}] {where.lstrip()}\n{quote}"


def _place(citation: dict[str, Any]) -> list[str | None]:
    """Where in its document a quote stands, from the page down to the paragraph; how its words were read."""
    label = citation["page_label"] if citation["page_label"] != str(citation["page"]) else None
    numbers = (label and f"printed {label}", citation["report_page"] and f"report page {citation['report_page']}")
    known = ", ".join(number for number in numbers if number)
    page = f"page {citation['page']}{f' ({known})' if known else ''}" if citation["page"] else None
    section = " > ".join(citation["section"])  # a pack's item is its first heading
    paragraph = citation["paragraph"] and f"paragraph {citation['paragraph']}"
    sure = citation["recognised"]
    scan = f"text recognised from a scan, confidence {sure:.2f}" if sure is not None else None
    return [page, section, paragraph, scan]


def _wrapped(line: str, indent: str = "") -> str:
    return textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent) if line else ""
