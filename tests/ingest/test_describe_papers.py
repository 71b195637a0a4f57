"""Papers of many kinds, made for the test, are described by what they say, whatever their file is called."""

import pytest

from ingest.read import read_bytes
from tests.ingest.made_papers import Paper, papers
from tests.ingest.truth import said


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_a_made_paper_is_described_as_what_it_is(paper: Paper) -> None:
    described = read_bytes(paper.file, paper.printed(), f"/papers/{paper.file}").description
    assert {field: said(described, field) for field in paper.expected} == paper.expected
