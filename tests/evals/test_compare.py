"""Two runs side by side."""

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.compare import compare, compare_runs, mcnemar, paired_change
from evals.results import Outcome, Run, save_run
from evals.summary import METRICS
from tests.evals.replies import case, perfect, saying
from tests.evals.runs import ASKED, outcome, run


def test_what_flipped_either_way_is_named() -> None:
    comparison = compare_runs(run("homes"), run("cost", "staff"))
    assert [after.case.id for _, after in comparison.fixed] == ["homes"]
    assert [after.case.id for _, after in comparison.broken] == ["staff", "cost"]
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
    assert "now right: 0\nnow wrong: 1\n  staff (who, not selected): Who was told?\n" in words
    assert any(line.split()[:4] == ["right", "1.000", "0.667", "-0.333"] for line in words.splitlines())


def test_a_folder_without_a_run_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Make one with --out"):
        compare(tmp_path, tmp_path)
    save_run(run(), tmp_path)
    (tmp_path / "results.jsonl").write_text('{"case": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError):
        compare(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("fixed", "broken", "p"), [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (3, 3, 1.0), (8, 2, 0.109375)]
)
def test_mcnemar_worked_by_hand(fixed: int, broken: int, p: float) -> None:
    assert mcnemar(fixed, broken) == pytest.approx(p)
    assert mcnemar(broken, fixed) == pytest.approx(p)


def outcomes(*right: bool) -> tuple[Outcome, ...]:
    asked = [case(id=f"c{n}", gold_facts=["3 of its 12"]) for n in range(len(right))]
    return tuple(outcome(one, perfect() if good else saying("No.")) for one, good in zip(asked, right, strict=True))


RIGHT = next(metric for metric in METRICS if metric.name == "right")


def test_a_change_of_every_question_alike_has_no_width() -> None:
    pairs = list(zip(outcomes(False, False, False), outcomes(True, True, True), strict=True))
    change = paired_change(RIGHT, pairs, seed=1)
    assert change
    assert (change.value, change.low, change.high, change.n) == (1, 1, 1, 3)


def test_what_is_hard_for_both_does_not_widen_the_interval() -> None:
    hard = (True, False) * 20
    paired = paired_change(RIGHT, list(zip(outcomes(*hard), outcomes(*hard), strict=True)), seed=1)
    unpaired = paired_change(RIGHT, list(zip(outcomes(*hard), outcomes(*hard[::-1]), strict=True)), seed=1)
    assert paired
    assert unpaired
    assert (paired.low, paired.high) == (0, 0)
    assert unpaired.low < 0 < unpaired.high


def test_a_change_beyond_chance_is_named_and_one_within_is_not() -> None:
    cases = [case(id=f"c{n}", gold_facts=["3 of its 12"]) for n in range(12)]
    good, bad = ([outcome(one, reply) for one in cases] for reply in (perfect(), saying("No.")))
    worse = str(compare_runs(Run({}, tuple(good)), Run({}, tuple(bad))))
    same = str(compare_runs(Run({}, tuple(good)), Run({}, tuple(good))))
    assert next(line for line in worse.splitlines() if line.startswith("right  ")).endswith("worse")
    assert "worse" not in same
    assert "better" not in same


def test_a_comparison_for_machines_holds_the_same() -> None:
    told = json.loads(json.dumps(compare_runs(run(), run("staff")).as_json()))
    assert told["broken"] == [{"id": "staff", "type": "who", "question": "Who was told?", "lost_at": "not selected"}]
    assert told["metrics"]["right"]["change"]["value"] == pytest.approx(-1 / 3)
    assert told["metrics"]["list_order"] == {"a": None, "b": None, "change": None}
