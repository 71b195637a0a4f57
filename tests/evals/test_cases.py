"""Question files: every field read, every mistake named with its line."""

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.cases import Expected, as_line, parse_cases, parse_lines, read_cases
from evals.facts import shown_fact
from tests.evals.question_lines import EVERYTHING, PLAIN, line


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


def test_typed_facts_lists_and_evidence_are_read() -> None:
    (case,) = parse_cases([json.dumps(EVERYTHING | {"draft": False})])
    assert [shown_fact(fact) for fact in case.facts][:2] == ["Ann|Anne", "money 9300000.0 ± 100000"]
    assert [shown_fact(fact) for fact in case.facts][2:] == ["first", "count 9"]
    assert case.right_docs == ("a.txt", "d.pdf")
    assert case.good_docs == {"a.txt", "b.txt", "d.pdf"}
    assert case.quotes == ("Ann said", "nine homes")
    assert case.pages == (("d.pdf", 3),)
    assert str(case.as_of) == "2019-06-30"
    assert parse_cases([as_line(case)]) == (case,)


def test_a_conversation_may_have_many_turns() -> None:
    turns = [{"question": "A?", "answer": "B"}, {"question": "C?", "answer": "D"}]
    (case,) = parse_cases([line(previous=turns)])
    assert [turn.question for turn in case.history] == ["A?", "C?"]


def test_a_draft_is_no_case() -> None:
    with pytest.raises(UsageError, match="line 2: 'q2' is a draft, which nobody has looked at"):
        parse_cases([line(), line(id="q2", draft=True)])
    assert [read.case.draft for read in parse_lines([line(draft=True)]) if read.case] == [True]


def test_every_mistaken_line_is_found_at_once() -> None:
    read = list(parse_lines([line(x=1, y=2), line(), "{", line()]))
    assert next((each.number, each.mistakes) for each in read if each.mistakes) == (
        1,
        ("unknown field 'x'", "unknown field 'y'"),
    )
    assert [each.number for each in read if each.mistakes] == [1, 3, 4]


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
        (line(gold_facts=[{"kind": "money", "value": "41%"}]), "gold_facts.0.value: '41%' is no money"),
        (line(gold_facts=[{"kind": "date", "value": "soon"}]), "'soon' is not a date"),
        (line(evidence=[{"doc": "a.pdf", "page": 0}]), "evidence.0.page"),
        (line(previous=[{"question": "What?"}]), "the field 'previous.0.answer' is missing"),
        (line(period="2019/18"), "period"),
        (line(period="2019-12-31/2019-01-01"), "ends before it begins"),
        (line(gold_list={"items": []}), "gold_list.items"),
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
