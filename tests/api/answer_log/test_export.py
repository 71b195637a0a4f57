"""The log as a table and as JSON Lines."""

import csv
import io
import json

from api.answer_log.export import as_csv, as_json_lines
from api.answer_log.store import AnswerLog
from api.answer_log.wanted import Wanted


def table(log: AnswerLog, with_keys: bool) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(as_csv(log.entries(), with_keys)))))


def test_a_row_has_question_answer_and_evidence(log: AnswerLog) -> None:
    first, *_ = table(log, with_keys=True)
    assert (first["question"], first["key"], first["status"]) == (
        "What did the O’Brien review find?",
        "Ann",
        "answered",
    )
    assert first["sources"] == (
        "[1] Review, CIW, 2019-01-09, page 3, document doc0, edition eeeeeeeeeeee, characters 5 to 9"
    )
    assert len(table(log, with_keys=True)) == 3


def test_names_of_keys_are_left_out_unless_asked_for(log: AnswerLog) -> None:
    written = "".join(as_csv(log.entries(), False)) + "".join(as_json_lines(log.entries(), False))
    assert "Bob" not in written
    assert "Bob" in "".join(as_json_lines(log.entries(), True))


def test_a_question_cannot_be_a_formula_in_a_spreadsheet(log: AnswerLog) -> None:
    assert table(log, with_keys=False)[1]["question"] == "'=HYPERLINK(1) priorities of Powys?"


def test_json_lines_tell_of_erasures_and_tables_do_not(log: AnswerLog) -> None:
    log.erase(Wanted(answers=("a0",)), "Ann", "request 1")
    lines = [json.loads(line) for line in as_json_lines(log.entries(), False)]
    assert [line["kind"] for line in lines] == ["answer", "answer", "answer", "erasure"]
    assert [line["said"] is None for line in lines] == [True, False, False, False]
    assert len(table(log, with_keys=False)) == 2
