"""The original bytes of what is held and what was read out of it, in files named by their sha256."""

import os
from pathlib import Path

from corpus.settings import Settings

_FOLDER = "files"
READINGS = Path("cache", "workbench")  # in it a folder each kind, whose files begin with the sha256 of the edition read


def stored_file(settings: Settings, digest: str) -> Path:
    """Where the original bytes of an edition are kept."""
    return settings.data / _FOLDER / digest


def keep_bytes(settings: Settings, data: bytes, digest: str) -> None:
    """Keep the bytes that have this sha256. Any number of processes may do so at a time."""
    kept = stored_file(settings, digest)
    if kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}.part")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(kept)


def drafts(settings: Settings) -> list[Path]:
    """Half-written files that a killed process left."""
    return sorted((settings.data / _FOLDER).glob("*.part"))


def tidy(settings: Settings, held: set[str]) -> None:
    """Remove the bytes of editions that are not held, what was read out of them, and drafts that a killed process
    left."""
    for path in (settings.data / _FOLDER).glob("*"):
        if path.name not in held:
            path.unlink()
    for folder in {settings.data, settings.written}:
        for path in (folder / READINGS).glob("*/*-*.json"):
            if path.name.split("-")[0] not in held:
                path.unlink(missing_ok=True)
