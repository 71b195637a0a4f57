"""Questions beside near misses, from four more public question sets: groups that teach the reader to decline.

Each set is a folder of files as its authors publish them; its reader says where they are and under which licence.
"""

import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from evals.reader.groups import REMOVED, Group, Sentence, Span, chosen_group, group, with_before
from evals.reader.times import WORD, YEAR, timeqa_groups
from ingest.split.sentences import sentence_spans

_FEWEST = 5  # words of a sentence: fewer are a heading
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Share:
    """How many groups of a set are drawn at most: answered, near misses that it has, and those made."""

    answered: int
    written: int = 0
    removed: int = 0


SHARES = {
    "squad2": Share(answered=800, written=331, removed=400),
    "timeqa": Share(answered=500, written=366, removed=250),
    "selqa": Share(answered=300),
    "tatqa": Share(answered=350, written=392),
}


def contrast_groups(folder: Path, rng: random.Random) -> list[Group]:
    """The share of every known set that has a folder of its own in `folder`. FileNotFoundError where none has."""
    names = [name for name in SHARES if (folder / name).is_dir()]
    if not names:
        raise FileNotFoundError(f"{folder} holds none of {', '.join(SHARES)}")
    return [drawn for name in names for drawn in _drawn(list(READERS[name](folder / name, rng)), SHARES[name], rng)]


def _drawn(groups: Sequence[Group], share: Share, rng: random.Random) -> Iterator[Group]:
    answered = [each for each in groups if each.choices[0].right]
    written = [each for each in groups if not each.choices[0].right and not each.source.endswith(REMOVED)]
    removed = [each for each in groups if each.source.endswith(REMOVED)]
    for kind, most in ((answered, share.answered), (written, share.written), (removed, share.removed)):
        different = list(dict.fromkeys(kind))
        yield from rng.sample(different, min(most, len(different)))


def _squad2(folder: Path, rng: random.Random) -> Iterator[Group]:
    """SQuAD 2.0, ten articles of its training part (CC BY-SA 4.0; github.com/PhongNTDo/guide_train_MRC_transformers,
    `train-v2.0.json`): near misses were written on a passage; more are made by taking the answer out of it."""
    for article in _items(folder, "data"):
        title = unquote(article["title"]).replace("_", " ")
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            for asked in paragraph["qas"]:
                answers = [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in asked["answers"]]
                yield from _with_and_without(asked["question"], (title, text), answers, rng)


def _with_and_without(
    question: str, told: tuple[str, str], answers: Sequence[Span], rng: random.Random
) -> Iterator[Group]:
    """The group of a question and, if the text answers it, that of the text without the sentences with the answer."""
    title, text = told
    made = group("squad2", question, told, answers, rng)
    if made:
        yield made
    if made and answers:
        said = [text[a:b].lower() for a, b in answers]
        lines = [text[a:b] for a, b in sentence_spans(text) if not any(a < y and x < b for x, y in answers)]
        rest = " ".join(line for line in lines if not any(answer in line.lower() for answer in said))
        less = group(f"squad2{REMOVED}", question, (title, rest), [], rng)
        if less:
            yield less


def _selqa(folder: Path, rng: random.Random) -> Iterator[Group]:
    """SelQA, dev and test (Apache 2.0; github.com/emorynlp/selqa, `ass/*.json`): questions, half of them put in other
    words, on a section of a Wikipedia article."""
    for row in _items(folder):
        lines = with_before(row["candidates"])
        wrong = [line for n, line in enumerate(lines) if n not in row["answers"]]
        rng.shuffle(wrong)
        if len(row["answers"]) < 3 and len(wrong) > 1:
            right = [lines[n] for n in row["answers"]]
            yield chosen_group("selqa", row["question"], f"{row['article']}, {row['section']}", right, wrong)


def _tatqa(folder: Path, rng: random.Random) -> Iterator[Group]:
    """TAT-QA, dev and test (CC BY 4.0; github.com/NExTplusplus/TAT-QA, `dataset_raw`): questions on the notes of annual
    accounts; the notes do not answer where only the table beside them has the figures."""
    for report in _items(folder):
        notes = [paragraph["text"] for paragraph in report["paragraphs"]]
        lines = with_before([note[a:b] for note in notes for a, b in sentence_spans(note)])
        told = [line for line in lines if len(line[0].split()) >= _FEWEST]
        figures = _figures("\n".join(notes))
        for asked in (asked for asked in report["questions"] if "table" not in asked["question"].split()):
            right = _in_notes(asked, told)
            wrong = _likest(asked["question"], [line for line in told if line not in right])
            if len(wrong) > 1 and (len(right) == 1 or _in_table_only(asked, figures)):
                yield chosen_group("tatqa", asked["question"], "", right, wrong)


def _in_notes(asked: dict[str, Any], told: Sequence[Sentence]) -> list[Sentence]:
    if (asked["answer_from"], asked["answer_type"]) != ("text", "span"):
        return []
    said = [str(part).strip(" .").lower() for part in asked["answer"]]
    return [line for line in told if any(part in line[0].lower() for part in said)]


def _in_table_only(asked: dict[str, Any], figures: set[float]) -> bool:
    if asked["answer_from"] != "table" or asked["answer_type"] not in {"span", "arithmetic"}:
        return False
    sought = _figures(f"{asked['answer']} {asked['derivation']}")
    return bool(sought) and not any(abs(a - b) < 0.01 * a for a in sought for b in figures)


def _figures(text: str) -> set[float]:
    """The figures of a text but for years, without their magnitude: 19,095 and 19.1 million are nearly alike."""
    found = (float(figure.replace(",", "")) for figure in _FIGURE.findall(YEAR.sub("", text)))
    return {float(f"{figure:e}".split("e")[0]) for figure in found if figure}


def _likest(question: str, lines: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that share most words with a question first, the rarer ones weighing more."""
    asked = set(WORD.findall(question.lower()))
    shared = [asked & set(WORD.findall(text.lower())) for text, _ in lines]
    times = Counter(word for words in shared for word in words)
    weights = [sum(math.log(1 + len(lines) / times[word]) for word in words) for words in shared]
    return [lines[n] for n in sorted(range(len(lines)), key=lambda n: -weights[n])]


def _items(folder: Path, key: str | None = None) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        yield from read[key] if key else read


READERS: dict[str, Callable[[Path, random.Random], Iterator[Group]]] = {
    "squad2": _squad2,
    "timeqa": timeqa_groups,
    "selqa": _selqa,
    "tatqa": _tatqa,
}
