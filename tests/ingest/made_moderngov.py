"""A made ModernGov: its web service's replies, escaped twice as the real one's are, over a small council's papers."""

import html
from dataclasses import dataclass, field
from datetime import date

from tests.ingest.web import Call, Reply, Site

XML = {"Content-Type": "text/xml; charset=utf-8"}


def twice(text: str) -> str:
    return html.escape(html.escape(text, quote=False), quote=False)


@dataclass
class Doc:
    id: int
    title: str
    url: str
    restricted: bool = False
    published: str = "27/06/2024"

    def xml(self) -> str:
        return (
            f"<linkeddoc><attachmentid>{self.id}</attachmentid><title>{twice(self.title)}</title>"
            f"<url>{twice(self.url)}</url><isrestricted>{self.restricted}</isrestricted>"
            f"<isdecisionattachment>False</isdecisionattachment>"
            f"<publicationdate>{self.published}</publicationdate></linkeddoc>"
        )


@dataclass
class Item:
    id: int
    number: str
    title: str
    minutes: str = ""
    decision: str = ""
    restricted: bool = False
    shown: bool = True
    minuted: bool = True
    docs: list[Doc] = field(default_factory=list)

    def xml(self) -> str:
        docs = "".join(doc.xml() for doc in self.docs)
        return (
            f"<agendaitem><agendaitemid>{self.id}</agendaitemid><agendaitemtitle>{twice(self.title)}</agendaitemtitle>"
            f"<agendaitemnumber>{self.number.rstrip('.')}</agendaitemnumber>"
            f"<fulldisplaynumberformat>{self.number}</fulldisplaynumberformat><agendatext/>"
            f"<isrestricted>{self.restricted}</isrestricted><isdisplayallowed>{self.shown}</isdisplayallowed>"
            f"<isminutepublished>{self.minuted}</isminutepublished><isdecisionpublished>True</isdecisionpublished>"
            f"<minutesnonemptyhtmlbody>{twice(self.minutes)}</minutesnonemptyhtmlbody>"
            f"<decisionnonemptyhtmlbody>{twice(self.decision)}</decisionnonemptyhtmlbody>"
            f"<linkeddocuments>{docs}</linkeddocuments></agendaitem>"
        )


@dataclass
class Held:
    """A meeting of the made council."""

    id: int
    day: date
    items: list[Item]
    minuted: bool = True

    def row(self) -> str:
        return (
            f"<meeting><meetingid>{self.id}</meetingid><meetingdate>{self.day:%d/%m/%Y}</meetingdate>"
            f"<meetingtime>14:00</meetingtime><meetingstatus>Confirmed</meetingstatus><iswebcast>False</iswebcast></meeting>"
        )

    def xml(self) -> str:
        people = (
            '<attendee memberid="7" name="Councillor Ceri Rees" roledescription="Chair" attendance="Present">'
            "<homeaddress>4 Secret Row</homeaddress><phone>01632 960001</phone></attendee>"
            '<attendee memberid="8" name="Councillor Dai Pugh" roledescription="Member" attendance="Apologies"/>'
        )
        items = "".join(item.xml() for item in self.items)
        return (
            f'<?xml version="1.0" encoding="utf-8"?><getmeeting xmlns="http://moderngov.co.uk/namespaces">'
            f"<meetingid>{self.id}</meetingid><meetingdate>{self.day:%d/%m/%Y}</meetingdate>"
            f"<meetingtime>14:00</meetingtime><meetinglocation>{twice('County Hall & online')}</meetinglocation>"
            f"<minutepublished>{self.minuted}</minutepublished><agendaitems>{items}</agendaitems><attendees>{people}</attendees></getmeeting>"
        )


class Council:
    """Answers GetCommittees, GetMeetings and GetMeeting for one committee; `welsh` are the meetings under LLL=1."""

    def __init__(self, site: Site, title: str = "Children's & Families Scrutiny Committee") -> None:
        self.site = site
        self.title = title
        self.meetings: dict[int, Held] = {}
        self.welsh: dict[int, Held] = {}
        service = "/mgWebService.asmx/"
        site.answers[f"{service}GetCommittees"] = self._committees
        site.answers[f"{service}GetMeetings"] = self._meetings
        site.answers[f"{service}GetMeeting"] = self._meeting

    def hold(self, meeting: Held, welsh: Held | None = None) -> None:
        self.meetings[meeting.id] = meeting
        if welsh:
            self.welsh[meeting.id] = welsh

    def _committees(self, call: Call) -> Reply:
        if "lDummy" not in call.params:
            return Reply("System.InvalidOperationException: Missing parameter: lDummy.", 500)
        title = twice("Pwyllgor Craffu Plant" if call.params.get("LLL") == "1" and self.welsh else self.title)
        rows = f"<committee><committeeid>137</committeeid><committeetitle>{title}</committeetitle></committee>"
        rows += "<committee><committeeid>138</committeeid><committeetitle>Cabinet</committeetitle></committee>"
        return Reply(f"<getcommittees><committees>{rows}</committees></getcommittees>", headers=XML)

    def _meetings(self, call: Call) -> Reply:
        begins, ends = (_day(call.params[name]) for name in ("sFromDate", "sToDate"))
        held = self.meetings.values() if call.params["lCommitteeId"] == "137" else ()
        rows = "".join(meeting.row() for meeting in held if begins <= meeting.day <= ends)
        return Reply(
            f"<getmeetings><committeeid>137</committeeid><meetings>{rows}</meetings></getmeetings>", headers=XML
        )

    def _meeting(self, call: Call) -> Reply:
        held = self.welsh if call.params.get("LLL") == "1" and self.welsh else self.meetings
        return Reply(held[int(call.params["lMeetingId"])].xml(), headers=XML)


def _day(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))
