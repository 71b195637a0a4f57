"""The shared real reports, read once for all tests of reading; a site on loopback and what fetches from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import DamagedDocumentError
from ingest.fetch.fetch import Fetcher
from ingest.read.read import Reading, read_document
from tests.ingest.web import Site, fetcher_for, serving


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


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server of the test's own."""
    with serving(Site()) as running:
        yield running


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    """Fetches into the test's folder, from loopback too."""
    with fetcher_for(tmp_path) as opened:
        yield opened
