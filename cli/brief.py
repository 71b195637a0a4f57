"""`craffu brief`: a member's briefing on a subject, on the terminal or as files to print."""

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from cli.days import DAY, Day
from cli.progress import bars
from cli.terminal import safe
from corpus.settings import Settings, load_settings

WIDTH = 100
_SINCE = Day(["%Y-%m-%d", "%Y-%m", "%Y"])


@click.command()
@click.argument("topic")
@click.option("--authority", help="The council, by any of its names.")
@click.option("--since", type=_SINCE, help="Only documents published from this day, month or year on.")
@click.option("--pack", help="The meeting's papers: a file, which is added to what is held, or the id of a document.")
@click.option(
    "--language", type=click.Choice(["en", "cy"]), default="en", show_default=True, help="Of Craffu's own words."
)
@click.option("--date", "made_on", type=DAY, help="The day it is dated; today where none is given.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="A folder for HTML, Word, PDF and JSON.")
@click.option("--json", "as_json", is_flag=True, help="The briefing as one JSON object.")
def brief(  # noqa: PLR0913, PLR0917  # each is an option
    topic: str,
    authority: str | None,
    since: date | None,
    pack: str | None,
    language: str,
    made_on: date | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Brief a member on TOPIC: what matters most, then by section, with questions for the agenda and their sources.

    Every statement is a quote with its citation, or marked as calculated, or says what is not held. With --out:
    briefing.html, briefing.docx, briefing.pdf, questions.pdf (one A4 page) and briefing.json.
    """
    from workbench.answering import open_assistant
    from workbench.briefing.make import make
    from workbench.briefing.put_out import put_out
    from workbench.briefing.shown import shown
    from workbench.briefing.wanted import wanted
    from workbench.kept import Kept

    settings = load_settings()
    wish = wanted(topic, authority, since, _held(pack, settings), language, made_on)
    sources = open_assistant(settings).sources
    briefing = make(wish, sources, Kept(sources.index, settings.data, settings.written), _teller())
    if out:
        _write(put_out(briefing), out)
    elif as_json:
        click.echo(json.dumps(shown(briefing), ensure_ascii=False, indent=2))
    else:
        click.echo(safe("\n".join(_printed(shown(briefing)))))


def _held(pack: str | None, settings: Settings) -> str | None:
    """The document id of the papers, read first where a file is named."""
    if pack is None or not Path(pack).exists():
        return pack
    from workbench.briefing.pack import take_in

    with bars(quiet=False) as progress:
        return take_in(Path(pack), settings, progress)


def _teller() -> Callable[[str, int, int], None]:
    """Tells each step once, however many parts it has."""
    told: set[str] = set()

    def tell(step: str, done: int, total: int) -> None:
        if step not in told:
            told.add(step)
            click.echo(f"craffu: {step} ({done + 1} of {total})", err=True)

    return tell


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
        click.echo(folder / name)


def _printed(data: Mapping[str, Any]) -> Iterator[str]:
    yield f"{data['title']}. {data['subtitle']}"
    yield from map(_wrapped, (data["assisted"], *data["facts"]))
    for section in data["sections"]:
        yield f"\n{section['title']}"
        if not section["lines"] and not section["charts"]:
            yield _wrapped(section["nothing"], "  ")
        for line in section["lines"]:
            by = f" ({line['said_by']})" if line["said_by"] else ""
            yield _wrapped(f"- {_statement(line)}{by}", "  ")
        for chart in section["charts"]:
            yield _wrapped(chart["title"], "  ")
            for row in chart["rows"]:
                yield _wrapped(f"{row['when']}: {row['value']}, {row['source']}{_cites(row)}", "    ")
    yield f"\n{data['questions_title']}"
    for question in data["questions"]:
        item = f"{question['item']}: " if question["item"] else ""
        yield _wrapped(f"{question['number']}. {item}{question['asked']}{_cites(question)}", "  ")
        yield _wrapped(f"{data['words']['likely']}: {_statement(question['likely'])}", "     ")
        yield _wrapped(f"{data['words']['then']}: {question['then']}", "     ")
    yield f"\n{data['sources_title']}"
    for one in data["sources"]:
        told = ", ".join(filter(None, (one["who"], one["title"], one["when"], one["where"], one["status"])))
        yield _wrapped(f"[{one['n']}] {told}", "  ")
        yield _wrapped(f"“{one['quote']}”", "      ")
    yield f"\n{data['again']} {data['command']}"


def _statement(line: Mapping[str, Any]) -> str:
    mark = f"({line['mark']}) " if line["mark"] else ""
    told = f"{line['told']}: " if line["told"] else ""
    words = f"“{line['text']}”" if line["quoted"] else line["text"]
    return f"{mark}{told}{words}{_cites(line)}"


def _cites(one: Mapping[str, Any]) -> str:
    return "".join(f" [{n}]" for n in one["citations"])


def _wrapped(line: str, indent: str = "") -> str:
    return textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")
