"""Questions of our own that point at the sentences which answer them, as groups, beside what else was found there."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.retrieve import Sources, retrieve
from assistant.select import Evidence, select
from assistant.understand import understand
from corpus.document import Status
from corpus.filters import Filters
from evals.reader.groups import WRONG, Group
from evals.reader.own import AMONG, shown

ASKED = Path(__file__).parent / "asked.jsonl"
EVERY = 100_000
LIBRARY = 0.5  # of the questions are asked of the whole library


@dataclass(frozen=True, slots=True)
class Pointed:
    """A question, the sha256 of the file it is asked of, and where in its text the answer stands: places in code
    points, none where the file does not answer."""

    question: str
    edition: str
    spans: tuple[tuple[int, int], ...]


def read_pointed(path: Path) -> list[Pointed]:
    """One JSON object a line. ValueError or KeyError where a line is another thing."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Pointed(row["question"], row["edition"], tuple((a, b) for a, b in row["spans"])) for row in rows]


def pointed_groups(asked: Iterable[Pointed], sources: Sources, rng: random.Random) -> Iterator[Group]:
    """One group for each question whose file is held and whose answer is among the evidence found: in that file, or, as
    often, in the whole library."""
    held = {record.edition: record.id for record in sources.index.records(status=Status.INDEXED, limit=EVERY)}
    for each in asked:
        if each.edition in held:
            own = Filters(document_ids=(held[each.edition],))
            yield from _group(each, Filters() if rng.random() < LIBRARY else own, sources, rng)


def _group(asked: Pointed, filters: Filters, sources: Sources, rng: random.Random) -> Iterator[Group]:
    understood = understand(asked.question, (), sources.vocabulary)
    if understood.refused or not understood.concepts:
        return
    found = select(understood, retrieve(understood, sources, filters), sources)
    right = [each for each in found if _answers(each, asked)][:2]
    wrong = [each for each in found if not _answers(each, asked)][:AMONG]
    if wrong and bool(right) == bool(asked.spans):
        chosen = [*right, *rng.sample(wrong, min(WRONG - len(right), len(wrong)))]
        choices = (shown(each, sources, _answers(each, asked)) for each in chosen)
        yield Group("pointed", understood.english or understood.text, tuple(choices))


def _answers(evidence: Evidence, asked: Pointed) -> bool:
    if evidence.source.record.edition != asked.edition:
        return False
    return any(evidence.unit.start < end and start < evidence.unit.end for start, end in asked.spans)
