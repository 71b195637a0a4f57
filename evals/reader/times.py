"""TimeQA as groups for the reader: what something was at one time, beside what it was at another."""

import gzip
import json
import random
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.reader.groups import LONGEST, REMOVED, SHORTEST, Group, Sentence, Span, chosen_group, with_before
from ingest.split.sentences import sentence_spans

YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
WORD = re.compile(r"\w{4,}")  # not a small one
_LOOSE = re.compile(r" (?=[,.;:?!)%\]]|'s\b|n't\b)|(?<=[(\[$£]) ")  # of a text set apart in tokens


@dataclass(frozen=True, slots=True)
class Article:
    """An article in sentences: where they are in its text, their years, whether they answer any question on it."""

    title: str
    text: str
    spans: list[Span]
    lines: list[Sentence]
    years: list[set[int]]
    told: list[bool]


def timeqa_groups(folder: Path, rng: random.Random) -> Iterator[Group]:
    """TimeQA, what people asked of its training part (BSD 3-Clause; github.com/wenhuchen/Time-Sensitive-QA,
    `dataset/human_train.*.gzip`)."""
    asked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(folder.glob("human_train.*.gzip")):  # easy before hard
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                asked[row["idx"].rsplit("#", 1)[0]].append(row)
    for rows in asked.values():
        times = {row["idx"]: _years(row["question"]) for row in reversed(rows)}  # of the easy wording, which says them
        article = _article(rows)
        for row in rows:
            yield from _groups(row["question"], times[row["idx"]], _answers(row), article, rng)


def _article(rows: Sequence[dict[str, Any]]) -> Article:
    text = _LOOSE.sub("", rows[0]["context"])
    spans = [(a, b) for a, b in sentence_spans(text) if SHORTEST < b - a < LONGEST]
    lines = [text[a:b] for a, b in spans]
    answers = [answer for row in rows for answer in _answers(row)]
    told = [_overlaps(span, answers) for span in spans]
    title = _LOOSE.sub("", rows[0]["paragraphs"][0]["title"])
    return Article(title, text, spans, with_before(lines), [_years(line) for line in lines], told)


def _answers(row: dict[str, Any]) -> list[Span]:
    """Where the answers are in the text without its loose spaces."""
    loose = [match.start() for match in _LOOSE.finditer(row["context"])]
    found = [(a, b) for a, b, name in zip(row["from"], row["end"], row["targets"], strict=False) if name]
    return [(a - bisect_left(loose, a), b - bisect_left(loose, b)) for a, b in found]


def _groups(
    question: str, times: set[int], answers: list[Span], article: Article, rng: random.Random
) -> Iterator[Group]:
    """The sentence with the answer if it has a year of the question too, and again without it; where nothing answers,
    no sentence with a year of the time asked about. The wrong ones first that answer for other times."""
    names = _names(question, answers, article)
    named = {n for n, (text, _) in enumerate(article.lines) if any(name in text.lower() for name in names)}
    right = [n for n, span in enumerate(article.spans) if _overlaps(span, answers)]
    wrong = [n for n in range(len(article.lines)) if n not in named and n not in right]
    rng.shuffle(wrong)
    wrong.sort(key=lambda n: (not article.told[n], not article.years[n]))
    dated = [n for n in right if times & article.years[n]]
    if dated:
        yield from _group("timeqa", question, article, dated, wrong)
        apart = [n for n in wrong if n - 1 not in named and n - 1 not in right]  # nor is it told before them
        yield from _group(f"timeqa{REMOVED}", question, article, [], apart)
    elif times and not answers:
        apart = [n for n in wrong if not any(min(times) <= year <= max(times) for year in article.years[n])]
        yield from _group("timeqa", question, article, [], apart)


def _group(source: str, question: str, article: Article, right: list[int], wrong: list[int]) -> Iterator[Group]:
    if len(wrong) > 1:
        lines = article.lines
        yield chosen_group(source, question, article.title, [lines[n] for n in right], [lines[n] for n in wrong])


def _names(question: str, answers: Sequence[Span], article: Article) -> set[str]:
    """The words of the answers that neither question nor title has, and the answers."""
    said = {article.text[a:b].lower() for a, b in answers}
    known = set(WORD.findall(f"{article.title} {question}".lower()))
    return said | {word for answer in said for word in WORD.findall(answer)} - known


def _overlaps(span: Span, answers: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in answers)


def _years(text: str) -> set[int]:
    return {int(year) for year in YEAR.findall(text)}
