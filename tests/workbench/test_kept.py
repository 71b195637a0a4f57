"""What is extracted is kept once an edition, and never stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from corpus.document import DocumentRecord, PartialDate
from corpus.errors import UsageError
from corpus.index import Index
from corpus.settings import Settings
from corpus.writer import Writer
from tests.corpus.made import put
from workbench.kept import Extractor, Kept
from workbench.quoted import Document, Quote, cited

TEXT = "First, we ask.\nÂ Then  we wait.\n"


@dataclass(frozen=True, slots=True)
class Said:
    words: Quote
    when: PartialDate | None


def said(document: Document) -> tuple[Said, ...]:
    published = document.record.description.published
    return tuple(Said(document.quote(unit.start, unit.end), published) for unit in document.units[:2])


SAID = Extractor("said", 1, Said, said)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    settings = Settings(data=tmp_path / "data")
    with Writer.open(settings, "made") as writer:
        put(writer, "one", TEXT, published="2019-01")
        writer.publish()
    return settings.data


@pytest.fixture
def index(data: Path) -> Iterator[Index]:
    opened = Index.open(Settings(data=data))
    yield opened
    opened.close()


@pytest.fixture
def record(index: Index) -> DocumentRecord:
    found = index.record("one")
    assert found
    return found


def not_needed(_: Document) -> tuple[Said, ...]:
    raise UsageError("extracted although it was kept")


def test_records_come_back_from_the_folder_as_they_went_in(index: Index, data: Path, record: DocumentRecord) -> None:
    first = Kept(index, data).of(record, SAID)
    assert [each.words.text for each in first] == ["First, we ask.", "Â Then  we wait."]
    assert Kept(index, data).of(record, replace(SAID, extract=not_needed)) == first


def test_each_quote_stands_in_the_text_and_makes_a_citation(index: Index, data: Path, record: DocumentRecord) -> None:
    (_, found), *_ = Kept(index, data).each(SAID)
    assert len(found) == 2
    for n, each in enumerate(found, 1):
        citation = cited(each.words, record, n)
        assert index.text("one", None, citation.start, citation.end) == citation.quote
        assert index.passages([citation.passage_id])


def test_another_version_or_description_is_worked_out_anew(index: Index, data: Path, record: DocumentRecord) -> None:
    kept = Kept(index, data)
    kept.of(record, SAID)
    with pytest.raises(UsageError):
        kept.of(record, replace(SAID, version=2, extract=not_needed))
    retitled = replace(record, description=replace(record.description, title="Another"))
    with pytest.raises(UsageError):
        kept.of(retitled, replace(SAID, extract=not_needed))


@pytest.mark.parametrize("damage", [b"", b"[{}]", b'[{"words": 1', b"\xff"])
def test_a_damaged_file_is_worked_out_anew(index: Index, data: Path, record: DocumentRecord, damage: bytes) -> None:
    first = Kept(index, data).of(record, SAID)
    (path,) = data.glob("cache/workbench/**/*.json")
    path.write_bytes(damage)
    assert Kept(index, data).of(record, SAID) == first
    assert Kept(index, data).of(record, replace(SAID, extract=not_needed)) == first


def test_a_folder_that_cannot_be_written_is_only_read(index: Index, tmp_path: Path, record: DocumentRecord) -> None:
    (tmp_path / "full" / "cache").mkdir(parents=True)
    (tmp_path / "full" / "cache" / "workbench").write_text("a file where the folder would be")
    assert len(Kept(index, tmp_path / "full").of(record, SAID)) == 2


def test_a_quote_of_nothing_is_refused(index: Index, data: Path, record: DocumentRecord) -> None:
    with pytest.raises(ValueError, match="must hold words"):
        Kept(index, data).document(record).quote(14, 15)


def test_what_was_read_of_an_edition_goes_when_no_kept_generation_holds_it(data: Path) -> None:
    settings = Settings(data=data, generations_kept=1)
    index = Index.open(settings)
    for each in Kept(index, data).records():
        Kept(index, data).of(each, SAID)
    index.close()
    (old,) = data.glob("cache/workbench/said-1/*.json")
    with Writer.open(settings, "made") as writer:
        writer.remove("one")
        put(writer, "two", "One more year.\n", published="2020-01")
        writer.publish()
    assert not old.exists()


def test_of_what_is_worked_out_of_all_documents_only_the_newest_stay(index: Index, data: Path) -> None:
    kept = Kept(index, data)
    for version in range(1, 6):
        kept.together("joined", Said, [replace(SAID, version=version)], list)
    assert len(list(data.glob("cache/workbench/joined/*.json"))) == 3
