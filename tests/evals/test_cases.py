"""Question files: every field read, every mistake named with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import UsageError
from evals.cases import Expected, as_line, parse_cases, read_cases

PLAIN = {"id": "q1", "question": "Who?", "type": "who", "answerable": True, "expected": "answer"}


def line(**changes: Any) -> str:
    return json.dumps({**PLAIN, **changes})


def test_every_field_of_the_format_is_read() -> None:
    whole = line(
        gold_facts=["Ann|Anne"],
        gold_docs=["a.txt"],
        gold_quote=["Ann said"],
        also_docs=["b.txt"],
        near_docs=["c.txt"],
        must_not=["Bob"],
        yes_no="no",
        previous={"question": "What?", "answer": "That."},
        lang="cy",
        note="why",
    )
    (case,) = parse_cases([whole])
    assert case.expected is Expected.ANSWER
    assert (case.gold_facts, case.gold_quote, case.must_not) == (("Ann|Anne",), ("Ann said",), ("Bob",))
    assert case.good_docs == {"a.txt", "b.txt"}
    assert case.near_docs == ("c.txt",)
    assert [(turn.question, turn.answer) for turn in case.history] == [("What?", "That.")]
    assert (case.yes_no, case.lang, case.note) == ("no", "cy", "why")


def test_a_case_without_a_previous_turn_has_no_history() -> None:
    assert parse_cases([line()])[0].history == ()


def test_writing_a_case_and_reading_it_gives_the_case() -> None:
    (case,) = parse_cases([line(gold_facts=["£3 ?(m|million)"], previous={"question": "A?", "answer": "B"})])
    assert parse_cases([as_line(case)]) == (case,)


def test_blank_lines_are_passed_over_and_still_counted() -> None:
    with pytest.raises(UsageError, match="line 3"):
        parse_cases([line(), "", "{"])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (line(golden_facts=["x"]), "unknown field 'golden_facts'"),
        (json.dumps({key: PLAIN[key] for key in PLAIN if key != "type"}), "the field 'type' is missing"),
        (line(expected="guess"), "expected"),
        (line(answerable="yes"), "answerable"),
        (line(gold_facts="Ann"), "gold_facts"),
        (line(gold_facts=["(Ann"]), "not a regular expression"),
        (line(must_not=["*"]), "not a regular expression"),
        (line(yes_no="maybe"), "yes_no"),
        (line(previous={"question": "What?"}), "previous.answer"),
        (line(question=""), "question"),
        ("not json", "JSON"),
        ('["a list"]', "line 2"),
    ],
)
def test_a_mistake_is_named_with_its_line(wrong: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"questions, line 2") as raised:
        parse_cases([line(id="q0"), wrong])
    assert said in str(raised.value)


def test_an_id_stands_once() -> None:
    with pytest.raises(UsageError, match="line 2: the id 'q1' stands on an earlier line"):
        parse_cases([line(), line()])


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("\n \n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"empty\.jsonl holds no questions"):
        read_cases(path)


def test_a_byte_order_mark_and_odd_line_separators_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "windows.jsonl"
    unescaped = json.dumps({**PLAIN, "note": "one\u2028two"}, ensure_ascii=False)
    path.write_bytes(b"\xef\xbb\xbf" + unescaped.encode() + b"\r\n")
    assert read_cases(path)[0].note == "one\u2028two"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Cannot read the question file .*none\.jsonl"):
        read_cases(tmp_path / "none.jsonl")
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_cases(binary)


def test_the_shared_questions_are_all_readable(shared: Path) -> None:
    assert len(read_cases(shared / "questions.dev.jsonl")) == 48
