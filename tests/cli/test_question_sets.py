"""Checking, drafting and describing question sets from the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run

GOOD = {
    "id": "q1",
    "question": "What did the new bus depot in Brecon cost?",
    "type": "number",
    "answerable": True,
    "expected": "answer",
    "gold_facts": [{"kind": "money", "value": "£2.4m"}],
    "evidence": [{"doc": "depot.txt", "quote": "The new bus depot in Brecon cost the council £2.4 million."}],
}


def written(folder: Path, *cases: dict[str, object]) -> str:
    path = folder / "q.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in cases), encoding="utf-8")
    return str(path)


def test_a_good_set_has_nothing_wrong(held: Run, tmp_path: Path) -> None:
    done = held("eval", "check", written(tmp_path, GOOD))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "0 wrong, 0 to look at." in done.stderr


def test_what_is_wrong_is_named_by_line_and_ends_with_1(held: Run, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD, GOOD | {"id": "q2", "expected": "guess"})
    done = held("eval", "check", path)
    assert done.returncode == 1
    assert "q.jsonl, line 2: wrong: expected" in done.stdout
    (finding,) = json.loads(held("eval", "check", path, "--json").stdout)
    assert (finding["line"], finding["problem"], finding["doubt"]) == (2, "field", False)


def test_a_doubt_ends_with_1_only_where_asked(held: Run, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD | {"must_not": ["the council"]})
    assert held("eval", "check", path).returncode == 0
    assert held("eval", "check", path, "--strict").returncode == 1


def test_the_fields_are_checked_without_an_index(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    assert run("eval", "check", path).returncode == 3
    assert run("eval", "check", path, "--fields-only").returncode == 0


def test_a_run_refuses_drafts_in_words(held: Run, tmp_path: Path) -> None:
    path = tmp_path / "drafts.jsonl"
    assert held("eval", "draft", "depot.txt", "--out", str(path)).returncode == 0
    assert "[how much?]" in path.read_text(encoding="utf-8")
    done = held("eval", "run", str(path))
    assert done.returncode == 2
    assert "is a draft, which nobody has looked at" in done.stderr


def test_drafting_from_a_document_not_held_says_so(held: Run) -> None:
    done = held("eval", "draft", "nowhere.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No readable document held is named nowhere.txt" in done.stderr


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("eval", "schema").stdout)["title"] == "Case"
