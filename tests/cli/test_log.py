"""`craffu log`: list, export, check and erase."""

import getpass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.answer_log.store import AnswerLog
from cli.main import craffu
from corpus.errors import UsageError
from tests.api.answer_log.conftest import said


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AnswerLog:
    monkeypatch.setenv("CRAFFU_DATA", str(tmp_path))
    made = AnswerLog(tmp_path, 1)
    made.append(said("a0", "What of Mr O’Brien?", "Ann"))
    made.append(said("a1", "What of\x1b[31m Powys?", None))
    return made


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(craffu, ["log", *arguments], input=given)


def test_answers_are_listed_a_line_each_without_control_characters() -> None:
    first, second = run("list").stdout.splitlines()
    assert "a0  api  Ann  answered  What of Mr O’Brien?" in first
    assert "\x1b" not in second
    assert run("list", "--limit", "1").stdout.splitlines() == [second]


def test_words_may_come_from_stdin_so_that_they_stand_in_no_history() -> None:
    assert len(run("list", "--text", "-", given="o'brien\n").stdout.splitlines()) == 1
    assert isinstance(run("list", "--text", "-", given="\n").exception, UsageError)


def test_an_export_for_a_person_has_the_key_it_was_asked_by() -> None:
    assert run("export", "--key", "Ann").stdout.count("Ann") == 1
    assert "Ann" not in run("export").stdout
    assert run("export", "--format", "jsonl").stdout.count("\n") == 2


def test_a_head_that_was_noted_is_checked_for() -> None:
    checked = run("check")
    head = checked.stdout.split()[-1]
    assert (checked.exit_code, run("check", "--head", head).exit_code) == (0, 0)
    assert run("check", "--head", head + "0").exit_code == 1


def test_erasing_asks_first_and_wants_a_reason(log: AnswerLog) -> None:
    assert run("erase", "--key", "Ann").exit_code == 2
    assert run("erase", "--key", "Ann", "--why", "request 4", given="n\n").exit_code == 1
    assert log.answer("a0") is not None
    assert isinstance(run("erase", "--why", "request 4", "--yes").exception, UsageError)
    assert run("erase", "--key", "Ann", "--why", "request 4", "--yes").exit_code == 0
    assert log.answer("a0") is None
    last = run("list").stdout.splitlines()[-1]
    assert last.endswith(f"erasure of  1  by {getpass.getuser()}:  request 4")
