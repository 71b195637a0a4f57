"""Running and comparing evaluations from the command line."""

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

from evals.results import save_run
from tests.cli.conftest import Run
from tests.cli.test_question_sets import GOOD, written
from tests.evals.runs import run as made_run

LOST = GOOD | {"id": "q2", "question": "How much did the Brecon bus depot cost?", "gold_facts": ["£9 million"]}


def test_a_run_leaves_everything_that_people_and_ci_read(held: Run, tmp_path: Path) -> None:
    out, xml, summary = tmp_path / "a", tmp_path / "junit.xml", tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    path = written(tmp_path, GOOD, LOST)
    options = ("--out", str(out), "--jobs", "2", "--junit", str(xml), "--markdown", str(summary))
    done = held("eval", "run", path, *options)
    assert done.returncode == 0, done.stderr
    assert any(line.split()[:3] == ["all", "2", "0.500"] for line in done.stdout.splitlines())
    assert "<h1>1 of 2 right</h1>" in (out / "report.html").read_text(encoding="utf-8")
    assert len((out / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    about = json.loads((out / "about.json").read_text(encoding="utf-8"))
    assert (about["jobs"], about["complete"], about["snapshots"]) == (2, True, [about["snapshot"]])
    assert 'failures="1"' in xml.read_text(encoding="utf-8")
    assert len(fromstring(xml.read_text(encoding="utf-8")).findall("testsuite/testcase")) == 2
    assert summary.read_text(encoding="utf-8").startswith("# Before\n### q.jsonl: 1 of 2 right")


def test_a_fall_beyond_the_margin_ends_with_1(run: Run, tmp_path: Path) -> None:
    save_run(made_run(), tmp_path / "good")
    save_run(made_run("staff"), tmp_path / "lost")
    done = run("eval", "compare", str(tmp_path / "good"), str(tmp_path / "lost"), "--json", "--margin", "0.1")
    assert done.returncode == 1
    assert [flip["id"] for flip in json.loads(done.stdout)["broken"]] == ["staff"]
    assert run("eval", "compare", str(tmp_path / "lost"), str(tmp_path / "good"), "--margin", "0.1").returncode == 0


def test_going_on_needs_the_folder_of_the_run(run: Run, tmp_path: Path) -> None:
    done = run("eval", "run", written(tmp_path, GOOD), "--resume")
    assert done.returncode == 2
    assert "--resume needs --out" in done.stderr


def test_all_sets_are_asked_beside_others_with_one_report(held: Run, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD, LOST)
    done = held("eval", "all", path, "--beside", "--half", "odd", "--out", str(tmp_path / "all"), "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["sets"]["q"]["about"]["half"] == "odd"
    assert [len(told["beside"]), told["beside"]["Craffu"]["right"]] == [7, {"q": 1.0}]
    assert "Side by side" in (tmp_path / "all" / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "all" / "beside" / "BM25-passages" / "q" / "results.jsonl").exists()
