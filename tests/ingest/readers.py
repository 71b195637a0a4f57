"""A reader for worker processes that does what a hostile file could make a real one do, as the file's name says."""

import ctypes
import os
import re
import signal
import time
from collections.abc import Callable

from corpus.settings import Settings
from ingest.read.read import read_source
from ingest.read.reading import SourceReading
from ingest.sources.sources import Source


def read(source: Source, settings: Settings) -> SourceReading:
    if settings.data.joinpath("reads").is_dir():  # counts how often each file is read
        settings.data.joinpath("reads", f"{source.filename} {time.monotonic_ns()}").touch()
    _DEEDS.get(source.filename.split(".")[0], int)()
    return read_source(source, settings)


def _hold_the_interpreter() -> None:
    re.match(r"(a|aa)+$", "a" * 60 + "b")  # takes years, and gives the interpreter back to nobody


def _eat() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(10 << 20))


def _raise() -> None:
    raise ZeroDivisionError("no pages to divide by")


def _leave() -> None:
    raise SystemExit(0)


_DEEDS: dict[str, Callable[[], object]] = {
    "hang": _hold_the_interpreter,
    "eat": _eat,
    "crash": lambda: ctypes.string_at(0),
    "abort": os.abort,
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "raise": _raise,
    "leave": _leave,
    "slow": lambda: time.sleep(0.3),
}
