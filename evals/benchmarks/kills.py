"""Kill an ingest at random moments, and see that the index is always what it was before or what it should become.

`python -m evals.benchmarks.kills TIMES [--seed N]`. Each time: an index, files that changed since, an ingest
killed with SIGKILL somewhere between its start and its end (after a random step of its progress and a random moment
more, so that short steps are hit as often as long ones); then the index is opened and compared with the two states
it may have, and the next ingest must bring it to the second with nothing left over.
"""

import hashlib
import multiprocessing
import shutil
import sys
import zipfile
from collections import Counter
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep

import click

from corpus.document import DocumentRecord
from corpus.fulltext import FullText
from corpus.generations import FULLTEXT, VECTORS, current_generation, generation_folder, held_generations
from corpus.index import Index
from corpus.settings import Settings
from corpus.vectors import Vectors
from ingest.run import ingest

_WORDS = "visits children care placements reviews plans carers panel budget roads homes letters"
_LATER = 0.2  # seconds after a step, at most: steps are further apart than that, or nearly
State = frozenset[tuple[str, ...]]


class Trial:
    """Two states of a folder, the index of the first, and how an ingest goes from there to the second."""

    def __init__(self, folder: Path, seed: int = 0) -> None:
        self.random = Random(seed)  # noqa: S311  # the same moments again, not secrets
        self._folder = folder
        self._papers = folder / "papers"
        self._context = _context()
        self._write(8, 0)
        self._start = Settings(data=folder / "start")
        ingest([self._papers], self._start)
        self.old = state(self._start)
        self._write(10, 5)
        (self._papers / "paper1.txt").write_text("")
        goal = self._copy("goal")
        self.steps = self._ingest(goal)
        self.new = state(goal)
        shutil.copytree(goal.data / "cache", self._start.data / "cache", dirs_exist_ok=True)

    def kill(self) -> str:
        """Kill one ingest and check what is left; returns "old" or "new". Raises AssertionError on anything else."""
        settings = self._copy("killed")
        self._ingest(settings, self.random.randrange(self.steps), self.random.uniform(0, _LATER))
        found = state(settings)
        assert found in (self.old, self.new), f"neither state: {len(found ^ self.old)}, {len(found ^ self.new)}"
        self._ingest(settings)
        assert state(settings) == self.new, "the next ingest did not bring the index up to date"
        left = left_over(settings)
        assert not left, f"left over: {left}"
        return "old" if found == self.old else "new"

    def _ingest(self, settings: Settings, last: int | None = None, later: float = 0.0) -> int:
        """Ingest in a process of its own, killed some seconds after step `last`; returns how many steps it told of."""
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_ingest, args=(self._papers, settings, theirs))
        process.start()
        theirs.close()
        steps = 0
        with suppress(EOFError):
            while steps != last:
                ours.recv_bytes()
                steps += 1
            sleep(later)
            process.kill()
        process.join()
        assert last is not None or process.exitcode == 0, f"the ingest failed with {process.exitcode}"
        return steps

    def _copy(self, name: str) -> Settings:
        """A data folder like the first state's, at a path of its own."""
        target = self._folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self._start.data, target)
        return Settings(data=target)

    def _write(self, count: int, changed: int) -> None:
        self._papers.mkdir(exist_ok=True)
        for number in range(count):
            text = _text(number, number < changed)
            (self._papers / f"paper{number}.txt").write_text(text)
        with zipfile.ZipFile(self._papers / "more.zip", "w") as archive:
            for number in range(count, count + 4):
                archive.writestr(f"paper{number}.txt", _text(number, bool(changed)))


def state(settings: Settings) -> State:
    """All that an index holds: documents, texts, passages in full text and vectors, and the bytes of the files."""
    name = current_generation(settings)
    assert name
    folder = generation_folder(settings, name)
    found: set[tuple[str, ...]] = {("word", id_) for id_ in FullText(folder / FULLTEXT).ids()}
    with closing(Vectors(folder / VECTORS)) as vectors:
        found |= {("vector", id_) for id_ in vectors.ids()}
    with closing(Index.open(settings)) as index:
        for document in index.records(limit=10**9):
            for record in index.editions(document.id) or [document]:
                found.add((record.id, record.edition, record.reason or _bytes_are_right(index, record)))
    return frozenset(found)


def _bytes_are_right(index: Index, record: DocumentRecord) -> str:
    digest = hashlib.sha256(index.file(record.id, record.edition).read_bytes()).hexdigest()
    return "right" if digest == record.edition else "wrong"


def left_over(settings: Settings) -> list[str]:
    """What a kill left behind and an ingest should have cleaned away."""
    known = {*held_generations(settings)}
    parts = [path.name for path in (settings.data / "generations").iterdir() if path.name not in known]
    drafts = [path.name for path in (settings.data / "files").iterdir() if "." in path.name]
    return parts + drafts + [path.name for path in settings.data.glob("*.draft")]


def _ingest(papers: Path, settings: Settings, told: Connection) -> None:
    ingest([papers], settings, lambda event: told.send_bytes(event.step.encode()))


def _text(number: int, changed: bool) -> str:
    chosen = Random(2 * number + changed)  # noqa: S311  # the same words again
    sentences = (" ".join(chosen.choices(_WORDS.split(), k=9)).capitalize() + "." for _ in range(40))
    return f"Paper {number}\n\n" + "\n\n".join(sentences)


def _context() -> ForkServerContext:
    """Processes that have everything loaded, so that a kill falls into the work and not into the loading."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["evals.benchmarks.warm"])
    return context


@click.command()
@click.argument("times", type=int)
@click.option("--seed", default=0, show_default=True)
def main(times: int, seed: int) -> None:
    """Kill TIMES ingests."""
    with TemporaryDirectory(prefix="craffu-kills-") as folder:
        trial = Trial(Path(folder), seed)
        click.echo(f"an ingest tells of {trial.steps} steps; {len(trial.old)} and {len(trial.new)} facts", err=True)
        found: Counter[str] = Counter()
        for number in range(times):
            found[trial.kill()] += 1
            sys.stderr.write(f"\r{number + 1} killed: {dict(found)}")
    click.echo(f"\n{times} kills: {found['old']} left the old index, {found['new']} the new one, none anything else.")


if __name__ == "__main__":
    main()
