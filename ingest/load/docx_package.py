"""Open a Word file's package safely: what it is not, how large it unpacks, and what it says of itself."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from corpus.errors import DamagedDocumentError, EncryptedDocumentError, UnsupportedFormatError

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # container of old Word files, and of new ones locked with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_BODY = "word/document.xml"
_PICTURES = ("word/media/", "word/embeddings/", "word/fonts/")
_LARGEST_XML = 64 * 1024 * 1024  # bytes unpacked, of one part; a 1,000-page report has about 20 MB
_LARGEST = 512 * 1024 * 1024  # bytes unpacked, pictures included
_MOST_PARTS = 10_000
_TOP = 1500  # characters of text in which a real title is printed
_WHAT_READERS_RAISE = (
    *(BadZipFile, zlib.error, OpcError, LxmlError, EOFError, OSError),
    *(SyntaxError, RuntimeError, LookupError, ValueError, AttributeError, TypeError),
)
_BROKEN = "The Word file is broken or cut short ({}); fetch it again, or open it in Word and save it anew."


def open_package(data: bytes) -> Document:
    """python-docx's document. Raises DocumentError, its message saying what to do.

    Word's XML declares no entities; the parser that python-docx uses expands none and refuses deep nesting."""
    if data.startswith(_OLE):
        raise _not_a_package(data)
    if not data.startswith(_ZIP):
        raise DamagedDocumentError("The file is named .docx but is no Word file; fetch it again, or rename it.")
    with damage_told():
        with ZipFile(BytesIO(data)) as package:
            _check(package)
        document = docx.Document(BytesIO(data))
        if document.element.body is None:
            raise DamagedDocumentError(_BROKEN.format("it has no body"))
        return document


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what readers of ZIP and XML raise on a broken file into DamagedDocumentError."""
    try:
        yield
    except _WHAT_READERS_RAISE as error:
        raise DamagedDocumentError(_BROKEN.format(error)) from error


def _not_a_package(data: bytes) -> EncryptedDocumentError | UnsupportedFormatError:
    if _ENCRYPTED in data:
        return EncryptedDocumentError("The Word file is locked with a password; save it without one.")
    return UnsupportedFormatError("The file is an old Word file (.doc) named .docx; save it as .docx in Word.")


def _check(package: ZipFile) -> None:
    parts = package.infolist()
    if _BODY not in package.namelist() and not any(part.filename.startswith("word/") for part in parts):
        raise UnsupportedFormatError("The file is named .docx but holds no Word document; rename it to what it is.")
    large = [
        part.filename for part in parts if not part.filename.startswith(_PICTURES) and part.file_size > _LARGEST_XML
    ]
    if large or len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise DamagedDocumentError("The Word file unpacks to far more than any report holds; it is not read.")


def hints_of(document: Document, text: str) -> dict[str, str]:
    """Core properties. The day a file was made is not the day it was published, so it has a name of its own; a title
    counts only where it is printed near the top, since most are those of a template."""
    known = document.core_properties
    values = {
        "title": known.title if known.title and _is_printed(known.title, text[:_TOP]) else None,
        "author": known.author,
        "created": known.created and known.created.date().isoformat(),
        "modified": known.modified and known.modified.date().isoformat(),
    }
    return {name: value for name, value in values.items() if value}


def _is_printed(title: str, top: str) -> bool:
    words = re.findall(r"\w+", title.lower())
    return bool(words) and set(words) <= set(re.findall(r"\w+", top.lower()))
