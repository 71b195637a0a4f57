"""How long a briefing on a pack of 300 pages takes, from an index whose documents have been read.

`python -m evals.benchmarks.briefing [--pages 300] [--pack FILE] [--authority Powys] [--topic TEXT]`: the pack (a given
PDF, else one of our own making) is added to a copy of the index in CRAFFU_DATA and read ahead, as a server does; then
the briefing is made and put out in all its forms. Processor time and the load of the machine are shown beside, since
time by the clock says little on a busy one.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import click

from assistant.service import open_assistant
from corpus.settings import Settings, load_settings
from evals.report import aligned
from workbench.briefing.make import make
from workbench.briefing.pack import take_in
from workbench.briefing.put_out import put_out
from workbench.briefing.wanted import wanted
from workbench.kept import Kept
from workbench.prepared import prepare

_ITEMS = (
    "Apologies for absence",
    "Minutes of the last meeting",
    "Children's services: performance report",
    "Placements for looked-after children",
    "Revenue budget monitoring",
    "Fostering service: annual report",
    "Corporate risk register",
    "Forward work programme",
)
_SAYS = (
    "The number of {who} {went} from {low} to {high} in the {when}.",
    "There is a risk that {what} will be delayed, because {why}.",
    "{Who} told the team that {what} had helped them, and that waiting had been hard.",
    "The service spent £{low},000 more than planned on {what} in the {when}.",
    "Members are asked to agree that {what} be reviewed before the {when}.",
    "Work on {what} goes on as planned, and is reported to the board each quarter.",
    "Of {high} {who}, {low} were seen within ten working days in the {when}.",
    "The council will finish its review of {what} by 31 March 2027.",
)
_WHO = ("looked-after children", "foster carers", "social workers", "young people who left care", "families")
_WHAT = ("the placement strategy", "early help", "supervision of staff", "the recruitment plan", "visits to children")
_WHY = ("posts are vacant", "the budget is short", "partners have not agreed", "the system was changed late")
_WHEN = ("first quarter", "second quarter", "third quarter", "last year")
_LINES, _WIDTH = 22, 92  # of a page; characters of a line
_FRONT = 2  # pages of the agenda


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock and of this process's processor time."""

    name: str
    clock: float
    processor: float


def make_pack(path: Path, pages: int) -> None:
    """A text PDF of an agenda and its reports, the same one each time."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  # only developers have it

    random = Random(pages)  # noqa: S311  # the same words each time
    canvas = Canvas(str(path))
    for page in range(pages):
        item = max(0, page - _FRONT) * len(_ITEMS) // max(1, pages - _FRONT)
        lines = _front() if page < _FRONT else [f"{item + 1}. {_ITEMS[item]}", *_sentences(random)]
        for place, line in enumerate(lines):
            canvas.drawString(60, 790 - 32 * place, line[:_WIDTH])
        canvas.drawString(300, 30, str(page + 1))
        canvas.showPage()
    canvas.save()


def _front() -> list[str]:
    head = ["Agenda", "Children and Families Scrutiny Committee", "Thursday, 14 January 2027, County Hall"]
    return [*head, *(f"{n}. {title}" for n, title in enumerate(_ITEMS, 1))]


def _sentences(random: Random) -> Iterator[str]:
    for _ in range(_LINES):
        who, what = random.choice(_WHO), random.choice(_WHAT)
        low = random.randrange(10, 400)
        yield random.choice(_SAYS).format(
            who=who,
            Who=who.capitalize(),
            what=what,
            why=random.choice(_WHY),
            when=random.choice(_WHEN),
            went=random.choice(("rose", "fell")),
            low=low,
            high=low + random.randrange(1, 200),
        )


def measure(settings: Settings, pack: Path, topic: str, authority: str | None) -> tuple[str, list[Took]]:
    """What was made from how much, and what each step took. The index in `settings` is written to."""
    took: list[Took] = []
    with _timed("pack read into the index", took):
        pack_id = take_in(pack, settings)
    with _timed("index and models opened", took):
        sources = open_assistant(settings).sources
    kept = Kept(sources.index, settings.data)
    with _timed("documents read ahead", took):
        for _ in prepare(kept, sources.embedder):
            pass
    wish = wanted(topic, authority, None, pack_id, made_on=date(2027, 1, 10))
    fresh = Kept(sources.index, settings.data)  # as of a server that has just started
    for name in ("briefing, the first", "briefing, the next"):
        with _timed(name, took):
            briefing = make(wish, sources, fresh)
    with _timed("put out as HTML, Word and PDF", took):
        put_out(briefing)
    held = briefing.held
    lines = sum(len(section.lines) for section in briefing.sections)
    made = f"{lines} lines, {len(briefing.questions)} questions, {len(briefing.citations)} citations"
    return f"{made}, from {held.documents} documents and a pack of {held.pack_pages} pages", took


@contextmanager
def _timed(name: str, took: list[Took]) -> Iterator[None]:
    clock, processor = perf_counter(), process_time()
    yield
    took.append(Took(name, perf_counter() - clock, process_time() - processor))


@click.command()
@click.option("--pages", type=click.IntRange(4, 5000), default=300, show_default=True, help="Of the pack that is made.")
@click.option("--pack", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A pack of your own.")
@click.option("--topic", default="children's services", show_default=True)
@click.option("--authority", help="The council, by any of its names.")
def main(pages: int, pack: Path | None, topic: str, authority: str | None) -> None:
    """Print what each step took, by the clock and of the processor, and the load of the machine."""
    settings = load_settings()
    with tempfile.TemporaryDirectory() as folder:
        copy = settings.model_copy(update={"data": Path(folder) / "data", "state": None})
        shutil.copytree(settings.data, copy.data)
        given = pack or Path(folder) / "pack.pdf"
        if pack is None:
            make_pack(given, pages)
        made, took = measure(copy, given, topic, authority)
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    click.echo(f"{made}\nload of the machine {load} on {os.cpu_count()} cores")
    rows = [[each.name, f"{each.clock:.1f}", f"{each.processor:.1f}"] for each in took]
    click.echo(aligned([["step, seconds", "clock", "processor"], *rows]))


if __name__ == "__main__":
    main()
