"""What holds full text and vectors: the generation's folder (tantivy, Chroma), or PostgreSQL where settings say so."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.catalogue import Catalogue
from corpus.errors import IndexDamagedError, SettingsError
from corpus.fulltext import Either, Wanted
from corpus.hit import Hit
from corpus.passage import Passage
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode

    from corpus.catalogue_writer import CatalogueWriter

TOKEN = "postgres"  # noqa: S105  # the fact of a catalogue that names its generation in PostgreSQL
_ELSE = "`craffu doctor --repair` makes it anew from the catalogue."


class SearchesWords(Protocol):
    """Full text of one generation; see `corpus.fulltext.FullText`."""

    @property
    def count(self) -> int: ...
    def ids(self) -> set[str]: ...
    def search(
        self,
        terms: Iterable[Wanted],
        limit: int,
        only: Collection[str] | None = None,
        but_not: Collection[str] = (),
        must: Iterable[Either] = (),
    ) -> list[Hit]: ...
    def alike(self, word: str, limit: int) -> list[Hit]: ...


class SearchesVectors(Protocol):
    """Vectors of one generation; see `corpus.vectors.Vectors`."""

    @property
    def count(self) -> int: ...
    def ids(self) -> set[str]: ...
    def try_search(self) -> None: ...
    def nearest(self, vector: Sequence[float], limit: int) -> list[Hit]: ...
    def among(self, vector: Sequence[float], ids: Sequence[str], limit: int) -> list[Hit]: ...


class Engine(Protocol):
    """Both of one generation, opened when first asked for."""

    @property
    def full_text(self) -> SearchesWords: ...
    @property
    def vectors(self) -> SearchesVectors: ...
    def close(self) -> None: ...


class BuildsWords(Protocol):
    def ids(self) -> set[str]: ...
    def add(self, passages: Iterable[Passage], title: str) -> None: ...
    def remove(self, document_id: str, edition: str) -> None: ...


class BuildsVectors(Protocol):
    def ids(self) -> set[str]: ...
    def add(self, nodes: Sequence["BaseNode"]) -> None: ...
    def remove(self, ids: Collection[str]) -> None: ...


class EngineBuild(Protocol):
    """Both of a generation that is being built."""

    @property
    def full_text(self) -> BuildsWords: ...
    @property
    def vectors(self) -> BuildsVectors: ...
    def renew(self) -> None: ...
    def commit(self) -> None: ...
    def publish(self) -> None: ...
    def close(self) -> None: ...


def open_engine(settings: Settings, folder: Path, catalogue: Catalogue) -> Engine:
    """The engine of a published generation. Raises IndexDamagedError where another one holds it, EngineError."""
    token = catalogue.fact(TOKEN)
    if settings.postgres is None:
        if token is not None:
            raise IndexDamagedError(f"The index in {folder} is in PostgreSQL: set CRAFFU_POSTGRES. Or: {_ELSE}")
        from corpus.local import LocalEngine  # noqa: PLC0415  # only what is used is loaded

        return LocalEngine(folder)
    if token is None:
        raise IndexDamagedError(f"The index in {folder} was built without CRAFFU_POSTGRES. {_ELSE}")
    _need_psycopg()
    from corpus.postgres.engine import PostgresEngine  # noqa: PLC0415

    return PostgresEngine(settings, token, catalogue.fact("embedder") or "")


def build_engine(
    settings: Settings, folder: Path, catalogue: "CatalogueWriter", embedder: str, keep_vectors: bool
) -> EngineBuild:
    """The engine of a generation that begins as a copy. Raises EngineError."""
    if settings.postgres is None:
        from corpus.local import LocalBuild  # noqa: PLC0415

        return LocalBuild(folder, keep_vectors)
    _need_psycopg()
    from corpus.postgres.build import PostgresBuild  # noqa: PLC0415

    return PostgresBuild(settings, catalogue, embedder)


def forget(settings: Settings, folders: Sequence[Path]) -> None:
    """Delete what an engine holds of these generations outside their folders."""
    if settings.postgres is not None and folders:
        _need_psycopg()
        from corpus.postgres.store import forget as delete  # noqa: PLC0415

        delete(settings, folders)


def _need_psycopg() -> None:
    try:
        import psycopg_pool  # noqa: F401, PLC0415
    except ImportError as error:
        raise SettingsError("CRAFFU_POSTGRES needs psycopg: `pip install 'craffu[postgres]'`.") from error
