"""Observe what the gate would judge: for each question the features of its best evidence, and whether it is right."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.followup import Turn
from assistant.gate import lawful
from assistant.likelihood import features
from assistant.reread import reread
from assistant.retrieve import Sources, retrieve
from assistant.select import Evidence, select
from assistant.sides import sides
from assistant.understand import Understood, understand
from corpus.document import Status
from corpus.filters import Filters
from corpus.folding import plain
from evals.case import Case, Expected
from evals.facts import says

SHORTEST = 15  # characters; a shorter unit stands in a quote by chance
DECIMALS = 4
NO_DOCUMENT = "none"  # an empty filter would mean any


@dataclass(frozen=True)
class Judged:
    """One piece of evidence: its features, and whether it is what the question's gold says."""

    features: dict[str, float]
    right: bool


@dataclass(frozen=True)
class Observation:
    """One question (or one side of it) over one index: its best evidence that breaks no rule, best first.

    `answerable` is whether the index holds the answer; `family` is the question file, with what was done to it;
    `question` is a hash of its words, so that the same one in two files is known for the same."""

    family: str
    question: str
    answerable: bool
    judged: tuple[Judged, ...]


def observe(cases: Iterable[Case], sources: Sources, family: str, left_out: bool = False) -> Iterator[Observation]:
    """What the gate would see of each case that is to be answered or declined. With `left_out`, the answerable ones
    over the index without any document that says what they ask: near misses, as many as there are questions."""
    for case in cases:
        if case.expected not in (Expected.ANSWER, Expected.ABSTAIN) or (left_out and not case.answerable):
            continue
        filters = Filters(as_of=case.as_of, document_ids=without_answer(case, sources) if left_out else ())
        history = tuple(Turn(turn.question, turn.answer) for turn in case.history)
        whole = understand(case.question, history, sources.vocabulary)
        if whole.refused or not whole.concepts:
            continue
        for side in sides(whole):
            judged = _judged(case, side, sources, filters)
            if left_out and any(each.right for each in judged):  # it was held in other words after all
                continue
            name = f"{family}, left out" if left_out else family
            yield Observation(name, _hash(case.question), case.answerable and not left_out, judged)


def _hash(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:12]


def _judged(case: Case, understood: Understood, sources: Sources, filters: Filters) -> tuple[Judged, ...]:
    found = select(understood, retrieve(understood, sources, filters), sources)
    read = lawful(understood, reread(understood, found, sources), sources)
    known = features(read)
    return tuple(
        Judged({name: round(value, DECIMALS) for name, value in each.items()}, is_right(case, evidence))
        for each, evidence in zip(known, read, strict=False)
    )


def is_right(case: Case, evidence: Evidence) -> bool:
    """Whether evidence is what the case rests on: it overlaps a gold quote, or is of a good document and says every
    fact of a case that asks for no list."""
    own = plain(evidence.text).lower()
    quotes = [plain(quote).lower() for quote in case.quotes]
    if len(own) >= SHORTEST and any(own in quote or quote in own for quote in quotes):
        return True
    whole = case.gold_list is None and bool(case.gold_facts)
    good = evidence.source.record.filename in case.good_docs
    return whole and good and all(says(evidence.text, fact) for fact in case.gold_facts)


def without_answer(case: Case, sources: Sources) -> tuple[str, ...]:
    """The documents that are not good for the case, not linked to one that is, and do not say all of its facts."""
    index = sources.index
    held = index.records(status=Status.INDEXED, limit=100_000)
    good = {record.id for record in held if record.filename in case.good_docs}
    linked = {link.other_of(document) for document in good for link in index.links_of(document)}
    out = good | linked
    if case.facts:
        out |= {each.id for each in held if all(says(index.edition(each.id).text, fact) for fact in case.facts)}
    return tuple(record.id for record in held if record.id not in out) or (NO_DOCUMENT,)


def write_observations(observations: Sequence[Observation], path: Path) -> None:
    """One JSON object a line."""
    lines = (json.dumps(asdict(observation), ensure_ascii=False) for observation in observations)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_observations(path: Path) -> list[Observation]:
    """What `write_observations` wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [_observation(row) for row in rows]


def _observation(row: dict[str, object]) -> Observation:
    judged = tuple(Judged(**each) for each in row.pop("judged"))  # type: ignore[attr-defined]
    return replace(Observation(**row, judged=()), judged=judged)  # type: ignore[arg-type]
