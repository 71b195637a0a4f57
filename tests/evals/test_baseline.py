"""The committed baseline: falls are failures, gains are to be kept."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.baseline import Level, check_baseline, read_baseline, update_baseline
from tests.evals.runs import run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A baseline made of a run with one case wrong; every metric may fall by 0.01."""
    path = tmp_path / "base.json"
    held = update_baseline(run("staff"), path)
    levels = {name: Level(value=level.value, may_fall=0.01) for name, level in held.metrics.items()}
    path.write_text(held.model_copy(update={"metrics": levels}).model_dump_json(indent=2), encoding="utf-8")
    return path


def test_the_same_run_holds(path: Path) -> None:
    verdict = check_baseline(run("staff"), path)
    assert verdict.holds
    assert str(verdict) == "The baseline holds."


def test_a_fall_fails_and_names_the_metric(path: Path) -> None:
    verdict = check_baseline(run("staff", "cost"), path)
    assert not verdict.holds
    assert "Fell: right is 0.3333, was 0.6667 and may fall by 0.01." in str(verdict)


def test_beating_it_holds_and_asks_to_raise_it(path: Path) -> None:
    verdict = check_baseline(run(), path)
    assert verdict.holds
    assert "Beaten: right is 1.0000, was 0.6667." in str(verdict)
    assert "Raise it with `make baselines`" in str(verdict)


def test_what_rises_by_no_more_than_it_may_fall_is_not_beaten(path: Path) -> None:
    loose = {"metrics": {"right": Level(value=0.6667, may_fall=0.34)}}
    path.write_text(read_baseline(path).model_copy(update=loose).model_dump_json(), encoding="utf-8")
    assert str(check_baseline(run(), path)) == "The baseline holds."


def test_a_new_metric_joins_and_of_a_few_cases_one_may_flip(path: Path) -> None:
    few = read_baseline(path).model_copy(update={"metrics": {"facts": Level(value=0.1, may_fall=0.2)}})
    path.write_text(few.model_dump_json(), encoding="utf-8")
    raised = update_baseline(run("staff"), path).metrics
    assert raised["facts"].may_fall == 0.2
    assert raised["right"] == Level(value=0.6667, may_fall=0.3333)
    assert raised["words"].may_fall == 5


def test_a_fall_within_what_is_allowed_holds(path: Path) -> None:
    loose = {"metrics": {"right": Level(value=0.6667, may_fall=0.34)}}
    path.write_text(read_baseline(path).model_copy(update=loose).model_dump_json(), encoding="utf-8")
    assert check_baseline(run("staff", "cost"), path).holds
    assert not check_baseline(run("homes", "staff", "cost"), path).holds


def test_where_less_is_better_more_is_a_fall(path: Path) -> None:
    baseline = read_baseline(path)
    short = baseline.model_copy(update={"metrics": {"words": Level(value=1.0)}})
    path.write_text(short.model_dump_json(), encoding="utf-8")
    assert not check_baseline(run(), path).holds
    long = baseline.model_copy(update={"metrics": {"words": Level(value=99.0)}})
    path.write_text(long.model_dump_json(), encoding="utf-8")
    assert check_baseline(run(), path).beaten


def test_a_metric_that_is_no_longer_scored_is_a_fall(path: Path) -> None:
    verdict = check_baseline(run("homes", "staff"), path)
    assert any(sentence.startswith("quotes_exact is not scored") for sentence in verdict.fallen)


def test_times_are_not_in_a_baseline(path: Path) -> None:
    assert not [name for name in read_baseline(path).metrics if "_ms_" in name]


def test_raising_it_keeps_what_each_metric_may_fall_by(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"may_fall": 0.01', '"may_fall": 0.2'), encoding="utf-8")
    assert update_baseline(run(), path).metrics["right"] == Level(value=1.0, may_fall=0.2)


def test_a_baseline_made_on_other_questions_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="made on other questions"):
        check_baseline(run(questions="other"), path)


def test_a_baseline_that_is_damaged_or_not_there_is_refused(tmp_path: Path, path: Path) -> None:
    with pytest.raises(UsageError, match="Cannot read the baseline"):
        read_baseline(tmp_path / "none.json")
    path.write_text(path.read_text(encoding="utf-8").replace('"right"', '"rightness"'), encoding="utf-8")
    with pytest.raises(UsageError, match="rightness"):
        read_baseline(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="damaged"):
        read_baseline(path)
