"""Fixtures that many tests share: the real embedder, the bundled corpus ingested once, the shared real documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from corpus.settings import Settings
from tests.postgres import running_postgres

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from corpus.embedder import Embedder

SHARED = Path(__file__).resolve().parents[2] / "shared"
JOURNEYS = Path(__file__).resolve().parent / "journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Says which tests one process runs: those of a file, for its fixtures, and all that need the browser."""
    for item in items:
        group = "browser" if JOURNEYS in item.path.parents else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; not part of it, so the test skips where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("needs ../shared, the real documents that are not part of the project")
    return SHARED


@pytest.fixture(scope="session")
def embedder() -> "Embedder":
    """The real packaged MiniLM, loaded once for all tests."""
    from corpus.embedder import load_embedder

    return load_embedder(Settings())


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Where to reach a PostgreSQL with pgvector."""
    import psycopg

    with running_postgres() as reached:
        with psycopg.connect(reached, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION vector")
        yield reached


@pytest.fixture
def own_schema(postgres: str) -> str:
    """Where to reach empty tables of one's own."""
    import psycopg

    name = f"s{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{postgres} options=-csearch_path={name},public"


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a data folder into which the bundled corpus has been ingested; do not write to it."""
    from ingest.run import ingest

    settings = Settings(data=tmp_path_factory.mktemp("bundled"))
    ingest(["bundled"], settings)
    return settings


@pytest.fixture(scope="session")
def assistant(bundled: Settings) -> Iterator["Assistant"]:
    """The assistant over the bundled corpus."""
    from workbench.answering import open_assistant

    opened = open_assistant(bundled)
    yield opened
    opened.close()
