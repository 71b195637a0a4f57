"""Documents from the web: each address asked for becomes a source, fetched or listed with the reason why not."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import FetchError, ServiceDownError
from corpus.settings import Settings
from ingest.fetch import Fetched, Fetcher
from ingest.fetch_address import clean_address
from ingest.fetch_kind import clean_name
from ingest.fetch_run import fetching
from ingest.sources import Source, Told
from ingest.summary import Event, Progress, silent

BY_ADDRESS = "web address"


@dataclass(frozen=True, slots=True)
class Asked:
    """An address somebody gave, and what they told of the document there."""

    address: str
    told: tuple[Told, ...] = ()


@dataclass(slots=True)
class Got:
    """What became of the addresses: a source for each; how many were new or changed, as before, failed."""

    sources: list[Source] = field(default_factory=list)
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    down: int = 0

    @property
    def nothing_answered(self) -> bool:
        """Whether every address failed because its host was down."""
        return self.down > 0 and self.down == self.changed + self.unchanged + self.failed


@contextmanager
def get(asked: Sequence[Asked], settings: Settings, progress: Progress = silent) -> Iterator[Got]:
    """Fetch what was asked for; ingest the sources within the block, so that a stop before its end is gone on from.

    Raises IndexBusyError where another process is fetching."""
    with fetching(settings, [one.address for one in asked]) as since:
        with Fetcher(settings, since) as fetcher:
            got = get_all(asked, fetcher, progress)
        yield got


def get_all(asked: Iterable[Asked], fetcher: Fetcher, progress: Progress = silent) -> Got:
    """Fetch one address after the other; one that fails is a source with the reason, and the rest goes on."""
    got = Got()
    wanted = list({_name(one.address): one for one in asked}.items())
    for number, (name, one) in enumerate(wanted):
        progress(Event("fetch", number, len(wanted), name))
        got.sources.append(_get(name, one, fetcher, got))
        progress(Event("fetch", number + 1, len(wanted)))
    return got


def _get(name: str, asked: Asked, fetcher: Fetcher, got: Got) -> Source:
    try:
        fetched = fetcher.file(asked.address)
    except FetchError as error:
        got.failed += 1
        got.down += isinstance(error, ServiceDownError)
        return not_fetched(name, str(error), asked.told)
    got.changed += fetched.changed
    got.unchanged += not fetched.changed
    return source_of(fetched, asked.told)


def source_of(fetched: Fetched, told: Sequence[Told] = ()) -> Source:
    """The source of a fetched file: known by its address, with where and when it was had."""
    kept = fetched.kept
    had = Told(BY_ADDRESS, {"url": kept.address, "retrieved_at": kept.retrieved_at[:19] + "+00:00"})
    return Source(fetched.path, kept.address, (had, *told))


def not_fetched(name: str, reason: str, told: Sequence[Told] = ()) -> Source:
    """A source that is listed as quarantined, with the reason; no file stands behind it."""
    path = Path("not-fetched") / clean_name(name.rstrip("/").rsplit("/", 1)[-1])
    return Source(path, name, tuple(told), missing=reason)


def _name(address: str) -> str:
    try:
        return clean_address(address)
    except FetchError:  # said again, as the reason, when it is fetched
        return address
