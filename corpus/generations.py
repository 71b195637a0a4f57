"""The folders of the data folder: numbered index generations, the pointer to the current one, the stored files."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.catalogue import REPAIR, Catalogue
from corpus.engine import forget
from corpus.errors import IndexDamagedError
from corpus.settings import Settings

CATALOGUE, FULLTEXT, VECTORS = "catalogue.sqlite", "fulltext", "vectors"
_NAME = re.compile(r"\d{6}")
_PART = ".part"
_FIRST = "000001"


def current_generation(settings: Settings) -> str | None:
    """The name of the generation that readers open ("000007"), or None where nothing was ingested yet.

    Raises IndexDamagedError where there must have been one: publishing never leaves the pointer empty, and never absent
    but before the first generation.
    """
    try:
        name = (settings.data / "current").read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        if held_generations(settings) in ([], [_FIRST]):
            return None
        raise IndexDamagedError(f"The file 'current' in {settings.data} is missing. {REPAIR}") from None
    if not _NAME.fullmatch(name):
        raise IndexDamagedError(f"The file 'current' in {settings.data} names no generation. {REPAIR}")
    return name


def generation_folder(settings: Settings, name: str) -> Path:
    return settings.data / "generations" / name


def held_generations(settings: Settings) -> list[str]:
    """The complete generations, oldest first."""
    folder = settings.data / "generations"
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))


def begin_generation(settings: Settings, base: str | None) -> Path:
    """A new folder to build in, a copy of a generation or empty. Clears what a killed writer left."""
    generations = settings.data / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    clear_parts(settings)
    number = int(max([*held_generations(settings), "000000"])) + 1
    folder = generations / f"{number:06d}{_PART}"
    if base is None:
        folder.mkdir()
    else:
        shutil.copytree(generations / base, folder)
    return folder


def half_built(settings: Settings) -> list[Path]:
    """Generations that are being built, or were when their writer was killed."""
    return sorted((settings.data / "generations").glob(f"*{_PART}"))


def clear_parts(settings: Settings) -> None:
    """Remove half-built generations."""
    parts = half_built(settings)
    forget(settings, parts)
    for part in parts:
        shutil.rmtree(part, ignore_errors=True)


def finish_generation(part: Path) -> Path:
    """Put a built folder on disk for certain and give it its final name; nobody reads it yet."""
    for path in [*part.rglob("*"), part]:
        _sync(path)
    final = part.with_suffix("")
    part.rename(final)
    _sync(final.parent)
    return final


def point_to(settings: Settings, name: str) -> None:
    """Make a generation the current one, in one rename."""
    draft = settings.data / "current.draft"
    draft.write_text(name + "\n", encoding="ascii")
    _sync(draft)
    draft.replace(settings.data / "current")
    _sync(settings.data)


def prune(settings: Settings) -> None:
    """Remove all but the newest `generations_kept` generations; the current one always stays."""
    for folder in _but_current(settings, held_generations(settings)[: -settings.generations_kept]):
        shutil.rmtree(folder, ignore_errors=True)


def prune_all(settings: Settings) -> None:
    """Remove every generation but the current one."""
    for folder in _but_current(settings, held_generations(settings)):
        shutil.rmtree(folder)


def _but_current(settings: Settings, names: list[str]) -> list[Path]:
    """The folders of these generations, which no engine holds any more; not that of the current one."""
    current = current_generation(settings)
    folders = [generation_folder(settings, name) for name in names if name != current]
    forget(settings, folders)
    return folders


def editions_held(settings: Settings) -> set[str] | None:
    """The sha256 of all that the kept generations hold; None where one of them cannot be asked."""
    held: set[str] = set()
    for name in held_generations(settings):
        try:
            with closing(Catalogue(generation_folder(settings, name) / CATALOGUE)) as catalogue:
                held |= catalogue.editions_held()
        except (IndexDamagedError, sqlite3.Error):  # damaged, or of another version of Craffu
            return None
    return held


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
