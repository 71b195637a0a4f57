"""Two runs side by side."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.compare import compare, compare_runs
from evals.results import save_run
from tests.evals.replies import case
from tests.evals.runs import ASKED, run


def test_what_flipped_either_way_is_named() -> None:
    comparison = compare_runs(run("homes"), run("cost", "staff"))
    assert [each.case.id for each in comparison.fixed] == ["homes"]
    assert [each.case.id for each in comparison.broken] == ["staff", "cost"]
    assert comparison.metrics["right"] == pytest.approx((2 / 3, 1 / 3))
    assert comparison.p == 1


def test_worse_is_a_fall_of_right_replies_by_more_than_the_margin() -> None:
    comparison = compare_runs(run(), run("cost"))
    assert comparison.is_worse(0.3)
    assert not comparison.is_worse(1 / 3)
    assert not compare_runs(run("cost"), run()).is_worse(0)
    assert not compare_runs(run(), run()).is_worse(0)


def test_a_reworded_or_missing_question_is_left_out_and_named() -> None:
    reworded = case(id="homes", question="How many closed?", gold_facts=["3"])
    comparison = compare_runs(run(), run(cases=(reworded, ASKED[1])))
    assert comparison.cases == 1
    assert comparison.only_in_one == ("cost", "homes")
    assert "Left out, in one run only: cost, homes" in str(comparison)


def test_runs_without_a_question_in_common_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="no question in common"):
        compare_runs(run(cases=ASKED[:1]), run(cases=ASKED[1:]))


def test_saved_runs_are_compared_in_words(tmp_path: Path) -> None:
    save_run(run(), tmp_path / "a")
    save_run(run("staff"), tmp_path / "b")
    words = str(compare(tmp_path / "a", tmp_path / "b"))
    assert "now right: 0\nnow wrong: 1\n  staff (who): Who was told?\n" in words
    assert any(line.split() == ["right", "1.000", "0.667", "-0.333"] for line in words.splitlines())


def test_a_folder_without_a_run_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Make one with --out"):
        compare(tmp_path, tmp_path)
    save_run(run(), tmp_path)
    (tmp_path / "results.jsonl").write_text('{"case": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError):
        compare(tmp_path, tmp_path)
