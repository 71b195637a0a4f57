"""Read the files of public sets as the fields their format has; every mistake is named with its file and line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import UsageError

Row = TypeVar("Row")


def read_rows(path: Path, kind: type[Row]) -> Iterator[tuple[int, Row]]:
    """The rows of a JSON-lines file with their line numbers, from 1; blank lines are passed over. UsageError names the
    line and the field that is not as the format has it."""
    adapter = TypeAdapter(kind)
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield number, _validated(adapter, line, f"{path.name}, line {number}")


def read_whole(path: Path, kind: type[Row]) -> Row:
    """A JSON file as one value. UsageError names the place in the file."""
    return _validated(TypeAdapter(kind), _text(path), path.name)


def read_table(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with tabs and a header, with their line numbers. UsageError where a row has too few cells."""
    for number, line in enumerate(_text(path).split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if number == 1 or not line.strip():
            continue
        if len(cells) < columns:
            raise UsageError(
                f"{path.name}, line {number}: {columns} cells with tabs between are needed, not {len(cells)}."
            )
        yield number, cells


def existing(path: Path) -> Path:
    """The path, where something is. UsageError where nothing is."""
    if not path.exists():
        raise UsageError(f"{path} is not there; `craffu eval public FORMAT --help` says what PATH has to be.")
    return path


def _text(path: Path) -> str:
    try:
        return existing(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text.") from error


def _validated(adapter: TypeAdapter[Row], text: str, where: str) -> Row:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise UsageError(f"{where}: {field + ': ' if field else ''}{first['msg']}.") from error
