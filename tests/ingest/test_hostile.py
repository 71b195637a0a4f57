"""Hostile and malformed files beside good ones: no crash, no hang, no loss; each has its reason or is read rightly."""

import os
import re
import socket
from pathlib import Path

import pytest

from corpus.document import DocumentRecord, Status
from corpus.index import Index
from corpus.settings import Settings
from ingest.read.workers import read_all
from ingest.run import ingest
from ingest.sources.sources import find_sources
from ingest.summary import Change, Outcome, Summary
from tests.ingest.hostile import good_files, hostile_files
from tests.ingest.hostile_zip import packed

LIMITS = {"workers": 2, "read_seconds": 3, "read_megabytes": 300, "most_megabytes": 2, "most_pages": 100, "ocr": "off"}


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    return dict(hostile_files())


@pytest.fixture(scope="module")
def ingested(hostile: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Path, Summary]:
    folder = tmp_path_factory.mktemp("papers")
    for name, data in (hostile | good_files()).items():
        (folder / name).write_bytes(data)
    settings = Settings(data=tmp_path_factory.mktemp("data"), **LIMITS)  # type: ignore[arg-type]  # as set above
    return settings, folder, ingest([folder], settings)


def test_there_are_enough_and_no_two_alike(hostile: dict[str, bytes]) -> None:
    assert len(set(hostile.values())) >= 180
    assert {Path(name).suffix for name in hostile} >= {".pdf", ".html", ".docx", ".zip", ".txt", ".md", ".xhtml"}


def test_every_file_is_listed_with_its_reason_or_is_indexed(ingested: tuple[Settings, Path, Summary]) -> None:
    settings, folder, summary = ingested
    listed = {Path(outcome.path.split("!/")[0]).name for outcome in summary.outcomes}
    assert listed == {path.name for path in folder.iterdir()}
    for outcome in summary.outcomes:
        assert (outcome.change is Change.QUARANTINED) == bool(outcome.reason), outcome
        assert "Reading it failed" not in (outcome.reason or ""), outcome
        assert outcome.reason or outcome.passages, outcome
    again = ingest([folder], settings)
    assert not again.published
    assert again.count(Change.QUARANTINED) == summary.count(Change.QUARANTINED)


def test_good_files_among_them_are_indexed_whole(ingested: tuple[Settings, Path, Summary]) -> None:
    settings, folder, summary = ingested
    index = Index.open(settings)
    by_path = {outcome.path: outcome for outcome in summary.outcomes}
    for name in good_files():
        outcome = by_path[str(folder / name) + ("!/inner.txt" if name == "good.zip" else "")]
        assert outcome.change is Change.ADDED
        assert "late in March" in index.edition(outcome.document_id).text
        if name != "good.zip":
            assert index.file(outcome.document_id).read_bytes() == (folder / name).read_bytes()
    index.close()


def test_every_reading_keeps_its_offsets(ingested: tuple[Settings, Path, Summary]) -> None:
    index = Index.open(ingested[0])
    records = [record for record in index.records(limit=10**9) if record.status is Status.INDEXED]
    assert len(records) > 50
    for record in records:
        text = index.edition(record.id).text
        units = index.units(passage_ids(index, record))
        assert all(0 <= unit.start < unit.end <= len(text) for unit in units)
    index.close()


def passage_ids(index: Index, record: DocumentRecord) -> list[str]:
    return [f"{record.id}/{record.edition[:8]}/{number}" for number in range(50)]


REASONS = {
    "laughing-forms.pdf": "crashed the reader|took more than 3 s",
    "crashing.zip!/bad.pdf": "crashed the reader|took more than 3 s",
    "many-pages.pdf": "10,000 pages",
    "attributes.html": "took more than 3 s",
    "locked-AES-256.pdf": "password",
    "locked.docx": "password",
    "html.pdf": "web page named .pdf",
    "pdf.txt": "rename it to .pdf",
    "docx.txt": "a ZIP or Word file named .txt",
    "docx.html": "a ZIP or Word file named .html",
    "picture.txt": "a picture named .txt",
    "nothing.zip": "empty",
    "empty.zip": "holds no files",
    "many.zip": "5,001 files",
    "nested.zip!/inner.zip": "ZIP within a ZIP",
    "bomb.zip!/zeros.txt": "times its size",
    "names.zip!/../../out.txt": "leads out of the ZIP",
    "names.zip!/C:/win.txt": "leads out of the ZIP",
    "locked.zip!/good.txt": "password",
    "checksum.zip!/bad.txt": "broken within the ZIP",
    "large.zip!/5.txt": "unpack to more than 2 MB",
    "mixed.zip!/song.mp3": "does not read .mp3",
    "word-bomb.docx": "unpacks to far more",
    "front.md": "no text",
}


@pytest.mark.parametrize("name", REASONS)
def test_the_reason_says_what_is_wrong(ingested: tuple[Settings, Path, Summary], name: str) -> None:
    _, folder, summary = ingested
    (outcome,) = [outcome for outcome in summary.outcomes if outcome.path == f"{folder}/{name}"]
    assert re.search(REASONS[name], str(outcome.reason))


