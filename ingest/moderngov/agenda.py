"""What a committee's meetings bring: papers to fetch, minutes to keep, and what is left alone, each with its reason."""

from dataclasses import dataclass, field

from corpus.errors import FetchError
from ingest.describe.kind import kind_in
from ingest.fetch.address import joined
from ingest.fetch.asked import Asked
from ingest.fetch.web import BY_ADDRESS, by_host, not_fetched
from ingest.moderngov.meeting import AgendaItem, Meeting, Paper
from ingest.moderngov.minutes import has_minutes, minutes_page, minutes_title
from ingest.sources.sources import Source, Told

BY_SERVICE = "ModernGov"
_NO_ITEM = AgendaItem("", "", False, "", "", ())


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting's minutes as a page of our own: `name` is the source's, `html` the file."""

    name: str
    html: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting's papers belong: the service's address, the committee's title, the meeting's page, the language,
    and what the user told of all of them."""

    base: str
    committee: str
    page: str
    language: str
    told: tuple[Told, ...] = ()


@dataclass(slots=True)
class Agenda:
    """All meetings together. `papers` by address; `restricted` and `notes` in lines for the user; `failed` could not
    be looked up, `down` of them because the host did not answer."""

    meetings: set[str] = field(default_factory=set)
    items: int = 0
    papers: dict[str, Asked] = field(default_factory=dict)
    minutes: list[Minutes] = field(default_factory=list)
    restricted: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    failed: list[Source] = field(default_factory=list)
    down: int = 0

    def add(self, meeting: Meeting, place: Place) -> None:
        """Add a meeting's papers and minutes; what another language brought already is not added twice."""
        if meeting.id not in self.meetings:
            self.meetings.add(meeting.id)
            self.items += len(meeting.items)
        for item in (_NO_ITEM, *meeting.items):
            self._add_item(meeting, item, place)
        self._add_minutes(meeting, place)

    def _add_item(self, meeting: Meeting, item: AgendaItem, place: Place) -> None:
        if item.restricted:
            self.restricted[f"{_when(meeting)} item {item.number or item.title}: restricted"] = None
        for paper in meeting.papers if item is _NO_ITEM else item.papers:
            if paper.restricted and not item.restricted:
                self.restricted[f"{_when(meeting)} {item.label}: {paper.title}: restricted"] = None
            elif not paper.restricted:
                self._add_paper(meeting, item, paper, place)

    def _add_paper(self, meeting: Meeting, item: AgendaItem, paper: Paper, place: Place) -> None:
        try:
            address = joined(f"{place.base}/", paper.address)
        except FetchError as error:
            self.failed.append(not_fetched(f"{place.page}#{paper.title}", f"{paper.title}: {error}"))
            return
        of_paper = {"title": paper.title, "published": str(paper.published or "")}
        told = (_told(of_paper | _of_meeting(meeting, item, place)), *place.told)
        self.papers.setdefault(address, Asked(address, told))

    def _add_minutes(self, meeting: Meeting, place: Place) -> None:
        if not has_minutes(meeting):
            return
        title = minutes_title(meeting, place.committee, place.language)
        kind = kind_in(title)
        described = {"title": title, "kind": kind.name if kind else "minutes", "source_class": "council"}
        told = (Told(BY_ADDRESS, {"url": place.page, **by_host(place.page)}), *place.told)
        page = minutes_page(meeting, place.committee, place.language)
        one = Minutes(f"{place.page}#minutes", page, (_told(described | _of_meeting(meeting, _NO_ITEM, place)), *told))
        if not any(_same_text(one.html, other.html) for other in self.minutes):
            self.minutes.append(one)


def _of_meeting(meeting: Meeting, item: AgendaItem, place: Place) -> dict[str, str]:
    return {
        "committee": place.committee,
        "meeting": place.page.split("&LLL=")[0],
        "meeting_date": str(meeting.day or ""),
        "agenda_item": item.label,
    }


def _told(values: dict[str, str]) -> Told:
    return Told(BY_SERVICE, {name: value for name, value in values.items() if value})


def _when(meeting: Meeting) -> str:
    return str(meeting.day or f"meeting {meeting.id}")


def _same_text(page: str, other: str) -> bool:
    """Whether a service that knows one language only gave the same minutes twice: all but our own words is the same."""
    return page.partition("<h2>")[2] == other.partition("<h2>")[2]
