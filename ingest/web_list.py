"""Lists of addresses: CSV files with a column `url`, the other columns telling of the documents there."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from corpus.errors import UsageError
from ingest.sources import BUNDLED, Told, find_sources
from ingest.told import read_rows
from ingest.told_fields import FIELDS, read_field
from ingest.web_asked import Asked, is_web_address

BUNDLED_LIST = "sources"  # names the list that comes with Craffu: the originals of the bundled records
_ADDRESS = "url"
_FILE = "file"  # a list of files beside it tells of them; its addresses are where they came from


def split_given(given: Iterable[str]) -> tuple[list[Asked], list[Path | str]]:
    """What a user gave: web addresses, those in lists among them, and the other files and folders.

    Raises UsageError on a path that is not there, and on a list with values that cannot be.
    """
    asked: list[Asked] = []
    paths: list[Path | str] = []
    for one in given:
        if is_web_address(one):
            asked.append(Asked(one))
        elif one == BUNDLED_LIST:
            asked += bundled_list()
        elif is_address_list(Path(one)):
            asked += read_address_list(Path(one))
        else:
            paths.append(one if one == BUNDLED else Path(one))
    find_sources(path for path in paths if isinstance(path, Path) and not path.is_dir())
    return asked, paths


def is_address_list(path: Path) -> bool:
    """Whether a file is a CSV with addresses to fetch, and none of files beside it."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    try:
        columns, _ = read_rows(path)
    except (ValueError, OSError):
        return False
    return _ADDRESS in columns and _FILE not in columns


def read_address_list(path: Path, by: str = "user") -> list[Asked]:
    """The addresses of a list with what its other columns tell; empty cells and unknown columns tell nothing.

    Raises UsageError, naming line and field, on a value that cannot be.
    """
    _, rows = read_rows(path)
    return [Asked(row[_ADDRESS], _told(row, by, f"{path}, line {line}")) for line, row in rows if row.get(_ADDRESS)]


def bundled_list() -> list[Asked]:
    """The originals of the bundled records."""
    return read_address_list(Path(str(files("corpus"))) / "sources.csv", by="list")


def _told(row: dict[str, str], by: str, where: str) -> tuple[Told, ...]:
    values = {name: value for name, value in row.items() if value and name in FIELDS and name != _ADDRESS}
    for name, value in values.items():
        try:
            read_field(name, value)
        except ValueError as error:
            raise UsageError(f"{where}: {error}; mend the list, nothing was fetched.") from error
    return (Told(by, values),) if values else ()
