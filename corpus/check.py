"""Compare the parts of an index with each other and with the stored files; everything is opened, nothing changed."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.engine import Engine, open_engine
from corpus.errors import CraffuError, EngineError, IndexDamagedError
from corpus.generations import (
    CATALOGUE,
    current_generation,
    generation_folder,
    half_built,
    held_generations,
)
from corpus.settings import Settings
from corpus.stored import drafts, stored_file


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with which part: pointer, catalogue, full text, vectors, files, cache, or what was left over."""

    part: str
    said: str


def check_index(settings: Settings) -> list[Damage]:
    """All that is wrong with the data folder; nothing where there is no index yet."""
    return [*_check_pointer(settings), *_check_cache(settings), *_check_left_over(settings)]


def check_generation(settings: Settings, folder: Path) -> list[Damage]:
    """All that is wrong within one generation. Raises EngineError."""
    try:
        with closing(Catalogue(folder / CATALOGUE)) as catalogue:
            said = catalogue.broken()
            return [Damage("catalogue", said)] if said else _check_parts(settings, folder, catalogue)
    except (sqlite3.Error, IndexDamagedError) as error:
        return [Damage("catalogue", str(error))]


def _check_parts(settings: Settings, folder: Path, catalogue: Catalogue) -> list[Damage]:
    expected = set(catalogue.passage_ids())
    try:
        engine = open_engine(settings, folder, catalogue)
    except IndexDamagedError as error:
        return [Damage("full text", str(error))]
    parts: tuple[tuple[str, Callable[[Engine], set[str]]], ...]
    parts = (("full text", _full_text_ids), ("vectors", _vector_ids))
    with closing(engine):
        return [damage for name, ids in parts if (damage := _compared(name, ids, engine, expected))]


def last_good(settings: Settings) -> str | None:
    """The current generation if its catalogue can be read, else the newest whose can, else None."""
    names = sorted(held_generations(settings), reverse=True)
    names.sort(key=lambda name: name != _pointed(settings))
    return next((name for name in names if _has_good_catalogue(generation_folder(settings, name))), None)


def lost_files(settings: Settings, name: str) -> Iterator[tuple[str, str, str]]:
    """Filename, sha256 and source of every edition whose original bytes are not there or not what they were."""
    with closing(Catalogue(generation_folder(settings, name) / CATALOGUE)) as catalogue:
        for filename, edition, source in catalogue.originals():
            path = stored_file(settings, edition)
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != edition:
                yield filename, edition, source


def broken_caches(settings: Settings) -> list[Path]:
    """Embedding caches that SQLite finds damaged."""
    return [path for path in sorted((settings.data / "cache").glob("*.sqlite")) if _is_broken(path)]


def _pointed(settings: Settings) -> str | None:
    try:
        return current_generation(settings)
    except IndexDamagedError:
        return None


def _check_pointer(settings: Settings) -> Iterator[Damage]:
    try:
        name = current_generation(settings)
    except IndexDamagedError as error:
        yield Damage("pointer", str(error))
        return
    if name is None:
        return
    folder = generation_folder(settings, name)
    if not folder.is_dir():
        yield Damage("pointer", f"it names generation {name}, which is not there")
        return
    damages = check_generation(settings, folder)
    yield from damages
    if not any(damage.part == "catalogue" for damage in damages):
        for filename, edition, _ in lost_files(settings, name):
            yield Damage("files", f"the original of {filename} ({edition[:12]}) is missing or damaged")


def _compared(name: str, ids: Callable[[Engine], set[str]], engine: Engine, expected: set[str]) -> Damage | None:
    try:
        found = ids(engine)
    except EngineError:
        raise
    except Exception as error:  # noqa: BLE001  # what a library raises on its damaged files is not documented
        return Damage(name, f"cannot be read ({error})")
    except BaseException as error:  # Chroma and tantivy are Rust, whose panics are no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return Damage(name, f"cannot be read ({error})")
    if found == expected:
        return None
    return Damage(name, f"{len(expected - found)} passages are missing and {len(found - expected)} too many")


def _full_text_ids(engine: Engine) -> set[str]:
    return engine.full_text.ids()


def _vector_ids(engine: Engine) -> set[str]:
    engine.vectors.try_search()
    return engine.vectors.ids()


def _check_cache(settings: Settings) -> Iterator[Damage]:
    for path in broken_caches(settings):
        yield Damage("cache", f"{path.name} is damaged; it only saves time")


def _check_left_over(settings: Settings) -> Iterator[Damage]:
    for path in [*half_built(settings), *drafts(settings)]:
        yield Damage("left over", f"{path.name} was left by a run that was killed; the next one clears it away")


def _has_good_catalogue(folder: Path) -> bool:
    try:
        with closing(Catalogue(folder / CATALOGUE)) as catalogue:
            return catalogue.broken() is None
    except (CraffuError, sqlite3.Error):
        return False


def _is_broken(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] != "ok")
    except sqlite3.Error:
        return True
