"""The yardstick and the ratio against it, on two small files."""

from pathlib import Path

import pytest

from corpus.embedder import Embedder
from evals.benchmarks.plain import TOP, build
from evals.benchmarks.quickstart import Result, Side


def test_the_plain_quickstart_finds_what_it_was_given_and_passes_over_what_it_cannot_read(
    tmp_path: Path, embedder: Embedder
) -> None:
    oak, elm, broken = tmp_path / "oak.txt", tmp_path / "elm.txt", tmp_path / "broken.pdf"
    oak.write_text("Oak House closed in May 2021.", encoding="utf-8")
    elm.write_text("Elm House opened in June 2022.", encoding="utf-8")
    broken.write_bytes(b"no PDF at all")
    plain = build([oak, elm, broken], Path(embedder.model.model_name), tmp_path / "chroma")
    assert plain.pages == 2
    assert plain.retrieve("When did Oak House close?") == TOP


def test_a_ratio_above_one_is_in_craffus_favour() -> None:
    result = Result(1, 100, 5, "model", craffu=Side(5.0, 20.0, 50.0), quickstart=Side(10.0, 10.0, 25.0))
    assert result.ratios == pytest.approx({"pages_per_second": 2.0, "answers": 0.5})
    assert "ingest, pages/s      20.0        10.0   2.00" in str(result)
