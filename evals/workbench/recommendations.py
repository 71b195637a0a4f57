"""Score what was asked for, and what became of it, against truth: found, whole, in order, linked, state read right."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.filters import Filters
from evals.workbench.truth import FOLDER, cases_of
from workbench.recommendations.graded import BOARD
from workbench.recommendations.tracked import Tracked
from workbench.recommendations.tracker import Tracker

DATASET = FOLDER / "recommendations.jsonl"
_LABEL = re.compile(r"^\W*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s*)?", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth in one respect ("found", "whole", "linked", "state", ...)."""

    case: str
    respect: str
    right: bool
    about: str


@dataclass(frozen=True, slots=True)
class Score:
    """What was scored, how many records of the documents are in no truth, and which documents are not held."""

    verdicts: tuple[Verdict, ...]
    surplus: tuple[str, ...]
    not_held: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Shares right by respect; precision is the share of records that are in the truth."""
        said, right = Counter(v.respect for v in self.verdicts), Counter(v.respect for v in self.verdicts if v.right)
        found = right["found"]
        return {
            "right": {respect: right[respect] / count for respect, count in said.items()},
            "of": {respect: float(count) for respect, count in said.items()},
            "precision": found / (found + len(self.surplus)) if found else None,
            "surplus": list(self.surplus),
            "not_held": list(self.not_held),
            "wrong": [f"{v.case}: {v.respect}: {v.about}" for v in self.verdicts if not v.right],
        }


def score(tracker: Tracker, path: Path = DATASET) -> Score:
    """Score the cases of a truth file whose documents are held."""
    everything = tracker.all(Filters())
    verdicts: list[Verdict] = []
    surplus: list[str] = []
    not_held: list[str] = []
    for case in cases_of(path):
        own = sorted(_of(everything, case), key=lambda each: each.asked.position)
        if not own:
            not_held.append(case["id"])
            continue
        matched = _matched(own, case["items"])
        verdicts += _found(case, matched)
        for item, each in zip(case["items"], matched, strict=True):
            if each:
                verdicts += _became(case, item, each)
        surplus += [f"{case['id']}: {each.asked.words[:60]}" for each in own if each not in matched]
    return Score(tuple(verdicts), tuple(surplus), tuple(not_held))


def _matched(own: Sequence[Tracked], items: Sequence[dict[str, Any]]) -> list[Tracked | None]:
    """For each line of truth the record meant; no record is meant twice."""
    left, found = list(own), []
    for item in items:
        meant = next((each for each in left if _is_meant(each, item)), None)
        found.append(meant)
        left = [each for each in left if each is not meant]
    return found


def _of(everything: Sequence[Tracked], case: dict[str, Any]) -> Iterator[Tracked]:
    """What a document asks of its council; a safeguarding board's list is no part of the truth."""
    for each in everything:
        council = case.get("authority") in (None, each.record.description.authority)
        if council and each.record.filename == case["document"] and each.asked.theme != BOARD:
            yield each


def _is_meant(each: Tracked, item: dict[str, Any]) -> bool:
    words = _letters(_LABEL.sub("", each.asked.words))
    numbered = item.get("number") in (None, each.asked.number)
    return numbered and words.startswith(_letters(item.get("first", ""))) and _letters(item.get("has", "")) in words


def _found(case: dict[str, Any], matched: Sequence[Tracked | None]) -> Iterator[Verdict]:
    before = 0
    for item, each in zip(case["items"], matched, strict=True):
        about = item.get("number") or item.get("first") or item["has"]
        yield Verdict(case["id"], "found", each is not None, about)
        if each and "last" in item:
            yield Verdict(case["id"], "whole", _letters(each.asked.words).endswith(_letters(item["last"])), about)
        if each:
            yield Verdict(case["id"], "in order", each.asked.position > before, about)
            before = each.asked.position


def _became(case: dict[str, Any], item: dict[str, Any], each: Tracked) -> Iterator[Verdict]:
    about = f"{item.get('number') or item.get('first') or item['has']}"
    answers = {
        (answer.record.filename, quote.page.index if quote.page else 0)
        for answer in each.answers
        for quote in answer.quotes[:1]
    }
    files = {name for name, _ in answers}
    if "answer_page" in item:
        yield Verdict(case["id"], "linked", (case["answered_in"], item["answer_page"]) in answers, about)
    if "state" in item:
        yield Verdict(case["id"], "state", each.state.value == item["state"], f"{about} ({each.state.value})")
    if "asker" in item:
        yield Verdict(case["id"], "asker", each.asked.asker == item["asker"], about)
    if "sources" in item:
        yield Verdict(case["id"], "sources", {s.record.filename for s in each.sources} == set(item["sources"]), about)
    if "later" in item:
        yield Verdict(case["id"], "said of all", set(item["later"]) <= files, about)
    if "own" in item:
        own = {answer.record.filename for answer in each.own_answers}
        yield Verdict(
            case["id"], "own mention", bool(own & set(item["own"])) if item["own"] else not own, f"{about} {own}"
        )


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
