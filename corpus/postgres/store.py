"""The PostgreSQL database that machines share: reached, made ready, and rid of generations that are not kept."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from sqlite3 import Error as CatalogueUnreadable

import psycopg
from psycopg import Connection, IsolationLevel
from psycopg_pool import ConnectionPool, PoolTimeout

from corpus.catalogue import Catalogue
from corpus.engine import TOKEN
from corpus.errors import EngineError, IndexBusyError, IndexDamagedError
from corpus.settings import Settings

_SECONDS = 5.0  # to reach the database
_AT_ONCE = 4  # connections of one open generation


@contextmanager
def reached() -> Iterator[None]:
    """Turn what psycopg raises into an EngineError; its messages hold addresses and names, and no password."""
    try:
        yield
    except (psycopg.Error, PoolTimeout) as error:
        said = " ".join(str(error).split())
        raise EngineError(f"PostgreSQL (CRAFFU_POSTGRES) cannot be used: {said}") from error


def connected(settings: Settings) -> Connection:
    """A connection of one's own. Raises EngineError."""
    assert settings.postgres is not None
    with reached():
        return psycopg.connect(settings.postgres.get_secret_value(), connect_timeout=int(_SECONDS))


def make_ready(connection: Connection) -> None:
    """Make the tables where there are none yet."""
    if not _is_ready(connection):
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        connection.execute(files("corpus.postgres").joinpath("schema.sql").read_bytes())


def _is_ready(connection: Connection) -> bool:
    return connection.execute("SELECT to_regclass('generations')").fetchone() != (None,)


def forget(settings: Settings, folders: Sequence[Path]) -> None:
    """Delete what the generations in these folders hold alone. Raises EngineError."""
    beside = {other for folder in folders for other in folder.parent.iterdir()} - set(folders)
    tokens = list(
        _tokens(folders) - _tokens(beside)
    )  # one that is being built has the name of the one it was copied from
    if not tokens:
        return
    with reached(), connected(settings) as connection:
        if not _is_ready(connection):
            return
        connection.execute("DELETE FROM generations WHERE token = ANY(%s)", [tokens])
        connection.execute("DELETE FROM editions WHERE NOT EXISTS (SELECT FROM holds WHERE edition = number)")


def _tokens(folders: Iterable[Path]) -> set[str]:
    return {token for folder in folders if (token := _token(folder))}


def _token(folder: Path) -> str | None:
    try:
        with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
            return catalogue.fact(TOKEN)
    except (IndexDamagedError, CatalogueUnreadable):  # half-written, or of another version
        return None


class Reading:
    """The rows of one generation; any thread may ask."""

    def __init__(self, settings: Settings, token: str) -> None:
        assert settings.postgres is not None
        self.token = token
        self._pool = ConnectionPool(
            settings.postgres.get_secret_value(),
            min_size=1,
            max_size=_AT_ONCE,
            timeout=_SECONDS,
            configure=_only_reads,
            check=ConnectionPool.check_connection,
            kwargs={"connect_timeout": int(_SECONDS)},
            open=True,
        )

    @contextmanager
    def asked(self) -> Iterator[Connection]:
        """A connection that sees all of the generation or raises IndexBusyError: it may be deleted at any moment."""
        with reached(), self._pool.connection() as connection:
            if not connection.execute("SELECT FROM generations WHERE token = %s", [self.token]).rowcount:
                raise IndexBusyError("This generation is not in PostgreSQL any more: ask again, or `craffu doctor`.")
            yield connection

    def close(self) -> None:
        self._pool.close()


def _only_reads(connection: Connection) -> None:
    """Every transaction sees one state; a hot standby will do."""
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    connection.read_only = True
