"""Find the files that ingestion is given; links and devices are told apart without opening anything."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.catalogue import StoredFile
from corpus.errors import UsageError

BUNDLED = "bundled"  # names the documents that come with Craffu


@dataclass(frozen=True, slots=True)
class Told:
    """Fields of a description that somebody else than the file gives, and who: "user", "ModernGov", "web address"."""

    by: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """A file and what identifies it between runs: its resolved path, or a name that does not move with it.

    `told` is what is known of it beforehand; it wins over what the file says, the later over the earlier. `left_out`
    says why it is not to be opened, `missing` why its file could not be had (it is quarantined with that reason),
    `members` which members of a ZIP to read, from one number to before another (none: all), `called` the filename
    where it is not that of `path`."""

    path: Path
    name: str
    told: tuple[Told, ...] = ()
    left_out: str | None = None
    missing: str | None = None
    members: tuple[int, int] | None = None
    called: str | None = None

    @classmethod
    def of(cls, path: Path) -> "Source":
        return cls(path, printable(path.resolve()))

    @property
    def filename(self) -> str:
        return self.called or printable(Path(self.path.name))

    @property
    def printed(self) -> str:
        return self.name if self.name.startswith(("http://", "https://")) else printable(self.path)


def printable(path: Path) -> str:
    """A path as text that can be stored: what is not UTF-8 as `\\xff`, a backslash doubled: none are alike."""
    return os.fsencode(path).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")


def find_sources(given: Iterable["Path | str | Source"]) -> list[Source]:
    """Every file given, once: files as they are, folders with all they hold but hidden files, in order of name.

    Links that lead out of a folder, and what is neither file nor folder, are left out with the reason. Raises
    UsageError on a path that is not there.
    """
    found = (source for one in given for source in _expand(one))
    return list({source.name: source for source in found}.values())


def looks_unchanged(source: Source, before: StoredFile) -> bool:
    """Whether size and time are as they were; the file is not opened."""
    status = source.path.stat()
    return (status.st_size, status.st_mtime_ns) == (before.size, before.mtime_ns)


def _expand(given: "Path | str | Source") -> Iterator[Source]:
    if isinstance(given, Source):
        yield given
    elif given == BUNDLED:
        folder = Path(str(files("corpus"))) / "documents"
        yield from (
            Source(path, f"craffu:documents/{path.name}") for path in sorted(folder.iterdir()) if path.is_file()
        )
    elif Path(given).is_dir():
        yield from sorted(_within(Path(given), Path(given).resolve()), key=lambda source: source.path)
    elif Path(given).is_file():
        yield Source.of(Path(given))
    elif Path(given).exists():
        raise UsageError(f"{given} is neither a file nor a folder.")
    else:
        raise UsageError(f"There is no file or folder {given}.")


def _within(folder: Path, root: Path) -> Iterator[Source]:
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError as error:
        yield _left_out(folder, f"The folder cannot be opened ({error.strerror}); check its permissions.")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _within(path, root)
        elif entry.is_symlink():
            yield from _linked(path, root)
        elif entry.is_file(follow_symlinks=False):
            yield Source.of(path)
        else:
            yield _left_out(path, f"It is {_kind(path)}, which is never opened.")


def _linked(path: Path, root: Path) -> Iterator[Source]:
    """A link to a file within the folder is that file; one to a folder within it is found by itself."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # older Pythons raise RuntimeError on a loop
        yield _left_out(path, "It is a link that leads nowhere.")
        return
    if not target.is_relative_to(root):
        yield _left_out(path, "It is a link out of the folder and is not followed; ingest its target by its own path.")
    elif target.is_file():
        yield Source.of(path)


def _left_out(path: Path, reason: str) -> Source:
    return Source(path, printable(path.absolute()), left_out=reason)


def _kind(path: Path) -> str:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return "gone"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
