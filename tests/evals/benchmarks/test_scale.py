"""A small index made larger by near misses, and asked again."""

import re
from contextlib import closing
from pathlib import Path
from statistics import fmean

import pytest

from corpus.embedder import Embedder
from corpus.errors import NoIndexError
from corpus.index import Index
from corpus.settings import Settings
from evals.benchmarks.enlarge import Wanted, enlarge
from evals.benchmarks.scale import as_table, measure
from evals.cases import read_cases
from ingest.run import ingest

QUESTIONS = Path(__file__).parents[3] / "evals" / "datasets" / "bundled.jsonl"


PAPER = """publisher: {0} County Council
date: {2}-06-01
authority: {0}
title: Children in {0}
---
The budget of {1} overspent by £{3} million in {2}.

The council has three aims:

- to visit {3}0 children in time;
- to open {3}1 homes;
- to train {3}2 social workers.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("papers")
    for number, council in enumerate(["Powys", "Bridgend", "Wrexham"], 2):
        text = PAPER.format(council, f"{council} children's services", 2015 + number, number)
        (folder / f"{council}.txt").write_text(text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("small"))
    ingest([folder], settings)
    return settings


@pytest.fixture(scope="module")
def large(small: Settings, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Eleven times as large, the first five times embedded; somebody asks about Conwy in 2012."""
    settings = Settings(data=tmp_path_factory.mktemp("large"))
    with closing(Index.open(small)) as index:
        held = index.counts().passages
    wanted = Wanted(11 * held, 5 * held, ("How many children were looked after in Conwy in 2012?",))
    assert enlarge(small, settings, wanted, embedder) == 11 * held
    return settings


def test_copies_are_of_councils_nobody_asks_about_or_of_earlier_years(large: Settings) -> None:
    with closing(Index.open(large)) as index:
        copies = [record for record in index.records(limit=1000) if "+" in record.id]
    own = [record for record in copies if record.description.authority in {"Powys", "Bridgend", "Wrexham"}]
    assert len(copies) == 30
    assert {record.id.split("+")[1] for record in own} <= {"5", "10"}
    assert all(record.description.published.year < 2017 for record in own)  # type: ignore[union-attr]
    assert "Conwy" not in {record.description.authority for record in copies}


def test_what_is_quoted_of_a_copy_stands_in_its_text_and_says_another_figure(large: Settings) -> None:
    with closing(Index.open(large)) as index:
        copy = next(record for record in index.records(limit=1000) if record.id.endswith("+1"))
        edition, original = index.edition(copy.id), index.edition(copy.id.removesuffix("+1"))
        (passage, *_) = index.passages([hit.passage_id for hit in index.full_text([("aims", 1.0)], 50)][:1])
        quotes = [index.text(u.document_id, u.edition, u.start, u.end) for u in index.units([passage.id])]
        assert any(quote.startswith("to visit") and quote.endswith("in time;") for quote in quotes)
        assert len(edition.blocks) == len(original.blocks)
        assert not set(re.findall(r"£\d", edition.text)) & set(re.findall(r"£\d", original.text))


def test_made_vectors_lie_where_true_ones_do(large: Settings, embedder: Embedder) -> None:
    with closing(Index.open(large)) as index:
        query = embedder.query("How much did children's services overspend?")
        hits = index.nearest(query, index.counts().passages)
        scores = {hit.passage_id.split("/")[0].split("+")[-1]: hit.score for hit in hits if "+" in hit.passage_id}
        true = [score for number, score in scores.items() if int(number) <= 4]
        made = [score for number, score in scores.items() if int(number) > 4]
        assert fmean(made) == pytest.approx(fmean(true), abs=0.05)


def test_the_questions_are_asked_and_shown_in_a_line(large: Settings) -> None:
    size = measure(large, read_cases(QUESTIONS)[:4])
    assert size.scores["named"]["right"] is not None
    assert size.milliseconds["p50"] > 0
    assert str(size.passages) in as_table([size])


def test_without_an_index_there_is_nothing_to_copy(tmp_path: Path, embedder: Embedder) -> None:
    with pytest.raises(NoIndexError):
        enlarge(Settings(data=tmp_path / "none"), Settings(data=tmp_path / "large"), Wanted(5, 5), embedder)
