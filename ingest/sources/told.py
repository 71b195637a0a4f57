"""Lists of what is told of files: a `sources.csv` beside them, its column `file` naming each, the others its fields."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.load.record import hint_name
from ingest.sources.sources import Source, Told, printable
from ingest.sources.told_fields import FIELDS, read_field

NAME = "sources.csv"
_FILE, _ADDRESS = "file", "url"
_BY = "user"


@dataclass(frozen=True, slots=True)
class Listed:
    """What one list tells, by file, and what in it is not right, with line and column."""

    told: Mapping[Path, Told]
    warnings: tuple[str, ...]


def with_lists(sources: Sequence[Source], given: Iterable[object]) -> tuple[list[Source], list[str]]:
    """The sources with what the lists among them tell, the nearest list last, and every list's warnings. A list is no
    document itself; one that was given by its own path brings the files it names."""
    paths = [Path(one) for one in given if isinstance(one, str | Path)]
    named = {path for path in paths if is_list(path)}
    lists = {source.path for source in sources if source.path in named or source.path.name.lower() == NAME}
    documents = {source.name: source for source in sources if source.path not in lists}
    lists |= {path.parent / NAME for path in paths if path.is_file() and (path.parent / NAME).is_file()}
    warnings: list[str] = []
    for path in sorted(lists, key=lambda path: len(path.parts)):
        listed = told_by_list(path)
        warnings += listed.warnings
        for file, told in listed.told.items():
            source = documents.get(printable(file)) or (Source.of(file) if path in named else None)
            if source is not None:
                documents[source.name] = replace(source, told=(*source.told, told))
    return list(documents.values()), warnings


def is_list(path: Path) -> bool:
    """Whether a file is a CSV with a column that names files."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    try:
        return _FILE in read_rows(path)[0]
    except (ValueError, OSError):
        return False


def told_by_list(path: Path) -> Listed:
    """What a list tells; never fails: what is not right is left out with a warning, and the rest counts."""
    try:
        columns, rows = read_rows(path)
    except (ValueError, OSError) as error:
        return Listed({}, (f"{path}: it cannot be read as a list ({error}); save it as CSV in UTF-8.",))
    warnings = [f"{path}, line 1: {why}" for why in _of_columns(columns)]
    told: dict[Path, Told] = {}
    for line, row in rows if _FILE in columns else ():
        try:
            file = _file_of(path.parent.resolve(), row.get(_FILE, ""))
        except ValueError as error:
            warnings.append(f"{path}, line {line}: {error}")
            continue
        wrong = _wrong(row)
        warnings += [f"{path}, line {line}, column {columns[name]}: {why}" for name, why in wrong.items()]
        told[file] = Told(_BY, {name: row[name] for name in FIELDS if row.get(name) and name not in wrong})
    return Listed(told, tuple(warnings))


def read_rows(path: Path) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    """The columns' names as written, by the names of fields; and each row with the line it ends on.

    Raises ValueError where it is no CSV in UTF-8."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        file.seek(0)
        delimiter = ";" if header.count(";") > header.count(",") else ","
        reader = csv.DictReader(file, delimiter=delimiter, strict=True)
        try:
            columns = {hint_name(name): name for name in reader.fieldnames or () if name.strip()}
            return columns, [(reader.line_num, _row(row)) for row in reader]
        except csv.Error as error:
            raise ValueError(str(error)) from error


def _row(row: Mapping[str | None, str | list[str] | None]) -> dict[str, str]:
    return {hint_name(name): value.strip() for name, value in row.items() if name and isinstance(value, str)}


def _of_columns(columns: Mapping[str, str]) -> Iterator[str]:
    if _FILE not in columns:
        why = "it lists addresses; give it by its own path to fetch them" if _ADDRESS in columns else "nothing is told"
        yield f"there is no column file, so {why}."
        return
    for name, written in columns.items():
        if name != _FILE and name not in FIELDS:
            yield f"column {written!r} is not known; known: file, {', '.join(sorted(FIELDS))}."


def _file_of(folder: Path, named: str) -> Path:
    if not named:
        raise ValueError("it names no file.")
    file = (folder / named).resolve()
    if not file.is_relative_to(folder):
        raise ValueError(f"{named} is not in the list's folder.")
    if not file.is_file():
        raise ValueError(f"there is no file {named}.")
    return file


def _wrong(row: Mapping[str, str]) -> dict[str, str]:
    """Why a field that is told does not count."""
    wrong = {}
    for name in FIELDS:
        try:
            if row.get(name):
                read_field(name, row[name])
        except ValueError as error:
            wrong[name] = f"{error}; it is left out."
    return wrong
