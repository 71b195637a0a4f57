"""ModernGov's web service: the three questions that Craffu asks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from corpus.errors import FetchError, UsageError
from ingest.fetch.address import clean_address
from ingest.fetch.fetch import Fetcher
from ingest.moderngov.meeting import Meeting, committees_of, meeting_ids_of, meeting_of
from ingest.moderngov.reply import parse

SERVICE = "mgWebService.asmx"
_LANGUAGES = {"en": "0", "cy": "1"}


@dataclass(frozen=True)
class Service:
    """The service at a base address, answering in a language ("en", "cy"). Methods raise FetchError where a question
    has no answer, ServiceDownError where the host does not answer."""

    base: str
    language: str
    fetcher: Fetcher

    @classmethod
    def at(cls, base: str, language: str, fetcher: Fetcher) -> "Service":
        """`base` is the directory of the .asmx; a link to the .asmx itself or to a page beside it will do.

        Without http or https in front it is https. Raises UsageError where it is no web address."""
        try:
            address = clean_address(base if "://" in base else f"https://{base}").split("?")[0]
        except FetchError as error:
            raise UsageError(f"{base} is no address of a ModernGov site. {error}") from error
        folder, _, last = address.rpartition("/")
        is_page = last.lower().endswith((".asmx", ".aspx")) and folder.count("/") >= 2
        return cls((folder if is_page else address).rstrip("/"), language, fetcher)

    def committees(self) -> dict[str, str]:
        """Titles by id. Some installations insist on a parameter that means nothing."""
        return committees_of(self._ask("GetCommittees", {"lDummy": "0"}))

    def meeting_ids(self, committee: str, begins: date, ends: date) -> list[str]:
        """Ids of a committee's meetings between two days, both included, the earliest first."""
        days = {"sFromDate": f"{begins:%d/%m/%Y}", "sToDate": f"{ends:%d/%m/%Y}"}
        return meeting_ids_of(self._ask("GetMeetings", {"lCommitteeId": committee, **days}), begins, ends)

    def meeting(self, id_: str) -> Meeting:
        """One meeting with its agenda and attendees."""
        return meeting_of(self._ask("GetMeeting", {"lMeetingId": id_}), id_)

    def page(self, committee: str, meeting: str) -> str:
        """The address of a meeting's page, for people."""
        language = "&LLL=1" if self.language == "cy" else ""
        return f"{self.base}/ieListDocuments.aspx?CId={committee}&MId={meeting}&Ver=4{language}"

    def _ask(self, operation: str, parameters: Mapping[str, str]) -> Element:
        asked = dict(parameters) | {"LLL": _LANGUAGES[self.language]}
        return self.fetcher.read(f"{self.base}/{SERVICE}/{operation}", asked, parse)
