"""Every error Craffu raises on purpose, as one tree; declining to answer is a result, not an error.

    CraffuError                 base: catching it means "Craffu itself said no, and the message says what to do"
    +-- SettingsError           a setting is unknown, out of bounds or names something that is not there
    +-- UsageError              a request or command asks for something that does not exist or contradicts itself
    +-- NoIndexError            there is no index in the data folder yet
    +-- IndexBusyError          another process is writing to the index
    +-- NoRoomError             the disk is full, or cannot be written to
    +-- BeingReadError          the documents are still being read for what is asked; ask again in a moment
    +-- IndexDamagedError       catalogue, full text and vectors of a generation disagree
    +-- EngineError             PostgreSQL, where it holds the index, cannot be reached or used
    +-- ModelError              the embedding model is missing, is not the one expected, or cannot be loaded
    +-- LanguageModelError      the configured language model does not answer; answers are quotes until it does
    +-- FetchError              one web address cannot be fetched; it is listed with the reason and the rest goes on
        +-- ServiceDownError    its host does not answer, or says that it cannot now
    +-- DocumentError           one document cannot be read; ingestion quarantines it and goes on
        +-- UnsupportedFormatError
        +-- EncryptedDocumentError
        +-- EmptyDocumentError
        +-- TooLargeError
        +-- DamagedDocumentError

Exit codes of the command line are kept beside the classes, so that `craffu` has one place to look.
"""


class CraffuError(Exception):
    """Raised when Craffu cannot go on; the message says what to do about it."""

    exit_code = 2


class SettingsError(CraffuError):
    """Raised when a setting is unknown, out of bounds, or names something that is not there."""


class UsageError(CraffuError):
    """Raised when a request asks for something that does not exist or contradicts itself."""


class NoIndexError(CraffuError):
    """Raised when the data folder holds no index generation yet."""

    exit_code = 3


class IndexBusyError(CraffuError):
    """Raised when another process holds the writer's lock."""


class NoRoomError(CraffuError):
    """Raised when the disk is full or cannot be written to; the index is as it was."""


class BeingReadError(CraffuError):
    """Raised when documents have still to be read for what is asked: `done` of `total` readings are."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"The documents are still being read for this: {done} of {total} readings are done.")
        self.done, self.total = done, total


class IndexDamagedError(CraffuError):
    """Raised when the three parts of a generation disagree or one of them cannot be opened."""

    exit_code = 3


class EngineError(CraffuError):
    """Raised when PostgreSQL, where it holds full text and vectors, cannot be reached or used."""

    exit_code = 4


class ModelError(CraffuError):
    """Raised when the embedding model's folder is missing, altered or unreadable."""


class LanguageModelError(CraffuError):
    """Raised by `craffu doctor` where the configured language model does not answer, or not in the form asked for."""

    exit_code = 4


class FetchError(CraffuError):
    """Raised when a web address cannot or may not be fetched; the message says why and what to do."""

    exit_code = 1


class ServiceDownError(FetchError):
    """Raised when a host does not answer, keeps failing, or asks to come back later."""

    exit_code = 4


class DocumentError(CraffuError):
    """Raised when one document cannot be read; it is quarantined with this message."""

    exit_code = 1


class UnsupportedFormatError(DocumentError):
    """Raised when a file is of a kind Craffu does not read."""


class EncryptedDocumentError(DocumentError):
    """Raised when a file is locked with a password."""


class EmptyDocumentError(DocumentError):
    """Raised when a file holds no text, for example a scan without a text layer."""


class TooLargeError(DocumentError):
    """Raised when a file has more bytes or pages than the settings allow, or needs more memory to read."""


class DamagedDocumentError(DocumentError):
    """Raised when a file is broken: cut short, not what its name says, or undecodable."""
