"""A run that is stopped and gone on with."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.case import Case
from evals.respondent import Reply, Respondent, ServerDownError, failed
from evals.results import load_run
from evals.resume import keep
from evals.run import Options, run_cases
from tests.evals.replies import case, perfect

CASES = [case(id=name) for name in "abcd"]
ABOUT = {"questions": "q.jsonl", "questions_sha256": "abc", "seed": 1}


class Flaky:
    """Answers so many questions, then its server is gone."""

    def __init__(self, answers: int, snapshot: str = "g1") -> None:
        self.asked: list[str] = []
        self._answers = answers
        self._snapshot = snapshot

    def ask(self, one: Case) -> Reply:
        if len(self.asked) == self._answers:
            raise ServerDownError("gone")
        self.asked.append(one.id)
        return failed("HTTP 500") if one.id == "b" and self._answers < 4 else perfect() | {"snapshot": self._snapshot}


def stopped(folder: Path) -> None:
    with pytest.raises(ServerDownError), keep(folder, ABOUT, resume=False) as kept:
        run_cases(CASES, Respondent("flaky", Flaky(3).ask), ABOUT, kept=kept)


def test_only_what_was_not_answered_is_asked_again(tmp_path: Path) -> None:
    stopped(tmp_path)
    again = Flaky(4)
    with keep(tmp_path, ABOUT, resume=True) as kept:
        run = run_cases(CASES, Respondent("flaky", again.ask), ABOUT, kept=kept)
    assert again.asked == ["b", "d"]  # b was a breakdown, d was not asked
    assert [outcome.case.id for outcome in run.outcomes] == ["a", "b", "c", "d"]
    assert run.about["complete"] is True


def test_a_stopped_run_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    stopped(tmp_path)
    assert len((tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    with pytest.raises(UsageError, match="was stopped; go on with it by --resume"):
        load_run(tmp_path)


def test_a_last_line_that_was_cut_short_is_asked_again(tmp_path: Path) -> None:
    stopped(tmp_path)
    results = tmp_path / "results.jsonl"
    results.write_text(results.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    again = Flaky(4)
    with keep(tmp_path, ABOUT, resume=True) as kept:
        run_cases(CASES, Respondent("flaky", again.ask), ABOUT, Options(jobs=2), kept=kept)
    assert sorted(again.asked) == ["b", "c", "d"]


@pytest.mark.parametrize("changed", [{"questions_sha256": "other"}, {"seed": 2}, {"snapshot": "g2"}])
def test_a_run_of_something_else_is_not_gone_on_with(tmp_path: Path, changed: dict[str, object]) -> None:
    stopped(tmp_path)
    other = pytest.raises(UsageError, match=f"had other {next(iter(changed))}: begin anew")
    with other, keep(tmp_path, ABOUT | changed, resume=True):
        pass


def test_another_index_does_not_finish_a_run(tmp_path: Path) -> None:
    stopped(tmp_path)
    newer = Respondent("flaky", Flaky(4, "g2").ask)
    with pytest.raises(UsageError, match="Generation g2 answers now"), keep(tmp_path, ABOUT, resume=True) as kept:
        run_cases(CASES, newer, ABOUT, kept=kept)


def test_there_is_nothing_to_go_on_with_in_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no evaluation run"), keep(tmp_path, ABOUT, resume=True):
        pass


def test_without_resuming_it_begins_anew(tmp_path: Path) -> None:
    stopped(tmp_path)
    again = Flaky(4)
    with keep(tmp_path, ABOUT, resume=False) as kept:
        run_cases(CASES, Respondent("flaky", again.ask), ABOUT, kept=kept)
    assert again.asked == ["a", "b", "c", "d"]
