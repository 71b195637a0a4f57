"""Several sets in one go: halves, runs together, systems side by side, and the report over all of it."""

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals import sets_report
from evals.beside import Beside
from evals.cases import as_line
from evals.half import Half, read_half
from evals.respondent import Reply, Respondent
from evals.results import load_run
from evals.run import Options
from evals.sets import THREE, Sets, packaged, run_sets
from tests.evals.replies import case, declined, perfect, respondent
from tests.evals.test_html import Page

ODD = case(id="a1", question="How many homes closed?", gold_facts=["3 of its 12"], gold_docs=["oak.txt"])
EVEN = case(id="a2", question="Were staff told?", gold_facts=["not told"], gold_docs=["oak.txt"], type="yes/no")
OTHER = case(id="b1", question="When did they close?", gold_facts=["4 May"], gold_docs=["oak.txt"], type="date")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text(f"{as_line(ODD)}\n{as_line(EVEN)}\n", encoding="utf-8")
    second.write_text(f"{as_line(OTHER)}\n", encoding="utf-8")
    return [first, second]


def knows(name: str, *ids: str) -> Respondent:
    """Answers the cases of these ids rightly and declines the others."""

    def ask(asked: object) -> Reply:
        return perfect() if getattr(asked, "id", None) in ids else declined()

    return Respondent(name, ask, respondent().text)


@pytest.fixture
def sets(paths: list[Path], tmp_path: Path) -> Sets:
    others = [knows("plain, short", "b1"), knows("nothing")]
    return run_sets(paths, knows("local", "a1", "a2"), others, tmp_path / "out", options=Options())


def test_a_half_holds_the_ids_of_its_kind_and_is_known_by_its_own_hash(paths: list[Path]) -> None:
    odd, about = read_half(paths[0], Half.ODD)
    even, other = read_half(paths[0], Half.EVEN)
    whole, all_about = read_half(paths[0])
    assert ([each.id for each in odd], [each.id for each in even]) == (["a1"], ["a2"])
    assert len(whole) == 2
    assert len({each["questions_sha256"] for each in (about, other, all_about)}) == 3
    assert (about["half"], "half" in all_about) == ("odd", False)


def test_a_half_that_cannot_be_told_or_is_empty_is_refused(paths: list[Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no even ids"):
        read_half(paths[1], Half.EVEN)
    named = tmp_path / "named.jsonl"
    named.write_text(as_line(case(id="first", gold_facts=["x"])), encoding="utf-8")
    with pytest.raises(UsageError, match="ends in no number"):
        read_half(named, Half.ODD)


def test_the_three_sets_come_with_craffu_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    assert all(packaged(name).exists() for name in THREE)
    with pytest.raises(UsageError, match=r"no question set '../case'.*everyday"):
        packaged("../case")


def test_every_run_has_its_folder_and_all_are_one_run_together(sets: Sets, tmp_path: Path) -> None:
    assert len(load_run(tmp_path / "out" / "first").outcomes) == 2
    assert len(load_run(tmp_path / "out" / "beside" / "plain-short" / "second").outcomes) == 1
    assert [outcome.case.id for outcome in sets.whole.outcomes] == ["a1", "a2", "b1"]
    assert sets.whole.about["questions"] == "first, second"


def test_side_by_side_each_is_counted_by_set_and_against_craffu(sets: Sets) -> None:
    heading, ours, short, nothing = Beside(sets).by_set()
    assert heading[:4] == ["right", "first", "second", "all"]
    assert ours[:4] == ["Craffu", "1.000", "0.000", "0.667"]
    assert short[:4] == ["plain, short", "0.000", "1.000", "0.333"]
    assert short[5:] == ["2 / 1", "1.000"]
    assert nothing[5:] == ["2 / 0", "0.500"]


def test_every_metric_has_a_value_and_an_interval_for_each(sets: Sets) -> None:
    rows = {row[0]: row[1:] for row in Beside(sets).by_metric()}
    assert rows[""] == ["Craffu", "plain, short", "nothing"]
    assert rows["right"][2] == "0.000 (0.000 to 0.000)"
    assert rows["citation precision"][2] == "-"
    assert "words per answer (less is better)" in rows


def test_the_report_over_all_sets_is_written_for_people_ci_and_machines(sets: Sets, tmp_path: Path) -> None:
    sets_report.write(sets, tmp_path / "report")
    page = Page((tmp_path / "report" / "report.html").read_text(encoding="utf-8"))
    assert page.open == []
    for words in ("2 of 3 right", "Side by side", "plain, short", "Question set", "McNemar's p"):
        assert words in page.text
    assert "| plain, short | 0.000 | 1.000 |" in (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    told = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    assert told["sets"]["first"]["metrics"]["right"]["value"] == 1
    assert told["beside"]["plain, short"]["flips"] == {"won": 2, "lost": 1, "p": 1.0}


def test_without_others_there_is_no_table_of_them(paths: list[Path], tmp_path: Path) -> None:
    alone = run_sets(paths, knows("local", "a1"), options=Options(half=Half.ODD))
    sets_report.write(alone, tmp_path / "alone")
    assert "Side by side" not in (tmp_path / "alone" / "report.html").read_text(encoding="utf-8")
    assert "beside" not in sets_report.as_json(alone)
    assert [outcome.case.id for outcome in alone.whole.outcomes] == ["a1", "b1"]
