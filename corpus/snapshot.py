"""Back up the current generation with its files into one tar file, and put such a file back."""

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from corpus.catalogue import FORMAT, Catalogue
from corpus.check import check_generation
from corpus.disk import clear_words
from corpus.engine import TOKEN
from corpus.errors import IndexDamagedError, NoIndexError, UsageError
from corpus.generations import (
    CATALOGUE,
    begin_generation,
    current_generation,
    finish_generation,
    generation_folder,
    point_to,
)
from corpus.lock import writer_lock
from corpus.settings import Settings
from corpus.stored import stored_file

_MANIFEST = "manifest.json"
_INDEX, _FILES = "index", "files"


def snapshot(settings: Settings, target: Path) -> int:
    """Write what is held now to a tar file; returns how many files are in it. A writer may be at work meanwhile.

    Raises UsageError where the file is there already, NoIndexError, IndexDamagedError, and CraffuError on a full disk.
    """
    if target.exists():
        raise UsageError(f"{target} is there already; name another file, or remove it first.")
    draft = target.with_name(f"{target.name}.part")
    with clear_words(target.parent), _held_still(settings) as folder:
        try:
            with tarfile.open(draft, "w") as archive:
                sums = {name: _add(archive, folder / name, name) for name in _files_in(folder)}
                _add_manifest(archive, {"format": FORMAT, "sha256": sums})  # last: it is summed up on the way
            with draft.open("rb") as file:
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    return len(sums)


def restore(settings: Settings, source: Path, replace: bool = False) -> str:
    """Make what a snapshot holds the current generation; returns its name. Earlier generations stay beside it.

    Everything is checked before anything is changed. Raises UsageError where there is an index and `replace` is not
    given, or where the file is no snapshot of this version; IndexDamagedError where it is damaged; IndexBusyError.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    with clear_words(settings.data), writer_lock(settings.data):
        if not replace and (settings.data / "current").exists():
            raise UsageError(f"There is an index in {settings.data}; give --replace to put the snapshot in its place.")
        part = begin_generation(settings, None)
        try:
            _unpack(source, part)
            return _put_in_place(settings, part)
        finally:
            shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _held_still(settings: Settings) -> Iterator[Path]:
    """A folder of links to the current generation and its files: a writer that prunes them meanwhile takes nothing."""
    name = current_generation(settings)
    if name is None:
        raise NoIndexError(f"There is no index in {settings.data} yet, so there is nothing to back up.")
    folder = settings.data / "snapshot.part"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.copytree(generation_folder(settings, name), folder / _INDEX, copy_function=os.link)
        (folder / _FILES).mkdir()
        for edition in _editions(folder / _INDEX):
            os.link(stored_file(settings, edition), folder / _FILES / edition)
        yield folder
    except FileNotFoundError as error:
        raise IndexDamagedError(f"{error.filename} is missing; run `craffu doctor`, or try again.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _editions(folder: Path) -> list[str]:
    catalogue = Catalogue(folder / CATALOGUE)
    try:
        return sorted({edition for _, edition, _ in catalogue.originals()})
    finally:
        catalogue.close()


def _files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _add(archive: tarfile.TarFile, path: Path, name: str) -> str:
    """Add a file and return its sha256, of the bytes as they went in."""
    with path.open("rb") as file:
        summed = _Summed(file)
        info = tarfile.TarInfo(name)
        info.size = os.fstat(file.fileno()).st_size
        archive.addfile(info, cast(IO[bytes], summed))
    return summed.sum.hexdigest()


class _Summed:
    """A file that is summed up while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.sum.update(data)
        return data


def _add_manifest(archive: tarfile.TarFile, manifest: dict[str, object]) -> None:
    data = json.dumps(manifest).encode()
    info = tarfile.TarInfo(_MANIFEST)
    info.size = len(data)
    archive.addfile(info, BytesIO(data))


def _unpack(source: Path, part: Path) -> None:
    """Unpack a snapshot and check every file; tarfile's data filter refuses names and links that lead out."""
    damaged = f"{source} is no snapshot, or a damaged one"
    try:
        with tarfile.open(source) as archive:
            archive.extractall(part, filter="data")
        manifest = json.loads((part / _MANIFEST).read_text(encoding="utf-8"))
        sums, version = dict(manifest["sha256"]), manifest["format"]
    except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError, FileNotFoundError) as error:
        raise IndexDamagedError(f"{damaged} ({error}).") from error
    if version != FORMAT:
        raise UsageError(f"{source} was written by another version of Craffu (format {version}, not {FORMAT}).")
    (part / _MANIFEST).unlink()
    wrong = [name for name in {*sums, *_files_in(part)} if sums.get(name) != _sum(part / name)]
    if wrong:
        raise IndexDamagedError(f"{damaged}: {len(wrong)} files are not what they were, {min(wrong)} for one.")


def _put_in_place(settings: Settings, part: Path) -> str:
    damages = check_generation(settings, part / _INDEX)
    if all(damage.part != "catalogue" for damage in damages) and (settings.postgres or _is_elsewhere(part / _INDEX)):
        damages = []  # what an engine holds elsewhere is there already, or made anew by `craffu doctor --repair`
    if damages:
        raise IndexDamagedError(f"The index in the snapshot is damaged: {damages[0].part}: {damages[0].said}.")
    for path in (part / _FILES).iterdir():
        kept = stored_file(settings, path.name)
        kept.parent.mkdir(exist_ok=True)
        path.replace(kept)
    (part / _FILES).rmdir()
    for path in (part / _INDEX).iterdir():
        path.rename(part / path.name)
    (part / _INDEX).rmdir()
    os.sync()
    final = finish_generation(part)
    point_to(settings, final.name)
    return final.name


def _is_elsewhere(folder: Path) -> bool:
    with closing(Catalogue(folder / CATALOGUE)) as catalogue:
        return catalogue.fact(TOKEN) is not None


def _sum(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