def test_members_of_a_zip_are_documents_of_their_own(ingested: tuple[Settings, Path, Summary]) -> None:
    settings, folder, summary = ingested
    index = Index.open(settings)
    found = {outcome.path.removeprefix(f"{folder}/"): outcome for outcome in summary.outcomes}
    for number, name in (("first", "same.txt"), ("second", "same.txt (2)"), ("third", "same.txt (3)")):
        id_ = found[f"doubled.zip!/{name}"].document_id
        assert index.file(id_).read_bytes() == f"Report\n\nThe {number} of this name.\n".encode()
        assert index.record(id_).filename == "same.txt"  # type: ignore[union-attr]  # it was just found
    assert found["crashing.zip!/one.txt"].change is found["crashing.zip!/two.txt"].change is Change.ADDED
    assert len({found[f"case.zip!/{name}.txt"].document_id for name in ("Care", "care")}) == 2
    assert {"old-names.zip!/Côr...txt", "old-names.zip!/Côr...txt (2)", "old-names.zip!/Cŵr..txt"} <= set(found)
    index.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", **LIMITS)  # type: ignore[arg-type]  # as set above


def outcomes(summary: Summary) -> dict[str, Outcome]:
    return {Path(outcome.path).name: outcome for outcome in summary.outcomes}


def test_names_that_no_terminal_likes_are_read_and_told_apart(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    names = [b"a\nb.txt", b"a\x1b[31m.txt", b"..txt.txt", b"caf\xe9.txt", b"caf\xe8.txt", b"caf\\xe9.txt", b"Care.txt"]
    names += [b"care.txt", b" .txt", b"x" * 250 + b".txt", "\u202ecod.txt".encode(), b"-rf.txt", b"*.txt"]
    for number, name in enumerate(names):
        (folder / os.fsdecode(name)).write_text(f"Report {number}\n\nPotholes were mended.\n")
    summary = ingest([folder], settings)
    expected = {f"Report {number}\n\nPotholes were mended.\n" for number in range(len(names)) if number != 2}
    index = Index.open(settings)
    assert {index.edition(record.id).text for record in index.records()} == expected  # a leading dot hides a file
    assert len({outcome.document_id for outcome in summary.outcomes}) == len(names) - 1
    index.close()
    assert not ingest([folder], settings).published


def test_links_that_lead_out_and_what_is_no_file_are_left_out_and_said(settings: Settings, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("Secret report.\n")
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    (folder / "care.txt").write_text("Care report.\n")
    (folder / "same.txt").symlink_to("care.txt")
    (folder / "file.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "nowhere.txt").symlink_to(folder / "gone")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (folder / "deep" / "up").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
        found = outcomes(ingest([folder], settings))
    assert {name for name, one in found.items() if one.change is Change.ADDED} in ({"care.txt"}, {"same.txt"})
    reasons = {name: str(one.reason) for name, one in found.items() if one.change is Change.LEFT_OUT}
    assert set(reasons) == {"file.txt", "folder", "nowhere.txt", "round.txt", "pipe.txt", "socket.txt"}
    said = {
        "file": "out of the folder",
        "folder": "out of the folder",
        "round": "leads nowhere",
        "nowhere": "leads nowhere",
    }
    for name, words in {**said, "pipe": "a pipe", "socket": "a socket"}.items():
        assert words in (reasons.get(name) or reasons[f"{name}.txt"])


def test_a_folder_that_holds_a_pipe_in_a_files_place_does_not_hang(settings: Settings, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (source,) = find_sources([tmp_path])
    assert source.left_out
    (given,) = read_all([type(source)(source.path, source.name)], settings)
    assert "not opened" in str(given.documents[0])


def test_a_file_that_is_too_large_is_not_opened(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    with (folder / "large.txt").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing
    (outcome,) = ingest([folder], settings).outcomes
    assert "1,048,576 MB" in str(outcome.reason)
    assert not ingest([folder], settings).published


def test_what_is_gone_from_a_folder_or_a_zip_stays_and_is_told(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "care.txt").write_text("Care report.\n")
    (folder / "more.zip").write_bytes(packed({"one.txt": b"One report.\n", "two.txt": b"Two reports.\n"}))
    assert ingest([folder], settings).gone == []
    (folder / "care.txt").unlink()
    (folder / "more.zip").write_bytes(packed({"two.txt": b"Two reports.\n", "three.txt": b"Three reports.\n"}))
    summary = ingest([folder], settings)
    expected = [f"{folder}/care.txt", f"{folder}/more.zip!/one.txt"]
    assert summary.gone == expected
    again = ingest([folder], settings)
    assert not again.published
    assert again.gone == expected
    assert {Path(outcome.path).name for outcome in again.outcomes} == {"two.txt", "three.txt"}
    index = Index.open(settings)
    assert len(index.records()) == 4
    index.close()
