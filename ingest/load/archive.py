"""What a ZIP holds: each member with the name it goes by, or why it is not to be unpacked; nothing is unpacked here."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from corpus.errors import DamagedDocumentError, EmptyDocumentError, TooLargeError

SUFFIX = ".zip"
WITHIN = "!/"  # between the source of a ZIP and the name of a member
_MOST_MEMBERS = 5000
_MOST_RATIO = 200  # text packs to a third or a thirtieth; deflate reaches 1,032 on nothing but zeros
_RATIO_FROM = 1 << 20  # bytes; below that a ratio means nothing
_ENCRYPTED = 0x1
_UTF8 = 0x800
_NOT_FILES = ("__MACOSX/",)  # what macOS adds to every ZIP


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a ZIP: `name` is its path within, made unlike any other's; `refused` says why it is not read."""

    info: ZipInfo
    name: str
    refused: str | None = None

    @property
    def filename(self) -> str:
        return PurePosixPath(name_of(self.info)).name


def open_archive(data: bytes) -> ZipFile:
    """Raises DamagedDocumentError, TooLargeError, EmptyDocumentError."""
    if not data.strip(b"\0"):
        raise EmptyDocumentError("The file is empty; fetch or save it again.")
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, LookupError, NotImplementedError) as error:
        raise DamagedDocumentError(f"The ZIP is broken or is none ({error}); fetch it again.") from error
    count = len(archive.infolist())
    if count > _MOST_MEMBERS:
        raise TooLargeError(f"The ZIP holds {count:,} files, and up to {_MOST_MEMBERS:,} are read; split it up.")
    if not any(_is_file(info) for info in archive.infolist()):
        raise EmptyDocumentError("The ZIP holds no files.")
    return archive


def members_of(archive: ZipFile, most_megabytes: int) -> Iterator[Member]:
    """Every file of a ZIP, in its order; folders and hidden files are left out, as they are in a folder.

    The sizes are those that the ZIP states; `zipfile` unpacks no more than that.
    """
    seen: Counter[str] = Counter()
    unpacked = 0
    for info in filter(_is_file, archive.infolist()):
        name = name_of(info)
        seen[name] += 1
        refused = _refused(info, name)
        if not refused and unpacked + info.file_size > most_megabytes << 20:
            refused = f"With it the ZIP would unpack to more than {most_megabytes:,} MB (CRAFFU_MOST_MEGABYTES)."
        if not refused:
            unpacked += info.file_size
        yield Member(info, name if seen[name] == 1 else f"{name} ({seen[name]})", refused)


def name_of(info: ZipInfo) -> str:
    """A member's path, its folders divided by `/`.

    Old ZIPs do not say how their names are written: it is UTF-8, else Windows-1252 where that gives letters, else the
    code page of a British DOS.
    """
    name = info.filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        name = _decoded(name.encode("cp437"))
    return name.replace("\\", "/")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or all(sign.isascii() or sign.isalpha() or sign in "’–£" for sign in name):
            return name
    return raw.decode("cp850")


def _is_file(info: ZipInfo) -> bool:
    name = name_of(info)
    hidden = any(part.startswith(".") and part != ".." for part in PurePosixPath(name).parts)
    return not (name.endswith("/") or hidden or name.startswith(_NOT_FILES))


def _refused(info: ZipInfo, name: str) -> str | None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.drive or name[1:2] == ":":
        return "Its name leads out of the ZIP, which no honest ZIP needs, so it is not read."
    if path.suffix.lower() == SUFFIX:
        return "It is a ZIP within a ZIP; unpack the outer one and add the inner."
    if info.flag_bits & _ENCRYPTED:
        return "It is locked with a password; add a copy without one."
    if info.file_size > _RATIO_FROM and info.file_size > _MOST_RATIO * info.compress_size:
        return f"It unpacks to {info.file_size // max(info.compress_size, 1):,} times its size, as bombs do; not read."
    return None
