"""Purging a document: no file of the data folder has its words any more, and the others are as they were."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.check import check_index
from corpus.errors import UsageError
from corpus.generations import held_generations
from corpus.index import Index
from corpus.settings import Settings
from ingest.purge import purge
from ingest.run import ingest


def test_no_file_has_the_words_of_a_purged_document(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "care.txt").write_text("Care report\n\nThe zanzibar homes were visited late in March.\n")
    (papers / "roads.txt").write_text("Roads report\n\nPotholes on the mountain road were mended.\n")
    settings = Settings(data=tmp_path / "data")
    care, roads = ingest([papers], settings).outcomes
    (papers / "care.txt").write_text("Care report\n\nThe zanzibar homes were visited late in May.\n")
    ingest([papers], settings)
    for kept in ("answers", "briefings"):
        with closing(sqlite3.connect(settings.data / f"{kept}.sqlite")) as connection:
            connection.executescript(f"CREATE TABLE {kept} (body TEXT); INSERT INTO {kept} VALUES ('zanzibar');")
    assert files_with(settings.data, b"zanzibar")

    with pytest.raises(UsageError, match="no document nothing"):
        purge([care.document_id, "nothing"], settings)
    assert len(held_generations(settings)) == 2
    name = purge([care.document_id], settings)

    assert held_generations(settings) == [name]
    assert files_with(settings.data, b"zanzibar") == []
    assert check_index(settings) == []
    with closing(Index.open(settings)) as index:
        assert [record.id for record in index.records()] == [roads.document_id]
        assert index.file(roads.document_id).read_bytes() == (papers / "roads.txt").read_bytes()


def files_with(folder: Path, word: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and word in path.read_bytes().lower()]
