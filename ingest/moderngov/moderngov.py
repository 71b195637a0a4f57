"""A committee's meetings from ModernGov: looked up in its web service, then fetched, as sources to ingest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import FetchError, ServiceDownError, UsageError
from corpus.settings import Settings
from ingest.fetch.asked import Got
from ingest.fetch.fetch import Fetched, Fetcher
from ingest.fetch.kept import Place as KeptPlace
from ingest.fetch.kind import clean_name
from ingest.fetch.web import get_all, not_fetched
from ingest.moderngov.agenda import Agenda, Minutes, Place
from ingest.moderngov.service import Service
from ingest.sources.sources import Source, Told
from ingest.summary import Event, Progress, silent

_MOST_NAMED = 60  # committees named when the one asked for is not there


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which meetings: a committee's number, first and last day; languages in order, Welsh from another host or not.

    `told` is what the user says of all of them."""

    base: str
    committee: str
    begins: date
    ends: date
    languages: tuple[str, ...] = ("en", "cy")
    welsh_base: str | None = None
    told: tuple[Told, ...] = ()


def look_up(wanted: Wanted, fetcher: Fetcher, progress: Progress = silent) -> Agenda:
    """Ask the service what there is; no document is fetched yet. A second language that fails is a note.

    Raises UsageError on a committee that is not there, ServiceDownError where the service cannot be used.
    """
    agenda = Agenda()
    first, *others = _services(wanted, fetcher)
    try:
        _look_up(first, wanted, agenda, progress)
    except FetchError as error:
        raise ServiceDownError(f"The service at {first.base} cannot be used. {error} {_PAGE_BY_PAGE}") from error
    for service in others:
        try:
            _look_up(service, wanted, agenda, progress)
        except (FetchError, UsageError) as error:
            agenda.notes.append(f"not had in {_NAMES[service.language]}: {error}")
    return agenda


_NAMES = {"en": "English", "cy": "Welsh"}
_PAGE_BY_PAGE = "Its papers may still be had one by one: craffu ingest ADDRESS."


def fetch(agenda: Agenda, settings: Settings, fetcher: Fetcher, progress: Progress = silent) -> Got:
    """Fetch the papers and keep the minutes; what fails is a source with the reason."""
    got = get_all(agenda.papers.values(), fetcher, progress)
    for minutes in agenda.minutes:
        fetched = _keep(minutes, settings)
        got.add(Source(fetched.path, minutes.name, minutes.told), fetched.changed)
    got.fail(agenda.failed, agenda.down)
    return got


def _services(wanted: Wanted, fetcher: Fetcher) -> Iterator[Service]:
    for language in wanted.languages:
        base = wanted.welsh_base if language == "cy" and wanted.welsh_base else wanted.base
        yield Service.at(base, language, fetcher)


def _look_up(service: Service, wanted: Wanted, agenda: Agenda, progress: Progress) -> None:
    committees = service.committees()
    ids = service.meeting_ids(wanted.committee, wanted.begins, wanted.ends)
    title = committees.get(wanted.committee)
    if title is None and not ids:
        named = "; ".join(f"{id_} {name}" for id_, name in list(committees.items())[:_MOST_NAMED])
        raise UsageError(f"There is no committee {wanted.committee} at {service.base}. It has: {named or 'none'}.")
    for number, id_ in enumerate(ids):
        progress(Event("list", number, len(ids), id_))
        _add(service, wanted, id_, title or f"Committee {wanted.committee}", agenda)
        progress(Event("list", number + 1, len(ids)))


def _add(service: Service, wanted: Wanted, id_: str, committee: str, agenda: Agenda) -> None:
    page = service.page(wanted.committee, id_)
    try:
        meeting = service.meeting(id_)
    except FetchError as error:
        why = f"The meeting could not be looked up. {error}"
        if service.language != wanted.languages[0]:
            agenda.notes.append(f"{page}: {why}")
            return
        agenda.down += isinstance(error, ServiceDownError)
        agenda.failed.append(not_fetched(page, why))
        return
    agenda.add(meeting, Place(service.base, committee, page, service.language, wanted.told))


def _keep(minutes: Minutes, settings: Settings) -> Fetched:
    place = KeptPlace(settings.data, minutes.name)
    before = place.kept()
    place.begin(None)
    place.part.write_text(minutes.html, encoding="utf-8")
    kept = place.take(clean_name(Path(minutes.told[0].values["title"]).name) + ".html", None, None)
    return Fetched(kept, place.path(kept.name), changed=before is None or before.sha256 != kept.sha256)
