"""Lists of addresses: CSV files with a column `url`, the other columns telling of the documents there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from ingest.fetch.asked import Asked, is_web_address
from ingest.sources.sources import BUNDLED, Told, find_sources
from ingest.sources.told import read_rows
from ingest.sources.told_fields import FIELDS, read_field

BUNDLED_LIST = "sources"  # names the list that comes with Craffu: the originals of the bundled records
_ADDRESS = "url"
_FILE = "file"  # a list of files beside it tells of them; its addresses are where they came from


@dataclass(slots=True)
class Given:
    """What a user gave: addresses to fetch, files and folders, and what is not right in lists."""

    asked: list[Asked] = field(default_factory=list)
    paths: list[Path | str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def split_given(given: Iterable[str]) -> Given:
    """Tell web addresses and lists of them from files and folders. Raises UsageError on a path that is not there."""
    found = Given()
    for one in given:
        if is_web_address(one):
            found.asked.append(Asked(one))
        elif one == BUNDLED_LIST:
            found.asked += bundled_list()
        elif is_address_list(Path(one)):
            found.asked += read_address_list(Path(one), warnings=found.warnings)
        else:
            found.paths.append(one if one == BUNDLED else Path(one))
    find_sources(path for path in found.paths if isinstance(path, Path) and not path.is_dir())
    return found


def is_address_list(path: Path) -> bool:
    """Whether a file is a CSV with addresses to fetch, and none of files beside it."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    try:
        columns, _ = read_rows(path)
    except (ValueError, OSError):
        return False
    return _ADDRESS in columns and _FILE not in columns


def read_address_list(path: Path, by: str = "user", warnings: list[str] | None = None) -> list[Asked]:
    """The addresses of a list with what its other columns tell; empty cells and unknown columns tell nothing.

    A value that cannot be is left out; `warnings` is told of it, with its line."""
    warnings = [] if warnings is None else warnings
    _, rows = read_rows(path)
    return [
        Asked(row[_ADDRESS], _told(row, by, f"{path}, line {line}", warnings))
        for line, row in rows
        if row.get(_ADDRESS)
    ]


def bundled_list() -> list[Asked]:
    """The originals of the bundled records."""
    return read_address_list(Path(str(files("corpus"))) / "sources.csv", by="list")


def _told(row: dict[str, str], by: str, where: str, warnings: list[str]) -> tuple[Told, ...]:
    values = {}
    for name in FIELDS:
        try:
            if row.get(name) and name != _ADDRESS:
                read_field(name, row[name])
                values[name] = row[name]
        except ValueError as error:
            warnings.append(f"{where}: {error}; it is left out.")
    return (Told(by, values),) if values else ()
