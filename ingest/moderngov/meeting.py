"""Committees, meetings, agenda items and papers, as ModernGov's replies tell of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from ingest.moderngov.reply import day, every, is_false, is_true, markup, plain, values

_SIZE = re.compile(r"(?:\s*\bpdf icon\b)?\s*\bPDF\s+[\d.,]+\s*[KM]B\s*$|\s*\bpdf icon\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document linked to an agenda item or a meeting; `address` as the service writes it."""

    title: str
    address: str
    restricted: bool
    published: date | None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`minutes` and `decision` are HTML, empty where there are none or none are published yet."""

    number: str
    title: str
    restricted: bool
    minutes: str
    decision: str
    papers: tuple[Paper, ...]

    @property
    def label(self) -> str:
        """Number and title: "5. Children's services"."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who was there, in which role, and how the service words it; addresses and telephone numbers are never kept."""

    name: str
    role: str
    attendance: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; `papers` belong to it as a whole."""

    id: str
    day: date | None
    time: str
    place: str
    items: tuple[AgendaItem, ...]
    papers: tuple[Paper, ...]
    attendees: tuple[Attendee, ...]


def committees_of(reply: Element) -> dict[str, str]:
    """Titles of committees by id, expired ones too: their papers stay."""
    found = (values(each) for each in every(reply, "committee"))
    return {
        each["committeeid"].strip(): plain(each.get("committeetitle", "")) for each in found if "committeeid" in each
    }


def meeting_ids_of(reply: Element, begins: date, ends: date) -> list[str]:
    """The ids of the meetings between two days, both included, the earliest first."""
    found = [(day(each.get("meetingdate")), each["meetingid"].strip()) for each in _meetings(reply)]
    kept = [(when or begins, id_) for when, id_ in found if when is None or begins <= when <= ends]
    return [id_ for _, id_ in sorted(kept)]


def _meetings(reply: Element) -> Iterator[dict[str, str]]:
    return (found for each in every(reply, "meeting") if "meetingid" in (found := values(each)))


def meeting_of(reply: Element, id_: str) -> Meeting:
    """The meeting that a reply of GetMeeting describes."""
    known = values(reply)
    for outer in every(reply, "meeting"):
        known |= values(outer)
    published = not is_false(known.get("minutepublished"))
    return Meeting(
        id=id_,
        day=day(known.get("meetingdate")),
        time=plain(known.get("meetingtime", "")),
        place=plain(known.get("meetinglocation", "")),
        items=tuple(_item(each, published) for each in every(reply, "agendaitem")),
        papers=tuple(_paper(each, False) for each in every(reply, "linkeddoc") if not _in_item(each)),
        attendees=tuple(_attendee(values(each)) for each in every(reply, "attendee")),
    )


def _in_item(element: Element) -> bool:
    return any(str(outer.tag).rsplit("}", 1)[-1].lower() == "agendaitem" for outer in element.iterancestors())


def _item(element: Element, published: bool) -> AgendaItem:
    known = values(element)
    hidden = is_true(known.get("isrestricted")) or is_false(known.get("isdisplayallowed"))
    minuted = published and not hidden and not is_false(known.get("isminutepublished"))
    decided = not hidden and not is_false(known.get("isdecisionpublished"))
    number = known.get("fulldisplaynumberformat", "").strip() or known.get("agendaitemnumber", "")
    return AgendaItem(
        number=plain(number),
        title=plain(known.get("agendaitemtitle", "")),
        restricted=hidden,
        minutes=markup(known.get("minutesnonemptyhtmlbody", "")).strip() if minuted else "",
        decision=markup(known.get("decisionnonemptyhtmlbody", "")).strip() if decided else "",
        papers=tuple(_paper(each, hidden) for each in every(element, "linkeddoc")),
    )


def _paper(element: Element, hidden: bool) -> Paper:
    known = values(element)
    return Paper(
        title=_SIZE.sub("", plain(known.get("title", ""))),
        address=plain_address(known.get("url", "")),
        restricted=hidden or is_true(known.get("isrestricted")),
        published=day(known.get("publicationdate")),
    )


def plain_address(text: str) -> str:
    """A link as it was before it was escaped twice."""
    return text.replace("&amp;", "&").strip()


def _attendee(known: dict[str, str]) -> Attendee:
    return Attendee(
        name=plain(known.get("name", "") or known.get("fullusername", "")),
        role=plain(known.get("roledescription", "")),
        attendance=plain(known.get("attendance", "")),
    )
