"""One fetching run at a time, and what a run that was stopped had already asked for."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from corpus.lock import writer_lock
from corpus.settings import Settings
from ingest.fetch.kept import FOLDER, now

_STALE = timedelta(days=1)  # a run stopped longer ago begins anew: sites have moved on


@contextmanager
def fetching(settings: Settings, task: Sequence[str]) -> Iterator[str | None]:
    """Hold the lock for fetching; gives since when this task's fetched files count, None where it was not stopped.

    `task` is what the user asked for. Until the block ends well the task counts as stopped. Raises IndexBusyError."""
    folder = settings.data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with writer_lock(folder):
        marker = folder / f"stopped-{sha256(json.dumps(task).encode()).hexdigest()[:16]}"
        since = _since(marker)
        if since is None:
            marker.write_text(now(), encoding="utf-8")
        yield since
        marker.unlink(missing_ok=True)


def _since(marker: Path) -> str | None:
    try:
        since = marker.read_text(encoding="utf-8")
        return since if datetime.now(UTC) - datetime.fromisoformat(since) < _STALE else None
    except (OSError, ValueError):
        return None
