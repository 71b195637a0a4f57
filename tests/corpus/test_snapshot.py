"""Backing up and restoring: what comes back is what was there, and nothing is changed before all is checked."""

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import IndexDamagedError, NoIndexError, UsageError
from corpus.generations import current_generation, held_generations
from corpus.index import Index
from corpus.settings import Settings
from corpus.snapshot import restore, snapshot
from corpus.stored import keep_bytes, stored_file
from corpus.writer import Writer
from tests.corpus import made


def publish(settings: Settings, name: str, text: str) -> str:
    keep_bytes(settings, text.encode(), made.edition(text).sha256)
    with Writer.open(settings, "tiny") as writer:
        made.put(writer, name, text)
        return writer.publish()


def held(settings: Settings) -> dict[str, bytes]:
    index = Index.open(settings)
    found = {record.id: index.file(record.id).read_bytes() for record in index.records()}
    assert len(index.nearest([1, 2, 3, 4], 9)) == len(found)
    index.close()
    return found


@pytest.fixture
def backup(settings: Settings, tmp_path: Path) -> Path:
    publish(settings, "care", "Children.")
    publish(settings, "roads", "Potholes.")
    snapshot(settings, tmp_path / "backup.tar")
    return tmp_path / "backup.tar"


def test_a_snapshot_restored_elsewhere_is_the_same_index(settings: Settings, backup: Path, tmp_path: Path) -> None:
    other = settings.model_copy(update={"data": tmp_path / "other"})
    assert restore(other, backup) == "000001"
    assert held(other) == {"care": b"Children.", "roads": b"Potholes."}
    assert publish(other, "homes", "Beds.") == "000002"


def test_an_index_is_replaced_only_when_asked_and_stays_beside(settings: Settings, backup: Path) -> None:
    third = publish(settings, "homes", "Beds.")
    with pytest.raises(UsageError, match="--replace"):
        restore(settings, backup)
    assert current_generation(settings) == third
    assert restore(settings, backup, replace=True) == "000004"
    assert set(held(settings)) == {"care", "roads"}
    (settings.data / "current").write_text(third)
    assert set(held(settings)) == {"care", "roads", "homes"}


def test_a_snapshot_taken_while_a_writer_prunes_is_whole(settings: Settings, tmp_path: Path) -> None:
    publish(settings, "care", "Children.")
    with Writer.open(settings, "tiny") as writer:
        made.put(writer, "roads", "Potholes.")
        keep_bytes(settings, b"Potholes.", made.edition("Potholes.").sha256)
        snapshot(settings, tmp_path / "during.tar")
        writer.publish()
    other = settings.model_copy(update={"data": tmp_path / "other"})
    restore(other, tmp_path / "during.tar")
    assert set(held(other)) == {"care"}
    assert not list(settings.data.glob("*.part"))


def test_a_snapshot_never_overwrites_and_needs_an_index(settings: Settings, backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        snapshot(settings, backup)
    assert backup.read_bytes() == before
    with pytest.raises(NoIndexError):
        snapshot(Settings(data=tmp_path / "empty"), tmp_path / "nothing.tar")
    stored_file(settings, made.edition("Children.").sha256).unlink()
    with pytest.raises(IndexDamagedError, match="missing"):
        snapshot(settings, tmp_path / "lost.tar")
    assert not list(tmp_path.glob("*.part"))


def rewritten(backup: Path, change: Callable[[tarfile.TarInfo, bytes], bytes]) -> Path:
    target = backup.with_name("changed.tar")
    with tarfile.open(backup) as old, tarfile.open(target, "w") as new:
        for info in old:
            data = change(info, old.extractfile(info).read())  # type: ignore[union-attr]  # only files are in it
            info.size = len(data)
            new.addfile(info, io.BytesIO(data))
    return target


def flip(info: tarfile.TarInfo, data: bytes) -> bytes:
    return b"x" + data[1:] if info.name.startswith("files/") else data


def lead_out(info: tarfile.TarInfo, data: bytes) -> bytes:
    info.name = info.name.replace("files/", "../../../files/")
    return data


def other_format(info: tarfile.TarInfo, data: bytes) -> bytes:
    return json.dumps(json.loads(data) | {"format": 999}).encode() if info.name == "manifest.json" else data


@pytest.mark.parametrize(
    ("change", "said"), [(flip, "not what they were"), (lead_out, "no snapshot, or a damaged"), (other_format, "999")]
)
def test_what_is_wrong_with_a_snapshot_is_said_and_changes_nothing(
    settings: Settings, backup: Path, change: Callable[[tarfile.TarInfo, bytes], bytes], said: str
) -> None:
    before, files = held(settings), sorted((settings.data / "files").iterdir())
    with pytest.raises((IndexDamagedError, UsageError), match=said):
        restore(settings, rewritten(backup, change), replace=True)
    assert held(settings) == before
    assert sorted((settings.data / "files").iterdir()) == files
    assert held_generations(settings) == ["000001", "000002"]
    assert not list((settings.data / "generations").glob("*.part"))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_snapshot_cut_short_is_refused(settings: Settings, backup: Path, share: float) -> None:
    data = backup.read_bytes()
    backup.write_bytes(data[: int(share * len(data))])
    with pytest.raises(IndexDamagedError, match="no snapshot, or a damaged"):
        restore(settings, backup, replace=True)
    assert held_generations(settings) == ["000001", "000002"]
