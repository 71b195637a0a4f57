"""Memory of a process with all its children while it runs, shared pages counted once."""

import sys
import threading
from pathlib import Path

_EVERY = 0.2  # seconds between two looks


class PeakMemory:
    """Looks at a process and what it started, until `stop`. Linux only; elsewhere the peak stays 0."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._peak = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if sys.platform == "linux":
            self._thread.start()

    def stop(self) -> float:
        """The most that was held at one look, in megabytes."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()
        return self._peak / 1000

    def _watch(self) -> None:
        while not self._stopped.wait(_EVERY):
            self._peak = max(self._peak, sum(map(_kilobytes, _with_children(self._process))))


def _with_children(process: int) -> list[int]:
    found = [process]
    for one in found:  # grows while it is read
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, _text(task).split())
    return found


def _kilobytes(process: int) -> int:
    """Proportional set size: a page that several processes share counts for each in part."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it ended meanwhile
        return ""
