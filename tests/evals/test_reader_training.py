"""Public question sets become groups of sentences; training on them gives weights that the reader loads."""

import json
import random
from pathlib import Path

import pytest
from safetensors.torch import save_file

from assistant.answer import Assistant
from assistant.reader import ToRead, load_reader
from corpus.embedder import packaged_folder
from evals.reader.groups import Group, public_groups
from evals.reader.pointed import ASKED, pointed_groups, read_pointed
from evals.reader.train import Model, begin_with, train, weights

TEXT = (
    "The council met on Monday. It agreed to hire nine carers for the home. The public could watch the meeting online."
)


def _folder(path: Path) -> Path:
    answers = [{"text": "nine carers", "answer_start": TEXT.index("nine carers")}]
    asked = [{"question": "How many carers will be hired?", "answers": answers}]
    squad = {"data": [{"title": "Minutes", "paragraphs": [{"context": TEXT, "qas": asked}]}]}
    (path / "policyqa.json").write_text(json.dumps(squad), encoding="utf-8")
    turns = [
        {"speaker": f"Member {n}", "content": f"I should like to say number {n} at some length, chair, " * 2}
        for n in range(8)
    ]
    meeting = {
        "meeting_transcripts": turns,
        "specific_query_list": [{"query": "What did Member 3 say?", "relevant_text_span": [["3", "3"]]}],
    }
    (path / "qmsum.jsonl").write_text(json.dumps(meeting) + "\n", encoding="utf-8")
    chosen = {"start": 0, "end": 26}
    row = {
        "question_text": "when did the council meet",
        "paragraph_text": TEXT,
        "title_text": "Council",
        "annotation": {"selected_sentence": chosen},
    }
    (path / "qed.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_the_sentence_that_holds_the_answer_is_right_and_the_others_are_not(tmp_path: Path) -> None:
    groups = {each.source: each for each in public_groups(_folder(tmp_path), random.Random(1))}
    assert set(groups) == {"policyqa", "qmsum", "qed"}
    assert _right(groups["policyqa"]) == ["It agreed to hire nine carers for the home."]
    assert _right(groups["qed"]) == ["The council met on Monday."]
    assert len(groups["policyqa"].choices) == 3
    before = next(c.before for c in groups["policyqa"].choices if c.right)
    assert before == "Minutes The council met on Monday."
    assert ["number 3" in text for text in _right(groups["qmsum"])] == [True]


def _right(group: Group) -> list[str]:
    return [choice.text for choice in group.choices if choice.right]


def test_an_empty_folder_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="policyqa"):
        public_groups(tmp_path, random.Random(1))


def test_a_question_points_at_its_sentence_among_what_else_was_found(assistant: Assistant) -> None:
    editions = {record.edition for record in assistant.sources.index.records(limit=1000)}
    asked = [each for each in read_pointed(ASKED) if each.edition in editions and each.spans][:30]
    groups = list(pointed_groups(asked, assistant.sources, random.Random(1)))
    assert len(groups) > 15
    assert all(1 <= len(_right(group)) < len(group.choices) for group in groups)


def test_some_steps_of_training_teach_the_reader_what_answers(tmp_path: Path) -> None:
    folder = packaged_folder()
    assert folder
    groups = public_groups(_folder(tmp_path), random.Random(1)) * 5
    model = Model(folder)
    train(model, groups, 8, random.Random(1))
    save_file(weights(model), tmp_path / "reader.safetensors")
    reader = load_reader(folder, bf16=False, weights=tmp_path / "reader.safetensors")
    right, wrong = ToRead("It agreed to hire nine carers for the home.", ""), ToRead("The public could watch.", "")
    scores = reader.scores("How many carers will be hired?", [right, wrong])
    assert scores[0] > scores[1]
    again = Model(folder)
    begin_with(again, tmp_path / "reader.safetensors")
    assert weights(again)["output.bias"].equal(weights(model)["output.bias"])
