"""Quotes checked against the stored text."""

import pytest

from assistant.answer import Assistant
from assistant.verify import verify
from corpus.errors import UsageError
from corpus.index import Index

NOTICE = "01-gov-wales-2017-10-17-powys-warning-notice.txt"
QUOTE = "set up an Improvement Board to oversee the plan;"


@pytest.fixture
def index(assistant: Assistant) -> Index:
    return assistant.sources.index


@pytest.fixture
def document(index: Index) -> str:
    return next(record.id for record in index.records(limit=1000) if record.filename == NOTICE)


def test_an_exact_quote_is_found(index: Index, document: str) -> None:
    found = verify(index, document, QUOTE)
    assert found.verified
    assert found.start is not None
    assert index.edition(document).text[found.start : found.end] == QUOTE
    assert found.page is None  # plain text has no pages


def test_an_exact_quote_at_its_place_is_found(index: Index, document: str) -> None:
    start = index.edition(document).text.index(QUOTE)
    assert verify(index, document, QUOTE, start, start + len(QUOTE)).verified


@pytest.mark.parametrize(
    "retyped",
    [
        "set\u00a0up an Improvement  Board to oversee\nthe plan;",
        "develop a strategy to fill vacancies in children’s social services within a set period.",
        "with short‑term and long‑term milestones",
    ],
)
def test_a_retyped_quote_is_found_and_its_place_is_the_stored_ones(index: Index, document: str, retyped: str) -> None:
    found = verify(index, document, retyped)
    assert found.verified
    assert found.start is not None
    stored = index.edition(document).text[found.start : found.end]
    assert stored != retyped
    assert stored.endswith(retyped[-5:])


@pytest.mark.parametrize("quote", ["set up an Improvement Board to oversee the budget;", "", "  "])
def test_a_quote_that_does_not_stand_there_is_not_verified(index: Index, document: str, quote: str) -> None:
    found = verify(index, document, quote)
    assert not found.verified
    assert (found.start, found.end) == (None, None)
    assert found.why


def test_a_right_quote_at_a_wrong_place_is_not_verified(index: Index, document: str) -> None:
    start = index.edition(document).text.index(QUOTE)
    assert not verify(index, document, QUOTE, start + 1, start + 1 + len(QUOTE)).verified


def test_a_document_that_is_not_held_is_an_error(index: Index) -> None:
    with pytest.raises(UsageError):
        verify(index, "no-such-document", QUOTE)
