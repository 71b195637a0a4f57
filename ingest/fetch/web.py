"""Documents from the web: each address asked for becomes a source, fetched or listed with the reason why not."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from corpus.document import SourceClass
from corpus.errors import FetchError, ServiceDownError
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from ingest.fetch.address import clean_address
from ingest.fetch.asked import Asked, Got
from ingest.fetch.fetch import Fetched, Fetcher
from ingest.fetch.kind import clean_name
from ingest.fetch.run import fetching
from ingest.sources.sources import Source, Told
from ingest.summary import Event, Progress, silent

BY_ADDRESS = "web address"


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
        _get(name, one, fetcher, got)
        progress(Event("fetch", number + 1, len(wanted)))
    return got


def _get(name: str, asked: Asked, fetcher: Fetcher, got: Got) -> None:
    try:
        fetched = fetcher.file(asked.address)
    except FetchError as error:
        got.fail([not_fetched(name, str(error), asked.told)], isinstance(error, ServiceDownError))
        return
    got.add(source_of(fetched, asked.told), fetched.changed)


def source_of(fetched: Fetched, told: Sequence[Told] = ()) -> Source:
    """The source of a fetched file: known by its address, with where and when it was had."""
    kept = fetched.kept
    had = {"url": kept.address, "retrieved_at": f"{kept.retrieved_at[:19]}+00:00"}
    host = Told(BY_ADDRESS, by_host(kept.address))
    return Source(fetched.path, kept.address, (Told(BY_ADDRESS, had), host, *told))


def by_host(address: str) -> dict[str, str]:
    """Who publishes at a host, and the council whose host it is; empty where the host is not known."""
    vocabulary = load_vocabulary()
    publisher = vocabulary.host(httpx.URL(address).host)
    if publisher is None:
        return {}
    council = vocabulary.council(publisher.name) if publisher.source_class is SourceClass.COUNCIL else None
    return {"publisher": publisher.name} | ({"authority": council.name} if council else {})


def not_fetched(name: str, reason: str, told: Sequence[Told] = ()) -> Source:
    """A source that is listed as quarantined, with the reason; no file stands behind it."""
    path = Path("not-fetched") / clean_name(name.rstrip("/").rsplit("/", 1)[-1])
    return Source(path, name, tuple(told), missing=reason)


def _name(address: str) -> str:
    try:
        return clean_address(address)
    except FetchError:  # said again, as the reason, when it is fetched
        return address
