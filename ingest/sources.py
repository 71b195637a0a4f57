"""Find the files that ingestion is given, and tell which of them changed since the last time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
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

    `told` is what is known of it beforehand; it wins over what the file says, the later over the earlier."""

    path: Path
    name: str
    told: tuple[Told, ...] = ()

    @classmethod
    def of(cls, path: Path) -> "Source":
        return cls(path, path.resolve().as_posix())


def find_sources(given: Iterable["Path | str | Source"]) -> list[Source]:
    """Every file given, once: files as they are, folders with all they hold but hidden files, in order of name.

    Raises UsageError on a path that is not there.
    """
    found = (source for one in given for source in _expand(one))
    return list({source.name: source for source in found}.values())


def file_state(source: Source, document_id: str, digest: str) -> StoredFile:
    """What the catalogue notes of a file, to know it again."""
    status = source.path.stat()
    return StoredFile(source.name, document_id, status.st_size, status.st_mtime_ns, digest)


def looks_unchanged(source: Source, before: StoredFile) -> bool:
    """Whether size and time are as they were; the file is not opened."""
    status = source.path.stat()
    return (status.st_size, status.st_mtime_ns) == (before.size, before.mtime_ns)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _expand(given: "Path | str | Source") -> Iterator[Source]:
    if isinstance(given, Source):
        yield given
    elif given == BUNDLED:
        folder = Path(str(files("corpus"))) / "documents"
        yield from (Source(path, f"craffu:documents/{path.name}") for path in _within(folder))
    elif Path(given).is_dir():
        yield from (Source.of(path) for path in _within(Path(given)))
    elif Path(given).is_file():
        yield Source.of(Path(given))
    else:
        raise UsageError(f"There is no file or folder {given}.")


def _within(folder: Path) -> list[Path]:
    paths = (path for path in folder.rglob("*") if not _hidden(path.relative_to(folder)))
    return sorted(path for path in paths if path.is_file())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
