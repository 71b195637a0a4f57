"""Lists of addresses: CSV files with a column `url`, the other columns telling of the documents there."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

from corpus.document import Description
from corpus.errors import UsageError
from ingest.fetch_address import is_web_address
from ingest.load_record import hint_name
from ingest.sources import BUNDLED, Told, find_sources
from ingest.web import Asked

BUNDLED_LIST = "sources"  # names the list that comes with Craffu: the originals of the bundled records
_ADDRESS = "url"
_FIELDS = {field.name for field in fields(Description)} - {"url", "origins", "certainty", "retrieved_at"}
_FILE = "file"  # a list of files beside it tells of them; its addresses are where they came from


def split_given(given: Iterable[str]) -> tuple[list[Asked], list[Path | str]]:
    """What a user gave: web addresses, those in lists among them, and the other files and folders.

    Raises UsageError on a path that is not there.
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
    find_sources(path for path in paths if not isinstance(path, Path) or not path.is_dir())
    return asked, paths


def is_address_list(path: Path) -> bool:
    """Whether a file is a CSV with addresses to fetch."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    columns = next(_rows(path), {}).keys()
    return _ADDRESS in columns and _FILE not in columns


def read_address_list(path: Path, by: str = "user") -> list[Asked]:
    """The addresses of a list with what its other columns tell; empty cells tell nothing.

    Raises UsageError where it is no such list.
    """
    if not is_address_list(path):
        raise UsageError(f"{path} is no list of addresses: a CSV file with a column named url is needed.")
    return [Asked(row[_ADDRESS], _told(row, by)) for row in _rows(path) if row[_ADDRESS]]


def bundled_list() -> list[Asked]:
    """The originals of the bundled records."""
    return read_address_list(Path(str(files("corpus"))) / "sources.csv", by="list")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows by the names of fields, so that a column "date" is "published"; columns without a name are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield {hint_name(name): (value or "").strip() for name, value in row.items() if name}
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a list ({error}); save it as CSV in UTF-8.") from error


def _told(row: dict[str, str], by: str) -> tuple[Told, ...]:
    values = {name: value for name, value in row.items() if value and name in _FIELDS}
    return (Told(by, values),) if values else ()
