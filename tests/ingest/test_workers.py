"""Worker processes: a file that hangs, crashes or eats memory costs itself only, and none outlives the parent."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import CraffuError
from corpus.settings import Settings
from ingest.read.reading import Reading, Unreadable
from ingest.read.workers import read_all
from ingest.run import ingest
from ingest.sources.sources import Source, find_sources
from ingest.summary import Change
from tests.ingest import readers

ROOT = Path(__file__).resolve().parents[2]
INGEST = """
import sys
from pathlib import Path
from corpus.settings import Settings
from ingest.run import ingest
from tests.ingest import readers
ingest([Path(sys.argv[1])], Settings(data=Path(sys.argv[2]), read_seconds=60), read=readers.read)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", workers=2, read_seconds=6, read_megabytes=300)


def papers(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(f"Report on {name}\n\nVisits to children in care were late in March.\n")
    return folder


def test_each_hostile_file_is_unreadable_with_its_reason_and_the_rest_is_read_once(
    settings: Settings, tmp_path: Path
) -> None:
    bad = ("abort.txt", "crash.txt", "eat.txt", "hang.txt", "killed.txt", "leave.txt", "raise.txt")
    good = tuple(f"{sign}.txt" for sign in "abcdefghijklmnopqrstuvwxyz")
    folder = papers(tmp_path / "papers", *bad, *good)
    (settings.data / "reads").mkdir(parents=True)
    summary = ingest([folder], settings, read=readers.read)

    assert [Path(outcome.path).name for outcome in summary.outcomes] == sorted(bad + good)
    became = {Path(outcome.path).name: outcome for outcome in summary.outcomes}
    assert {became[name].change for name in good} == {Change.ADDED}
    assert {became[name].change for name in bad} == {Change.QUARANTINED}
    reasons = {name: became[name].reason for name in bad}
    assert "crashed the reader (SIGABRT)" in str(reasons["abort.txt"])
    assert "crashed the reader (SIGSEGV)" in str(reasons["crash.txt"])
    assert "more than 300 MB" in str(reasons["eat.txt"])
    assert "took more than 6 s" in str(reasons["hang.txt"])
    assert "ran out of memory" in str(reasons["killed.txt"])
    assert "the reader left" in str(reasons["leave.txt"])
    assert "no pages to divide by" in str(reasons["raise.txt"])
    reads = Counter(path.name.split()[0] for path in (settings.data / "reads").iterdir())
    assert reads == dict.fromkeys(bad + good, 1)
    assert not ingest([folder], settings, read=readers.read).published


def test_files_are_read_side_by_side_and_come_in_order(settings: Settings, tmp_path: Path) -> None:
    sources = find_sources([papers(tmp_path / "papers", "a.txt", "slow.txt", "slow.2.txt", "z.txt")])
    began = time.monotonic()
    given = list(read_all(sources, settings, readers.read))
    assert time.monotonic() - began < 3
    assert [one.documents[0].filename for one in given] == ["a.txt", "slow.2.txt", "slow.txt", "z.txt"]


def test_no_sources_start_no_worker(settings: Settings) -> None:
    assert list(read_all([], settings)) == []


def test_a_file_that_needs_more_memory_than_it_may_is_said_to(settings: Settings, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("Visits to children in care were late.\n" * 60_000)
    (given,) = read_all([Source.of(large)], settings.model_copy(update={"read_seconds": 60, "read_megabytes": 30}))
    (document,) = given.documents
    assert isinstance(document, Unreadable)
    assert "more than 30 MB of memory (CRAFFU_READ_MEGABYTES)" in document.reason


def test_workers_killed_from_outside_are_replaced(settings: Settings, tmp_path: Path) -> None:
    sources = find_sources([papers(tmp_path / "papers", *(f"slow.{number}.txt" for number in range(8)))])
    readings = read_all(sources, settings, readers.read)
    given = [next(readings)]
    time.sleep(0.1)  # both are within a file now
    for server in children(os.getpid()):
        for pid in children(server):
            os.kill(pid, signal.SIGKILL)
    given += readings
    assert len(given) == 8
    assert sum(isinstance(one.documents[0], Reading) for one in given) >= 6


def test_workers_that_cannot_start_end_the_run_with_words(settings: Settings, tmp_path: Path) -> None:
    sources = find_sources([papers(tmp_path / "papers", "a.txt")])
    with pytest.raises(CraffuError, match="CRAFFU_READ_MEGABYTES"):
        list(read_all(sources, settings.model_copy(update={"read_megabytes": "many"}), readers.read))


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_the_parent(settings: Settings, tmp_path: Path, end: signal.Signals) -> None:
    folder = papers(tmp_path / "papers", "a.txt", "hang.txt", "hang.2.txt")
    parent = subprocess.Popen(
        [sys.executable, "-c", INGEST, folder, settings.data], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    workers = set(wait_for_workers(parent.pid))
    for _ in range(20):  # an interrupt may come where Python loses it, as within a callback: people press again
        parent.send_signal(end)
        with suppress(subprocess.TimeoutExpired):
            parent.wait(3)
            break
    until = time.monotonic() + 5
    while any(alive(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in workers if alive(pid)]


def wait_for_workers(parent: int) -> Iterator[int]:
    """The processes below a parent, once two of them have used half a second of processor."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        below = [pid for child in children(parent) for pid in [child, *children(child)]]
        if sum(seconds(pid) > 0.5 for pid in below) >= 2:
            return iter(below)
        time.sleep(0.05)
    raise AssertionError("no worker began")


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False
