"""Papers of many kinds, made for the test, are described by what they say, whatever their file is called."""

import pytest

from ingest.read.read import read_bytes
from ingest.sources.sources import Told
from tests.ingest.made_papers import Paper, Text, papers, texts
from tests.ingest.truth import said


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_a_made_paper_is_described_as_what_it_is(paper: Paper) -> None:
    described = read_bytes(paper.file, paper.printed(), f"/papers/{paper.file}").description
    assert {field: said(described, field) for field in paper.expected} == paper.expected


_PROSE = "Leaders know their service well. Children are seen and heard, and their plans say what will change for them."


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.file)
def test_a_paper_of_another_format_is_described_as_what_it_is(text: Text) -> None:
    told = [Told("user", {"url": text.url})] if text.url else []
    described = read_bytes(text.file, text.content.encode(), f"/papers/{text.file}", told).description
    assert {field: said(described, field) for field in text.expected} == text.expected


def test_what_several_places_say_is_certain_and_what_only_a_name_says_is_a_guess() -> None:
    paper = next(paper for paper in papers() if paper.name.startswith("an Ofsted letter after a focused visit"))
    described = read_bytes("a.pdf", paper.printed(), "/sandwell/a.pdf").description
    assert (described.certainty["authority"], described.certainty["published"]) == ("certain", "likely")
    named = read_bytes("b.txt", _PROSE.encode(), "/sandwell/b.txt").description
    assert (named.authority, named.origins["authority"], named.certainty["authority"]) == (
        "Sandwell",
        "folder name",
        "guess",
    )
