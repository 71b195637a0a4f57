"""The yardstick and the ratio against it, on two small files."""

from pathlib import Path

import pytest

from corpus.settings import Settings
from evals.benchmarks.growth import Growth, as_table
from evals.benchmarks.ingesting import STAGES, Pair, Run, middle
from evals.benchmarks.made import make_documents
from evals.benchmarks.quickstart import Result, Side, measure
from ingest.read.read import read_document
from tests.evals.replies import case

SIDE = Side(5.0, 20.0, 900.0, 50.0, dict.fromkeys(STAGES, 1.0))


def test_both_ingest_the_same_files_each_stage_is_timed_and_both_are_asked(tmp_path: Path) -> None:
    (tmp_path / "oak.txt").write_text("Oak House closed in May 2021.", encoding="utf-8")
    (tmp_path / "elm.txt").write_text("Elm House opened in June 2022.", encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"no PDF at all")
    result = measure(tmp_path, (case(question="When did Oak House close?"),), Settings())
    assert (result.files, result.pages, result.questions) == (3, 2, 1)
    for side in (result.craffu, result.quickstart):
        assert set(side.stages) == set(STAGES)
        assert min(side.ingest_seconds, side.answer_median_ms, side.pages_per_second) > 0
        assert side.peak_megabytes > 100
    assert result.every_ratio == [result.ratios["pages_per_second"]]


def test_a_ratio_above_one_is_in_craffus_favour() -> None:
    other = Side(10.0, 10.0, 950.0, 25.0, dict.fromkeys(STAGES, 2.0))
    result = Result(1, 100, 5, "model", craffu=SIDE, quickstart=other, every_ratio=[2.0, 1.9, 2.4])
    assert result.ratios == pytest.approx({"pages_per_second": 2.0, "answers": 0.5})
    assert "ingest, pages/s           20.0         10.0   2.00" in str(result)
    assert "stage embed        1.0 s (25%)  2.0 s (25%)" in str(result)


def test_of_several_pairs_the_one_in_the_middle_is_shown() -> None:
    pairs = [Pair(Run(9, 1.0, 0.0, {}), Run(9, ratio, 0.0, {})) for ratio in (3.0, 1.0, 2.0)]
    assert middle(pairs).ratio == 2.0
    assert middle(pairs[:2]).ratio == 1.0


def test_growth_has_a_row_for_each_number_of_documents() -> None:
    pair = Pair(Run(10, 2.0, 900.0, {}), Run(10, 5.0, 950.0, {}))
    assert as_table([Growth(10, pair, 0.4)]).splitlines()[1].split() == [
        "10",
        "5.0",
        "2.0",
        "2.50",
        "900",
        "950",
        "0.40",
    ]


def test_made_documents_are_the_same_each_time_and_no_two_alike(tmp_path: Path) -> None:
    make_documents(tmp_path / "a", 2)
    make_documents(tmp_path / "b", 1)
    one, two = (read_document(path).edition.text for path in sorted((tmp_path / "a").iterdir()))
    assert one == read_document(tmp_path / "b" / "00000.pdf").edition.text != two
    assert 150 < len(one.split()) < 350
