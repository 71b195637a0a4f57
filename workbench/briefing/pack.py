"""The papers of a meeting, read by ingestion so that their words can be cited."""

from pathlib import Path

from corpus.errors import UsageError
from corpus.settings import Settings
from ingest.run import ingest
from ingest.summary import Change, Progress, silent


def take_in(pack: Path, settings: Settings, progress: Progress = silent) -> str:
    """The id of the document that a file is, held from now on; a file that is held already is not read again.

    Raises UsageError where it cannot be read, IndexBusyError while something else is written."""
    outcomes = ingest([pack], settings, progress).outcomes
    became = next((one for one in outcomes if one.document_id), None)
    if became is None or became.change in (Change.QUARANTINED, Change.LEFT_OUT):
        why = next((one.reason for one in outcomes if one.reason), "it holds nothing that can be read")
        raise UsageError(f"{pack.name} cannot be read: {why}")
    return became.document_id
