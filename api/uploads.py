"""A form of files and what is known of them, as sources that ingestion takes."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath

from starlette.datastructures import FormData, UploadFile

from api.language import N_
from api.problems import ProblemError
from corpus.document import DocumentRecord
from ingest.sources.sources import Source, Told
from ingest.sources.told_fields import read_field

MOST_FILES = 200
TOLD = ("authority", "kind", "publisher", "source_class", "title", "published", "meeting_date", "language", "url")
_FIELDS = frozenset({"files", "file", "metadata", "replaces"})
_PORTION = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Upload:
    """The files of a form, what is told of all of them, and the id of the document to replace."""

    files: tuple[UploadFile, ...]
    told: tuple[Told, ...]
    replaces: str | None


def read_form(form: FormData) -> Upload:
    """Raises ProblemError 422, naming the field, for a form without files or with something unknown in it."""
    unknown = sorted(set(form) - _FIELDS)
    if unknown:
        raise ProblemError(422, f"is not a known field; known are {', '.join(sorted(_FIELDS))}", unknown[0])
    files = tuple(each for name in ("files", "file") for each in form.getlist(name) if isinstance(each, UploadFile))
    if not files:
        raise ProblemError(422, "is required: send at least one file, as multipart/form-data", "files")
    replaces = _text(form, "replaces")
    if replaces and len(files) > 1:
        raise ProblemError(422, "takes one file; send the others apart", "replaces")
    return Upload(files, _told(_text(form, "metadata")), replaces)


def read_page_form(form: FormData) -> Upload:
    """The form of the page, in which each thing that is told has a field of its own. Raises as `read_form`."""
    files = tuple(each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename)
    if not files:
        raise ProblemError(422, N_("Choose at least one file."), "files")
    told = {name: value for name in TOLD if (value := (_text(form, name) or "").strip())}
    return Upload(files, _checked(told, str), _text(form, "replaces"))


async def store(upload: Upload, folder: Path, replaced: DocumentRecord | None) -> list[Source]:
    """Write the files into a folder; each is known by its bytes, or as the document that it replaces."""
    sources = []
    for number, file in enumerate(upload.files):
        name = _plain_name(file.filename)
        place = folder / str(number)
        place.mkdir()
        digest = await _write(file, place / "file")
        if replaced is None:
            sources.append(Source(place / "file", f"upload:{digest[:16]}/{name}", upload.told, called=name))
        else:
            sources.append(Source(place / "file", replaced.source, upload.told, called=replaced.filename))
    return sources


def fingerprint(sources: Sequence[Source]) -> str:
    """The same for the same files with the same told of them, and for nothing else."""
    parts = []
    for source in sources:
        with source.path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        parts.append([digest, source.name, source.called, [dict(told.values) for told in source.told]])
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _text(form: FormData, name: str) -> str | None:
    value = form.get(name)
    if isinstance(value, UploadFile):
        raise ProblemError(422, "is text, not a file", name)
    return value or None


def _told(metadata: str | None) -> tuple[Told, ...]:
    if metadata is None:
        return ()
    try:
        values = json.loads(metadata)
    except ValueError as error:
        raise ProblemError(422, f"is not JSON ({error})", "metadata") from error
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise ProblemError(422, 'is a JSON object of texts, such as {"authority": "Powys"}', "metadata")
    return _checked(values, lambda name: "metadata")


def _checked(values: Mapping[str, str], field: Callable[[str], str]) -> tuple[Told, ...]:
    """Raises ProblemError 422 for a value that will not do, naming the `field` of the form it came in."""
    for name, value in values.items():
        try:
            read_field(name, value)
        except ValueError as error:
            raise ProblemError(422, str(error), field(name)) from error
    return (Told("user", values),) if values else ()


def _plain_name(filename: str | None) -> str:
    """The file's own name, whatever folders came before it."""
    name = PurePosixPath((filename or "").replace("\\", "/")).name.replace("\0", "")
    return name[-200:] or "document"


async def _write(file: UploadFile, path: Path) -> str:
    digest = sha256()
    with path.open("wb") as target:
        while portion := await file.read(_PORTION):
            digest.update(portion)
            target.write(portion)
    return digest.hexdigest()
