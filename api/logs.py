"""The server's own log: lines of JSON or text on stderr, each with its request's id; never what was asked or answered.

What is asked and answered is in the answer log alone. Errors are told by type and place, without their message, which
may hold what was asked; with the level debug the message too.
"""

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from corpus.settings import Settings

REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)

OURS = ("api", "assistant", "cli", "corpus", "evals", "ingest", "uvicorn", "workbench")
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def configure(settings: Settings) -> None:
    """Log to stderr as the settings say: our own lines from `log_level` on, other packages' errors alone."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_FORMATS[settings.log](settings.log_level == "debug"))
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)  # others' warnings may quote a request
    for name in OURS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(settings.log_level.upper())


def fields(**values: object) -> dict[str, dict[str, object]]:
    """Values to stand beside a message, as the `extra` of a line."""
    return {"fields": {name: value for name, value in values.items() if value is not None}}


class _Formatter(logging.Formatter):
    def __init__(self, with_messages: bool) -> None:
        super().__init__()
        self._with_messages = with_messages

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802  # logging's name
        """Where an error came from, its causes first; what it says of values only where that is wanted."""
        if self._with_messages:
            return super().formatException(ei)
        told, error = [], ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\n".join(reversed(told))

    def _beside(self, record: logging.LogRecord) -> dict[str, object]:
        request_id = REQUEST_ID.get()
        known: dict[str, object] = {"request_id": request_id} if request_id else {}
        return known | getattr(record, "fields", {})


class Json(_Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        trace = {"trace": self.formatException(record.exc_info)} if record.exc_info else {}
        return json.dumps({**line, **self._beside(record), **trace}, ensure_ascii=False, default=str)


class Text(_Formatter):
    """A line to read, its values behind it."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created).astimezone().isoformat(sep=" ", timespec="milliseconds")
        beside = "".join(f" {name}={value}" for name, value in self._beside(record).items())
        trace = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return f"{time} {record.levelname:7} {record.name}: {record.getMessage()}{beside}{trace}"


_FORMATS = {"json": Json, "text": Text}
