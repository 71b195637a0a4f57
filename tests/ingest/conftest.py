"""The shared real reports, read once for all tests of reading."""

from pathlib import Path

import pytest

from corpus.errors import DamagedDocumentError
from ingest.read import Reading, read_document


@pytest.fixture(scope="session")
def reports(shared: Path) -> dict[str, Reading]:
    """Every inspection report by its path under ../shared/reports; one is an error page saved under a report's name."""
    folder = shared / "reports"
    found: dict[str, Reading] = {}
    for path in sorted(folder.rglob("*.pdf")):
        try:
            found[path.relative_to(folder).as_posix()] = read_document(path)
        except DamagedDocumentError:
            continue
    return found
