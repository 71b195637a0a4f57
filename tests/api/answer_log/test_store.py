"""The log takes answers, gives them back, and loses a text only by an erasure that it logs."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from api.answer_log.check import check
from api.answer_log.entry import ERASURE
from api.answer_log.store import AnswerLog
from api.answer_log.tables import NAME
from api.answer_log.wanted import Wanted
from api.kept_answers import KeptAnswers
from corpus.errors import UsageError
from tests.api.answer_log.conftest import DAYS, QUESTIONS, Clock, said


def ids(log: AnswerLog, wanted: Wanted | None = None) -> list[str]:
    return [entry.said["answer_id"] for entry in log.entries(wanted) if entry.said and entry.kind != ERASURE]


def change(data: Path, *statements: str) -> None:
    with closing(sqlite3.connect(data / NAME)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["a0", "a1", "a2"]),
        (Wanted(answers=("a1", "none")), ["a1"]),
        (Wanted(first=date(2026, 3, 2)), ["a1", "a2"]),
        (Wanted(first=date(2026, 3, 2), last=date(2026, 3, 2)), ["a1"]),
        (Wanted(last=date.max), ["a0", "a1", "a2"]),
        (Wanted(key="Ann"), ["a0"]),
        (Wanted(words="o'brien  REVIEW"), ["a0"]),
        (Wanted(words="doc2"), ["a2"]),
        (Wanted(documents=("doc0", "doc2")), ["a0", "a2"]),
        (Wanted(key="Ann", documents=("doc2",)), []),
    ],
)
def test_answers_are_found_by_id_day_key_words_and_document(log: AnswerLog, wanted: Wanted, found: list[str]) -> None:
    assert ids(log, wanted) == found


def test_nothing_is_logged_where_the_retention_period_is_nothing(tmp_path: Path) -> None:
    log = AnswerLog(tmp_path, days=0)
    assert log.append(said("a", "What?", None)) is None
    assert list(log.entries()) == []
    assert not (tmp_path / NAME).exists()


def test_the_file_is_its_owners_alone(log: AnswerLog, tmp_path: Path) -> None:
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET time = '2020'",
        "DELETE FROM entries WHERE number = 3",
        "UPDATE texts SET text = '{}'",
        "DELETE FROM texts",
        "INSERT INTO erased VALUES (1, 2)",
    ],
)
def test_the_database_itself_refuses_to_alter_what_is_logged(log: AnswerLog, tmp_path: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        change(tmp_path, statement)
    assert check(tmp_path).faults == ()


@pytest.mark.parametrize(
    ("trigger", "statement", "fault"),
    [
        (
            "texts_stand",
            "UPDATE texts SET text = text || ' ' WHERE number = 2",
            "entry 2 was altered",
        ),
        ("texts_stay", "DELETE FROM texts WHERE number = 2", "entry 2 is missing"),
        ("entries_stand", "UPDATE entries SET time = '2026-03-09' WHERE number = 2", "entry 2 does not follow"),
        ("entries_stay", "DELETE FROM entries WHERE number = 2", "entry 3 does not follow"),
        ("erasures_are_logged", "INSERT INTO erased VALUES (2, 1)", "entry 2 is there, though it was erased"),
    ],
)
def test_what_was_altered_past_the_refusals_is_found(
    log: AnswerLog, tmp_path: Path, trigger: str, statement: str, fault: str
) -> None:
    change(tmp_path, f"DROP TRIGGER {trigger}", statement)
    assert any(fault in each for each in check(tmp_path).faults)


def test_entries_cut_off_at_the_end_are_found_by_a_head_noted_before(log: AnswerLog, tmp_path: Path) -> None:
    head = check(tmp_path).head
    assert head is not None
    log.append(said("a3", "And then?", None))
    assert check(tmp_path, head).faults == ()
    change(tmp_path, "DROP TRIGGER entries_stay", "DELETE FROM entries WHERE number >= 3")
    assert check(tmp_path).faults == ()
    assert "is not in the log" in check(tmp_path, head).faults[0]


def test_what_is_erased_is_in_no_file_and_that_it_was_is_logged(log: AnswerLog, tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path)
    for answer_id, question in (("a0", QUESTIONS[0]), ("a1", QUESTIONS[1]), ("k0", "Who?")):
        kept.keep(answer_id, json.dumps(said(answer_id, question, None)["reply"], ensure_ascii=False).encode())
    kept.remark("k0", "wrong", "Ask Mrs O'Brien")
    assert log.erase(Wanted(words="O'Brien"), who="Records officer", why="Erasure request 12") == 2
    assert ids(log) == ["a1", "a2"]
    assert [kept.get(answer_id) is None for answer_id in ("a0", "k0", "a1")] == [True, True, False]
    assert kept.remarks() == []
    assert not any(b"Brien" in file.read_bytes() for file in tmp_path.iterdir())
    *_, trace = log.entries()
    assert trace.kind == ERASURE
    told = {"who": "Records officer", "why": "Erasure request 12", "by": ["words"], "numbers": [1], "kept": 2}
    assert trace.said == told
    checked = check(tmp_path)
    assert (checked.entries, checked.erased, checked.faults) == (4, 1, ())


def test_two_processes_that_are_killed_while_they_log_leave_one_whole_chain(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys; from api.answer_log.store import AnswerLog; "
        "from tests.api.answer_log.conftest import said; log = AnswerLog(pathlib.Path(sys.argv[1]), 30); "
        "[log.append(said(f'{sys.argv[2]}{n}', 'What?', None)) for n in range(40)]; os.kill(os.getpid(), 9)"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, tmp_path, name]) for name in "ab"]
    assert [process.wait(timeout=60) for process in running] == [-9, -9]
    checked = check(tmp_path)
    assert (checked.entries, checked.faults) == (80, ())


def test_a_log_that_somebody_deleted_is_begun_anew(log: AnswerLog, tmp_path: Path) -> None:
    (tmp_path / NAME).unlink()
    log.append(said("b0", "What?", None))
    assert ids(log) == ["b0"]


def test_kept_answers_are_erased_where_nothing_is_logged(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path)
    kept.keep("k0", json.dumps(said("k0", "What of Ms Owen?", None)["reply"]).encode())
    log = AnswerLog(tmp_path, days=0)
    assert log.erase(Wanted(first=DAYS[0].date()), "a", "b") == 0  # of what is kept the day is not known
    assert log.erase(Wanted(words="ms owen"), "a", "b") == 1
    assert kept.get("k0") is None
    assert not (tmp_path / NAME).exists()


def test_erasing_nothing_leaves_no_trace_and_erasing_everything_is_refused(log: AnswerLog, tmp_path: Path) -> None:
    assert log.erase(Wanted(key="Nobody"), "a", "b") == 0
    assert check(tmp_path).entries == 3
    with pytest.raises(UsageError, match="which answers"):
        log.erase(Wanted(), "a", "b")


def test_texts_past_the_retention_period_are_erased_when_the_next_day_begins(log: AnswerLog, clock: Clock) -> None:
    clock.time = DAYS[0] + timedelta(days=30, hours=10)
    log.append(said("a3", "On the last day it may be kept", None))
    assert ids(log) == ["a0", "a1", "a2", "a3"]
    clock.time += timedelta(days=1)
    log.append(said("a4", "The day after", None))
    assert ids(log) == ["a1", "a2", "a3", "a4"]
    erasure = next(entry for entry in log.entries() if entry.kind == ERASURE)
    assert erasure.said is not None
    assert (erasure.said["who"], erasure.said["why"]) == ("craffu", "kept 30 days")
