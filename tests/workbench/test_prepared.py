"""Documents are read ahead whole, and one who cannot wait is told how far it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.embedder import Embedder
from corpus.errors import BeingReadError
from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from ingest.run import ingest
from workbench.kept import Kept
from workbench.prepared import Part, prepare, read, read_within, reads
from workbench.recommendations.fields import fields
from workbench.recommendations.tracker import Tracker

REPORT = """publisher: Care Inspectorate Wales
kind: inspection report
authority: Powys
date: {day}
title: Inspection of children's services in Powys
---
Recommendations

- The council must write a plan for placements by March {year}.
- The council should train all 24 new social workers in safeguarding.
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    files = tmp_path_factory.mktemp("files")
    for year in (2019, 2020):
        (files / f"report-{year}.txt").write_text(REPORT.format(day=f"{year}-02-03", year=year + 1), encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([files], settings)
    return settings


@pytest.fixture
def index(settings: Settings) -> Iterator[Index]:
    opened = Index.open(settings)
    yield opened
    opened.close()


def _left(kept: Kept, embedder: Embedder) -> list[Part]:
    """The parts of which something has still to be read."""
    left: list[Part] = []
    for part in Part:
        read(kept, reads(part, embedder), progress=lambda *_, part=part: left.append(part))
    return left


def test_nothing_is_left_to_read_of_what_was_prepared(index: Index, tmp_path: Path, embedder: Embedder) -> None:
    assert set(_left(Kept(index, tmp_path / "none"), embedder)) == set(Part)
    for _ in prepare(Kept(index, tmp_path / "data"), embedder):
        pass
    assert _left(Kept(index, tmp_path / "data"), embedder) == []


def test_the_tracker_that_is_kept_is_the_one_that_was_joined(index: Index, tmp_path: Path, embedder: Embedder) -> None:
    first, again = (
        [fields(each, date(2021, 1, 1)) for each in Tracker(Kept(index, tmp_path), embedder).all()] for _ in range(2)
    )
    assert first == again
    assert [each["repeats"] is not None for each in first] == [True, True, False, False]


def test_asking_again_ends_where_one_who_cannot_wait_is_told_how_far_it_is(
    index: Index, tmp_path: Path, embedder: Embedder
) -> None:
    kept, wanted, told = Kept(index, tmp_path), reads(Part.RECOMMENDATIONS, embedder), []
    for _ in range(2 * len(wanted)):
        try:
            read_within(kept, wanted, Filters(), seconds=0)
            break
        except BeingReadError as error:
            told.append((error.done, error.total))
    every = 2 * len(wanted)
    assert told == [(done, every) for done in range(1, every)]


def test_what_is_read_is_kept_beside_answers_where_the_data_folder_is_not_written_to(
    index: Index, tmp_path: Path, embedder: Embedder
) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    read(Kept(index, data, state), reads(Part.PROMISES, embedder))
    assert not data.exists()
    assert Part.PROMISES not in _left(Kept(index, data, state), embedder)
