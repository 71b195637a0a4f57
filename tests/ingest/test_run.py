"""Ingesting and removing: what changed is published at once, what is broken is quarantined, the rest is left alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.document import Status
from corpus.errors import NoIndexError, UsageError
from corpus.generations import current_generation, held_generations
from corpus.index import Index
from corpus.settings import Settings
from ingest.run import ingest, remove
from ingest.sources.sources import Source, find_sources
from ingest.summary import Change, Event, Summary

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.txt").write_text("Care report\n\nVisits to children in care were late in March.\n")
    (folder / "deep" / "a.txt").write_text("Roads report\n\nPotholes on the mountain road were mended.\n")
    (folder / ".hidden.txt").write_text("Nobody asked for this.")
    return folder


def changes(summary: Summary) -> dict[str, Change]:
    return {Path(outcome.path).name: outcome.change for outcome in summary.outcomes}


def test_a_folder_is_ingested_with_all_it_holds_but_hidden_files(settings: Settings, folder: Path) -> None:
    summary = ingest([folder], settings)
    assert changes(summary) == {"b.txt": Change.ADDED, "a.txt": Change.ADDED}
    assert summary.documents == 2
    assert summary.embedded == summary.passages >= 2
    index = Index.open(settings)
    assert {record.filename for record in index.records()} == {"a.txt", "b.txt"}
    assert index.file(summary.outcomes[0].document_id).read_bytes() == (folder / "b.txt").read_bytes()
    index.close()


def test_files_come_in_order_and_once(folder: Path) -> None:
    found = find_sources([folder / "deep" / "a.txt", folder, folder / "b.txt"])
    assert [source.path.name for source in found] == ["a.txt", "b.txt"]


def test_a_path_that_is_not_there_is_said_before_anything_is_done(settings: Settings, folder: Path) -> None:
    with pytest.raises(UsageError, match=r"no file or folder .*missing\.txt"):
        ingest([folder, folder / "missing.txt"], settings)
    assert current_generation(settings) is None


def test_an_unchanged_folder_makes_no_new_generation(settings: Settings, folder: Path) -> None:
    first = ingest([folder], settings)
    os.utime(folder / "b.txt")  # a new time, the same bytes
    second = ingest([folder], settings)
    assert set(changes(second).values()) == {Change.UNCHANGED}
    assert not second.published
    assert second.generation == first.generation
    assert held_generations(settings) == ["000001"]


def test_a_changed_file_is_a_new_edition_of_the_same_document(settings: Settings, folder: Path) -> None:
    before = ingest([folder], settings).outcomes[0]
    (folder / "b.txt").write_text("Care report\n\nVisits to children in care were on time in May.\n")
    summary = ingest([folder], settings)
    assert changes(summary) == {"b.txt": Change.UPDATED, "a.txt": Change.UNCHANGED}
    index = Index.open(settings)
    assert [r.status for r in index.editions(before.document_id)] == [Status.INDEXED, Status.SUPERSEDED]
    assert index.full_text([("march", 1.0)], 5) == []
    index.close()


def test_what_cannot_be_read_is_quarantined_and_the_rest_goes_on(settings: Settings, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "song.mp3").write_bytes(b"la la")
    summary = ingest([folder], settings)
    assert summary.count(Change.ADDED) == 2
    reasons = {Path(o.path).name: o.reason for o in summary.outcomes if o.change is Change.QUARANTINED}
    assert set(reasons) == {"empty.txt", "broken.pdf", "song.mp3"}
    assert all(reasons.values())
    index = Index.open(settings)
    assert {r.filename: r.reason for r in index.records(status=Status.QUARANTINED)} == reasons
    index.close()
    again = ingest([folder], settings)
    assert not again.published
    assert again.count(Change.QUARANTINED) == 3
    assert {o.reason for o in again.outcomes if o.reason} == set(reasons.values())


def test_a_quarantined_file_that_was_mended_is_added(settings: Settings, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    ingest([folder], settings)
    (folder / "empty.txt").write_text("Homes report\n\nTwelve beds were opened in Rhayader.\n")
    assert changes(ingest([folder], settings))["empty.txt"] is Change.ADDED
    index = Index.open(settings)
    assert index.records(status=Status.QUARANTINED) == []
    index.close()


def test_a_rebuild_takes_every_vector_from_the_cache(settings: Settings, folder: Path) -> None:
    ingest([folder], settings)
    shutil.rmtree(settings.data / "generations")
    (settings.data / "current").unlink()
    summary = ingest([folder], settings)
    assert summary.documents == 2
    assert summary.embedded == 0


def test_reading_everything_again_changes_nothing_that_can_be_seen(settings: Settings, folder: Path) -> None:
    ingest([folder], settings)
    summary = ingest([folder], settings, again=True)
    assert set(changes(summary).values()) == {Change.UPDATED}
    assert summary.embedded == 0
    index = Index.open(settings)
    assert {r.status for held in index.records() for r in index.editions(held.id)} == {Status.INDEXED}
    index.close()


def test_another_number_format_embeds_everything_anew(settings: Settings, folder: Path) -> None:
    ingest([folder], settings.model_copy(update={"precision": "fp32"}))
    other = settings.model_copy(update={"precision": "bf16"})
    summary = ingest([folder], other)
    assert summary.count(Change.UNCHANGED) == 2
    assert summary.embedded >= 2
    index = Index.open(other)
    assert index.embedder_id.endswith("bf16")
    index.close()


def test_an_interrupted_run_keeps_the_last_index_and_what_was_embedded(settings: Settings, folder: Path) -> None:
    first = ingest([folder / "b.txt"], settings)

    def interrupt(event: Event) -> None:
        if event.step == "embed" and event.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], settings, interrupt)
    assert current_generation(settings) == first.generation
    summary = ingest([folder], settings)
    assert changes(summary)["a.txt"] is Change.ADDED
    assert summary.embedded == 0


def test_progress_tells_of_files_passages_and_publishing(settings: Settings, folder: Path) -> None:
    events: list[Event] = []
    summary = ingest([folder], settings, events.append)
    assert [e.outcome for e in events if e.outcome] == list(summary.outcomes)
    assert [e.name for e in events if e.step == "publish"] == ["written", "checked", "named", "current", "tidied"]
    embedding = [(e.done, e.total) for e in events if e.step == "embed"]
    assert embedding[0] == (0, summary.passages)
    assert embedding[-1] == (summary.passages, summary.passages)


def test_a_document_may_have_a_name_that_does_not_move_with_its_file(settings: Settings, folder: Path) -> None:
    (first,) = ingest([Source(folder / "b.txt", "upload:care")], settings).outcomes
    moved = (folder / "b.txt").rename(folder / "moved.txt").rename(folder / "deep" / "b.txt")
    (second,) = ingest([Source(moved, "upload:care")], settings).outcomes
    assert (second.document_id, second.change) == (first.document_id, Change.UNCHANGED)


def test_a_removed_document_is_gone_with_its_bytes(settings: Settings, folder: Path) -> None:
    care, roads = ingest([folder], settings).outcomes
    remove(care.document_id, settings)
    index = Index.open(settings)
    assert index.record(care.document_id) is None
    assert index.full_text([("visits", 1.0)], 5) == []
    assert index.counts().passages == roads.passages
    index.close()
    assert len(list((settings.data / "files").iterdir())) == 1
    assert changes(ingest([folder], settings))["b.txt"] is Change.ADDED


def test_removing_what_is_not_held_is_a_usage_error(settings: Settings, folder: Path) -> None:
    with pytest.raises(NoIndexError):
        remove("anything", settings)
    ingest([folder], settings)
    with pytest.raises(UsageError, match="no document anything"):
        remove("anything", settings)
    assert current_generation(settings) == "000001"


def test_an_unchanged_folder_needs_no_torch_no_chroma_and_no_http_client(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text("Care report\n\nThe same words in every file.\n")
    ingest([folder], settings)
    code = (
        "import sys; from pathlib import Path; from corpus.settings import Settings; from ingest.run import ingest;"
        "ingest([Path(sys.argv[1])], Settings(data=Path(sys.argv[2])));"
        "sys.exit(bool({'torch', 'chromadb', 'llama_index', 'httpx', 'pypdfium2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, folder, settings.data], cwd=ROOT, check=False)
    assert done.returncode == 0
