"""Every document at hand is described as somebody found by reading it: tests/ingest/truth/descriptions.csv."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from corpus.document import Description
from corpus.errors import DocumentError
from ingest.read.read import read_bytes, read_document
from tests.ingest.truth import FIELDS, Truth, right, said, truths

_RECORDS = Path(str(files("corpus"))) / "documents"
_LEAST = {"authority": 0.98, "kind": 0.95, "date": 0.95}
_ELSE = 0.95


@cache
def _described(path: Path) -> Description:
    return read_document(path).description


def _documents(folder: str, shared: Path | None = None) -> Iterator[tuple[Truth, Path]]:
    for truth in truths(folder):
        yield truth, (shared / truth.file if shared else _RECORDS / Path(truth.file).name)


def _check(documents: list[tuple[Truth, Description]]) -> None:
    for field in FIELDS:
        wrong = [
            f"{truth.file}: {said(described, field) if field != 'date' else 'neither date is right'}"
            for truth, described in documents
            if not right(truth, field, described)
        ]
        assert 1 - len(wrong) / len(documents) >= _LEAST.get(field, _ELSE), (field, wrong)


def test_the_bundled_records_are_described_as_they_are() -> None:
    documents = list(_documents("records"))
    assert len(documents) == len(list(_RECORDS.glob("*.txt")))
    _check([(truth, _described(path)) for truth, path in documents])


@pytest.mark.parametrize("folder", ["reports", "seeds"])
def test_the_documents_beside_the_project_are_described_as_they_are(folder: str, shared: Path) -> None:
    documents = [(truth, path) for truth, path in _documents(folder, shared) if not truth.status]
    assert len(documents) >= {"reports": 55, "seeds": 5}[folder]
    _check([(truth, _described(path)) for truth, path in documents])


def test_a_file_that_is_no_report_gets_no_description_from_its_name(shared: Path) -> None:
    (_, path) = next(each for each in _documents("reports", shared) if each[0].status)
    with pytest.raises(DocumentError, match="web page"):
        read_document(path)


def test_a_report_tells_council_kind_and_days_without_its_name(shared: Path) -> None:
    for truth, path in _documents("reports", shared):
        if truth.status:
            continue
        data = path.read_bytes()
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.pdf"
        described = read_bytes(name, data, f"/inbox/{name}").description
        assert all(right(truth, field, described) for field in ("authority", "kind", "date", "publisher")), truth.file


def test_what_is_called_certain_is_right(shared: Path) -> None:
    """The share of each level that is right falls from certain to guess, and certain is right."""
    counted: dict[str, Counter[bool]] = {"certain": Counter(), "likely": Counter(), "guess": Counter()}
    everything = [*_documents("records"), *_documents("reports", shared), *_documents("seeds", shared)]
    for truth, path in everything:
        if not truth.status:
            described = _described(path)
            for field in set(FIELDS) & set(described.certainty):
                counted[described.certainty[field]][right(truth, field, described)] += 1
    assert not counted["certain"][False]
    assert counted["likely"][True] >= 0.95 * counted["likely"].total()
