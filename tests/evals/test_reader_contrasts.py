"""Public question sets with near misses become groups of sentences; a near miss has none that answers."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from evals.reader.contrasts import SHARES, contrast_groups
from evals.reader.groups import Group
from evals.reader.train import options, read_groups

ARTICLE = (
    "Seaford House ( Hilltown ) . Ann Roe owned the house from 1900 to 1910 . Its roof is of slate and was mended "
    "in 1955 . The town council of Hilltown bought it in 1911 and kept it until 1930 . It is now a school ."
)


def _write(path: Path, rows: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows), encoding="utf-8")


def _right(group: Group) -> list[str]:
    return [choice.text for choice in group.choices if choice.right]


def test_no_known_set_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="squad2"):
        _groups(tmp_path)


def _groups(folder: Path) -> list[Group]:
    return contrast_groups(folder, random.Random(1))


def _passage(*asked: tuple[str, str]) -> Any:
    """A file in SQuAD's form: each question with its answer, empty where the text has none."""
    text = "The council met on Monday. It agreed to hire nine carers. The public watched the meeting online."
    qas = [{"question": q, "answers": [{"text": a, "answer_start": text.index(a)}] if a else []} for q, a in asked]
    return {"data": [{"title": "The_Minutes", "paragraphs": [{"context": text, "qas": qas}]}]}


def test_of_a_passage_the_sentence_with_the_answer_is_left_out_for_a_near_miss(tmp_path: Path) -> None:
    _write(tmp_path / "squad2" / "train.json", _passage(("How many carers?", "nine"), ("How many cooks?", "")))
    answered, written, removed = _groups(tmp_path)
    assert _right(answered) == ["It agreed to hire nine carers."]
    assert answered.choices[0].before == "The Minutes The council met on Monday."
    assert (written.source, written.question, _right(written)) == ("squad2", "How many cooks?", [])
    assert len(written.choices) == 3
    assert (removed.source, removed.question, _right(removed)) == ("squad2-removed", "How many carers?", [])
    assert len(removed.choices) == 2
    assert not any("nine" in f"{choice.before} {choice.text}" for choice in removed.choices)


def test_what_something_was_at_another_time_is_no_answer(tmp_path: Path) -> None:
    def row(n: int, question: str, name: str) -> dict[str, Any]:
        start = ARTICLE.index(name) if name else 0
        spans = {"targets": [name], "from": [start], "end": [start + len(name)]}
        place = {"context": ARTICLE, "paragraphs": [{"title": "Seaford House ( Hilltown )", "text": ARTICLE}]}
        return {"idx": f"/wiki/House#P127#{n}", "question": question, **place, **spans}

    rows = [
        row(0, "Who owned Seaford House from 1900 to 1910?", "Ann Roe"),
        row(1, "Who owned Seaford House from 1911 to 1930?", "town council"),
        row(2, "Who owned Seaford House from 1950 to 1960?", ""),
    ]
    folder = tmp_path / "timeqa"
    folder.mkdir()
    with gzip.open(folder / "human_train.easy.json.gzip", "wt", encoding="utf-8") as out:
        out.write("\n".join(map(json.dumps, rows)))
    groups = _groups(tmp_path)
    by_question = {group.question: group for group in groups if group.source == "timeqa"}
    first, second, third = (by_question[row["question"]] for row in rows)
    assert _right(first) == ["Ann Roe owned the house from 1900 to 1910."]
    assert first.choices[1].text.startswith("The town council of Hilltown")
    assert _right(second) == ["The town council of Hilltown bought it in 1911 and kept it until 1930."]
    assert not _right(third)
    assert not any("1955" in choice.text for choice in third.choices)
    assert first.choices[0].before.startswith("Seaford House (Hilltown)")
    removed = {group.question: group for group in groups if group.source == "timeqa-removed"}[first.question]
    assert removed.choices
    assert not any("Ann Roe" in f"{choice.before} {choice.text}" for choice in removed.choices)


def test_notes_do_not_answer_what_only_the_table_tells(tmp_path: Path) -> None:
    notes = "Audit fees rose by 4.2 million in 2019. The auditor was changed in 2018. No other fees were paid then."

    def asked(question: str, answer: list[str], where: str) -> dict[str, Any]:
        return {
            "question": question,
            "answer": answer,
            "answer_from": where,
            "answer_type": "span",
            "derivation": "",
        }

    questions = [
        asked("When was the auditor changed?", ["2018"], "text"),
        asked("What were the rents in 2019?", ["7,315"], "table"),
        asked("By how much did audit fees rise?", ["4,200"], "table"),  # which the notes tell too
    ]
    _write(tmp_path / "tatqa" / "dev.json", [{"paragraphs": [{"text": notes}], "questions": questions}])
    groups = _groups(tmp_path)
    assert {group.question: _right(group) for group in groups} == {
        "When was the auditor changed?": ["The auditor was changed in 2018."],
        "What were the rents in 2019?": [],
    }


def test_training_draws_no_more_than_a_set_s_share_beside_the_other_public_sets(tmp_path: Path) -> None:
    lines = ["The lake is deep.", "It has two islands in it.", "Boats cross it in summer."]
    about = {"article": "Lake", "section": "Islands", "candidates": lines, "answers": [1]}
    most = SHARES["selqa"].answered
    _write(tmp_path / "selqa" / "dev.json", [{"question": f"Asked {n}: how many?", **about} for n in range(most + 5)])
    _write(tmp_path / "policyqa.json", _passage(("How many carers?", "nine")))
    chosen = options().parse_args([str(tmp_path), "--contrasts", str(tmp_path)])
    policy, *drawn = read_groups(chosen, random.Random(1))
    assert policy.source == "policyqa"
    assert len({group.question for group in drawn}) == len(drawn) == most
    assert {(group.source, *_right(group)) for group in drawn} == {("selqa", "It has two islands in it.")}
