"""Questions with the sentences that may answer them, from public question sets: what the reader is trained on.

Each set is one file as its authors publish it; docs/decisions/0032 says where they are and under which licence.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.split.sentences import sentence_spans

SHORTEST = 12  # characters of a sentence
WRONG = 8  # sentences of the same text beside the one that answers
BEFORE, LONGEST = 200, 600  # characters
AROUND = 1500  # characters of a long article on each side of its answer
REMOVED = "-removed"  # ends the source of a group whose answer was taken out of the text
_TURN = 12  # words: a shorter turn of a meeting says nothing

Span = tuple[int, int]
Sentence = tuple[str, str]  # and what stands before it


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence, what stands before it, and whether it holds the answer."""

    text: str
    before: str
    right: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A question and the sentences to choose from, those that answer first."""

    source: str
    question: str
    choices: tuple[Choice, ...]


def public_groups(folder: Path, rng: random.Random) -> list[Group]:
    """The groups of every known file in a folder. FileNotFoundError where there is none."""
    readers = {"policyqa": _squad, "covidqa": _squad, "qed": _qed, "qmsum": _qmsum}
    paths = [(name, path) for name in readers for path in sorted(folder.glob(f"{name}*.json*"))]
    if not paths:
        raise FileNotFoundError(f"{folder} holds no policyqa*, covidqa*, qed* or qmsum* file")
    return [group for name, path in paths for group in readers[name](name, path, rng)]


def group(
    source: str, question: str, told: tuple[str, str], answers: Sequence[Span], rng: random.Random
) -> Group | None:
    """The sentences of a text (`told`: title and text), two that answer at most; None where none of them answers, or
    there is nothing to choose. `answers` is empty where the text does not answer."""
    title, text = told
    spans = [(a, b) for a, b in sentence_spans(text) if b - a > SHORTEST]
    holds = [any(a < end and start < b for start, end in answers) for a, b in spans]
    right = [n for n, held in enumerate(holds) if held][:2]
    wrong = [n for n, held in enumerate(holds) if not held]
    rng.shuffle(wrong)
    if (answers and not right) or len(spans) < 2:
        return None
    lines = with_before([text[a:b] for a, b in spans])
    return chosen_group(source, question, title, [lines[n] for n in right], [lines[n] for n in wrong])


def chosen_group(source: str, question: str, title: str, right: Sequence[Sentence], wrong: Sequence[Sentence]) -> Group:
    """The group of at most two sentences that answer and the first of those that do not, under a title."""
    chosen = [*((line, True) for line in right[:2]), *((line, False) for line in wrong)][:WRONG]
    choices = (Choice(text[:LONGEST], f"{title} {before[-BEFORE:]}".strip(), held) for (text, before), held in chosen)
    return Group(source, question.strip(), tuple(choices))


def with_before(lines: Sequence[str]) -> list[Sentence]:
    """Each of the sentences that follow one another, with the one before it."""
    return list(zip(lines, ["", *lines], strict=False))


def _squad(source: str, path: Path, rng: random.Random) -> Iterator[Group]:
    """PolicyQA and COVID-QA, in SQuAD's form; of a long text what stands around the answer."""
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            title = article.get("title") or text[:80].split("\n")[0]
            for asked in paragraph["qas"]:
                found = _around(
                    title, text, [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in asked["answers"]]
                )
                made = found and group(source, asked["question"], *found, rng)
                if made:
                    yield made


def _around(title: str, text: str, answers: Sequence[Span]) -> tuple[tuple[str, str], list[Span]] | None:
    if not answers:
        return None
    first = max(0, answers[0][0] - AROUND)
    return (title, text[first : answers[0][1] + AROUND]), [(start - first, end - first) for start, end in answers]


def _qed(source: str, path: Path, rng: random.Random) -> Iterator[Group]:
    """QED: the one sentence of a Wikipedia passage that answers a searcher's question."""
    for row in _rows(path):
        chosen = row.get("annotation", {}).get("selected_sentence")
        if chosen:
            answers = [(chosen["start"], chosen["end"])]
            made = group(source, row["question_text"], (row["title_text"], row["paragraph_text"]), answers, rng)
            if made:
                yield made


def _qmsum(source: str, path: Path, rng: random.Random) -> Iterator[Group]:
    """QMSum: of the turns of a committee's meeting that a question is about, the longest; five others."""
    for row in _rows(path):
        turns = [(turn["content"], turn["speaker"]) for turn in row["meeting_transcripts"]]
        said = {n for n, (text, _) in enumerate(turns) if len(text.split()) > _TURN}
        for asked in row.get("specific_query_list", []):
            about = {n for a, b in asked["relevant_text_span"] for n in range(int(a), int(b) + 1)} & said
            others = sorted(said - about)
            if not about or len(about) > 6 or len(others) < 4:
                continue
            rng.shuffle(others)
            chosen = [max(sorted(about), key=lambda n: len(turns[n][0])), *others[:5]]
            choices = (Choice(turns[n][0][:LONGEST], turns[n][1], n in about) for n in chosen)
            yield Group(source, asked["query"], tuple(choices))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
