"""The bundled records: headers that parse, nothing of a third party's wording at length."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from corpus.document import PartialDate
from corpus.terms import load_vocabulary

RECORDS = sorted((Path(corpus.__file__).parent / "documents").iterdir())
OWN = {"publisher", "url", "date", "kind", "authority", "title", "text", "text_status"}
LONGEST_RUN = 14  # words in a row that may not be another's
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)


def header(record: Path) -> dict[str, str]:
    lines = record.read_text(encoding="utf-8").split("\n---\n", 1)[0].splitlines()
    return dict(line.split(": ", 1) for line in lines)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£]+", re.sub("[’‘']", "", text.lower()))


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[i : i + LONGEST_RUN]) for i in range(len(found) - LONGEST_RUN + 1))


def test_the_folder_holds_only_records() -> None:
    assert len(RECORDS) == 74
    assert [record.name for record in RECORDS if record.suffix != ".txt"] == []


@each_record
def test_a_record_has_a_header_and_a_text(record: Path) -> None:
    fields = header(record)
    assert set(fields) <= OWN
    assert fields["title"]
    assert PartialDate.parse(fields["date"]).year >= 2017
    assert "own-words" in fields["text"]
    assert record.read_text(encoding="utf-8").split("\n---\n", 1)[1].strip()


@each_record
def test_the_vocabulary_knows_a_record_s_publisher_kind_and_authority(record: Path) -> None:
    vocabulary = load_vocabulary()
    fields = header(record)
    assert "publisher" not in fields or vocabulary.publisher(fields["publisher"])
    assert vocabulary.kind(fields["kind"])
    assert fields["authority"] == "Wales" or vocabulary.council(fields["authority"])


@each_record
def test_the_address_and_the_publisher_s_name_agree_on_who_speaks(record: Path) -> None:
    vocabulary = load_vocabulary()
    fields = header(record)
    host = re.match(r"https?://([^/]+)/", fields.get("url", ""))
    if host is None or "via" in fields["publisher"] or "stored copy" in fields["publisher"]:
        return
    speaker = vocabulary.host(host.group(1))
    named = vocabulary.publisher(fields["publisher"])
    assert speaker is not None
    assert named is not None
    assert speaker.name == named.name


def test_no_record_repeats_fourteen_words_of_a_real_article(shared: Path) -> None:
    theirs = {run for seed in (shared / "seeds").iterdir() for run in runs(seed.read_text(encoding="utf-8"))}
    assert theirs
    repeated = {record.name: run for record in RECORDS for run in runs(record.read_text("utf-8")) if run in theirs}
    assert repeated == {}
